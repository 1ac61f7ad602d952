-- The organisation, its facilities, its people and its settings. The other tables of the module follow in _organisation_places.

create table organisation (
  id uuid primary key default uuidv7(),
  -- One database serves one organisation: the constant key makes a second row impossible.
  only_one boolean not null default true constraint organisation_only_one unique constraint organisation_only_one_true check (only_one),
  name text not null,
  country text not null constraint organisation_country_form check (country ~ '^[A-Z]{2}$'),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('organisation');

create table facility (
  id uuid primary key default uuidv7(),
  code text not null constraint facility_code_unique unique constraint facility_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  kind text not null constraint facility_kind_known
    check (kind in ('hospital', 'outpatient-clinic', 'dental', 'physiotherapy', 'veterinary', 'laboratory', 'pharmacy')),
  time_zone text not null,
  currency text not null constraint facility_currency_form check (currency ~ '^[A-Z]{3}$'),
  languages text[] not null constraint facility_languages_some check (cardinality(languages) > 0),
  phone text,
  email text,
  address text,
  modules text[] not null default '{scheduling,encounters,laboratory,pharmacy,billing,reports}' constraint facility_modules_known
    check (modules <@ '{scheduling,encounters,laboratory,pharmacy,billing,reports}'::text[]),
  mrn_prefix text not null default '' constraint facility_mrn_prefix_form check (mrn_prefix ~ '^[A-Z0-9]{0,6}$'),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('facility');
select core.decides_access('facility');

-- A member of staff or an outside referrer. A person is not a login and not a patient.
create table person (
  id uuid primary key default uuidv7(),
  prefix text,
  given_name text not null,
  family_name text not null,
  phone text,
  email citext,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('person');

-- Typed, dated settings, inherited from the organisation (no facility) by its facilities. A change is a new row.
create table setting (
  id uuid primary key default uuidv7(),
  key text not null,
  facility_id uuid constraint setting_facility references facility,
  value jsonb not null,
  valid_from timestamptz not null default core.now(),
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint setting_one_at_a_time unique nulls not distinct (key, facility_id, valid_from)
);
select core.organisation_wide('setting');
select core.decides_access('setting');
select core.append_only('setting');
