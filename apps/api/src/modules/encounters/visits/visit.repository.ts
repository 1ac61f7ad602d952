import { Injectable } from '@nestjs/common';
import type { Answer, Input } from '@wardbook/contracts/core/endpoint';
import type {
  Encounter,
  listVisits,
  readQueues,
  UnfinishedWork,
  Visit,
  VisitClass,
  VisitQueue,
  VisitStatus,
} from '@wardbook/contracts/encounters/visits';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../../core/database/cursor.js';
import { Db } from '../../../core/database/db.js';
import { newId } from '../../../core/database/new-ids.js';
import { practitionerOf } from '../records/chart-rows.js';
import { type VisitRow, visitColumns, visitOf } from './visit-rows.js';

export interface NewVisit {
  patientId: string;
  class: VisitClass;
  appointmentId: string | null;
  departmentId: string | null;
  practitionerId: string | null;
  reason: string | null;
  priority: Visit['priority'];
}

export interface VisitChange {
  class?: VisitClass;
  status?: VisitStatus;
  department_id?: string | null;
  practitioner_id?: string | null;
  reason?: string | null;
  priority?: Visit['priority'];
  status_reason?: string;
  ended_at?: 'now' | null;
}

type Query = Input<typeof listVisits>['query'] & { me: string | null };

const WAITING = sql`v.status in ('arrived', 'triaged')`;
const NO_VITALS = sql`not exists (select from observation o where o.visit_id = v.id and o.category = 'vital-signs' and o.status <> 'entered-in-error')`;

/** The queues. A patient waits for vital signs until some are taken. */
const queues: Record<VisitQueue, RawBuilder<unknown>> = {
  here: sql`v.status in ('arrived', 'triaged', 'in-progress')`,
  'waiting-vitals': sql`v.status = 'arrived' and ${NO_VITALS}`,
  waiting: WAITING,
  'with-practitioner': sql`v.status = 'in-progress' and exists (select from encounter e where e.visit_id = v.id and e.status = 'in-progress')`,
  finished: sql`v.status = 'finished'`,
};

/** Urgent ones first, then in order of arrival. */
const URGENCY = sql<number>`case v.priority when 'stat' then 0 when 'asap' then 1 when 'urgent' then 1 else 2 end`;
/** Microseconds, since the text of a moment is cut to thousandths. */
const MICROS = sql<number>`(extract(epoch from v.started_at) * 1000000)::int8`;
const place = z.tuple([z.number().int(), z.number().int(), z.uuid()]);

@Injectable()
export class VisitRepository {
  constructor(private readonly db: Db) {}

  /** Reception sees who waits and not what was measured. */
  private columns() {
    return visitColumns(this.db.actor.permissions.has('chart:read'));
  }

  /** The token is the appointment's; the business date is the facility's day. */
  /** Queues a new visit, to be read with the next statement. */
  insertLater(visit: NewVisit): string {
    const id = newId();
    this.db.later(sql`
      insert into visit (id, facility_id, patient_id, class, status, appointment_id, department_id, practitioner_id, reason, priority,
        token_number, started_at, business_date)
      select ${id}, facility.id, ${visit.patientId}, ${visit.class}, 'arrived', ${visit.appointmentId}, ${visit.departmentId},
        ${visit.practitionerId}, ${visit.reason}, ${visit.priority},
        (select token_number from appointment where id = ${visit.appointmentId}), core.now(), core.business_date(core.now(), time_zone)
      from facility where facility.id = ${this.db.facilityId}`);
    return id;
  }

  async find(id: string): Promise<Visit | undefined> {
    const { rows } = await sql<VisitRow>`select ${this.columns()} from visit v join patient_summary s on s.patient_id = v.patient_id
      where v.id = ${id} and v.facility_id = ${this.db.facilityId}`.execute(this.db.q);
    return rows[0] && visitOf(rows[0]);
  }

  async ofAppointment(appointmentId: string): Promise<Visit | undefined> {
    const { rows } = await sql<VisitRow>`select ${this.columns()} from visit v join patient_summary s on s.patient_id = v.patient_id
      where v.appointment_id = ${appointmentId}`.execute(this.db.q);
    return rows[0] && visitOf(rows[0]);
  }

  async openToday(chartIds: readonly string[]): Promise<string | null> {
    const { rows } = await sql<{ id: string }>`select visit.id from visit join facility on facility.id = visit.facility_id
      where patient_id = any(${chartIds}::uuid[]) and facility_id = ${this.db.facilityId}
        and status in ('arrived', 'triaged', 'in-progress', 'on-leave')
        and business_date = core.business_date(core.now(), time_zone)
      order by started_at desc limit 1`.execute(this.db.q);
    return rows[0]?.id ?? null;
  }

  /** How many patients are in the facility: in all, for one practitioner, or in a department. */
  async openVisits(where: Partial<Record<'practitioner_id' | 'department_id', string>>): Promise<number> {
    let query = this.db.q
      .selectFrom('visit')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('facility_id', '=', this.db.facilityId)
      .where('status', 'in', ['arrived', 'triaged', 'in-progress', 'on-leave']);
    for (const [column, id] of Object.entries(where)) query = query.where(column as 'practitioner_id', '=', id);
    return (await query.executeTakeFirstOrThrow()).count;
  }

  async today(): Promise<string> {
    const { rows } = await sql<{ today: string }>`select core.business_date(core.now(), time_zone) as today
      from facility where id = ${this.db.facilityId}`.execute(this.db.q);
    return (rows[0] as { today: string }).today;
  }

  /** What was ordered in the visit and has no result, and the notes that wait for a signature. */
  async unfinished(id: string, patientId: string): Promise<UnfinishedWork> {
    const { rows } = await sql<UnfinishedWork>`select
      (select coalesce(jsonb_agg(jsonb_build_object('id', request.id, 'name', request.display) order by request.id), '[]')
        from service_request as request where request.visit_id = ${id} and request.order_status in ('active', 'on-hold')
          and request.fulfilment_status not in ('completed', 'not-done')) as orders,
      (select coalesce(jsonb_agg(jsonb_build_object('id', note.id, 'title', note.title) order by note.id), '[]')
        from note where note.patient_id = ${patientId} and note.visit_id = ${id} and note.status = 'draft') as "unsignedNotes"`.execute(
      this.db.q,
    );
    return rows[0] as UnfinishedWork;
  }

  async change(id: string, version: number, { ended_at: ended, ...change }: VisitChange): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('visit')
      .set(change)
      .$if(ended !== undefined, (update) => update.set({ ended_at: ended === null ? null : sql<string>`greatest(core.now(), started_at)` }))
      .where('id', '=', id)
      .where('facility_id', '=', this.db.facilityId)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** A step that follows from another act, such as recorded vital signs. It applies at any version. */
  async setStatus(id: string, status: VisitStatus): Promise<void> {
    await this.db.q.updateTable('visit').set({ status }).where('id', '=', id).execute();
  }

  async lock(id: string): Promise<{ id: string; status: VisitStatus; patient_id: string } | undefined> {
    const row = await this.db.q
      .selectFrom('visit')
      .select(['id', 'status', 'patient_id'])
      .where('id', '=', id)
      .where('facility_id', '=', this.db.facilityId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    return row as { id: string; status: VisitStatus; patient_id: string } | undefined;
  }

  async list(query: Query): Promise<{ items: Visit[]; nextCursor: string | null }> {
    const conditions = [sql`v.facility_id = ${this.db.facilityId}`, queues[query.queue]];
    const today = sql`(select core.business_date(core.now(), time_zone) from facility where id = ${this.db.facilityId})`;
    if (query.day || query.queue === 'finished') conditions.push(sql`v.business_date = ${query.day ?? today}`);
    if (query.practitionerId) conditions.push(sql`v.practitioner_id = ${query.practitionerId}`);
    if (query.patientId) conditions.push(sql`v.patient_id = ${query.patientId}`);
    if (query.mine) conditions.push(sql`(v.practitioner_id = ${query.me} or v.practitioner_id is null)`);
    const after = decodeCursor(query.cursor, place);
    if (after) conditions.push(sql`(${URGENCY}, ${MICROS}, v.id) > (${after[0]}::int, ${after[1]}::int8, ${after[2]}::uuid)`);
    const { rows } = await sql<
      VisitRow & { urgency: number; micros: number }
    >`select ${this.columns()}, ${URGENCY} as urgency, ${MICROS} as micros
      from visit v join patient_summary s on s.patient_id = v.patient_id
      where ${sql.join(conditions, sql` and `)} order by ${URGENCY}, v.started_at, v.id limit ${query.limit + 1}`.execute(this.db.q);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const more = rows.length > query.limit && last;
    return { items: shown.map(visitOf), nextCursor: more ? encodeCursor([last.urgency, last.micros, last.id]) : null };
  }

  /** Everybody who is in the facility, in order of arrival. */
  async present(): Promise<Answer<typeof readQueues>['items']> {
    const { rows } = await sql<Answer<typeof readQueues>['items'][number]>`
      select v.id as "visitId", v.appointment_id as "appointmentId", v.practitioner_id as "practitionerId",
        case when ${queues.waiting} then 'waiting' when ${queues['with-practitioner']} then 'with-practitioner' else 'between' end as state,
        v.started_at as "startedAt"
      from visit v where v.facility_id = ${this.db.facilityId} and ${queues.here} order by v.started_at, v.id`.execute(this.db.q);
    return rows;
  }

  async insertEncounter(visitId: string, kind: Encounter['kind'], practitionerId: string | null): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      insert into encounter (visit_id, facility_id, patient_id, kind, status, practitioner_id, department_id, reason, started_at)
      select id, facility_id, patient_id, ${kind}, 'in-progress', ${practitionerId}, department_id, reason, core.now()
      from visit where id = ${visitId} returning id`.execute(this.db.q);
    return (rows[0] as { id: string }).id;
  }

  async openEncounter(visitId: string, kind: Encounter['kind'], practitionerId: string | null): Promise<string | null> {
    const { rows } = await sql<{ id: string }>`select id from encounter where visit_id = ${visitId} and kind = ${kind}
      and status = 'in-progress' and practitioner_id is not distinct from ${practitionerId} order by started_at desc limit 1`.execute(
      this.db.q,
    );
    return rows[0]?.id ?? null;
  }

  async findEncounter(id: string): Promise<(Encounter & { departmentId: string | null }) | undefined> {
    const { rows } = await sql<Encounter & { departmentId: string | null }>`
      select id, visit_id as "visitId", patient_id as "patientId", kind, status, ${practitionerOf('e.practitioner_id')} as practitioner,
        department_id as "departmentId", started_at as "startedAt", ended_at as "endedAt", version
      from encounter e where id = ${id} and facility_id = ${this.db.facilityId}`.execute(this.db.q);
    return rows[0];
  }

  async finishEncounter(id: string, version: number): Promise<boolean> {
    const result = await sql`update encounter set status = 'finished', ended_at = greatest(core.now(), started_at)
      where id = ${id} and version = ${version}`.execute(this.db.q);
    return Number(result.numAffectedRows) > 0;
  }

  async finishEncounters(visitId: string): Promise<void> {
    await sql`update encounter set status = 'finished', ended_at = greatest(core.now(), started_at)
      where visit_id = ${visitId} and status in ('in-progress', 'on-leave')`.execute(this.db.q);
  }
}
