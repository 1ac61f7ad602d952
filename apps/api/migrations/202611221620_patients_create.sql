-- The registry: patients with their names, identifiers, contacts and related persons.
-- Patients belong to the organisation, so there is no row-level security here; `facility_id` is where a record began.

create table patient (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint patient_facility references facility,
  -- A merged record points to the one that survives; its rows stay where they were written.
  survivor_id uuid constraint patient_survivor references patient constraint patient_survivor_other check (survivor_id <> id),
  -- How the record began: at a desk of the facility, or with an import of what another system knew.
  source text not null default 'registration' constraint patient_source_known check (source in ('registration', 'import')),
  -- A short name of the record, for counting people over many days. It is shown to no one.
  number int not null generated always as identity constraint patient_number_unique unique,
  kind text not null default 'person' constraint patient_kind_known check (kind in ('person', 'animal')),
  -- Sex for clinical use decides reference ranges and doses; gender is how the person is addressed.
  sex text not null constraint patient_sex_known check (sex in ('female', 'male', 'other', 'unknown')),
  gender text constraint patient_gender_known check (gender in ('female', 'male', 'other', 'unknown')),
  birth_date date constraint patient_birth_plausible check (birth_date >= date '1850-01-01'),
  birth_precision text constraint patient_birth_precision_known check (birth_precision in
    ('day', 'month', 'year', 'estimated-weeks', 'estimated-months', 'estimated-years')),
  -- The day on which an age was told or guessed: what "about 40" meant then.
  birth_estimated_on date,
  deceased boolean not null default false,
  deceased_at timestamptz,
  language text,
  species text,
  breed text,
  sensitivity text not null default 'normal' constraint patient_sensitivity_known
    check (sensitivity in ('normal', 'restricted', 'very-restricted')),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint patient_birth_with_precision check ((birth_date is null) = (birth_precision is null)),
  constraint patient_birth_estimate check (birth_estimated_on is null or birth_precision like 'estimated-%'),
  constraint patient_deceased_when check (deceased or deceased_at is null),
  constraint patient_species check ((kind = 'animal') = (species is not null) and (kind = 'animal' or breed is null))
);
create index patient_by_survivor on patient (survivor_id) where survivor_id is not null;
select core.organisation_wide('patient');
-- Whose record is restricted decides access, so each process reads it again once it changed.
create trigger count_restriction after insert on patient for each row
  when (new.sensitivity <> 'normal') execute function core.count_access_change();
create trigger count_restriction_change after update of sensitivity on patient for each row
  when (new.sensitivity is distinct from old.sensitivity) execute function core.count_access_change();
create index patient_restricted on patient (sensitivity, id) where sensitivity <> 'normal';

-- The day of a death by the clock of the facility that keeps the record; null for the living, and where it is not known.
create function died_on(of_patient uuid) returns date language sql stable
  return (select core.business_date(patient.deceased_at, facility.time_zone) from public.patient
    join public.facility on facility.id = patient.facility_id where patient.id = of_patient);

-- The rows below belong to a patient. A row with `retired_at` was taken off the record and no longer counts; a period says when
-- the fact itself held, so that an old name is still found.

-- One name alone is valid: then `family` or `given` is empty. `display` is the name as its script writes it.
create table patient_name (
  id uuid primary key default uuidv7(),
  patient_id uuid not null constraint patient_name_patient references patient,
  use text not null default 'official' constraint patient_name_use_known
    check (use in ('official', 'usual', 'nickname', 'maiden', 'old', 'anonymous')),
  script text not null default 'Latn' constraint patient_name_script_form check (script ~ '^[A-Z][a-z]{3}$'),
  prefix text,
  given text,
  family text,
  suffix text,
  display text not null constraint patient_name_display_some check (display <> ''),
  -- The first name leads lists and the banner.
  rank smallint not null default 1,
  valid_from date,
  valid_to date,
  retired_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint patient_name_some check (given is not null or family is not null),
  constraint patient_name_period check (valid_to >= valid_from)
);
create index patient_name_by_patient on patient_name (patient_id);
select core.organisation_wide('patient_name');

-- A phone number is kept as E.164, so that it can be called, compared and searched in one form.
create table patient_telecom (
  id uuid primary key default uuidv7(),
  patient_id uuid not null constraint patient_telecom_patient references patient,
  system text not null constraint patient_telecom_system_known check (system in ('phone', 'email')),
  value text not null,
  -- What is dialled after the number has answered.
  extension text,
  use text not null default 'mobile' constraint patient_telecom_use_known check (use in ('mobile', 'home', 'work', 'other')),
  rank smallint not null default 1,
  -- Whether messages may be sent there.
  messages boolean not null default true,
  valid_from date,
  valid_to date,
  retired_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint patient_telecom_phone_form check (system <> 'phone' or value ~ '^\+[1-9][0-9]{4,14}$'),
  constraint patient_telecom_extension check (extension is null or system = 'phone' and extension ~ '^[0-9]{1,10}$'),
  constraint patient_telecom_period check (valid_to >= valid_from)
);
create index patient_telecom_by_patient on patient_telecom (patient_id);
create index patient_telecom_by_value on patient_telecom (value);
select core.organisation_wide('patient_telecom');

-- The levels that an address has in most countries; a country without one of them leaves it empty.
create table patient_address (
  id uuid primary key default uuidv7(),
  patient_id uuid not null constraint patient_address_patient references patient,
  use text not null default 'home' constraint patient_address_use_known check (use in ('home', 'temporary', 'work', 'old')),
  country text not null constraint patient_address_country_form check (country ~ '^[A-Z]{2}$'),
  region text,
  district text,
  locality text,
  line text,
  postal_code text,
  rank smallint not null default 1,
  valid_from date,
  valid_to date,
  retired_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint patient_address_period check (valid_to >= valid_from)
);
create index patient_address_by_patient on patient_address (patient_id);
select core.organisation_wide('patient_address');

-- The kinds of identifiers (HL7 table 0203), and within what each must be unique. The organisation can change the policy.
create table identifier_type (
  id uuid primary key default uuidv7(),
  code text not null constraint identifier_type_code_unique unique constraint identifier_type_code_form check (code ~ '^[A-Z0-9-]{1,20}$'),
  name text not null,
  unique_within text not null constraint identifier_type_policy_known check (unique_within in ('facility', 'system', 'nothing')),
  for_kind text constraint identifier_type_kind_known check (for_kind in ('person', 'animal')),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('identifier_type');

-- Letters and digits alone count in a number: `AK-100 200` is `ak100200`.
create function plain_code(value text) returns text language sql immutable parallel safe
  return replace(core.search_text(value), ' ', '');

create table patient_identifier (
  id uuid primary key default uuidv7(),
  patient_id uuid not null constraint patient_identifier_patient references patient,
  type text not null constraint patient_identifier_type references identifier_type (code),
  system text not null default '',
  value text not null constraint patient_identifier_value_some check (value <> ''),
  issuer_facility_id uuid constraint patient_identifier_issuer references facility,
  verification text not null default 'stated' constraint patient_identifier_verification_known
    check (verification in ('stated', 'seen', 'verified')),
  valid_from date,
  valid_to date,
  -- What the type's policy makes of this row: the space in which the value must be the only one, or null.
  unique_space text,
  retired_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint patient_identifier_mrn_issuer check (type <> 'MR' or issuer_facility_id is not null),
  constraint patient_identifier_period check (valid_to >= valid_from)
);
create index patient_identifier_by_patient on patient_identifier (patient_id);
create unique index patient_identifier_unique on patient_identifier (type, unique_space, plain_code(value))
  where unique_space is not null and retired_at is null;

create function identifier_unique_space() returns trigger language plpgsql as $$
begin
  select case unique_within when 'facility' then new.issuer_facility_id::text when 'system' then new.system end
    into new.unique_space from identifier_type where code = new.type;
  return new;
end $$;
create trigger unique_space before insert or update of type, system, issuer_facility_id on patient_identifier
  for each row execute function identifier_unique_space();
select core.organisation_wide('patient_identifier');

-- The last record number that a facility gave out. A registration that fails may leave a gap; a number is never given twice.
create table mrn_counter (
  facility_id uuid primary key constraint mrn_counter_facility references facility,
  last_number bigint not null
);
grant select, insert, update on mrn_counter to wardbook_app;

-- Related persons, and what they may do. They may be patients themselves, as a newborn's mother is.
create table related_person (
  id uuid primary key default uuidv7(),
  patient_id uuid not null constraint related_person_patient references patient,
  related_patient_id uuid constraint related_person_related references patient
    constraint related_person_other check (related_patient_id <> patient_id),
  role text not null constraint related_person_role_known check (role in
    ('next-of-kin', 'guardian', 'owner', 'mother', 'father', 'spouse', 'partner', 'child', 'sibling', 'carer', 'other')),
  name text not null,
  phone text constraint related_person_phone_form check (phone ~ '^\+[1-9][0-9]{4,14}$'),
  -- What the person may do for the patient: be informed, consent, collect results, guarantee the bill.
  authority text[] not null default '{}' constraint related_person_authority_known
    check (authority <@ '{informed,consents,collects,guarantees}'::text[]),
  valid_from date,
  valid_to date,
  retired_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint related_person_period check (valid_to >= valid_from)
);
create index related_person_by_patient on related_person (patient_id);
create index related_person_by_related on related_person (related_patient_id) where related_patient_id is not null;
select core.organisation_wide('related_person');
