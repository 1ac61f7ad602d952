-- Payers, their plans, and the patients' dated, ranked coverages under a plan.

create table payer (
  id uuid primary key default uuidv7(),
  code text not null constraint payer_code_unique unique constraint payer_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
  name text not null,
  kind text not null constraint payer_kind_known check (kind in ('insurer', 'government-scheme', 'employer', 'charity')),
  phone text,
  email text,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('payer');

create table payer_plan (
  id uuid primary key default uuidv7(),
  payer_id uuid not null constraint payer_plan_payer references payer,
  code text not null constraint payer_plan_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
  name text not null,
  -- The payer's share of each line; what is left is the patient's.
  covered_percent numeric(5, 2) not null constraint payer_plan_percent check (covered_percent between 0 and 100),
  -- The most that the plan pays, in minor units of `currency`, per visit or per year.
  cap_amount bigint constraint payer_plan_cap_positive check (cap_amount > 0),
  cap_period text constraint payer_plan_cap_period_known check (cap_period in ('visit', 'year')),
  currency text constraint payer_plan_currency_form check (currency ~ '^[A-Z]{3}$'),
  -- Government schemes often forbid asking the patient for the difference.
  no_balance_billing boolean not null default false,
  needs_authorisation boolean not null default false,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint payer_plan_code_unique unique (payer_id, code),
  constraint payer_plan_cap_whole check (num_nulls(cap_amount, cap_period, currency) in (0, 3))
);
select core.organisation_wide('payer_plan');

create table coverage (
  id uuid primary key default uuidv7(),
  patient_id uuid not null constraint coverage_patient references patient,
  payer_plan_id uuid not null constraint coverage_plan references payer_plan,
  member_number text not null constraint coverage_member_some check (member_number <> ''),
  -- The person insured, where that is not the patient.
  holder_name text,
  holder_relation text constraint coverage_holder_known check (holder_relation in ('self', 'parent', 'spouse', 'employee', 'other')),
  -- The first rank is asked to pay first.
  rank smallint not null default 1 constraint coverage_rank_positive check (rank >= 1),
  valid_from date not null,
  valid_to date,
  status text not null default 'active' constraint coverage_status_known check (status in ('active', 'cancelled', 'entered-in-error')),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint coverage_period check (valid_to >= valid_from),
  constraint coverage_rank_once exclude using gist
    (patient_id with =, rank with =, daterange(valid_from, valid_to, '[]') with &&) where (status = 'active')
);
create index coverage_by_patient on coverage (patient_id);
create index coverage_by_plan on coverage (payer_plan_id, patient_id);
select core.organisation_wide('coverage');
