-- Documents, money and the journal. Nothing here is ever edited: a correction is a reversal.

-- The last number of each series. Taking one locks the row until the issuing transaction ends, so a rollback leaves no gap.
create table document_counter (
  facility_id uuid not null default core.facility_id() constraint document_counter_facility references facility,
  kind text not null constraint document_counter_kind_known
    check (kind in ('proforma', 'invoice', 'credit-note', 'receipt', 'refund', 'void')),
  fiscal_year int not null,
  last_number int not null,
  constraint document_counter_pkey primary key (facility_id, kind, fiscal_year)
);
alter table document_counter enable row level security;
create policy own_facility on document_counter to wardbook_app
  using (facility_id = (select core.facility_id())) with check (facility_id = (select core.facility_id()));
create policy report_all on document_counter for select to wardbook_report using (true);
grant select, insert, update on document_counter to wardbook_app;
grant select on document_counter to wardbook_report;

create function next_document_number(wanted text, year int) returns int language sql
begin atomic
  insert into document_counter (facility_id, kind, fiscal_year, last_number) values (core.facility_id(), wanted, year, 1)
  on conflict (facility_id, kind, fiscal_year) do update set last_number = document_counter.last_number + 1
  returning last_number;
end;

create table invoice (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id(),
  account_id uuid not null,
  kind text not null constraint invoice_kind_known check (kind in ('proforma', 'invoice', 'credit-note')),
  fiscal_year int not null,
  sequence int not null,
  number text not null,
  currency text not null,
  net_amount bigint not null,
  tax_amount bigint not null,
  discount_amount bigint not null,
  total_amount bigint not null,
  patient_amount bigint not null,
  coverage_amount bigint not null,
  -- The allowance: what a plan without balance billing forbids to ask of the patient.
  allowance_amount bigint not null default 0,
  reverses_id uuid constraint invoice_reverses references invoice,
  reason text,
  -- The debtor, as the document shows it.
  debtor_name text not null,
  issued_at timestamptz not null default core.now(),
  business_date date not null,
  -- The response of a fiscal device or an e-invoice service.
  fiscal_reference text,
  fiscal_signature text,
  fiscal_registered_at timestamptz,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  -- The transaction that wrote the row; what belongs to it comes in the same one.
  written_in xid8 not null default pg_current_xact_id(),
  constraint invoice_account foreign key (facility_id, account_id) references account (facility_id, id),
  constraint invoice_number_once unique (facility_id, kind, fiscal_year, sequence),
  constraint invoice_sum check (net_amount + tax_amount = total_amount and patient_amount + coverage_amount + allowance_amount = total_amount),
  constraint invoice_credit_names_invoice check ((kind = 'credit-note') = (reverses_id is not null) and (reverses_id is null or reason is not null)),
  constraint invoice_signs check (case kind when 'credit-note' then total_amount <= 0 else total_amount >= 0 end)
);
create index invoice_by_account on invoice (account_id, issued_at);
create index invoice_in_order on invoice (facility_id, issued_at desc, id desc);
create index invoice_by_number on invoice (facility_id, number);
create index invoice_by_reversed on invoice (reverses_id) where reverses_id is not null;
select core.facility_scoped('invoice');
select core.append_only('invoice');
grant update (fiscal_reference, fiscal_signature, fiscal_registered_at) on invoice to wardbook_app;

create table invoice_line (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id(),
  invoice_id uuid not null constraint invoice_line_invoice references invoice,
  position int not null,
  charge_item_id uuid not null constraint invoice_line_charge references charge_item,
  service_code text not null,
  description text not null,
  quantity numeric(18, 4) not null,
  unit text,
  unit_price numeric(18, 6) not null,
  discount_id uuid constraint invoice_line_discount references discount,
  discount_amount bigint not null default 0,
  net_amount bigint not null,
  tax_amount bigint not null,
  total_amount bigint not null,
  tax_code text,
  tax_rate numeric(7, 4),
  department_id uuid constraint invoice_line_department references department,
  performer_id uuid constraint invoice_line_performer references practitioner,
  reverses_line_id uuid constraint invoice_line_reverses references invoice_line,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint invoice_line_position unique (invoice_id, position),
  constraint invoice_line_sum check (net_amount + tax_amount = total_amount)
);
create index invoice_line_by_charge on invoice_line (charge_item_id);
create index invoice_line_by_reversed on invoice_line (reverses_line_id) where reverses_line_id is not null;
select core.facility_scoped('invoice_line');
select core.append_only('invoice_line');

-- The payers' and the patient's parts of a line, which sum to it exactly.
create table invoice_line_split (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id(),
  invoice_line_id uuid not null constraint invoice_line_split_line references invoice_line,
  party text not null constraint invoice_line_split_party_known check (party in ('patient', 'coverage', 'allowance')),
  coverage_id uuid constraint invoice_line_split_coverage references coverage,
  payer_id uuid constraint invoice_line_split_payer references payer,
  payer_plan_id uuid constraint invoice_line_split_plan references payer_plan,
  -- How the part was found: the plan's percentage, and whether its cap cut it.
  percent numeric(5, 2),
  capped boolean not null default false,
  amount bigint not null,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint invoice_line_split_payer_named check (num_nonnulls(coverage_id, payer_id, payer_plan_id) = case when party = 'coverage' then 3 else 0 end)
);
create unique index invoice_line_split_once on invoice_line_split (invoice_line_id, party, coverage_id) nulls not distinct;
create index invoice_line_split_by_coverage on invoice_line_split (coverage_id) where coverage_id is not null;
select core.facility_scoped('invoice_line_split');
select core.append_only('invoice_line_split');

create function invoice_adds_up(checked uuid) returns void language plpgsql as $$
begin
  if exists (
    select from invoice
    left join lateral (
      select sum(net_amount) as net, sum(tax_amount) as tax, sum(total_amount) as total, sum(discount_amount) as discount
      from invoice_line where invoice_id = invoice.id
    ) as lines on true
    left join lateral (
      select coalesce(sum(amount) filter (where party = 'patient'), 0) as patient,
        coalesce(sum(amount) filter (where party = 'coverage'), 0) as coverage,
        coalesce(sum(amount) filter (where party = 'allowance'), 0) as allowance
      from invoice_line_split join invoice_line on invoice_line.id = invoice_line_split.invoice_line_id
      where invoice_line.invoice_id = invoice.id
    ) as parts on true
    where invoice.id = checked and (lines.net, lines.tax, lines.total, lines.discount, parts.patient, parts.coverage, parts.allowance)
      is distinct from (invoice.net_amount, invoice.tax_amount, invoice.total_amount, invoice.discount_amount,
        invoice.patient_amount, invoice.coverage_amount, invoice.allowance_amount)
  ) then perform core.refuse('invoice_totals_are_lines'); end if;
  if exists (
    select from invoice_line
    where invoice_id = checked and total_amount is distinct from
      (select sum(amount) from invoice_line_split where invoice_line_id = invoice_line.id)
  ) then perform core.refuse('invoice_line_split_sum'); end if;
end $$;

create function invoice_check() returns trigger language plpgsql as $$
begin
  perform invoice_adds_up(new.id);
  return null;
end $$;
create constraint trigger adds_up after insert on invoice deferrable initially deferred
  for each row execute function invoice_check();

-- A line or a part that comes in after its document was committed would change it.
create function invoice_line_check() returns trigger language plpgsql as $$
declare
  whole invoice_line;
  gone record;
begin
  if (select written_in from invoice where id = new.invoice_id) is distinct from pg_current_xact_id() then
    perform core.refuse('invoice_is_issued');
  end if;
  if new.reverses_line_id is not null then
    -- Credits take back at most what the line billed. The lock lets two credits of one line see each other.
    perform pg_advisory_xact_lock(hashtextextended('invoice-line:' || new.reverses_line_id, 0));
    select * into whole from invoice_line where id = new.reverses_line_id;
    select coalesce(sum(quantity), 0) as quantity, coalesce(sum(total_amount), 0) as amount into gone
      from invoice_line where reverses_line_id = new.reverses_line_id;
    if whole.quantity + gone.quantity + new.quantity < 0 or whole.total_amount + gone.amount + new.total_amount < 0 then
      perform core.refuse('invoice_line_credited_once');
    end if;
  end if;
  return new;
end $$;
create trigger with_its_invoice before insert on invoice_line for each row execute function invoice_line_check();

create function invoice_line_split_check() returns trigger language plpgsql as $$
begin
  if (select written_in from invoice join invoice_line on invoice_line.invoice_id = invoice.id where invoice_line.id = new.invoice_line_id)
    is distinct from pg_current_xact_id() then
    perform core.refuse('invoice_is_issued');
  end if;
  return new;
end $$;
create trigger with_its_line before insert on invoice_line_split for each row execute function invoice_line_split_check();

------------------------------------------------------------------------------------------------------------------------
-- Tills and payments
------------------------------------------------------------------------------------------------------------------------

create table till_session (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint till_session_facility references facility,
  cashier_id uuid not null constraint till_session_cashier references user_account,
  location_id uuid constraint till_session_location references location,
  currency text not null,
  opening_float bigint not null constraint till_session_float_not_negative check (opening_float >= 0),
  opened_at timestamptz not null default core.now(),
  business_date date not null,
  closed_at timestamptz,
  -- Counted blind, without the amount that the journal expects; the difference is posted.
  counted_cash bigint constraint till_session_counted_not_negative check (counted_cash >= 0),
  counted_card bigint constraint till_session_counted_card_not_negative check (counted_card >= 0),
  expected_cash bigint,
  expected_card bigint,
  difference_note text,
  reviewed_at timestamptz,
  reviewed_by uuid,
  review_note text,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint till_session_closed_whole check (num_nonnulls(closed_at, counted_cash, counted_card, expected_cash, expected_card) in (0, 5)),
  constraint till_session_review check (num_nonnulls(reviewed_at, reviewed_by) in (0, 2) and (reviewed_at is null or closed_at is not null)),
  constraint till_session_other_reviews check (reviewed_by <> cashier_id),
  constraint till_session_of_facility unique (facility_id, id)
);
create unique index till_session_one_open on till_session (facility_id, cashier_id) where closed_at is null;
create index till_session_in_order on till_session (facility_id, opened_at desc, id desc);
select core.facility_scoped('till_session');

-- Money that came in (receipt), went out (refund), or a receipt that is taken back whole (void).
create table payment (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id(),
  account_id uuid not null,
  till_session_id uuid not null,
  kind text not null constraint payment_kind_known check (kind in ('receipt', 'refund', 'void')),
  fiscal_year int not null,
  sequence int not null,
  number text not null,
  method text not null constraint payment_method_known
    check (method in ('cash', 'card', 'mobile-money', 'bank-transfer', 'cheque')),
  currency text not null,
  amount bigint not null constraint payment_amount_positive check (amount > 0),
  tendered bigint,
  change bigint,
  -- What finds the money again: the authorisation on a card slip, the code of a transaction, the number of a cheque.
  reference text,
  reverses_id uuid constraint payment_reverses references payment constraint payment_reversed_once unique,
  reason text,
  -- Handed back by another means than the account had paid with, which the reviewer of the till sees.
  other_means boolean not null default false,
  paid_at timestamptz not null default core.now(),
  business_date date not null,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  -- The transaction that wrote the row; what belongs to it comes in the same one.
  written_in xid8 not null default pg_current_xact_id(),
  constraint payment_account foreign key (facility_id, account_id) references account (facility_id, id),
  constraint payment_session foreign key (facility_id, till_session_id) references till_session (facility_id, id),
  constraint payment_number_once unique (facility_id, kind, fiscal_year, sequence),
  constraint payment_change check (num_nonnulls(tendered, change) in (0, 2) and (tendered is null or (method = 'cash' and tendered - change = amount and change >= 0))),
  constraint payment_reference check (kind <> 'receipt' or method in ('cash', 'card') or reference is not null),
  constraint payment_reversal check ((kind = 'void') = (reverses_id is not null) and (kind = 'receipt' or reason is not null))
);
create index payment_by_account on payment (account_id, paid_at);
create index payment_by_session on payment (till_session_id, paid_at);
create index payment_in_order on payment (facility_id, paid_at desc, id desc);
select core.facility_scoped('payment');
select core.append_only('payment');

-- Which line a payment pays. A void or refund takes back with negative rows. What a payment has on a line that was credited since
-- moves to another line of the account by two rows, one of each sign.
create table payment_allocation (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id(),
  payment_id uuid not null constraint payment_allocation_payment references payment,
  invoice_line_id uuid not null constraint payment_allocation_line references invoice_line,
  amount bigint not null constraint payment_allocation_some check (amount <> 0),
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index payment_allocation_by_payment on payment_allocation (payment_id);
create index payment_allocation_by_line on payment_allocation (invoice_line_id);
select core.facility_scoped('payment_allocation');
select core.append_only('payment_allocation');

-- A payment is allocated whole, and a line never takes more than what the patient owes of it after credits. The lock lets two
-- payments at the same time see each other.
create function payment_allocation_check() returns trigger language plpgsql as $$
declare
  owed bigint;
  paid bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('invoice-line:' || new.invoice_line_id, 0));
  select coalesce(sum(amount), 0) into owed from invoice_line_split
    where party = 'patient' and invoice_line_id in (
      select new.invoice_line_id union all select id from invoice_line where reverses_line_id = new.invoice_line_id);
  select coalesce(sum(amount), 0) into paid from payment_allocation where invoice_line_id = new.invoice_line_id;
  if paid + new.amount < 0 or (new.amount > 0 and paid + new.amount > owed) then perform core.refuse('payment_allocation_within_line'); end if;
  return new;
end $$;
create trigger within_line before insert on payment_allocation for each row execute function payment_allocation_check();

create function payment_is_allocated(checked uuid) returns void language plpgsql as $$
begin
  if exists (select from payment where id = checked and (case when kind = 'receipt' then amount else -amount end)
    is distinct from (select sum(amount) from payment_allocation where payment_id = checked))
  then perform core.refuse('payment_is_allocated'); end if;
end $$;
create function payment_check() returns trigger language plpgsql as $$
begin
  perform payment_is_allocated(new.id);
  return null;
end $$;
create constraint trigger is_allocated after insert on payment deferrable initially deferred
  for each row execute function payment_check();

-- A row that moves what a payment pays comes with its counterpart.
create function payment_allocation_moved() returns trigger language plpgsql as $$
begin
  if (select written_in from payment where id = new.payment_id) is distinct from pg_current_xact_id() then
    perform payment_is_allocated(new.payment_id);
  end if;
  return null;
end $$;
create constraint trigger is_moved_whole after insert on payment_allocation deferrable initially deferred
  for each row execute function payment_allocation_moved();

------------------------------------------------------------------------------------------------------------------------
-- Journal
------------------------------------------------------------------------------------------------------------------------

create table journal_account (
  id uuid primary key default uuidv7(),
  code text not null constraint journal_account_code_unique unique constraint journal_account_code_form check (code ~ '^[0-9]{4}$'),
  role text not null constraint journal_account_role_unique unique constraint journal_account_role_known check (role in
    ('till-cash', 'card-clearing', 'mobile-money-clearing', 'bank-clearing', 'cheques', 'safe', 'patients', 'payers', 'revenue', 'discounts', 'allowances', 'tax', 'cash-differences')),
  name text not null,
  type text not null constraint journal_account_type_known check (type in ('asset', 'liability', 'equity', 'income', 'expense')),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('journal_account');

create table journal_entry (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint journal_entry_facility references facility,
  business_date date not null,
  occurred_at timestamptz not null default core.now(),
  source_kind text not null constraint journal_entry_source_known
    check (source_kind in ('invoice', 'credit-note', 'receipt', 'refund', 'void', 'till-open', 'till-close')),
  source_id uuid not null,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  -- The transaction that wrote the row; what belongs to it comes in the same one.
  written_in xid8 not null default pg_current_xact_id(),
  constraint journal_entry_one_per_source unique (source_kind, source_id)
);
create index journal_entry_by_day on journal_entry (facility_id, business_date);
select core.facility_scoped('journal_entry');
select core.append_only('journal_entry');

create table journal_line (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id(),
  journal_entry_id uuid not null constraint journal_line_entry references journal_entry,
  journal_account_id uuid not null constraint journal_line_account references journal_account,
  currency text not null,
  debit bigint not null default 0,
  credit bigint not null default 0,
  -- What the amount belongs to, so that every balance is a sum of these rows.
  account_id uuid constraint journal_line_debtor references account,
  payer_id uuid constraint journal_line_payer references payer,
  department_id uuid constraint journal_line_department references department,
  till_session_id uuid constraint journal_line_session references till_session,
  invoice_line_id uuid constraint journal_line_invoice_line references invoice_line,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint journal_line_one_side check (debit >= 0 and credit >= 0 and (debit = 0) <> (credit = 0))
);
create index journal_line_by_entry on journal_line (journal_entry_id);
create index journal_line_by_debtor on journal_line (account_id, journal_account_id) where account_id is not null;
create index journal_line_by_session on journal_line (till_session_id, journal_account_id) where till_session_id is not null;
create index journal_line_by_payer on journal_line (payer_id, journal_account_id) where payer_id is not null;
create index journal_line_by_account on journal_line (journal_account_id, journal_entry_id);
select core.facility_scoped('journal_line');
select core.append_only('journal_line');

create function journal_entry_check() returns trigger language plpgsql as $$
begin
  if not exists (select from journal_line where journal_entry_id = new.id) or exists (
    select from journal_line where journal_entry_id = new.id group by currency having sum(debit) <> sum(credit)
  ) then perform core.refuse('journal_entry_balanced'); end if;
  return null;
end $$;
create constraint trigger balanced after insert on journal_entry deferrable initially deferred
  for each row execute function journal_entry_check();

create function journal_line_check() returns trigger language plpgsql as $$
begin
  if (select written_in from journal_entry where id = new.journal_entry_id) is distinct from pg_current_xact_id() then
    perform core.refuse('journal_entry_closed');
  end if;
  return new;
end $$;
create trigger with_its_entry before insert on journal_line for each row execute function journal_line_check();
