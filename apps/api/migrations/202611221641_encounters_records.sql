-- What is known about a patient: problems, allergies, measurements, procedures, vaccines, plans and history.

-- A problem of the list, or a diagnosis of one encounter.
create table condition (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint condition_facility references facility,
  patient_id uuid not null constraint condition_patient references patient,
  visit_id uuid constraint condition_visit references visit,
  encounter_id uuid constraint condition_encounter references encounter,
  category text not null constraint condition_category_known check (category in ('problem-list-item', 'encounter-diagnosis')),
  -- 1 is the principal diagnosis of the encounter.
  rank smallint constraint condition_rank_positive check (rank > 0),
  -- Without a code the words alone are kept.
  code_system text,
  code text,
  display text not null,
  comment text,
  severity text constraint condition_severity_known check (severity in ('mild', 'moderate', 'severe')),
  clinical_status text constraint condition_clinical_status_known
    check (clinical_status in ('active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved')),
  verification_status text not null default 'confirmed' constraint condition_verification_status_known
    check (verification_status in ('unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error')),
  onset_on date,
  onset_precision text not null default 'day' constraint condition_onset_precision_known check (onset_precision in ('day', 'month', 'year')),
  abated_on date,
  abated_precision text not null default 'day' constraint condition_abated_precision_known check (abated_precision in ('day', 'month', 'year')),
  asserter_id uuid constraint condition_asserter references practitioner,
  occurred_at timestamptz not null default core.now(),
  -- How exactly the time is known; empty for a moment. What came without a date stands in 1850, behind everything else.
  occurred_precision text constraint condition_occurred_precision_known check (occurred_precision in ('day', 'month', 'year', 'unknown')),
  recorded_at timestamptz not null default core.now(),
  confidentiality text not null default 'normal' constraint condition_confidentiality_known
    check (confidentiality in ('normal', 'restricted', 'very-restricted')),
  error_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint condition_code_whole check ((code is null) = (code_system is null)),
  -- An end of which only the month or the year is known may lie in that of the beginning.
  constraint condition_period check (abated_on is null or onset_on is null
    or date_trunc(abated_precision, abated_on::timestamp) >= date_trunc(abated_precision, onset_on::timestamp)),
  constraint condition_error_reason check (verification_status <> 'entered-in-error' or error_reason is not null)
);
create index condition_by_patient on condition (patient_id, occurred_at desc);
create index condition_by_encounter on condition (encounter_id) where encounter_id is not null;
-- Common diagnoses of a period, for the dashboard.
create index condition_diagnoses on condition (facility_id, occurred_at) where category = 'encounter-diagnosis';
select core.clinical_record('condition', '{clinical_status,verification_status,abated_on,severity,rank,comment,confidentiality,
  error_reason,error_at,error_by}');

create table allergy_intolerance (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint allergy_intolerance_facility references facility,
  patient_id uuid not null constraint allergy_intolerance_patient references patient,
  type text not null default 'allergy' constraint allergy_intolerance_type_known check (type in ('allergy', 'intolerance')),
  category text constraint allergy_intolerance_category_known check (category in ('food', 'medication', 'environment', 'biologic')),
  code_system text,
  code text,
  display text not null,
  -- What the pharmacy cannot find by its code (`allergen_code`) cannot be checked against a prescription, and says so.
  criticality text not null default 'unable-to-assess' constraint allergy_intolerance_criticality_known
    check (criticality in ('low', 'high', 'unable-to-assess')),
  -- [{"manifestation": "Rash", "severity": "mild"}]
  reactions jsonb not null default '[]' constraint allergy_intolerance_reactions_list check (jsonb_typeof(reactions) = 'array'),
  clinical_status text constraint allergy_intolerance_clinical_status_known check (clinical_status in ('active', 'inactive', 'resolved')),
  verification_status text not null default 'unconfirmed' constraint allergy_intolerance_verification_status_known
    check (verification_status in ('unconfirmed', 'presumed', 'confirmed', 'refuted', 'entered-in-error')),
  onset_on date,
  comment text,
  asserter_id uuid constraint allergy_intolerance_asserter references practitioner,
  occurred_at timestamptz not null default core.now(),
  occurred_precision text constraint allergy_intolerance_occurred_precision_known check (occurred_precision in ('day', 'month', 'year', 'unknown')),
  recorded_at timestamptz not null default core.now(),
  error_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint allergy_intolerance_code_whole check ((code is null) = (code_system is null)),
  constraint allergy_intolerance_error_reason check (verification_status <> 'entered-in-error' or error_reason is not null)
);
create index allergy_intolerance_by_patient on allergy_intolerance (patient_id, occurred_at desc);
select core.clinical_record('allergy_intolerance', '{criticality,clinical_status,verification_status,comment,
  error_reason,error_at,error_by}');

-- The patient's answer to the question about allergies. An active allergy makes them known, whichever status is stored.
create table patient_allergy_status (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint patient_allergy_status_facility references facility,
  patient_id uuid not null constraint patient_allergy_status_patient references patient,
  status text not null constraint patient_allergy_status_known check (status in ('known', 'none-known', 'not-asked')),
  reason text,
  recorded_at timestamptz not null default core.now(),
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index patient_allergy_status_by_patient on patient_allergy_status (patient_id, recorded_at desc, id desc);
select core.organisation_wide('patient_allergy_status');
select core.append_only('patient_allergy_status');

-- A measured or observed fact: a vital sign, a released result, a survey's answer. A correction is a new row that names
-- the row that it corrects, which becomes entered-in-error.
create table observation (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint observation_facility references facility,
  patient_id uuid not null constraint observation_patient references patient,
  visit_id uuid constraint observation_visit references visit,
  encounter_id uuid constraint observation_encounter references encounter,
  service_request_id uuid constraint observation_service_request references service_request,
  category text not null constraint observation_category_known check (category in
    ('vital-signs', 'laboratory', 'imaging', 'procedure', 'survey', 'exam', 'therapy', 'activity', 'social-history')),
  status text not null constraint observation_status_known check (status in
    ('registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown')),
  code_system text,
  code text,
  display text not null,
  value_number numeric,
  value_comparator text constraint observation_comparator_known check (value_comparator in ('<', '<=', '>=', '>')),
  value_text text,
  value_system text,
  value_code text,
  value_display text,
  value_at timestamptz,
  -- UCUM; the display is what people write, such as `°C` for `Cel`.
  unit text,
  unit_display text,
  -- [{"system", "code", "display", "value", "unit", "interpretation"}], such as the two numbers of a blood pressure.
  components jsonb constraint observation_components_list check (jsonb_typeof(components) = 'array'),
  -- The range, as it was when the value was judged.
  reference_low numeric,
  reference_high numeric,
  reference_text text,
  interpretation text constraint observation_interpretation_known check (interpretation in
    ('N', 'L', 'H', 'LL', 'HH', 'A', 'AA', 'POS', 'NEG', 'IND', 'S', 'I', 'R')),
  absent_reason text,
  method text,
  body_site text,
  comment text,
  performer_id uuid constraint observation_performer references practitioner,
  -- What was measured in one go.
  set_id uuid,
  corrects_id uuid constraint observation_corrects references observation,
  -- An improbable value was looked at again and confirmed.
  confirmed boolean not null default false,
  occurred_at timestamptz not null,
  occurred_precision text constraint observation_occurred_precision_known check (occurred_precision in ('day', 'month', 'year', 'unknown')),
  recorded_at timestamptz not null default core.now(),
  confidentiality text not null default 'normal' constraint observation_confidentiality_known
    check (confidentiality in ('normal', 'restricted', 'very-restricted')),
  error_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint observation_code_whole check ((code is null) = (code_system is null)),
  constraint observation_comparator_needs_number check (value_comparator is null or value_number is not null),
  constraint observation_error_reason check (status <> 'entered-in-error' or error_reason is not null)
);
create index observation_by_patient on observation (patient_id, occurred_at desc);
create index observation_by_code on observation (patient_id, code, occurred_at desc);
create index observation_by_visit on observation (visit_id, category) where visit_id is not null;
create index observation_by_request on observation (service_request_id) where service_request_id is not null;
create index observation_by_set on observation (set_id) where set_id is not null;
select core.clinical_record('observation', '{status,confidentiality,error_reason,error_at,error_by}');

create table procedure (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint procedure_facility references facility,
  patient_id uuid not null constraint procedure_patient references patient,
  visit_id uuid constraint procedure_visit references visit,
  encounter_id uuid constraint procedure_encounter references encounter,
  service_request_id uuid constraint procedure_service_request references service_request,
  status text not null constraint procedure_status_known check (status in
    ('preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', 'entered-in-error', 'unknown')),
  code_system text,
  code text,
  display text not null,
  body_site text,
  reason text,
  outcome text,
  performer_id uuid constraint procedure_performer references practitioner,
  performer_text text,
  occurred_at timestamptz not null,
  occurred_precision text constraint procedure_occurred_precision_known check (occurred_precision in ('day', 'month', 'year', 'unknown')),
  -- When it was, in the words of its source, such as an age.
  occurred_text text,
  ended_at timestamptz,
  recorded_at timestamptz not null default core.now(),
  confidentiality text not null default 'normal' constraint procedure_confidentiality_known
    check (confidentiality in ('normal', 'restricted', 'very-restricted')),
  error_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint procedure_code_whole check ((code is null) = (code_system is null)),
  constraint procedure_period check (ended_at is null or ended_at >= occurred_at),
  constraint procedure_error_reason check (status <> 'entered-in-error' or error_reason is not null)
);
create index procedure_by_patient on procedure (patient_id, occurred_at desc);
select core.clinical_record('procedure', '{status,outcome,ended_at,confidentiality,error_reason,error_at,error_by}');

create table immunization (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint immunization_facility references facility,
  patient_id uuid not null constraint immunization_patient references patient,
  visit_id uuid constraint immunization_visit references visit,
  encounter_id uuid constraint immunization_encounter references encounter,
  status text not null constraint immunization_status_known check (status in ('completed', 'entered-in-error', 'not-done')),
  code_system text,
  code text,
  display text not null,
  dose_number smallint,
  lot_number text,
  expires_on date,
  site text,
  route text,
  -- False when it is told, not seen: from a card or from memory.
  primary_source boolean not null default true,
  performer_id uuid constraint immunization_performer references practitioner,
  occurred_at timestamptz not null,
  occurred_precision text constraint immunization_occurred_precision_known check (occurred_precision in ('day', 'month', 'year', 'unknown')),
  -- When it was, in the words of its source, such as an age.
  occurred_text text,
  recorded_at timestamptz not null default core.now(),
  error_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint immunization_code_whole check ((code is null) = (code_system is null)),
  constraint immunization_error_reason check (status <> 'entered-in-error' or error_reason is not null)
);
create index immunization_by_patient on immunization (patient_id, occurred_at desc);
select core.clinical_record('immunization', '{status,error_reason,error_at,error_by}');

-- A treatment plan: what it aims at (goals), and what is to be done (activities, sessions).
create table care_plan (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint care_plan_facility references facility,
  patient_id uuid not null constraint care_plan_patient references patient,
  visit_id uuid constraint care_plan_visit references visit,
  encounter_id uuid constraint care_plan_encounter references encounter,
  status text not null constraint care_plan_status_known check (status in
    ('draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown')),
  title text not null,
  category_system text,
  category_code text,
  description text,
  -- What it treats: [{"id", "display"}] of conditions.
  addresses jsonb not null default '[]' constraint care_plan_addresses_list check (jsonb_typeof(addresses) = 'array'),
  started_on date not null,
  ended_on date,
  author_id uuid constraint care_plan_author references practitioner,
  occurred_at timestamptz not null default core.now(),
  recorded_at timestamptz not null default core.now(),
  error_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint care_plan_period check (ended_on is null or ended_on >= started_on),
  constraint care_plan_error_reason check (status <> 'entered-in-error' or error_reason is not null)
);
create index care_plan_by_patient on care_plan (patient_id, occurred_at desc);
select core.clinical_record('care_plan', '{status,description,ended_on,error_reason,error_at,error_by}');

create table care_plan_activity (
  id uuid primary key default uuidv7(),
  care_plan_id uuid not null constraint care_plan_activity_plan references care_plan,
  position smallint not null,
  code_system text,
  code text,
  display text not null,
  status text not null default 'not-started' constraint care_plan_activity_status_known check (status in
    ('not-started', 'scheduled', 'in-progress', 'on-hold', 'completed', 'cancelled', 'stopped', 'unknown')),
  planned_sessions smallint constraint care_plan_activity_sessions_positive check (planned_sessions > 0),
  done_sessions smallint not null default 0 constraint care_plan_activity_done_positive check (done_sessions >= 0),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint care_plan_activity_place unique (care_plan_id, position)
);
select core.clinical_record('care_plan_activity', '{status,done_sessions,planned_sessions}');

create table goal (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint goal_facility references facility,
  patient_id uuid not null constraint goal_patient references patient,
  care_plan_id uuid constraint goal_care_plan references care_plan,
  description text not null,
  -- What is measured and how far it should come, such as HbA1c below 7 %.
  measure_system text,
  measure_code text,
  measure_display text,
  target_comparator text constraint goal_comparator_known check (target_comparator in ('<', '<=', '>=', '>')),
  target_number numeric,
  target_unit text,
  due_on date,
  lifecycle_status text not null constraint goal_lifecycle_status_known check (lifecycle_status in
    ('proposed', 'planned', 'accepted', 'active', 'on-hold', 'completed', 'cancelled', 'entered-in-error', 'rejected')),
  achievement_status text constraint goal_achievement_status_known check (achievement_status in
    ('in-progress', 'improving', 'worsening', 'no-change', 'achieved', 'sustaining', 'not-achieved', 'no-progress', 'not-attainable')),
  occurred_at timestamptz not null default core.now(),
  recorded_at timestamptz not null default core.now(),
  error_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint goal_error_reason check (lifecycle_status <> 'entered-in-error' or error_reason is not null)
);
create index goal_by_patient on goal (patient_id, occurred_at desc);
create index goal_by_plan on goal (care_plan_id) where care_plan_id is not null;
select core.clinical_record('goal', '{due_on,lifecycle_status,achievement_status,error_reason,error_at,error_by}');

-- The structured history that the patient reports: each kind has its own details, which the contract describes.
create table history_entry (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint history_entry_facility references facility,
  patient_id uuid not null constraint history_entry_patient references patient,
  visit_id uuid constraint history_entry_visit references visit,
  kind text not null constraint history_entry_kind_known check (kind in ('past-medical', 'surgical', 'family', 'social', 'obstetric')),
  status text not null default 'active' constraint history_entry_status_known check (status in ('active', 'entered-in-error')),
  code_system text,
  code text,
  display text not null,
  details jsonb not null default '{}' constraint history_entry_details_object check (jsonb_typeof(details) = 'object'),
  happened_on date,
  happened_precision text not null default 'year' constraint history_entry_precision_known
    check (happened_precision in ('day', 'month', 'year')),
  comment text,
  corrects_id uuid constraint history_entry_corrects references history_entry,
  occurred_at timestamptz not null default core.now(),
  recorded_at timestamptz not null default core.now(),
  confidentiality text not null default 'normal' constraint history_entry_confidentiality_known
    check (confidentiality in ('normal', 'restricted', 'very-restricted')),
  error_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint history_entry_code_whole check ((code is null) = (code_system is null)),
  constraint history_entry_error_reason check (status <> 'entered-in-error' or error_reason is not null)
);
create index history_entry_by_patient on history_entry (patient_id, kind, recorded_at desc);
select core.clinical_record('history_entry', '{status,confidentiality,error_reason,error_at,error_by}');
