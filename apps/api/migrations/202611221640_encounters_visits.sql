-- Visits, the encounters inside them, what is ordered in them, and the code systems that clinical rows point to.

-- Opens a clinical table: read and insert, but only the named columns can ever change. What was stated stays as it was
-- stated; a wrong statement becomes entered-in-error, with who, when and why, and the right one is a new row.
create function core.clinical_record(shared regclass, changeable text[]) returns void language plpgsql as $$
begin
  perform core.organisation_wide(shared);
  execute format('revoke update on %s from wardbook_app', shared);
  execute format('grant update (%s) on %s to wardbook_app',
    (select string_agg(quote_ident(name), ', ') from unnest(changeable) as name), shared);
end $$;

-- A code of a code system, in one version and one language. Rows that use it keep the code and the display that was shown.
create table concept (
  id uuid primary key default uuidv7(),
  system text not null,
  code text not null,
  version text not null default '',
  language text not null default 'en',
  display text not null,
  -- Other words that people look for: `heart attack` for myocardial infarction.
  synonyms text not null default '',
  parent_code text,
  -- A heading groups other codes and is not chosen itself.
  selectable boolean not null default true,
  valid_from date,
  valid_to date,
  search text not null generated always as (core.search_text(code || ' ' || display || ' ' || synonyms)) stored,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint concept_once unique (system, code, version, language),
  constraint concept_period check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create index concept_by_search on concept using gin (search gin_trgm_ops);
create index concept_by_code on concept (system, code text_pattern_ops);
grant select, insert, update on concept to wardbook_app;
grant select on concept to wardbook_report;

-- A course of care over several visits, such as a pregnancy or a course of physiotherapy.
create table episode_of_care (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint episode_of_care_facility references facility,
  patient_id uuid not null constraint episode_of_care_patient references patient,
  kind text not null,
  title text not null,
  status text not null default 'active' constraint episode_of_care_status_known
    check (status in ('planned', 'waitlist', 'active', 'onhold', 'finished', 'cancelled', 'entered-in-error')),
  started_on date not null,
  ended_on date,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint episode_of_care_period check (ended_on is null or ended_on >= started_on)
);
create index episode_of_care_by_patient on episode_of_care (patient_id, started_on desc);
select core.organisation_wide('episode_of_care');

-- One coming of a patient, from arrival to leaving. It owns the account that its charges go to.
create table visit (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint visit_facility references facility,
  patient_id uuid not null constraint visit_patient references patient,
  episode_of_care_id uuid constraint visit_episode references episode_of_care,
  appointment_id uuid constraint visit_appointment references appointment constraint visit_one_per_appointment unique,
  class text not null constraint visit_class_known
    check (class in ('outpatient', 'emergency', 'day-care', 'inpatient', 'home', 'virtual')),
  status text not null constraint visit_status_known
    check (status in ('planned', 'arrived', 'triaged', 'in-progress', 'on-leave', 'finished', 'cancelled', 'entered-in-error')),
  department_id uuid constraint visit_department references department,
  practitioner_id uuid constraint visit_practitioner references practitioner,
  -- Names as an imported record gives them, when they match no practitioner or place of this organisation.
  practitioner_text text,
  place_text text,
  reason text,
  priority text not null default 'routine' constraint visit_priority_known check (priority in ('routine', 'urgent', 'asap', 'stat')),
  token_number int,
  started_at timestamptz not null,
  ended_at timestamptz,
  business_date date not null,
  recorded_at timestamptz not null default core.now(),
  confidentiality text not null default 'normal' constraint visit_confidentiality_known
    check (confidentiality in ('normal', 'restricted', 'very-restricted')),
  status_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint visit_period check (ended_at is null or ended_at >= started_at),
  constraint visit_error_reason check (status <> 'entered-in-error' or status_reason is not null)
);
create index visit_by_patient on visit (patient_id, started_at desc);
-- The queues of a day: who is here now.
create index visit_open on visit (facility_id, status, started_at) where status in ('arrived', 'triaged', 'in-progress', 'on-leave');
create index visit_by_day on visit (facility_id, business_date, started_at);
select core.clinical_record('visit', '{class,status,department_id,practitioner_id,reason,priority,token_number,started_at,ended_at,
  episode_of_care_id,confidentiality,status_reason,error_at,error_by}');

-- The dated classes inside a visit: an emergency that became an inpatient stay is one visit with two rows here.
create table visit_class (
  id uuid primary key default uuidv7(),
  visit_id uuid not null constraint visit_class_visit references visit,
  class text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint visit_class_period check (valid_to is null or valid_to >= valid_from),
  constraint visit_class_no_overlap exclude using gist (visit_id with =, tstzrange(valid_from, valid_to) with &&)
);
create index visit_class_by_visit on visit_class (visit_id, valid_from);
grant select on visit_class to wardbook_app, wardbook_report;

-- The history follows the visit by itself, so that no writer can forget it.
create function core.open_visit_class() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.visit_class (visit_id, class, valid_from, valid_to)
  select id, class, started_at, ended_at from opened;
  return null;
end $$;
create trigger open_visit_class after insert on visit referencing new table as opened
  for each statement execute function core.open_visit_class();

create function core.follow_visit_class() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.class is distinct from old.class then
    update public.visit_class set valid_to = greatest(core.now(), valid_from) where visit_id = new.id and valid_to is null;
    insert into public.visit_class (visit_id, class, valid_from)
    values (new.id, new.class, greatest(core.now(), new.started_at));
  end if;
  if new.ended_at is distinct from old.ended_at and new.ended_at is not null then
    update public.visit_class set valid_to = greatest(new.ended_at, valid_from) where visit_id = new.id and valid_to is null;
  end if;
  return null;
end $$;
create trigger follow_visit_class after update of class, ended_at on visit
  for each row execute function core.follow_visit_class();

-- One meeting of the patient with a practitioner.
create table encounter (
  id uuid primary key default uuidv7(),
  visit_id uuid not null constraint encounter_visit references visit,
  facility_id uuid not null constraint encounter_facility references facility,
  patient_id uuid not null constraint encounter_patient references patient,
  kind text not null default 'consultation' constraint encounter_kind_known
    check (kind in ('consultation', 'nursing', 'triage', 'procedure', 'ward-round', 'counselling', 'imported')),
  type_system text,
  type_code text,
  type_display text,
  status text not null constraint encounter_status_known
    check (status in ('planned', 'in-progress', 'on-leave', 'finished', 'cancelled', 'entered-in-error')),
  practitioner_id uuid constraint encounter_practitioner references practitioner,
  practitioner_text text,
  department_id uuid constraint encounter_department references department,
  location_id uuid constraint encounter_location references location,
  place_text text,
  reason text,
  started_at timestamptz not null,
  ended_at timestamptz,
  recorded_at timestamptz not null default core.now(),
  status_reason text,
  error_at timestamptz,
  error_by uuid,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint encounter_period check (ended_at is null or ended_at >= started_at),
  constraint encounter_error_reason check (status <> 'entered-in-error' or status_reason is not null)
);
create index encounter_by_patient on encounter (patient_id, started_at desc);
create index encounter_by_visit on encounter (visit_id, started_at);
create index encounter_open on encounter (practitioner_id, started_at) where status = 'in-progress';
select core.clinical_record('encounter', '{status,practitioner_id,department_id,location_id,reason,ended_at,status_reason,error_at,error_by}');

-- Anything ordered. Ordering, fulfilment, result and billing move on their own; each has its table of transitions.
create table service_request (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint service_request_facility references facility,
  patient_id uuid not null constraint service_request_patient references patient,
  visit_id uuid constraint service_request_visit references visit,
  encounter_id uuid constraint service_request_encounter references encounter,
  -- What was ordered together and goes out on one form.
  group_id uuid,
  type text not null constraint service_request_type_known
    check (type in ('laboratory', 'imaging', 'procedure', 'referral', 'therapy', 'nursing', 'diet')),
  code_system text not null,
  code text not null,
  display text not null,
  -- The row of the performing module's catalogue, such as a laboratory test.
  catalogue_id uuid,
  priority text not null default 'routine' constraint service_request_priority_known
    check (priority in ('routine', 'urgent', 'asap', 'stat')),
  requester_id uuid constraint service_request_requester references practitioner,
  requester_text text,
  performer_department_id uuid constraint service_request_department references department,
  reason text,
  instruction text,
  order_status text not null default 'active' constraint service_request_order_status_known
    check (order_status in ('draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error')),
  fulfilment_status text not null default 'requested' constraint service_request_fulfilment_status_known
    check (fulfilment_status in ('requested', 'accepted', 'in-progress', 'completed', 'not-done')),
  result_status text not null default 'none' constraint service_request_result_status_known
    check (result_status in ('none', 'partial', 'preliminary', 'final', 'amended', 'cancelled')),
  billing_status text not null default 'pending' constraint service_request_billing_status_known
    check (billing_status in ('pending', 'not-billable', 'unpriced', 'awaiting-payment', 'billable', 'billed', 'reversed')),
  status_reason text,
  error_at timestamptz,
  error_by uuid,
  -- When it is to be done, for what is ordered ahead.
  planned_for timestamptz,
  occurred_at timestamptz not null default core.now(),
  recorded_at timestamptz not null default core.now(),
  business_date date not null,
  confidentiality text not null default 'normal' constraint service_request_confidentiality_known
    check (confidentiality in ('normal', 'restricted', 'very-restricted')),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint service_request_stop_reason check (order_status not in ('revoked', 'entered-in-error') or status_reason is not null)
);
create index service_request_by_patient on service_request (patient_id, occurred_at desc);
create index service_request_by_visit on service_request (visit_id) where visit_id is not null;
create index service_request_by_group on service_request (group_id) where group_id is not null;
create index service_request_open on service_request (facility_id, type, occurred_at)
  where order_status in ('active', 'on-hold');
select core.clinical_record('service_request', '{priority,performer_department_id,order_status,fulfilment_status,result_status,
  billing_status,status_reason,error_at,error_by,planned_for,confidentiality}');
