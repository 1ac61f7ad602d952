-- When practitioners receive patients, and who is booked with them.

-- A weekly rule in wall-clock time of the facility: timed slots, or one session in which patients get tokens.
create table availability (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint availability_facility references facility,
  practitioner_id uuid not null constraint availability_practitioner references practitioner,
  department_id uuid constraint availability_department references department,
  location_id uuid constraint availability_location references location,
  -- ISO 8601: Monday is 1.
  weekday smallint not null constraint availability_weekday_iso check (weekday between 1 and 7),
  starts time not null,
  ends time not null,
  kind text not null constraint availability_kind_known check (kind in ('slots', 'session')),
  slot_minutes smallint,
  -- Tokens of a session in all; so many of them are kept for people who come without a booking.
  capacity smallint,
  walk_in_capacity smallint,
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint availability_times check (ends > starts),
  constraint availability_period check (valid_to is null or valid_to >= valid_from),
  constraint availability_shape check (
    (kind = 'slots' and slot_minutes between 5 and 480 and capacity is null and walk_in_capacity is null)
    or (kind = 'session' and slot_minutes is null and capacity between 1 and 500 and walk_in_capacity between 0 and capacity)
  ),
  -- A practitioner is at one place at a time, whichever facility asks.
  constraint availability_no_overlap exclude using gist (
    practitioner_id with =, weekday with =,
    int8range(extract(epoch from starts)::int8, extract(epoch from ends)::int8) with &&,
    daterange(valid_from, valid_to, '[]') with &&
  )
);
create index availability_by_day on availability (facility_id, weekday);
select core.facility_scoped('availability');

-- Leave, a conference, an operation: nothing can be booked, what is booked stays until a person moves it.
create table absence (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint absence_facility references facility,
  practitioner_id uuid not null constraint absence_practitioner references practitioner,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  cancelled_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint absence_period check (ends_at > starts_at)
);
create unique index absence_once on absence (practitioner_id, starts_at, ends_at) where cancelled_at is null;
create index absence_by_practitioner on absence (practitioner_id, starts_at) where cancelled_at is null;
select core.facility_scoped('absence');

create table appointment (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint appointment_facility references facility,
  patient_id uuid not null constraint appointment_patient references patient,
  practitioner_id uuid not null constraint appointment_practitioner references practitioner,
  department_id uuid constraint appointment_department references department,
  location_id uuid constraint appointment_location references location,
  -- Set for a token of a session; a timed appointment stands by its own times.
  session_id uuid constraint appointment_session references availability,
  business_date date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  token_number smallint,
  -- FHIR R4 AppointmentStatus, the part that is used here.
  status text not null default 'booked' constraint appointment_status_known
    check (status in ('booked', 'arrived', 'fulfilled', 'cancelled', 'noshow')),
  origin text not null default 'booked' constraint appointment_origin_known check (origin in ('booked', 'walk-in', 'follow-up')),
  reason text,
  -- An overbooking needs a permission and a reason; it does not switch the rule off for other bookings.
  overbooked boolean not null default false,
  overbooking_reason text,
  status_reason text,
  arrived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  -- What may overlap a time therefore began within the day before it, which bounds what is read to find it.
  constraint appointment_times check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  constraint appointment_token_in_session check ((session_id is null) = (token_number is null)),
  constraint appointment_overbooking_reason check (overbooked = (overbooking_reason is not null)),
  constraint appointment_cancelled_reason check (status <> 'cancelled' or status_reason is not null),
  constraint appointment_not_double_booked exclude using gist (
    practitioner_id with =, tstzrange(starts_at, ends_at) with &&
  ) where (session_id is null and origin <> 'walk-in' and not overbooked and status not in ('cancelled', 'noshow')),
  constraint appointment_token_once exclude using btree (session_id with =, business_date with =, token_number with =)
    where (session_id is not null)
);
create index appointment_by_day on appointment (facility_id, business_date, practitioner_id);
create index appointment_by_practitioner on appointment (practitioner_id, starts_at);
create index appointment_by_patient on appointment (patient_id, starts_at desc);
create index appointment_by_session on appointment (session_id, business_date) where session_id is not null;
select core.facility_scoped('appointment');

-- The final check against a full session: it counts under the row lock of the session, so it holds for every writer.
create function check_session_capacity() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  session public.availability;
  taken_booked int;
  taken_in_all int;
begin
  if new.session_id is null or new.overbooked or new.status in ('cancelled', 'noshow') then return new; end if;
  if tg_op = 'UPDATE' and old.session_id = new.session_id and old.business_date = new.business_date
    and old.status not in ('cancelled', 'noshow') then return new; end if;
  select * into session from public.availability where id = new.session_id for no key update;
  select count(*) filter (where origin <> 'walk-in'), count(*) into taken_booked, taken_in_all
  from public.appointment
  where session_id = new.session_id and business_date = new.business_date and not overbooked
    and status not in ('cancelled', 'noshow') and id <> new.id;
  if taken_in_all >= session.capacity
    or (new.origin <> 'walk-in' and taken_booked >= session.capacity - session.walk_in_capacity) then
    raise exception 'the session is full' using errcode = '23P01', constraint = 'appointment_session_capacity';
  end if;
  return new;
end $$;
create trigger session_capacity before insert or update on appointment
  for each row execute function check_session_capacity();
