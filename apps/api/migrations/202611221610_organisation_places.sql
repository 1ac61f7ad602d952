-- The places of a facility, its departments, and the people who give care in it. These tables are read across facilities
-- (a referral names another house's department), so permission guards them and not row-level security.

------------------------------------------------------------------------------------------------------------------------
-- Departments
------------------------------------------------------------------------------------------------------------------------

-- The units responsible for work and for money. A department without a cost centre of its own counts towards its parent's.
create table department (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint department_facility references facility,
  parent_id uuid,
  code text not null constraint department_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
  name text not null,
  cost_centre text constraint department_cost_centre_form check (cost_centre ~ '^[A-Za-z0-9][A-Za-z0-9./-]{0,29}$'),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint department_code_unique unique (facility_id, code),
  constraint department_of_facility unique (facility_id, id),
  constraint department_parent foreign key (facility_id, parent_id) references department (facility_id, id),
  constraint department_not_own_parent check (parent_id <> id)
);
create index department_by_parent on department (parent_id) where parent_id is not null;
select core.organisation_wide('department');

------------------------------------------------------------------------------------------------------------------------
-- Locations
------------------------------------------------------------------------------------------------------------------------

-- Where something is or happens: one tree per facility. Stores, counters and laboratories are places like any other.
create table location (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint location_facility references facility,
  parent_id uuid,
  kind text not null constraint location_kind_known
    check (kind in ('building', 'floor', 'ward', 'clinic', 'laboratory', 'room', 'store', 'counter', 'bed')),
  code text not null constraint location_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
  name text not null,
  department_id uuid,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint location_code_unique unique (facility_id, code),
  constraint location_of_facility unique (facility_id, id),
  constraint location_parent foreign key (facility_id, parent_id) references location (facility_id, id),
  constraint location_department foreign key (facility_id, department_id) references department (facility_id, id)
);
create index location_by_parent on location (parent_id) where parent_id is not null;
create index location_by_department on location (department_id) where department_id is not null;
create index location_by_kind on location (facility_id, kind);
select core.organisation_wide('location');

------------------------------------------------------------------------------------------------------------------------
-- Practitioners
------------------------------------------------------------------------------------------------------------------------

-- A person who gives care, with or without a sign-in. An outside referrer has an affiliation and no role in any facility.
create table practitioner (
  id uuid primary key default uuidv7(),
  person_id uuid not null constraint practitioner_person references person constraint practitioner_one_per_person unique,
  outside boolean not null default false,
  affiliation text,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('practitioner');

-- What a practitioner does in a facility, for a time. Both days of the period count; no last day means no end.
create table practitioner_role (
  id uuid primary key default uuidv7(),
  practitioner_id uuid not null constraint practitioner_role_practitioner references practitioner,
  facility_id uuid not null constraint practitioner_role_facility references facility,
  department_id uuid,
  profession text not null constraint practitioner_role_profession_known check (profession in
    ('doctor', 'dentist', 'nurse', 'midwife', 'physiotherapist', 'psychologist', 'nutritionist', 'pharmacist',
     'laboratory-scientist', 'radiographer', 'veterinarian', 'other')),
  speciality text,
  licence_number text,
  licence_expires_on date,
  fee numeric(18, 6) constraint practitioner_role_fee_not_negative check (fee >= 0),
  fee_currency text constraint practitioner_role_fee_currency_form check (fee_currency ~ '^[A-Z]{3}$'),
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint practitioner_role_department foreign key (facility_id, department_id) references department (facility_id, id),
  constraint practitioner_role_fee_has_currency check ((fee is null) = (fee_currency is null)),
  constraint practitioner_role_period check (valid_to is null or valid_to >= valid_from),
  -- The same work in the same place is described once at a time, so that its licence and its fee are never ambiguous.
  constraint practitioner_role_no_overlap exclude using gist (
    practitioner_id with =, facility_id with =, profession with =,
    coalesce(department_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    daterange(valid_from, valid_to, '[]') with &&)
);
create index practitioner_role_by_facility on practitioner_role (facility_id, profession);
create index practitioner_role_by_department on practitioner_role (department_id) where department_id is not null;
select core.organisation_wide('practitioner_role');

create index person_by_name on person (family_name, given_name, id);
create index person_by_search on person using gin (core.search_text(given_name || ' ' || family_name) gin_trgm_ops);
create index setting_history on setting (key, valid_from desc);
