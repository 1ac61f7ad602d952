-- What a laboratory offers: orderables, the analytes that they measure, and what is normal for whom. One catalogue serves
-- the whole organisation, so that a result means the same in each of its facilities.

-- What is taken from the patient. The codes are those of HL7 table 0487.
create table specimen_type (
  id uuid primary key default uuidv7(),
  code text not null constraint specimen_type_code_unique unique constraint specimen_type_code_form check (code ~ '^[A-Z0-9]{2,12}$'),
  name text not null constraint specimen_type_name_given check (name <> ''),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('specimen_type');

-- What it is taken into. Orders that share type and container share one tube.
create table specimen_container (
  id uuid primary key default uuidv7(),
  code text not null constraint specimen_container_code_unique unique constraint specimen_container_code_form check (code ~ '^[a-z0-9-]{2,40}$'),
  name text not null constraint specimen_container_name_given check (name <> ''),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('specimen_container');

create table analyte (
  id uuid primary key default uuidv7(),
  code text not null constraint analyte_code_unique unique constraint analyte_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null constraint analyte_name_given check (name <> ''),
  loinc_code text constraint analyte_loinc_form check (loinc_code ~ '^[0-9]{1,7}-[0-9]$'),
  value_kind text not null constraint analyte_value_kind_known check (value_kind in ('quantity', 'coded', 'text', 'titre')),
  -- The UCUM code that travels with the value, and how people write it.
  unit text,
  unit_display text,
  decimals smallint not null default 0 constraint analyte_decimals_few check (decimals between 0 and 6),
  method text,
  -- The answers to choose from, each `{code, display, flag}`; the flag says whether the answer is abnormal.
  answers jsonb not null default '[]' constraint analyte_answers_list check (jsonb_typeof(answers) = 'array'),
  -- Limits for living patients: a value outside is a typing error.
  impossible_below numeric,
  impossible_above numeric,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint analyte_unit_of_quantity check (value_kind <> 'quantity' or (unit is not null and unit_display is not null)),
  constraint analyte_answers_of_coded check (value_kind <> 'coded' or jsonb_array_length(answers) > 0),
  constraint analyte_possible_order check (impossible_below < impossible_above)
);
select core.organisation_wide('analyte');

-- What is normal and what is critical for whom. No sex or pregnancy means any. An age is written as `28d`, `4w`, `6m` or
-- `18y` and counted by the calendar; a range holds from the one up to, and without, the other. The days only put ages in order.
create table reference_range (
  id uuid primary key default uuidv7(),
  analyte_id uuid not null constraint reference_range_analyte references analyte,
  sex text constraint reference_range_sex_known check (sex in ('male', 'female')),
  pregnant boolean,
  age_from text not null default '0d' constraint reference_range_age_from_form check (age_from ~ '^[0-9]{1,5}[dwmy]$'),
  age_to text constraint reference_range_age_to_form check (age_to ~ '^[0-9]{1,5}[dwmy]$'),
  age_from_days int not null generated always as
    (ceil(left(age_from, -1)::numeric * case right(age_from, 1) when 'd' then 1 when 'w' then 7 when 'm' then 30.4375 else 365.25 end)) stored,
  age_to_days int generated always as
    (ceil(left(age_to, -1)::numeric * case right(age_to, 1) when 'd' then 1 when 'w' then 7 when 'm' then 30.4375 else 365.25 end)) stored,
  low numeric,
  high numeric,
  critical_low numeric,
  critical_high numeric,
  -- What is normal where no number says it, such as `Negative`.
  text text,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint reference_range_age_order check (age_to_days > age_from_days),
  constraint reference_range_order check (low <= high),
  constraint reference_range_critical_low_order check (critical_low <= coalesce(low, high)),
  constraint reference_range_critical_high_order check (critical_high >= coalesce(high, low)),
  constraint reference_range_says_something check (num_nonnulls(low, high, critical_low, critical_high, text) > 0),
  -- Two ranges that fit the same patient equally well would make the flag a matter of luck.
  constraint reference_range_no_overlap exclude using gist (
    analyte_id with =, (coalesce(sex, 'any')) with =, (coalesce(pregnant::text, 'any')) with =, int4range(age_from_days, age_to_days) with &&
  )
);
select core.organisation_wide('reference_range');
grant delete on reference_range to wardbook_app;

-- An orderable: a single test or a panel of analytes.
create table lab_test (
  id uuid primary key default uuidv7(),
  code text not null constraint lab_test_code_unique unique constraint lab_test_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null constraint lab_test_name_given check (name <> ''),
  -- Other words that people type when they look for it.
  synonyms text not null default '',
  section text not null constraint lab_test_section_known check (section in
    ('haematology', 'chemistry', 'coagulation', 'serology', 'parasitology', 'urinalysis', 'microbiology', 'blood-bank', 'profile')),
  loinc_code text constraint lab_test_loinc_form check (loinc_code ~ '^[0-9]{1,7}-[0-9]$'),
  loinc_display text,
  specimen_type_id uuid constraint lab_test_specimen_type references specimen_type,
  specimen_container_id uuid constraint lab_test_specimen_container references specimen_container,
  minutes_to_result int constraint lab_test_minutes_positive check (minutes_to_result > 0),
  patient_instruction text,
  search text not null generated always as (core.search_text(code || ' ' || name || ' ' || synonyms)) stored,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint lab_test_specimen_named check (section = 'profile' or specimen_type_id is not null)
);
create index lab_test_search on lab_test using gin (search gin_trgm_ops);
create index lab_test_by_name on lab_test (name, id);
select core.organisation_wide('lab_test');

create table lab_test_analyte (
  id uuid primary key default uuidv7(),
  lab_test_id uuid not null constraint lab_test_analyte_test references lab_test,
  analyte_id uuid not null constraint lab_test_analyte_analyte references analyte,
  position smallint not null,
  -- A panel can be verified when all its required analytes have a result.
  required boolean not null default true,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint lab_test_analyte_once unique (lab_test_id, analyte_id)
);
create index lab_test_analyte_by_analyte on lab_test_analyte (analyte_id);
select core.organisation_wide('lab_test_analyte');
grant delete on lab_test_analyte to wardbook_app;

-- A profile is ordered in one go and becomes one request for each of its members.
create table lab_panel_member (
  id uuid primary key default uuidv7(),
  panel_id uuid not null constraint lab_panel_member_panel references lab_test,
  member_id uuid not null constraint lab_panel_member_member references lab_test,
  position smallint not null,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint lab_panel_member_once unique (panel_id, member_id),
  constraint lab_panel_member_not_itself check (panel_id <> member_id)
);
create index lab_panel_member_by_member on lab_panel_member (member_id);
select core.organisation_wide('lab_panel_member');
grant delete on lab_panel_member to wardbook_app;
