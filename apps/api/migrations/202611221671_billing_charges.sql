-- Accounts and the charges that acts write to them.

-- Where the charges of one visit go, and who owes them. The debtor is never assumed to be the patient.
create table account (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint account_facility references facility,
  visit_id uuid constraint account_visit references visit constraint account_one_per_visit unique,
  -- Empty for a sale over the counter to a buyer without a record.
  patient_id uuid constraint account_patient references patient,
  debtor_kind text not null constraint account_debtor_kind_known check (debtor_kind in ('patient', 'guarantor', 'walk-in')),
  guarantor_id uuid constraint account_guarantor references related_person,
  currency text not null constraint account_currency_form check (currency ~ '^[A-Z]{3}$'),
  opened_at timestamptz not null default core.now(),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint account_debtor_named check (
    (debtor_kind = 'walk-in') = (patient_id is null) and (debtor_kind = 'guarantor') = (guarantor_id is not null)),
  constraint account_of_facility unique (facility_id, id)
);
create unique index account_without_visit on account (facility_id, patient_id) where visit_id is null and patient_id is not null;
create index account_by_patient on account (patient_id) where patient_id is not null;
select core.facility_scoped('account');

-- One line to pay, written by the act in the act's own transaction. What set its price is frozen on it.
create table charge_item (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id(),
  account_id uuid not null,
  patient_id uuid constraint charge_item_patient references patient,
  visit_id uuid constraint charge_item_visit references visit,
  service_item_id uuid not null constraint charge_item_service references service_item,
  service_code text not null,
  description text not null,
  -- Negative for what came back.
  quantity numeric(18, 4) not null constraint charge_item_quantity_some check (quantity <> 0),
  unit text,
  unit_price numeric(18, 6) constraint charge_item_price_not_negative check (unit_price >= 0),
  price_id uuid constraint charge_item_price references price,
  price_rule text not null constraint charge_item_rule_known check (price_rule in ('price-list', 'practitioner-fee', 'returned', 'none')),
  -- Which selectors of the entry fitted, for "why this price".
  price_reason text[] not null default '{}',
  currency text not null,
  -- Minor units of the currency; `amount` is what is due before discount, with tax.
  net_amount bigint,
  tax_amount bigint,
  amount bigint,
  tax_code_id uuid constraint charge_item_tax references tax_code,
  tax_rate numeric(7, 4),
  tax_inclusive boolean,
  department_id uuid constraint charge_item_department references department,
  performer_id uuid constraint charge_item_performer references practitioner,
  -- The act: a visit, an order, a prescription that is paid before it is filled, a dispense, a return, a procedure, the sale at
  -- the counter itself, or the withdrawal of an act that was charged and not done.
  source_kind text not null constraint charge_item_source_known
    check (source_kind in ('visit', 'service-request', 'medication-request', 'medication-dispense', 'medication-return', 'procedure', 'counter', 'withdrawal')),
  source_id uuid not null,
  reverses_id uuid constraint charge_item_reverses references charge_item,
  status text not null constraint charge_item_status_known
    check (status in ('billable', 'unpriced', 'billed', 'cancelled')),
  status_reason text,
  -- True while the facility's policy requires the payment before the service.
  pay_first boolean not null default false,
  released_at timestamptz,
  released_by uuid,
  release_kind text constraint charge_item_release_known check (release_kind in ('paid', 'emergency', 'override')),
  release_reason text,
  occurred_at timestamptz not null default core.now(),
  business_date date not null,
  recorded_at timestamptz not null default core.now(),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint charge_item_account foreign key (facility_id, account_id) references account (facility_id, id),
  -- An act is never charged twice.
  constraint charge_item_one_per_act unique (source_kind, source_id),
  -- A missing price holds the line; it is never zero.
  constraint charge_item_priced check (num_nonnulls(unit_price, net_amount, tax_amount, amount) in (0, 4)
    and (status not in ('billable', 'billed') or unit_price is not null)
    and (status <> 'unpriced' or unit_price is null)),
  constraint charge_item_sum check (net_amount + tax_amount = amount),
  constraint charge_item_tax_whole check (num_nonnulls(tax_code_id, tax_rate, tax_inclusive) in (0, 3)),
  constraint charge_item_return check ((quantity < 0) = (reverses_id is not null)),
  constraint charge_item_release_whole check (num_nonnulls(released_at, release_kind) in (0, 2)
    and (release_kind not in ('emergency', 'override') or release_reason is not null)),
  constraint charge_item_cancel_reason check (status <> 'cancelled' or status_reason is not null)
);
create index charge_item_by_account on charge_item (account_id, occurred_at);
create index charge_item_open on charge_item (facility_id, account_id) where status in ('billable', 'unpriced');
create index charge_item_unpriced on charge_item (facility_id, occurred_at, id) where status = 'unpriced';
create index charge_item_by_patient on charge_item (patient_id) where patient_id is not null;
create index charge_item_by_visit on charge_item (visit_id) where visit_id is not null;
create index charge_item_by_day on charge_item (facility_id, business_date);
create index charge_item_by_reversed on charge_item (reverses_id) where reverses_id is not null;
select core.facility_scoped('charge_item');
revoke update on charge_item from wardbook_app;
-- The price may be filled in later, while the line is unpriced (see the trigger); the act itself stays as it was written.
grant update (status, status_reason, released_at, released_by, release_kind, release_reason, unit_price, price_id, price_rule,
  price_reason, net_amount, tax_amount, amount, tax_code_id, tax_rate, tax_inclusive) on charge_item to wardbook_app;

-- The table `chargeTransitions` of the program, for every writer; a test holds the two together.
create function charge_item_may_become(before text, later text) returns boolean language sql immutable parallel safe
begin atomic
  select (before, later) in (('unpriced', 'billable'), ('unpriced', 'cancelled'), ('billable', 'billed'), ('billable', 'cancelled'),
    ('billed', 'billable'), ('billed', 'cancelled'));
end;

create function charge_item_keep_price() returns trigger language plpgsql as $$
begin
  if old.unit_price is not null and (new.unit_price, new.net_amount, new.tax_amount, new.amount, new.price_id)
    is distinct from (old.unit_price, old.net_amount, old.tax_amount, old.amount, old.price_id) then
    perform core.refuse('charge_item_price_stays');
  end if;
  if new.status <> old.status and not charge_item_may_become(old.status, new.status) then perform core.refuse('charge_item_status_follows'); end if;
  return new;
end $$;
create trigger keep_price before update on charge_item for each row execute function charge_item_keep_price();

-- A reduction that one person asks for and another one approves.
create table discount (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint discount_facility references facility,
  charge_item_id uuid not null constraint discount_charge references charge_item,
  percent numeric(5, 2) not null constraint discount_percent_range check (percent > 0 and percent <= 100),
  reason text not null constraint discount_reason_given check (reason <> ''),
  status text not null default 'requested' constraint discount_status_known check (status in ('requested', 'approved', 'refused')),
  decided_at timestamptz,
  decided_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint discount_decided check ((status = 'requested') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint discount_other_decides check (decided_by <> created_by)
);
create unique index discount_one_in_force on discount (charge_item_id) where status <> 'refused';
create index discount_waiting on discount (facility_id, created_at) where status = 'requested';
select core.facility_scoped('discount');
revoke update on discount from wardbook_app;
grant update (status, decided_at, decided_by) on discount to wardbook_app;
