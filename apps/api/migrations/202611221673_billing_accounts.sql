-- The chart of accounts that the product posts to, and the services of what the catalogues hold already.

insert into journal_account (code, role, name, type) values
  ('1000', 'till-cash', 'Cash in tills', 'asset'),
  ('1010', 'safe', 'Cash in the safe', 'asset'),
  ('1020', 'card-clearing', 'Card payments to be settled', 'asset'),
  ('1030', 'mobile-money-clearing', 'Mobile money to be settled', 'asset'),
  ('1040', 'bank-clearing', 'Bank transfers to be settled', 'asset'),
  ('1050', 'cheques', 'Cheques to be cashed', 'asset'),
  ('1100', 'patients', 'Owed by patients and guarantors', 'asset'),
  ('1110', 'payers', 'Owed by payers', 'asset'),
  ('2100', 'tax', 'Tax collected', 'liability'),
  ('4000', 'revenue', 'Revenue from services', 'income'),
  ('4900', 'discounts', 'Discounts given', 'income'),
  ('4910', 'allowances', 'Contractual allowances', 'income'),
  ('6900', 'cash-differences', 'Cash differences', 'expense');

-- What was known before billing: the triggers name what comes later.
insert into service_item (code, name, kind, source_kind, source_id, active)
select 'LAB-' || code, name, 'test', 'lab-test', id, active from lab_test
union all
select 'MED-' || code, name, 'medicine', 'medicine', id, active from medicine;

-- The default of the setting `billing.consultation-service`. Without a price it waits for one.
insert into service_item (code, name, kind) values ('CONSULT', 'Consultation', 'consultation');
