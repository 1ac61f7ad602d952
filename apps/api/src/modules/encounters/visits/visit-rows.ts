import type { Visit } from '@wardbook/contracts/encounters/visits';
import { type RawBuilder, sql } from 'kysely';
import { departmentOf, PATIENT_LINE, practitionerOf } from '../records/chart-rows.js';
import { lastVitals, type VitalRow } from '../records/vital-sets.js';
import { VITAL_ROW } from '../records/vitals.repository.js';

export interface VisitRow extends Omit<Visit, 'vitals'> {
  /** Null for whom the chart is closed. */
  vitalRows: VitalRow[] | null;
  timeZone: string;
}

/** More than any visit of a day has; a stay has its chart. */
const MOST_VITALS = 60;
const NO_VITALS: RawBuilder<unknown> = sql`null::jsonb`;
const VITALS: RawBuilder<unknown> = sql`(select coalesce(jsonb_agg(taken), '[]') from (select ${VITAL_ROW} from observation o
  where o.visit_id = v.id and o.category = 'vital-signs' and o.status not in ('entered-in-error', 'cancelled')
  order by o.occurred_at desc, o.id limit ${sql.lit(MOST_VITALS)}) as taken)`;

/** The columns of a visit `v` with `patient_summary` as `s`. */
export function visitColumns(showsVitals: boolean): RawBuilder<unknown> {
  return sql`v.id, ${PATIENT_LINE} as patient, v.class, v.status, v.priority, v.reason,
  ${departmentOf('v.department_id')} as department, ${practitionerOf('v.practitioner_id')} as practitioner,
  v.appointment_id as "appointmentId", v.token_number as "tokenNumber", v.started_at as "startedAt", v.ended_at as "endedAt",
  v.business_date as "businessDate", v.version,
  (select max(o.occurred_at) from observation o where o.visit_id = v.id and o.category = 'vital-signs'
    and o.status <> 'entered-in-error') as "vitalsAt",
  ${showsVitals ? VITALS : NO_VITALS} as "vitalRows", (select time_zone from facility where facility.id = v.facility_id) as "timeZone",
  (select e.id from encounter e where e.visit_id = v.id and e.status = 'in-progress' order by e.started_at desc limit 1) as "encounterId",
  (select e.version from encounter e where e.visit_id = v.id and e.status = 'in-progress' order by e.started_at desc limit 1) as "encounterVersion",
  (select n.id from note n where n.visit_id = v.id and n.status = 'draft' and n.author_id = core.actor_id()
    order by n.occurred_at desc limit 1) as "noteId"`;
}

/** The flags are those of today's birth date, so that a corrected one reaches them. */
export function visitOf({ vitalRows, timeZone, ...visit }: VisitRow): Visit {
  const { birthDate, kind } = visit.patient;
  return { ...visit, vitals: vitalRows && lastVitals(vitalRows, { birthDate, kind, timeZone }) };
}
