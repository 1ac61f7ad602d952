import type { ChartObservation } from '@wardbook/contracts/chart/chart';
import { vitalCodes } from '@wardbook/contracts/encounters/vital-signs';
import { type RawBuilder, sql } from 'kysely';

/**
 * Each kind of the history as one JSON list, newest first. PostgreSQL writes the lists: thousands of rows cross to us as a
 * few texts, and what is null is left out.
 */
export type Chart = readonly string[];

/** The most measurements of a vital sign that a trend shows. */
const TREND_POINTS = 8;

function listOf(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((select json_agg(json_strip_nulls(to_json(entry))) from (${rows}) as entry), '[]'::json)`;
}

const inChart = (chart: Chart, alias: string) => sql`${sql.ref(`${alias}.patient_id`)} = any(${chart}::uuid[])`;
const nameOf = (column: string) => sql`(select concat_ws(' ', person.prefix, person.given_name, person.family_name)
  from practitioner join person on person.id = practitioner.person_id where practitioner.id = ${sql.ref(column)})`;

/** The encounters are looked up visit by visit: a join's plan would depend on the table's statistics, a look-up's does not. */
export function visits(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select v.id, v.class, v.status, facility.name as facility, v.place_text as place, department.name as department,
      coalesce(${nameOf('v.practitioner_id')}, v.practitioner_text) as practitioner, v.reason,
      v.started_at as "startedAt", v.ended_at as "endedAt", coalesce((
        select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'display', e.type_display, 'status', e.status,
          'practitioner', coalesce(${nameOf('e.practitioner_id')}, e.practitioner_text), 'startedAt', e.started_at, 'endedAt', e.ended_at)
          order by e.started_at)
        from encounter e where e.visit_id = v.id and e.status <> 'entered-in-error'), '[]'::json) as encounters
    from visit v join facility on facility.id = v.facility_id
    left join department on department.id = v.department_id
    where ${inChart(chart, 'v')} and v.status <> 'entered-in-error' order by v.started_at desc, v.id`);
}

const CONDITION = sql`c.id, c.visit_id as "visitId", c.encounter_id as "encounterId", c.code_system as system, c.code, c.display, c.category,
  c.rank, c.clinical_status as "clinicalStatus", c.verification_status as "verificationStatus", c.severity, c.comment,
  c.onset_on as "onsetOn", c.onset_precision as "onsetPrecision", c.abated_on as "abatedOn",
  c.abated_precision as "abatedPrecision", c.occurred_at as at, c.occurred_precision as "atPrecision", c.version`;

export function conditions(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select ${CONDITION} from condition c where ${inChart(chart, 'c')} and c.verification_status <> 'entered-in-error'
    order by c.occurred_at desc, c.rank, c.id`);
}

/** The active problems, each once even when it was diagnosed in several visits. */
export function activeProblems(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select * from (
      select distinct on (coalesce(c.code_system || c.code, lower(c.display))) ${CONDITION} from condition c
      where ${inChart(chart, 'c')} and c.clinical_status in ('active', 'recurrence', 'relapse')
        and c.verification_status not in ('entered-in-error', 'refuted')
      order by coalesce(c.code_system || c.code, lower(c.display)), (c.category = 'problem-list-item') desc, c.occurred_at desc
    ) as problem order by (problem.category = 'problem-list-item') desc, problem.at desc, problem.id`);
}

/** A late entry keeps both moments; where they are the same minute, one is said. */
const LATE = (column: string) => sql`case when o.occurred_precision is null
  and ${sql.ref(column)} > o.occurred_at + interval '1 minute' then ${sql.ref(column)} end`;

const OBSERVATION = sql`o.id, o.visit_id as "visitId", o.encounter_id as "encounterId", o.code_system as system, o.code, o.display, o.category,
  o.status, o.value_number::float8 as value, o.value_comparator as comparator,
  coalesce(o.value_text, o.value_display, to_char(o.value_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), o.absent_reason) as text,
  coalesce(o.unit_display, o.unit) as unit, o.interpretation as flag,
  case when o.components is not null then (select json_agg(json_strip_nulls(json_build_object('code', part ->> 'code',
    'display', coalesce(part ->> 'display', part ->> 'code', ''), 'value', part -> 'value', 'comparator', part ->> 'comparator',
    'text', part ->> 'text',
    'unit', part ->> 'unit', 'flag', part ->> 'interpretation'))) from jsonb_array_elements(o.components) as part) end as components,
  o.reference_low::float8 as low, o.reference_high::float8 as high, o.reference_text as range, o.set_id as "setId",
  case when o.category = 'laboratory' then o.set_id end as "reportId", o.occurred_at as at, o.occurred_precision as "atPrecision",
  ${LATE('o.recorded_at')} as "recordedAt"`;

const SHOWN = sql`o.status not in ('entered-in-error', 'cancelled', 'registered')`;

const RESULT = sql`o.id, request.visit_id as "visitId", o.encounter_id as "encounterId",
  case when o.loinc_code is not null then 'http://loinc.org' end as system, coalesce(o.loinc_code, o.analyte_code) as code, o.display,
  'laboratory' as category, case when o.revision > 1 then 'amended' else 'final' end as status,
  case when o.value_kind = 'quantity' then o.value_number::float8 end as value, o.comparator,
  case when o.value_kind = 'titre' then '1:' || trim_scale(o.value_number) else o.value_text end as text,
  coalesce(o.unit_display, o.unit) as unit, o.flag, null::json as components, o.range_low::float8 as low, o.range_high::float8 as high,
  o.range_text as range, null::uuid as "setId", o.diagnostic_report_id as "reportId", o.occurred_at as at,
  null::text as "atPrecision", null::timestamptz as "recordedAt"`;

/**
 * Measurements, and the laboratory's results that are released and in force: as rows, since they are most of a chart, and
 * PostgreSQL takes four times as long to write a row as JSON as to send it.
 */
export function observationRows(chart: Chart): RawBuilder<ChartObservation> {
  return sql`select ${OBSERVATION} from observation o where ${inChart(chart, 'o')} and ${SHOWN}
    union all select ${RESULT} from lab_result o join service_request request on request.id = o.service_request_id
      where ${inChart(chart, 'o')} and o.status = 'released'
    order by at desc, id`;
}

/** So many of the newest results are looked through for the last of each test. */
const NEWEST_RESULTS = 200;

/** Whether the last result of some test lies further back than `lastResults` looks. */
export function hasOlderResults(chart: Chart): RawBuilder<unknown> {
  return sql`exists (select from observation o where ${inChart(chart, 'o')} and o.category = 'laboratory' and ${SHOWN}
      order by o.occurred_at desc offset ${NEWEST_RESULTS} limit 1)
    or exists (select from lab_result o where ${inChart(chart, 'o')} and o.status = 'released'
      order by o.occurred_at desc offset ${NEWEST_RESULTS} limit 1)`;
}

/** The last results of each test, newest first. */
export function lastResults(chart: Chart, limit: number): RawBuilder<unknown> {
  return listOf(sql`select * from (
      select distinct on (result.code, result.display) * from (
        (select ${OBSERVATION} from observation o where ${inChart(chart, 'o')} and o.category = 'laboratory' and ${SHOWN}
          order by o.occurred_at desc limit ${NEWEST_RESULTS})
        union all (select ${RESULT} from lab_result o join service_request request on request.id = o.service_request_id
          where ${inChart(chart, 'o')} and o.status = 'released' order by o.occurred_at desc limit ${NEWEST_RESULTS})
      ) as result order by result.code, result.display, result.at desc
    ) as newest order by newest.at desc, newest.id limit ${limit}`);
}

export function notes(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select n.id, n.visit_id as "visitId", n.encounter_id as "encounterId", n.title, n.status, n.author_text as author,
      n.author_id as "authorId", n.occurred_at as at, n.signed_at as "signedAt", n.addendum_to_id as "addendumToId",
      coalesce((select json_agg(json_build_object('key', s.key, 'title', s.title, 'text', s.text) order by s.position)
        from note_section s where s.note_id = n.id and s.text <> ''), '[]'::json) as sections
    from note n where ${inChart(chart, 'n')} and (n.status in ('signed', 'entered-in-error') or n.status = 'draft' and n.author_id = core.actor_id())
    order by n.occurred_at desc, n.id`);
}

export function procedures(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select p.id, p.visit_id as "visitId", p.encounter_id as "encounterId", p.code_system as system, p.code, p.display, p.status,
      coalesce(${nameOf('p.performer_id')}, p.performer_text) as performer, p.outcome, p.occurred_at as at,
      p.occurred_precision as "atPrecision", p.occurred_text as "atText", p.ended_at as "endedAt"
    from procedure p where ${inChart(chart, 'p')} and p.status <> 'entered-in-error' order by p.occurred_at desc, p.id`);
}

const MEDICATION = sql`m.id, m.visit_id as "visitId", m.encounter_id as "encounterId", m.medicine_display as display, m.dosage_text as dosage,
  m.status, m.quantity, m.quantity_unit as "quantityUnit", nullif(m.dispensed_quantity, 0) as dispensed, m.reason,
  coalesce(${nameOf('m.requester_id')}, m.requester_name) as prescriber, m.prescribed_at as at,
  m.prescribed_precision as "atPrecision", m.course_ends_on as "endsOn"`;

export function medications(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select ${MEDICATION} from medication_request m where ${inChart(chart, 'm')} and m.status not in ('entered-in-error', 'draft')
    order by m.prescribed_at desc, m.id`);
}

/** What is being taken: active, and a course that is not over by the facility's day. */
export function activeMedications(chart: Chart, facilityId: string): RawBuilder<unknown> {
  return listOf(sql`select ${MEDICATION} from medication_request m where ${inChart(chart, 'm')} and m.status in ('active', 'on-hold')
    and (m.course_ends_on is null
      or m.course_ends_on >= (select core.business_date(core.now(), time_zone) from facility where id = ${facilityId}))
    order by m.prescribed_at desc, m.id`);
}

export function immunizations(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select i.id, i.visit_id as "visitId", i.encounter_id as "encounterId", i.code_system as system, i.code, i.display, i.status,
      i.dose_number as dose, i.lot_number as lot, i.occurred_at as at, i.occurred_precision as "atPrecision", i.occurred_text as "atText"
    from immunization i where ${inChart(chart, 'i')} and i.status <> 'entered-in-error' order by i.occurred_at desc, i.id`);
}

export function reports(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select r.id, coalesce(request.visit_id, encounter.visit_id) as "visitId", r.encounter_id as "encounterId",
      r.code_system as system, r.code, r.code_display as display, r.category, r.status, r.withdrawal_reason as withdrawn,
      case when r.withdrawn_at is null then r.conclusion end as conclusion, r.text,
      coalesce(r.occurred_at, r.issued_at, '1850-01-01T12:00:00Z') as at,
      case when r.occurred_at is null and r.issued_at is null then 'unknown' end as "atPrecision"
    from diagnostic_report r left join encounter on encounter.id = r.encounter_id
    left join service_request request on request.id = r.service_request_id
    where ${inChart(chart, 'r')} and (r.status not in ('entered-in-error', 'registered') or r.withdrawn_at is not null) order by at desc, r.id`);
}

export function orders(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select s.id, s.visit_id as "visitId", s.encounter_id as "encounterId", s.code_system as system, s.code, s.display, s.type,
      s.catalogue_id as "catalogueId", s.priority, s.order_status as status, s.fulfilment_status as fulfilment, s.result_status as result, s.occurred_at as at
    from service_request s where ${inChart(chart, 's')} and s.order_status not in ('entered-in-error', 'draft') order by s.occurred_at desc, s.id`);
}

export function carePlans(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select p.id, p.visit_id as "visitId", p.encounter_id as "encounterId", p.title, p.status, p.started_on as "startedOn",
      p.ended_on as "endedOn",
      coalesce((select json_agg(json_build_object('id', g.id, 'description', g.description, 'dueOn', g.due_on,
        'achievement', g.achievement_status, 'status', g.lifecycle_status) order by g.id) from goal g where g.care_plan_id = p.id), '[]'::json) as goals,
      coalesce((select json_agg(json_build_object('display', a.display, 'status', a.status, 'planned', a.planned_sessions,
        'done', a.done_sessions) order by a.position) from care_plan_activity a where a.care_plan_id = p.id), '[]'::json) as activities
    from care_plan p where ${inChart(chart, 'p')} and p.status <> 'entered-in-error' order by p.started_on desc, p.id`);
}

/** The last values of each vital sign: a height of years ago is still the last one. One without a date cannot be the last. */
export function vitals(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select measured.* from unnest(${vitalCodes}::text[]) as sign (code) cross join lateral (
      select ${OBSERVATION}, o.unit as ucum from observation o
      where ${inChart(chart, 'o')} and o.code = sign.code and o.category = 'vital-signs' and ${SHOWN}
        and o.occurred_precision is distinct from 'unknown'
      order by o.occurred_at desc, o.id limit ${TREND_POINTS}) as measured
    order by measured.at desc, measured.id`);
}

export function upcoming(chart: Chart): RawBuilder<unknown> {
  return listOf(sql`select a.id, a.starts_at as "startsAt", ${nameOf('a.practitioner_id')} as practitioner, department.name as department, a.reason
    from appointment a left join department on department.id = a.department_id
    where ${inChart(chart, 'a')} and a.status = 'booked' and a.starts_at >= core.now() order by a.starts_at, a.id`);
}

export function openVisit(chart: Chart, facilityId: string): RawBuilder<unknown> {
  return sql`(select json_strip_nulls(to_json(here)) from (
    select v.id, v.class, v.status, v.started_at as "startedAt", department.name as department, ${nameOf('v.practitioner_id')} as practitioner,
      v.token_number as "tokenNumber"
    from visit v left join department on department.id = v.department_id
    where ${inChart(chart, 'v')} and v.facility_id = ${facilityId} and v.status in ('arrived', 'triaged', 'in-progress', 'on-leave')
    order by v.started_at desc limit 1) as here)`;
}

export function lastVisitAt(chart: Chart): RawBuilder<unknown> {
  return sql`(select max(v.started_at) from visit v where ${inChart(chart, 'v')} and v.status in ('in-progress', 'on-leave', 'finished'))`;
}

export function hasInsuranceHistory(chart: Chart): RawBuilder<unknown> {
  return sql`exists (select from claim_history h where ${inChart(chart, 'h')})`;
}
