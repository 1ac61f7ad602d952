import { Injectable } from '@nestjs/common';
import { type AuditEntry, auditActions, type listAuditEntries } from '@wardbook/contracts/audit/entries';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { PatientProtection } from '../../core/auth/patient-protection.js';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

type Query = Input<typeof listAuditEntries>['query'];
type AuditAction = (typeof auditActions)[number];
type Row = AuditEntry & { micros: number; kind: 'access' | 'change'; number: number };

/** Entries stand in the order of time, then trail, then number; microseconds keep the place exact. */
const place = z.tuple([z.number().int(), z.enum(['access', 'change']), z.number().int()]);

@Injectable()
export class AuditRepository {
  constructor(
    private readonly db: Db,
    private readonly protection: PatientProtection,
  ) {}

  /** Each trail gives its newest entries by its own index; only those are merged. */
  async list(query: Query): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
    const wanted = query.limit + 1;
    const { rows } = await sql<Row>`
      select entry.kind || '-' || entry.number as id, entry.*,
        case when person.id is not null then jsonb_build_object('id', entry.user_id, 'name', person.given_name || ' ' || person.family_name) end as "user",
        facility.name as facility,
        case when subject_person.id is not null then jsonb_build_object('id', entry."subjectId", 'name', subject_person.given_name || ' ' || subject_person.family_name) end as account,
        case when entry.patient_id is not null then jsonb_build_object('id', entry.patient_id, 'name', patient_summary.display_name) end as patient
      from (${this.changes(query, wanted)} union all ${this.accesses(query, wanted)}) as entry
      left join user_account on user_account.id = entry.user_id
      left join person on person.id = user_account.person_id
      left join user_account as subject_account on entry.action = 'sign-in-failed' and subject_account.id = entry."subjectId"
      left join person as subject_person on subject_person.id = subject_account.person_id
      left join facility on facility.id = entry.facility_id
      left join patient_summary on patient_summary.patient_id = entry.patient_id
      order by entry.micros desc, entry.kind, entry.number desc limit ${wanted}`.execute(this.db.q);
    const hidden = await this.protection.hiddenFrom(this.db.actor);
    const items = rows.slice(0, query.limit).map((row) => (row.patient && hidden(row.patient.id) ? withoutImages(row) : row));
    const last = items.at(-1);
    const nextCursor = rows.length > query.limit && last ? encodeCursor([last.micros, last.kind, last.number]) : null;
    return { items, nextCursor };
  }

  async people(): Promise<{ id: string; name: string }[]> {
    const { rows } = await sql<{ id: string; name: string }>`select user_account.id, person.given_name || ' ' || person.family_name as name
      from user_account join person on person.id = user_account.person_id
      order by person.family_name, person.given_name limit 2000`.execute(this.db.q);
    return rows;
  }

  private changes(query: Query, wanted: number): RawBuilder<unknown> {
    return newest(query, CHANGE_ACTIONS, (action) => {
      return sql`(select 'change' as kind, id as number, ${MICROS} as micros, at, action, table_name as subject, row_id as "subjectId",
          actor_kind as "actorKind", user_id, facility_id, patient_id, reason, request_id as "requestId", session_id as "sessionId", address, '{}'::uuid[] as "patientIds", before, after
        from audit.change where ${this.filter(query, action, 'change')} order by at desc, id desc limit ${wanted})`;
    });
  }

  private accesses(query: Query, wanted: number): RawBuilder<unknown> {
    // A failed sign-in has no user, and is found by the account.
    const failed = query.userId && !query.action ? sql` union all ${this.accesses({ ...query, action: 'sign-in-failed' }, wanted)}` : sql``;
    return sql`${newest(query, ACCESS_ACTIONS, (action) => {
      return sql`(select 'access' as kind, id as number, ${MICROS} as micros, at, action, operation as subject, subject_id as "subjectId",
          actor_kind as "actorKind", user_id, facility_id, patient_id, reason, request_id as "requestId", session_id as "sessionId", address, coalesce(patient_ids, '{}') as "patientIds", null::jsonb as before, detail as after
        from audit.access where ${this.filter(query, action, 'access')} order by at desc, id desc limit ${wanted})`;
    })}${failed}`;
  }

  private filter(query: Query, action: RawBuilder<unknown> | null, kind: 'access' | 'change'): RawBuilder<unknown> {
    const { userId, patientId, from, to, cursor } = query;
    const conditions = [sql`true`];
    if (userId)
      conditions.push(kind === 'access' && query.action === 'sign-in-failed' ? sql`subject_id = ${userId}` : sql`user_id = ${userId}`);
    if (patientId)
      conditions.push(
        kind === 'access' ? sql`(patient_id = ${patientId} or patient_ids @> array[${patientId}]::uuid[])` : sql`patient_id = ${patientId}`,
      );
    if (action) conditions.push(sql`action = ${action}`);
    if (kind === 'change') conditions.push(ofThisFacility);
    if (from) conditions.push(sql`at >= ${from}::timestamp at time zone ${this.zone()}`);
    if (to) conditions.push(sql`at < (${to}::date + 1)::timestamp at time zone ${this.zone()}`);
    const after = decodeCursor(cursor, place);
    if (after) conditions.push(afterPlace(after, kind));
    return sql.join(conditions, sql` and `);
  }

  /** Days are the days of the facility in which the auditor looks. */
  private zone(): RawBuilder<unknown> {
    return sql`coalesce((select time_zone from facility where id = core.facility_id()), 'UTC')`;
  }
}

/** Who did something to a restricted patient is shown, and what the record holds only to those who may open it. */
function withoutImages(row: Row): Row {
  return row.kind === 'change' ? { ...row, before: null, after: null } : row;
}

/** What another facility keeps to itself stays there: the trail shows its images by the rule of row-level security. */
const ofThisFacility = sql`(facility_id = core.facility_id() or table_name <> all (array(select relname::text from pg_class
  where relrowsecurity and relnamespace = 'public'::regnamespace)))`;

const MICROS = sql`(extract(epoch from at) * 1000000)::int8`;
const CHANGE_ACTIONS: readonly AuditAction[] = ['insert', 'update', 'delete'];
const ACCESS_ACTIONS = auditActions.filter((action) => !CHANGE_ACTIONS.includes(action));

/**
 * The newest entries of one trail. The entries of a user are indexed by action, so that an action which that user never did
 * costs nothing; without an action, the newest of each are merged.
 */
function newest(
  { userId, patientId, action }: Query,
  actions: readonly AuditAction[],
  entries: (action: RawBuilder<unknown> | null) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (action) return entries(sql`${action}`);
  if (!userId || patientId) return entries(null);
  return sql`(select entry.* from unnest(${actions}::text[]) as wanted(action) cross join lateral ${entries(sql`wanted.action`)} as entry)`;
}

function afterPlace([micros, kind, number]: z.infer<typeof place>, own: 'access' | 'change'): RawBuilder<unknown> {
  const moment = sql`timestamptz 'epoch' + ${micros} * interval '1 microsecond'`;
  if (own < kind) return sql`at < ${moment}`;
  if (own > kind) return sql`at <= ${moment}`;
  return sql`(at, id) < (${moment}, ${number})`;
}
