-- What can be billed, and what it costs. The catalogue belongs to the organisation; a price may be one facility's own.

-- A dated tax, such as VAT. Whether a price contains the tax is a property of the tax.
create table tax_code (
  id uuid primary key default uuidv7(),
  code text not null constraint tax_code_code_unique unique constraint tax_code_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
  name text not null,
  inclusive boolean not null,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.organisation_wide('tax_code');

-- The percentage in a period; a payer may have one of its own, such as a tax-exempt scheme.
create table tax_rate (
  id uuid primary key default uuidv7(),
  tax_code_id uuid not null constraint tax_rate_code references tax_code,
  payer_id uuid constraint tax_rate_payer references payer,
  rate numeric(7, 4) not null constraint tax_rate_range check (rate between 0 and 100),
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint tax_rate_period check (valid_to is null or valid_to >= valid_from),
  constraint tax_rate_no_overlap exclude using gist (
    tax_code_id with =, coalesce(payer_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    daterange(valid_from, valid_to, '[]') with &&)
);
select core.organisation_wide('tax_rate');
-- A charge has frozen its rate, so a mistyped rate may be corrected on the day it begins, and the audit trail keeps both.
revoke update on tax_rate from wardbook_app;
grant update (rate, valid_to) on tax_rate to wardbook_app;

-- A billable service. Tests and medicines have theirs from the moment they are in their own catalogue.
create table service_item (
  id uuid primary key default uuidv7(),
  code text not null constraint service_item_code_unique unique constraint service_item_code_form check (code ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$'),
  name text not null constraint service_item_name_given check (name <> ''),
  kind text not null constraint service_item_kind_known
    check (kind in ('consultation', 'test', 'medicine', 'procedure', 'bed', 'other')),
  -- The department that earns the revenue; without one it is the department of the visit.
  department_id uuid constraint service_item_department references department,
  tax_code_id uuid constraint service_item_tax references tax_code,
  source_kind text constraint service_item_source_kind_known check (source_kind in ('lab-test', 'medicine')),
  source_id uuid,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint service_item_source_whole check ((source_kind is null) = (source_id is null)),
  constraint service_item_source_unique unique (source_kind, source_id)
);
create index service_item_in_order on service_item (name, id);
create index service_item_by_name on service_item using gin (core.search_text(code || ' ' || name) gin_trgm_ops);
select core.organisation_wide('service_item');

-- One dated price. An empty selector fits everything; the most particular entry that fits is the one that counts.
create table price (
  id uuid primary key default uuidv7(),
  service_item_id uuid not null constraint price_service references service_item,
  facility_id uuid constraint price_facility references facility,
  payer_id uuid constraint price_payer references payer,
  visit_class text constraint price_visit_class_known
    check (visit_class in ('outpatient', 'emergency', 'day-care', 'inpatient', 'home', 'virtual')),
  -- Whole years at the time of the service, both ends included.
  age_from int,
  age_to int,
  -- Time of day in the facility's zone; a span over midnight is written as two entries.
  time_from time,
  time_to time,
  unit_price numeric(18, 6) not null constraint price_not_negative check (unit_price >= 0),
  currency text not null constraint price_currency_form check (currency ~ '^[A-Z]{3}$'),
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint price_period check (valid_to is null or valid_to >= valid_from),
  constraint price_ages check (age_from between 0 and 200 and age_to >= age_from),
  constraint price_times check ((time_from is null) = (time_to is null) and time_to > time_from),
  -- Two entries for the same case on the same day would make the price a matter of luck.
  constraint price_no_overlap exclude using gist (
    service_item_id with =, currency with =,
    coalesce(facility_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    coalesce(payer_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    coalesce(visit_class, '') with =,
    ((num_nonnulls(age_from, age_to) > 0)::int) with =, int4range(coalesce(age_from, 0), age_to, '[]') with &&,
    ((time_from is not null)::int) with =,
    int4range(coalesce(extract(epoch from time_from)::int, 0), coalesce(extract(epoch from time_to)::int, 86400)) with &&,
    daterange(valid_from, valid_to, '[]') with &&)
);
create index price_by_service on price (service_item_id, valid_from desc);
select core.organisation_wide('price');
-- A price ends where the next one for its case begins. One that begins on the same day puts it right instead: charges have frozen
-- theirs, and the audit trail keeps both. The user who set the current price is its author.
revoke update on price from wardbook_app;
grant update (unit_price, valid_to, created_by) on price to wardbook_app;

-- A test or medicine becomes billable with the row that makes it known, and keeps its name, by any writer. The writer has no
-- right on services, so these run with the owner's rights.
create function service_item_follow_test() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.service_item (code, name, kind, source_kind, source_id, active)
  select 'LAB-' || code, name, 'test', 'lab-test', id, active from written
  on conflict (source_kind, source_id) do update set name = excluded.name, active = excluded.active
    where service_item.name <> excluded.name or service_item.active <> excluded.active;
  return null;
end $$;
create trigger service_item_of_new_test after insert on lab_test referencing new table as written
  for each statement execute function service_item_follow_test();
create trigger service_item_of_test after update on lab_test referencing new table as written
  for each statement execute function service_item_follow_test();

create function service_item_follow_medicine() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.service_item (code, name, kind, source_kind, source_id, active)
  select 'MED-' || code, name, 'medicine', 'medicine', id, active from written
  on conflict (source_kind, source_id) do update set name = excluded.name, active = excluded.active
    where service_item.name <> excluded.name or service_item.active <> excluded.active;
  return null;
end $$;
create trigger service_item_of_new_medicine after insert on medicine referencing new table as written
  for each statement execute function service_item_follow_medicine();
create trigger service_item_of_medicine after update on medicine referencing new table as written
  for each statement execute function service_item_follow_medicine();
