import type { Client } from 'pg';
import { copyVisits } from './copies.ts';

/** The visits that are copied: those of the demo's lived days with all their money, and the plainer ones of its history. */
const TEMPLATES = `
create table bench.template as
select visit.id, visit.business_date, account.id is not null as lived, row_number() over (partition by account.id is not null order by visit.started_at, visit.id) - 1 as place
from visit left join account on account.visit_id = visit.id
where visit.status = 'finished' and (account.id is null and visit.appointment_id is null or account.debtor_kind = 'patient'
  and not exists (select from payment where account_id = account.id and kind <> 'receipt'));
analyze bench.template;`;

/** A third of all visits is billed. The first person has the longest history; the others come between their registration and last week. */
const UNITS = `
create table bench.unit as
select coming.n, template.id as copied_from, person.id as patient_id, person.given || ' ' || person.family as patient_name,
  template.business_date + shift as day, shift, bench.time_part((template.business_date + shift)::timestamptz) as time_part,
  case when not template.lived then bench.id(bench.time_part((template.business_date + shift)::timestamptz), 'appointment' || coming.n) end as appointment_id
from (
  select n, n % 3 = 0 as lived, case when n <= $long then 1 when n % 2 = 0 then 1 + n % $people else 1 + floor(bench.chance(n, 'who') ^ 2 * $people)::bigint end as who
  from generate_series(1::bigint, $visits) as n
) as coming
join bench.person on person.n = coming.who
join (select lived, count(*) as known from bench.template group by lived) as kinds on kinds.lived = (coming.lived and coming.n > $long)
join bench.template on template.lived = kinds.lived and template.place = floor(bench.chance(coming.n, 'template') * kinds.known)::bigint
cross join lateral (select greatest(
    floor((person.registered_at::date + floor(bench.chance(coming.n, 'day') * (current_date - 8 - person.registered_at::date))::int - template.business_date) / 7.0),
    -200)::int * 7 as shift) as moved;
alter table bench.unit add primary key (n);
analyze bench.unit;`;

/** Practitioners beside those of the demo, who receive every day in slots. */
const PRACTITIONERS = `
create table bench.doctor as
select k, bench.id(repeat('0', 12) || '7', 'person' || k) as person_id, bench.id(repeat('0', 12) || '7', 'practitioner' || k) as id from generate_series(0, 39) as k;
insert into person (id, prefix, given_name, family_name)
  select person_id, 'Dr', (select given from bench.person where n = 100 + k), (select family from bench.person where n = 200 + k) from bench.doctor;
insert into practitioner (id, person_id) select id, person_id from bench.doctor;
insert into practitioner_role (practitioner_id, facility_id, profession, department_id, valid_from)
  select id, facility, 'doctor', (select id from department where code = 'OPD'), '2024-01-01' from bench.doctor, bench.facility;
insert into availability (facility_id, practitioner_id, department_id, weekday, starts, ends, kind, slot_minutes, valid_from)
  select facility, id, (select id from department where code = 'OPD'), weekday, '08:00', '17:00', 'slots', 20, '2024-01-01'
  from bench.doctor, bench.facility, generate_series(1, 7) as weekday;`;

/** Each visit of the past had its slot; half of those of the coming month are taken. */
const APPOINTMENTS = `
create function bench.slot(day date, k bigint) returns timestamptz language sql stable
  return (day + time '08:00' + (k / 40) * interval '20 minutes') at time zone (select time_zone from facility limit 1);
update bench.unit set appointment_id = null where appointment_id is not null and n in (
  select n from (select n, row_number() over (partition by day order by n) as k from bench.unit where appointment_id is not null) as ranked where k > 1080);
insert into appointment (id, facility_id, patient_id, practitioner_id, department_id, business_date, starts_at, ends_at, status, arrived_at, created_at)
select appointment_id, facility, patient_id, doctor.id, (select id from department where code = 'OPD'), day,
  bench.slot(day, coming.k), bench.slot(day, coming.k) + interval '20 minutes', 'fulfilled', bench.slot(day, coming.k), day - 3
from (select *, row_number() over (partition by day order by n) - 1 as k from bench.unit where appointment_id is not null) as coming
join bench.doctor on doctor.k = coming.k % 40 cross join bench.facility;
insert into appointment (facility_id, patient_id, practitioner_id, department_id, business_date, starts_at, ends_at, created_at)
select facility, person.id, doctor.id, (select id from department where code = 'OPD'), day::date, bench.slot(day::date, place), bench.slot(day::date, place) + interval '20 minutes', current_date
from generate_series(current_date, current_date + 31, interval '1 day') as day, generate_series(0, 1079) as place, bench.doctor, bench.facility, bench.person
where doctor.k = place % 40 and bench.chance(place + 1080 * (day::date - date '2026-01-01'), 'taken') < 0.5
  and person.n = 1 + floor(bench.chance(place + 1080 * (day::date - date '2026-01-01'), 'booked') * (select max(n) from bench.person))::bigint;`;

/** What the copied money needs beside it: coverage of its patients, a closed till for each day, and the counters of documents. */
const MONEY = `
insert into coverage (id, patient_id, payer_plan_id, member_number, rank, valid_from)
select bench.id(repeat('0', 12) || '7', t.coverage_id::text || unit.patient_id), unit.patient_id, coverage.payer_plan_id, 'M' || min(unit.n),
  row_number() over (partition by unit.patient_id order by t.coverage_id), date '2024-01-01'
from bench.unit join bench.of_invoice_line_split as t using (copied_from) join coverage on coverage.id = t.coverage_id
group by t.coverage_id, unit.patient_id, coverage.payer_plan_id;
create table bench.till as
select unit.day, bench.id(bench.time_part(unit.day), 'till' || unit.day) as id, facility, cashier.cashier_id,
  sum(t.amount) filter (where t.method = 'cash') as cash, sum(t.amount) filter (where t.method = 'card') as card
from bench.unit join bench.of_payment as t using (copied_from) cross join bench.facility cross join (select cashier_id from till_session limit 1) as cashier
group by unit.day, facility, cashier.cashier_id;
insert into till_session (id, facility_id, cashier_id, currency, opening_float, opened_at, business_date, closed_at, counted_cash, counted_card, expected_cash, expected_card)
select id, facility, cashier_id, (select currency from facility limit 1), 0, day + interval '4 hours', day, day + interval '15 hours',
  coalesce(cash, 0), coalesce(card, 0), coalesce(cash, 0), coalesce(card, 0) from bench.till;
insert into journal_entry (id, facility_id, business_date, occurred_at, source_kind, source_id)
select bench.id(bench.time_part(day), 'close' || day), facility, day, day + interval '15 hours', 'till-close', id from bench.till where cash > 0;
insert into journal_line (facility_id, journal_entry_id, journal_account_id, currency, debit, credit, till_session_id)
select facility, bench.id(bench.time_part(day), 'close' || day), journal_account.id, (select currency from facility limit 1),
  case role when 'safe' then cash else 0 end, case role when 'safe' then 0 else cash end, till.id
from bench.till, journal_account where role in ('safe', 'till-cash') and cash > 0;
insert into invoice_outstanding (invoice_id, facility_id, account_id, business_date, amount)
select invoice.id, invoice.facility_id, invoice.account_id, invoice.business_date, sum(outstanding) from invoice_line_balance as line join invoice on invoice.id = line.invoice_id
group by invoice.id on conflict (invoice_id) do nothing;
insert into document_counter (facility_id, kind, fiscal_year, last_number)
select facility_id, kind, fiscal_year, max(sequence) from (select facility_id, kind, fiscal_year, sequence from invoice union all select facility_id, kind, fiscal_year, sequence from payment) as document
group by 1, 2, 3 on conflict (facility_id, kind, fiscal_year) do update set last_number = excluded.last_number;`;

/** Two years of the trail: what was written, and who looked at whom. */
const AUDIT = `
create table bench.staff as select id, row_number() over (order by id) - 1 as place from user_account;
insert into audit.change (at, actor_kind, user_id, facility_id, action, table_name, row_id, patient_id, after)
select at, 'user', staff.id, facility, action, table_name, row_id, patient_id, after from (
  select created_at as at, 'insert' as action, 'patient' as table_name, id as row_id, id as patient_id, audit.without_secrets(to_jsonb(patient)) as after from patient
  union all select started_at, 'insert', 'visit', id, patient_id, audit.without_secrets(to_jsonb(visit)) from visit
  union all select ended_at, 'update', 'visit', id, patient_id, '{"status": "finished"}' from visit where ended_at is not null
  union all select started_at, 'insert', 'encounter', id, patient_id, audit.without_secrets(to_jsonb(encounter)) from encounter
  union all select occurred_at, 'insert', 'condition', id, patient_id, audit.without_secrets(to_jsonb(condition)) from condition
) as written join bench.staff on staff.place = hashtext(row_id::text) & 7 cross join bench.facility order by at;
insert into audit.access (at, actor_kind, user_id, facility_id, action, operation, patient_id)
select at, 'user', staff.id, facility, action, operation, patient_id from (
  select unit.day + time '06:00' + bench.chance(n * 4 + k, 'at') * interval '9 hours' as at, bench.pick('{look,look,look,look,look,search,print}', bench.chance(n * 4 + k, 'act')) as action,
    bench.pick('{readPatient,readSummary,readHistory}', bench.chance(n * 4 + k, 'operation')) as operation, patient_id, n from bench.unit, generate_series(0, 2) as k
) as seen join bench.staff on staff.place = n % 12 cross join bench.facility order by at;
insert into audit.access (at, actor_kind, user_id, facility_id, action, operation)
select day + time '05:00' + k * interval '1 minute', 'user', staff.id, facility, case when k % 7 = 0 then 'sign-in-failed' when k % 50 = 1 then 'denied' else 'sign-in' end, 'signIn'
from (select distinct day from bench.unit) as days, generate_series(0, 59) as k, bench.staff, bench.facility where staff.place = k % 12;`;

/** Two years of a hospital around the registered people. */
export async function writeYears(
  client: Client,
  { people, visits }: { people: number; visits: number },
  said: (step: string) => void,
): Promise<void> {
  await client.query(TEMPLATES);
  await client.query(UNITS.replaceAll('$long', '62').replaceAll('$people', String(people)).replaceAll('$visits', String(visits)));
  await client.query(PRACTITIONERS);
  await client.query(APPOINTMENTS);
  said('appointments');
  await copyVisits(client);
  said('visits');
  await client.query(MONEY);
  said('money');
  await client.query(AUDIT);
  said('audit trail');
}
