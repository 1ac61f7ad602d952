import { Injectable } from '@nestjs/common';
import type { Availability, AvailabilityBody } from '@wardbook/contracts/scheduling/availability';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { Decided } from '../../core/database/decided.js';
import type { WeeklyRule } from './receiving-hours.js';

export interface AbsenceRow {
  id: string;
  practitionerId: string;
  startsAt: string;
  endsAt: string;
  reason: string;
}

export interface PlacedRule extends WeeklyRule {
  departmentId: string | null;
  locationId: string | null;
}

interface Ground {
  zone: string;
  isHere: boolean;
  isAway: boolean;
  isTaken: boolean;
  rules: PlacedRule[];
}

interface Window {
  from: string;
  to: string;
  practitionerId?: string | undefined;
  departmentId?: string | undefined;
}

const MOST_RULES = 2_000;

@Injectable()
export class AvailabilityRepository {
  constructor(
    private readonly db: Db,
    private readonly decided: Decided,
  ) {}

  async zone(): Promise<string> {
    const ours = () => this.db.q.selectFrom('facility').select('time_zone').where('id', '=', this.db.facilityId).executeTakeFirstOrThrow();
    return await this.decided.get('time zone', async () => ({ value: (await ours()).time_zone, seconds: null }));
  }

  async list(practitionerId: string | undefined, onOrAfter: string | undefined): Promise<Availability[]> {
    let query = this.described();
    if (practitionerId) query = query.where('availability.practitioner_id', '=', practitionerId);
    if (onOrAfter) query = query.where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', onOrAfter)]));
    const rows = await query.orderBy('person.family_name').orderBy('weekday').orderBy('starts').limit(MOST_RULES).execute();
    return rows.map(toContract);
  }

  async read(id: string): Promise<Availability | null> {
    const row = await this.described().where('availability.id', '=', id).executeTakeFirst();
    return row ? toContract(row) : null;
  }

  /** The names of practitioners, by family name. */
  async namesOf(ids: readonly string[]): Promise<{ id: string; name: string }[]> {
    const { rows } = await sql<{ id: string; name: string }>`
      select practitioner.id, concat_ws(' ', person.prefix, person.given_name, person.family_name) as name
      from practitioner join person on person.id = practitioner.person_id
      where practitioner.id = any(${ids}) order by person.family_name, person.given_name`.execute(this.db.q);
    return rows;
  }

  async insert(rule: AvailabilityBody): Promise<string> {
    const { id } = await this.db.q
      .insertInto('availability')
      .values({
        facility_id: this.db.facilityId,
        practitioner_id: rule.practitionerId,
        department_id: rule.departmentId,
        location_id: rule.locationId,
        weekday: rule.weekday,
        starts: rule.starts,
        ends: rule.ends,
        kind: rule.kind,
        slot_minutes: rule.kind === 'slots' ? rule.slotMinutes : null,
        capacity: rule.kind === 'session' ? rule.capacity : null,
        walk_in_capacity: rule.kind === 'session' ? rule.walkInCapacity : null,
        valid_from: rule.validFrom,
        valid_to: rule.validTo,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async end(id: string, version: number, lastDay: string): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('availability')
      .set({ valid_to: lastDay })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** The rules that hold on some day of the window. */
  async rules({ from, to, practitionerId, departmentId }: Window): Promise<WeeklyRule[]> {
    let query = this.db.q
      .selectFrom('availability')
      .select(RULE_COLUMNS)
      .where(IS_OPEN)
      .where('valid_from', '<=', to)
      .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', from)]));
    if (from === to) query = query.where('weekday', '=', sql<number>`extract(isodow from ${from}::date)`);
    if (practitionerId) query = query.where('practitioner_id', '=', practitionerId);
    if (departmentId) query = query.where('department_id', '=', departmentId);
    return (await query.orderBy('starts').limit(MOST_RULES).execute()) as WeeklyRule[];
  }

  async rule(id: string): Promise<PlacedRule | undefined> {
    const row = await this.db.q.selectFrom('availability').select(PLACED_RULE).where('id', '=', id).where(IS_OPEN).executeTakeFirst();
    return row as PlacedRule | undefined;
  }

  /**
   * Everything that decides about a time with a practitioner, in one statement: most requests for a popular time are refused,
   * and must not keep the others waiting. The rules are those of the days around it, since only the zone tells which day it is.
   */
  async ground(practitionerId: string, { from, to, movedId }: { from: string; to: string; movedId: string | null }): Promise<Ground> {
    const { rows } = await sql<Ground>`select facility.time_zone as zone,
        exists (select from practitioner where id = ${practitionerId} and active) as "isHere",
        exists (select from absence where practitioner_id = ${practitionerId} and cancelled_at is null
          and starts_at < ${to} and ends_at > ${from}) as "isAway",
        exists (select from appointment where practitioner_id = ${practitionerId}
          and starts_at > ${from}::timestamptz - interval '24 hours' and starts_at < ${to} and ends_at > ${from} and id is distinct from ${movedId}
          and session_id is null and origin <> 'walk-in' and not overbooked and status not in ('cancelled', 'noshow')) as "isTaken",
        coalesce((select json_agg(json_build_object('id', availability.id, 'practitionerId', availability.practitioner_id,
            'weekday', weekday, 'starts', starts, 'ends', ends, 'kind', kind, 'slotMinutes', slot_minutes,
            'capacity', capacity, 'walkInCapacity', walk_in_capacity, 'validFrom', valid_from, 'validTo', valid_to,
            'departmentId', department_id, 'locationId', location_id) order by starts)
          from availability where practitioner_id = ${practitionerId} and kind = 'slots' and ${IS_OPEN}
            and valid_from <= ${to}::timestamptz::date + 1
            and (valid_to is null or valid_to >= ${from}::timestamptz::date - 1)), '[]'::json) as rules
      from facility where id = ${this.db.facilityId}`.execute(this.db.q);
    return rows[0] as Ground;
  }

  /** Whether one absence covers the whole time already. */
  async isAway({ practitionerId, startsAt, endsAt }: Omit<AbsenceRow, 'id'>): Promise<boolean> {
    const { rows } = await sql`select from absence where practitioner_id = ${practitionerId} and cancelled_at is null
      and starts_at <= ${startsAt} and ends_at >= ${endsAt} limit 1`.execute(this.db.q);
    return rows.length > 0;
  }

  async insertAbsence(row: Omit<AbsenceRow, 'id'>): Promise<string> {
    const { id } = await this.db.q
      .insertInto('absence')
      .values({
        facility_id: this.db.facilityId,
        practitioner_id: row.practitionerId,
        starts_at: row.startsAt,
        ends_at: row.endsAt,
        reason: row.reason,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async cancelAbsence(id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('absence')
      .set({ cancelled_at: sql<string>`core.now()` })
      .where('id', '=', id)
      .where('cancelled_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Absences that touch the time, of one practitioner or of all. */
  async absences(from: string, to: string, practitionerId?: string): Promise<AbsenceRow[]> {
    let query = this.db.q
      .selectFrom('absence')
      .select(['id', 'practitioner_id as practitionerId', 'starts_at as startsAt', 'ends_at as endsAt', 'reason'])
      .where('cancelled_at', 'is', null)
      .where('starts_at', '<', to)
      .where('ends_at', '>', from);
    if (practitionerId) query = query.where('practitioner_id', '=', practitionerId);
    return await query.orderBy('starts_at').limit(MOST_RULES).execute();
  }

  private described() {
    return this.db.q
      .selectFrom('availability')
      .innerJoin('practitioner', 'practitioner.id', 'availability.practitioner_id')
      .innerJoin('person', 'person.id', 'practitioner.person_id')
      .select([...PLACED_RULE, 'availability.version'])
      .select(sql<string>`concat_ws(' ', person.prefix, person.given_name, person.family_name)`.as('practitionerName'));
  }
}

const RULE_COLUMNS = [
  'availability.id',
  'availability.practitioner_id as practitionerId',
  'weekday',
  'starts',
  'ends',
  'kind',
  'slot_minutes as slotMinutes',
  'capacity',
  'walk_in_capacity as walkInCapacity',
  'valid_from as validFrom',
  'valid_to as validTo',
] as const;

const PLACED_RULE = [...RULE_COLUMNS, 'department_id as departmentId', 'location_id as locationId'] as const;

/** The hours of a practitioner who has left, or of a closed department or location, do not count until it is open again. */
const IS_OPEN = sql<boolean>`exists (select from practitioner where practitioner.id = availability.practitioner_id and practitioner.active)
  and not exists (select from department where department.id = availability.department_id and not department.active)
  and not exists (select from location where location.id = availability.location_id and not location.active)`;

/** The column `time` gives seconds; the contract speaks in minutes. */
function toContract(row: { starts: string; ends: string; kind: string } & object): Availability {
  return { ...(row as unknown as Availability), starts: row.starts.slice(0, 5), ends: row.ends.slice(0, 5) };
}
