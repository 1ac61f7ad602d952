-- What the days of a facility came to, kept so that a year is read as its days and not as all its visits. A day is kept once
-- it is over; the figures of a day that something changed afterwards are not used until they are kept again.

-- The figures of one day. `report_figures_of` says what each kind counts; nothing else writes here.
create table report_figure (
  facility_id uuid not null,
  business_date date not null,
  kind text not null,
  -- The department, practitioner, payer, method, hour or code that the figure is a part of; empty where there is none.
  part text not null,
  label text,
  -- The day of the invoice that a debt is about.
  since date,
  count int not null,
  amount bigint not null,
  -- The numbers of the patients, four bytes each: people are counted once over any number of days.
  people bytea
);
create index report_figure_by_kind on report_figure (facility_id, kind, business_date);
-- What payers owe is summed over all days.
create index report_figure_debt on report_figure (facility_id) include (business_date, part, since, amount) where kind = 'payer-debt';

create table report_day (
  facility_id uuid not null constraint report_day_facility references facility,
  business_date date not null,
  kept_at timestamptz not null default clock_timestamp(),
  constraint report_day_pkey primary key (facility_id, business_date)
);

-- A day of which something was written after it was over. Each writer adds a row of its own, so none waits for another.
create table report_late_change (
  facility_id uuid not null,
  business_date date not null
);
create index report_late_change_by_day on report_late_change (facility_id, business_date);

do $$
declare
  kept regclass;
begin
  foreach kept in array '{report_figure,report_day,report_late_change}'::regclass[] loop
    execute format('grant select on %s to wardbook_app, wardbook_report', kept);
    execute format('alter table %s enable row level security', kept);
    execute format('create policy own_facility on %s for select to wardbook_app using (facility_id = (select core.facility_id()))', kept);
    execute format('create policy report_all on %s for select to wardbook_report using (true)', kept);
  end loop;
end $$;

-- The figures of one day as the views have them at this moment. What is counted by its moment is read by the day's range of
-- moments, which an index knows. The plan for an average day is made once: planning takes longer than counting. It runs with
-- the owner's rights, since policies on eleven tables make the plan worse, and it knows only the facility of the request.
create function report_figures_of(day date)
  returns table (kind text, part text, label text, since date, count int, amount bigint, people bytea)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  of_facility uuid := core.facility_id();
  zone text := (select time_zone from public.facility where id = of_facility);
  first timestamptz := day::timestamp at time zone zone;
  next timestamptz := (day + 1)::timestamp at time zone zone;
begin
  return query
    with coming as materialized (
      select visit.hour, coalesce(visit.department_id::text, '') as department,
        (select number from public.patient where id = visit.patient_id) as number
      from public.report_visit as visit
      where visit.facility_id = of_facility and visit.business_date = day
    ), consultation as materialized (
      select coalesce(held.practitioner_id::text, '') as practitioner, held.minutes,
        (select number from public.patient where id = held.patient_id) as number
      from public.report_consultation as held
      where held.facility_id = of_facility and held.started_at >= first and held.started_at < next
    ), earned as materialized (
      select coalesce(line.department_id::text, '') as department, coalesce(line.performer_id::text, '') as performer, line.amount
      from public.report_revenue as line where line.facility_id = of_facility and line.business_date = day
    )
    select 'visits', coming.department, null, null::date, count(*)::int, 0::bigint, string_agg(int4send(coming.number), '')
      from coming group by coming.department
    union all select 'arrivals', coming.hour::text, null, null, count(*)::int, 0, null from coming group by coming.hour
    union all select 'waits', coalesce(wait.department_id::text, ''), null, null, count(*)::int, sum(wait.minutes), null
      from public.report_wait as wait where wait.facility_id = of_facility and wait.business_date = day group by wait.department_id
    union all select 'consultations', consultation.practitioner, null, null, count(*)::int, 0,
        string_agg(int4send(consultation.number), '')
      from consultation group by consultation.practitioner
    union all select 'durations', consultation.practitioner, null, null, count(*)::int, sum(consultation.minutes), null
      from consultation where consultation.minutes is not null group by consultation.practitioner
    union all select 'revenue', earned.department, null, null, count(*)::int, sum(earned.amount)::bigint, null
      from earned group by earned.department
    union all select 'performed', earned.performer, null, null, count(*)::int, sum(earned.amount)::bigint, null
      from earned group by earned.performer
    union all select 'billed', coalesce(billed.payer_id::text, ''), null, null, count(*)::int, sum(billed.amount)::bigint, null
      from public.report_billed as billed where billed.facility_id = of_facility and billed.business_date = day group by billed.payer_id
    union all select 'takings', payment.method, null, null, count(*)::int, sum(payment.amount)::bigint, null
      from public.report_takings as payment where payment.facility_id = of_facility and payment.business_date = day group by payment.method
    union all select 'tax', '', null, null, count(*)::int, sum(tax.amount)::bigint, null
      from public.report_tax as tax where tax.facility_id = of_facility and tax.business_date = day having count(*) > 0
    union all select 'payer-debt', debt.payer_id::text, null, debt.since, count(*)::int, sum(debt.amount)::bigint, null
      from public.report_payer_debt as debt where debt.facility_id = of_facility and debt.business_date = day
      group by debt.payer_id, debt.since
    union all select 'diagnoses', diagnosis.code, min(diagnosis.display), null, count(*)::int, 0, null
      from public.report_diagnosis as diagnosis
      where diagnosis.facility_id = of_facility and diagnosis.occurred_at >= first and diagnosis.occurred_at < next
      group by diagnosis.code
    union all select 'registrations', '', null, null, count(*)::int, 0, null
      from public.report_registration as registered
      where registered.facility_id = of_facility and registered.created_at >= first and registered.created_at < next
      having count(*) > 0
    union all select 'turnaround', '', null, null, count(*)::int, sum(reported.minutes), null
      from public.report_turnaround as reported
      where reported.facility_id = of_facility and reported.released_at >= first and reported.released_at < next
      having count(*) > 0;
end $$;

-- Keeps the days of the facility of the request that are over and not kept, at most so many, the first ones first, and returns how many it kept.
-- A day counts as over when a whole further day has passed: what was still being written at its end is committed by then.
-- What is written later leaves its row in `report_late_change`. Those rows are taken first and the figures counted after,
-- with what was committed in between: a change that is not counted keeps its row, and the day is not used.
-- The days of a facility that are over and not kept, or changed since, the first ones first: a day before all kept days is then
-- empty, unless it has changed.
create function report_days_to_keep(of_facility uuid, most int) returns date[] language sql stable
begin atomic
  select array_agg(day order by day) from (
    select day::date as day from generate_series(
        least((select min(business_date) from visit where facility_id = of_facility),
          (select min(business_date) from journal_entry where facility_id = of_facility),
          (select min(occurred_at)::date - 1 from condition where facility_id = of_facility and category = 'encounter-diagnosis'),
          (select min(started_at)::date - 1 from encounter where facility_id = of_facility and kind = 'consultation'),
          (select min(recorded_at)::date - 1 from diagnostic_report where facility_id = of_facility and service_request_id is not null),
          (select min(created_at)::date - 1 from patient where facility_id = of_facility and survivor_id is null)),
        (select core.business_date(clock_timestamp(), time_zone) - 2 from facility where id = of_facility), interval '1 day') as day
    where not exists (select from report_day where facility_id = of_facility and business_date = day::date)
      or exists (select from report_late_change where facility_id = of_facility and business_date = day::date)
    order by day limit most
  ) as wanted;
end;

create function report_keep_days(most int) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  of_facility uuid := core.facility_id();
  days date[];
begin
  perform pg_advisory_xact_lock(hashtextextended('report-days:' || of_facility, 0));
  days := public.report_days_to_keep(of_facility, most);
  delete from public.report_late_change where facility_id = of_facility and business_date = any(days);
  delete from public.report_figure where facility_id = of_facility and business_date = any(days);
  insert into public.report_figure (facility_id, business_date, kind, part, label, since, count, amount, people)
  select of_facility, day, figure.* from unnest(days) as day cross join lateral public.report_figures_of(day) as figure;
  insert into public.report_day (facility_id, business_date) select of_facility, unnest(days)
  on conflict on constraint report_day_pkey do update set kept_at = excluded.kept_at;
  return coalesce(cardinality(days), 0);
end $$;

grant execute on function report_figures_of, report_keep_days to wardbook_app;

------------------------------------------------------------------------------------------------------------------------
-- What changes a day that is over
------------------------------------------------------------------------------------------------------------------------

-- Notes the days of a row by its column of a day, or of a moment in the zone of the facility.
create function report_note_late_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  image jsonb;
begin
  for image in select to_jsonb(old) where tg_op <> 'INSERT' union select to_jsonb(new) where tg_op <> 'DELETE' loop
    insert into public.report_late_change (facility_id, business_date)
    select facility.id, case when tg_argv[0] = 'business_date' then (image ->> tg_argv[0])::date
      else core.business_date((image ->> tg_argv[0])::timestamptz, facility.time_zone) end
    from public.facility where facility.id = (image ->> 'facility_id')::uuid;
  end loop;
  return null;
end $$;

-- What is written within the hour, or on a day that has not ended anywhere, belongs to a day that is not kept yet.
create function report_follow(followed regclass, at text, counted text) returns void language plpgsql as $$
declare
  late text := case at when 'business_date' then '%1$s.business_date < (now() at time zone ''UTC'')::date' else '%1$s.%2$I < now() - interval ''1 hour''' end;
begin
  execute format('create trigger report_late_insert after insert on %s for each row when (%s)
    execute function report_note_late_change(%L)', followed, format(late, 'new', at), at);
  execute format('create trigger report_late_delete after delete on %s for each row when (%s)
    execute function report_note_late_change(%L)', followed, format(late, 'old', at), at);
  if counted <> '' then
    execute format('create trigger report_late_update after update on %s for each row when ((%s or %s) and (%s) is distinct from (%s))
      execute function report_note_late_change(%L)', followed, format(late, 'old', at), format(late, 'new', at),
      regexp_replace(counted, '(\w+)', 'old.\1', 'g'), regexp_replace(counted, '(\w+)', 'new.\1', 'g'), at);
  end if;
end $$;
select report_follow('visit', 'business_date', 'status, department_id, started_at, business_date');
select report_follow('journal_entry', 'business_date', '');
select report_follow('condition', 'occurred_at', 'verification_status, category, code, display, occurred_at');
select report_follow('encounter', 'started_at', 'status, kind, practitioner_id, started_at, ended_at');
select report_follow('patient', 'created_at', 'survivor_id, source, created_at');
select report_follow('diagnostic_report', 'recorded_at', 'status, recorded_at');
drop function report_follow;

-- A consultation also ends the wait of its visit, which may have begun on an earlier day.
create function report_note_wait() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.report_late_change (facility_id, business_date)
  select facility_id, business_date from public.visit where id = new.visit_id and business_date < (now() at time zone 'UTC')::date;
  return null;
end $$;
create trigger report_wait_insert after insert on encounter for each row when (new.kind = 'consultation')
  execute function report_note_wait();
create trigger report_wait_update after update on encounter
  for each row when ((old.status, old.kind, old.started_at) is distinct from (new.status, new.kind, new.started_at))
  execute function report_note_wait();

-- Another zone moves the days of what is counted by its moment. The lock lets no day be kept in the old zone meanwhile.
create function report_note_zone() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('report-days:' || new.id, 0));
  insert into public.report_late_change (facility_id, business_date)
  select facility_id, business_date from public.report_day where facility_id = new.id;
  return null;
end $$;
create trigger report_zone after update on facility for each row when (old.time_zone <> new.time_zone)
  execute function report_note_zone();
