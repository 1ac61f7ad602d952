-- Medicines from ingredient to pack, what was prescribed, and what was handed out.

-- An ingredient. Allergies and duplicates are found by ingredient, never by product name.
create table substance (
  id uuid primary key default uuidv7(),
  code text not null constraint substance_code_unique unique constraint substance_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  name text not null constraint substance_name_unique unique,
  rxnorm text constraint substance_rxnorm_unique unique,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index substance_by_name on substance using gin (core.search_text(name) gin_trgm_ops);
select core.organisation_wide('substance');

-- Ingredients to which a patient is commonly allergic together, such as the penicillins.
create table substance_group (
  id uuid primary key default uuidv7(),
  code text not null constraint substance_group_code_unique unique,
  name text not null,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('substance_group');

create table substance_group_member (
  id uuid primary key default uuidv7(),
  group_id uuid not null constraint substance_group_member_group references substance_group,
  substance_id uuid not null constraint substance_group_member_substance references substance,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint substance_group_member_once unique (substance_id, group_id)
);
create index substance_group_member_by_group on substance_group_member (group_id);
select core.organisation_wide('substance_group_member');
grant delete on substance_group_member to wardbook_app;

-- A patient allergic to one group may react to the other: penicillins and cephalosporins.
create table substance_group_crossing (
  id uuid primary key default uuidv7(),
  group_id uuid not null constraint substance_group_crossing_group references substance_group,
  other_group_id uuid not null constraint substance_group_crossing_other references substance_group,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint substance_group_crossing_once unique (group_id, other_group_id),
  constraint substance_group_crossing_differs check (group_id <> other_group_id)
);
select core.organisation_wide('substance_group_crossing');

-- What a coded allergy means for prescribing: an ingredient, a group, or nothing (an allergen that is no medicine).
create table allergen_code (
  id uuid primary key default uuidv7(),
  system text not null,
  code text not null,
  display text not null,
  substance_id uuid constraint allergen_code_substance references substance,
  group_id uuid constraint allergen_code_group references substance_group,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint allergen_code_once unique (system, code),
  constraint allergen_code_one_meaning check (num_nonnulls(substance_id, group_id) <= 1)
);
create index allergen_code_by_display on allergen_code using gin (core.search_text(display) gin_trgm_ops);
select core.organisation_wide('allergen_code');

-- A generic product: ingredients in a strength and a form. Its stock item is what a store counts when no brand is named.
create table medicine (
  id uuid primary key default uuidv7(),
  code text not null constraint medicine_code_unique unique constraint medicine_code_form check (code ~ '^[a-z0-9][a-z0-9.-]{0,79}$'),
  name text not null constraint medicine_name_unique unique,
  form text not null,
  strength text not null,
  route text not null,
  dose_unit text not null,
  atc_code text constraint medicine_atc_form check (atc_code ~ '^[A-Z]\d{2}[A-Z]{2}\d{2}$'),
  rxnorm text,
  aliases text[] not null default '{}',
  prescription_only boolean not null default true,
  stock_item_id uuid not null constraint medicine_stock_item references stock_item constraint medicine_stock_item_unique unique,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index medicine_in_order on medicine (name, id);
create index medicine_by_rxnorm on medicine (rxnorm) where rxnorm is not null;
select core.organisation_wide('medicine');

create table medicine_ingredient (
  id uuid primary key default uuidv7(),
  medicine_id uuid not null constraint medicine_ingredient_medicine references medicine,
  substance_id uuid not null constraint medicine_ingredient_substance references substance,
  amount numeric(18, 6) constraint medicine_ingredient_amount_positive check (amount > 0),
  amount_unit text,
  per_amount numeric(18, 6) not null default 1 constraint medicine_ingredient_per_positive check (per_amount > 0),
  per_unit text,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint medicine_ingredient_once unique (medicine_id, substance_id)
);
create index medicine_ingredient_by_substance on medicine_ingredient (substance_id);
select core.organisation_wide('medicine_ingredient');
grant delete on medicine_ingredient to wardbook_app;

create table brand (
  id uuid primary key default uuidv7(),
  medicine_id uuid not null constraint brand_medicine references medicine,
  name text not null,
  manufacturer text,
  stock_item_id uuid not null constraint brand_stock_item references stock_item constraint brand_stock_item_unique unique,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint brand_name_unique unique (medicine_id, name)
);
create index brand_by_name on brand using gin (core.search_text(name) gin_trgm_ops);
select core.organisation_wide('brand');

-- What is bought and handed over: its size is the stock item's conversion, said once.
create table pack (
  id uuid primary key default uuidv7(),
  medicine_id uuid not null constraint pack_medicine references medicine,
  brand_id uuid constraint pack_brand references brand,
  stock_item_unit_id uuid not null constraint pack_unit references stock_item_unit,
  gtin text constraint pack_gtin_unique unique constraint pack_gtin_form check (gtin ~ '^\d{8}$|^\d{12,14}$'),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index pack_by_medicine on pack (medicine_id);
select core.organisation_wide('pack');

-- One line of a prescription. What the clinician ordered, whether it was handed out, and whether it is paid are three
-- statuses. Imported lines may know only a code and a text. `group_id` keeps together what was signed together.
create table medication_request (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint medication_request_facility references facility,
  patient_id uuid not null constraint medication_request_patient references patient,
  visit_id uuid constraint medication_request_visit references visit,
  encounter_id uuid constraint medication_request_encounter references encounter,
  group_id uuid not null,
  requester_id uuid constraint medication_request_requester references practitioner,
  requester_name text,
  medicine_id uuid constraint medication_request_medicine references medicine,
  brand_id uuid constraint medication_request_brand references brand,
  medicine_system text,
  medicine_code text,
  medicine_display text not null,
  dosage jsonb not null default '[]' constraint medication_request_dosage_list check (jsonb_typeof(dosage) = 'array'),
  dosage_text text,
  weight_kg numeric(8, 3) constraint medication_request_weight_positive check (weight_kg > 0),
  quantity numeric(18, 4) constraint medication_request_quantity_positive check (quantity > 0),
  quantity_unit text,
  dispensed_quantity numeric(18, 4) not null default 0 constraint medication_request_dispensed_not_negative check (dispensed_quantity >= 0),
  substitution_allowed boolean not null default true,
  reason text,
  note text,
  status text not null default 'active' constraint medication_request_status_known
    check (status in ('draft', 'active', 'on-hold', 'completed', 'stopped', 'cancelled', 'entered-in-error', 'unknown')),
  status_reason text,
  fulfilment text not null default 'waiting' constraint medication_request_fulfilment_known
    check (fulfilment in ('not-asked', 'waiting', 'partial', 'dispensed', 'closed')),
  billing_status text not null default 'pending' constraint medication_request_billing_known
    check (billing_status in ('pending', 'not-billable', 'unpriced', 'awaiting-payment', 'billable', 'billed', 'reversed')),
  prescribed_at timestamptz not null default core.now(),
  -- As `occurred_precision` of a condition: empty for a moment.
  prescribed_precision text constraint medication_request_prescribed_precision_known
    check (prescribed_precision in ('day', 'month', 'year', 'unknown')),
  course_ends_on date,
  ended_at timestamptz,
  recorded_at timestamptz not null default core.now(),
  confidentiality text not null default 'normal' constraint medication_request_confidentiality_known
    check (confidentiality in ('normal', 'restricted', 'very-restricted')),
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint medication_request_error_reason check (status <> 'entered-in-error' or status_reason is not null),
  constraint medication_request_not_over_dispensed check (dispensed_quantity <= quantity),
  constraint medication_request_fulfilled_by_us check (fulfilment = 'not-asked' or (medicine_id is not null and quantity is not null))
);
create index medication_request_by_patient on medication_request (patient_id, prescribed_at desc, id desc);
create index medication_request_by_encounter on medication_request (encounter_id) where encounter_id is not null;
create index medication_request_by_visit on medication_request (visit_id) where visit_id is not null;
create index medication_request_by_group on medication_request (group_id);
create index medication_request_queue on medication_request (facility_id, prescribed_at, id)
  where status = 'active' and fulfilment in ('waiting', 'partial');
select core.clinical_record('medication_request',
  '{status,status_reason,fulfilment,billing_status,dispensed_quantity,course_ends_on,ended_at,confidentiality,error_at,error_by}');

-- A prescription against a warning: the warnings that were shown, and the prescriber's reason.
create table prescribing_override (
  id uuid primary key default uuidv7(),
  patient_id uuid not null constraint prescribing_override_patient references patient,
  medication_request_id uuid not null constraint prescribing_override_request references medication_request,
  warnings jsonb not null,
  reason text not null,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index prescribing_override_by_request on prescribing_override (medication_request_id);
select core.organisation_wide('prescribing_override');
select core.append_only('prescribing_override');

-- One medicine handed out, for a prescription line or over the counter. `handover_id` keeps together one visit to the window.
create table medication_dispense (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint medication_dispense_facility references facility,
  handover_id uuid not null,
  kind text not null constraint medication_dispense_kind_known check (kind in ('prescription', 'over-the-counter')),
  patient_id uuid constraint medication_dispense_patient references patient,
  visit_id uuid constraint medication_dispense_visit references visit,
  encounter_id uuid constraint medication_dispense_encounter references encounter,
  medication_request_id uuid constraint medication_dispense_request references medication_request,
  store_id uuid not null constraint medication_dispense_store references location,
  medicine_id uuid not null constraint medication_dispense_medicine references medicine,
  brand_id uuid constraint medication_dispense_brand references brand,
  stock_item_id uuid not null constraint medication_dispense_item references stock_item,
  medicine_display text not null,
  dosage_text text,
  quantity numeric(18, 4) not null constraint medication_dispense_quantity_positive check (quantity > 0),
  returned_quantity numeric(18, 4) not null default 0,
  unit text not null,
  substitution_reason text,
  note text,
  occurred_at timestamptz not null default core.now(),
  recorded_at timestamptz not null default core.now(),
  business_date date not null,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint medication_dispense_for_somebody check (kind <> 'prescription' or (medication_request_id is not null and patient_id is not null)),
  constraint medication_dispense_not_over_returned check (returned_quantity between 0 and quantity)
);
create index medication_dispense_by_patient on medication_dispense (patient_id, occurred_at desc) where patient_id is not null;
create index medication_dispense_by_request on medication_dispense (medication_request_id) where medication_request_id is not null;
create index medication_dispense_by_handover on medication_dispense (handover_id);
create index medication_dispense_by_day on medication_dispense (facility_id, occurred_at desc, id desc);
select core.clinical_record('medication_dispense', '{returned_quantity,note}');

create table medication_dispense_batch (
  id uuid primary key default uuidv7(),
  medication_dispense_id uuid not null constraint medication_dispense_batch_dispense references medication_dispense,
  batch_id uuid not null constraint medication_dispense_batch_batch references batch,
  batch_number text,
  expires_on date,
  quantity numeric(18, 4) not null constraint medication_dispense_batch_quantity_positive check (quantity > 0),
  returned_quantity numeric(18, 4) not null default 0,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint medication_dispense_batch_once unique (medication_dispense_id, batch_id),
  constraint medication_dispense_batch_not_over_returned check (returned_quantity between 0 and quantity)
);
select core.clinical_record('medication_dispense_batch', '{returned_quantity}');

-- What came back, a row for each batch, and whether it may be handed out again. `return_id` keeps together what was taken back
-- in one act.
create table medication_return (
  id uuid primary key default uuidv7(),
  return_id uuid not null,
  facility_id uuid not null default core.facility_id() constraint medication_return_facility references facility,
  patient_id uuid constraint medication_return_patient references patient,
  medication_dispense_id uuid not null constraint medication_return_dispense references medication_dispense,
  batch_id uuid not null constraint medication_return_batch references batch,
  quantity numeric(18, 4) not null constraint medication_return_quantity_positive check (quantity > 0),
  back_to_stock boolean not null,
  reason text not null,
  occurred_at timestamptz not null default core.now(),
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint medication_return_batch_once unique (return_id, batch_id)
);
create index medication_return_by_dispense on medication_return (medication_dispense_id);
select core.organisation_wide('medication_return');
select core.append_only('medication_return');
