-- Claims of other hospitals to payers, and what was paid, as their systems recorded it. It is history for the chart: no charge, invoice,
-- coverage or journal entry of ours reads it, and nothing here is money that this organisation has or is owed.
create table claim_history (
  id uuid primary key default uuidv7(),
  patient_id uuid not null constraint claim_history_patient references patient,
  encounter_id uuid constraint claim_history_encounter references encounter,
  -- The claim that an explanation answers.
  claim_id uuid constraint claim_history_claim references claim_history,
  kind text not null constraint claim_history_kind_known check (kind in ('Claim', 'ExplanationOfBenefit', 'Coverage')),
  status text not null,
  use text,
  type text,
  outcome text,
  provider_text text,
  payer_text text,
  member_number text,
  started_on date,
  ended_on date,
  submitted_at timestamptz,
  total_amount numeric(18, 6),
  paid_amount numeric(18, 6),
  currency text constraint claim_history_currency_form check (currency ~ '^[A-Z]{3}$'),
  -- [{"system", "code", "display", "amount"}]
  items jsonb not null default '[]' constraint claim_history_items_list check (jsonb_typeof(items) = 'array'),
  recorded_at timestamptz not null default core.now(),
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index claim_history_by_patient on claim_history (patient_id, submitted_at desc, id desc);
create index claim_history_by_claim on claim_history (claim_id) where claim_id is not null;
select core.organisation_wide('claim_history');
select core.append_only('claim_history');
