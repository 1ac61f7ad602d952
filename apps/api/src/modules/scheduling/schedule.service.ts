import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { FreePlace, listFreePlaces } from '@wardbook/contracts/scheduling/appointments';
import type { Availability, AvailabilityBody, addAbsence } from '@wardbook/contracts/scheduling/availability';
import { sql } from 'kysely';
import { Clock } from '../../core/clock.js';
import { Db } from '../../core/database/db.js';
import { Live } from '../../core/live/live.js';
import { found, Problem } from '../../core/problem.error.js';
import { AppointmentRepository } from './appointment.repository.js';
import { type AbsenceRow, AvailabilityRepository } from './availability.repository.js';
import {
  daysBetween,
  holdsOn,
  overlaps,
  type Stretch,
  slotsOf,
  stretchOn,
  toIso,
  type WeeklyRule,
  withoutTaken,
} from './receiving-hours.js';

const DAY_MS = 86_400_000;

/** When practitioners receive, and what is still free. */
@Injectable()
export class ScheduleService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly availability: AvailabilityRepository,
    private readonly appointments: AppointmentRepository,
    private readonly live: Live,
  ) {}

  async add(rule: AvailabilityBody): Promise<Availability> {
    const id = await this.availability.insert(rule);
    await this.live.announce('schedule');
    return found(await this.availability.read(id));
  }

  async end(id: string, version: number, lastDay: string): Promise<Availability> {
    const current = found(await this.availability.read(id));
    if (lastDay < current.validFrom) throw Problem.field('body.lastDay', 'before-start', 'The last day cannot be before the first.');
    if (!(await this.availability.end(id, version, lastDay))) throw new Problem('version-moved', { context: { current } });
    await this.live.announce('schedule');
    return found(await this.availability.read(id));
  }

  async addAbsence(body: Input<typeof addAbsence>['body']) {
    if (await this.availability.isAway(body)) {
      const message = 'The practitioner is away at that time already.';
      throw new Problem('already-exists', { detail: message, fields: [{ path: 'body.startsAt', code: 'already-exists', message }] });
    }
    const id = await this.availability.insertAbsence(body);
    const taken = await this.appointments.takenTimes(body.startsAt, body.endsAt, body.practitionerId);
    await this.live.announce('schedule');
    return { id, ...body, bookedMeanwhile: taken.length };
  }

  async cancelAbsence(id: string): Promise<void> {
    if (!(await this.availability.cancelAbsence(id))) throw new Problem('not-found');
    await this.live.announce('schedule');
  }

  /** Free places from now on, computed from the rules: nothing is stored that could disagree with the bookings. */
  async freePlaces({ from, to, practitionerId, departmentId, limit }: Input<typeof listFreePlaces>['query']): Promise<FreePlace[]> {
    const edges = { from: toIso(Date.parse(from) - DAY_MS), to: toIso(Date.parse(to) + 2 * DAY_MS) };
    const [zone, rules, absences, taken, tokens] = await Promise.all([
      this.availability.zone(),
      this.availability.rules({ from, to, practitionerId, departmentId }),
      this.availability.absences(edges.from, edges.to, practitionerId),
      this.appointments.takenTimes(edges.from, edges.to, practitionerId),
      this.appointments.tokensGiven(from, to, practitionerId),
    ]);
    const given = new Map(tokens.map((row) => [`${row.sessionId} ${row.businessDate}`, row]));
    const [awayOf, busyOf] = [stretchesByPractitioner(absences), stretchesByPractitioner([...absences, ...taken])];
    const now = this.clock.now().getTime();
    const places = daysBetween(from, to).flatMap((date) =>
      rules
        .filter((rule) => holdsOn(rule, date))
        .flatMap((rule) => {
          const stretch = stretchOn(rule, date, zone);
          const away = awayOf.get(rule.practitionerId) ?? [];
          if (rule.kind === 'session') return sessionPlace(rule, date, stretch, away, given.get(`${rule.id} ${date}`), now);
          return withoutTaken(slotsOf(stretch, rule.slotMinutes ?? 1), busyOf.get(rule.practitionerId) ?? [])
            .filter((slot) => slot.from >= now)
            .map((slot) => ({ ...placeOf(rule, date, slot), bookingsLeft: null, walkInsLeft: null }));
        }),
    );
    return places.sort(byStart).slice(0, limit);
  }

  async day(date: string) {
    const [zone, known, appointments, absences] = await Promise.all([
      this.availability.zone(),
      this.availability.rules({ from: date, to: date }),
      this.appointments.ofDay(date),
      this.availability.absences(toIso(Date.parse(date) - DAY_MS), toIso(Date.parse(date) + 2 * DAY_MS)),
    ]);
    const rules = known.filter((rule) => holdsOn(rule, date));
    const ids = new Set([...rules.map((rule) => rule.practitionerId), ...appointments.map((each) => each.practitionerId)]);
    const practitioners = (await this.names([...ids])).map(({ id, name }) => ({
      id,
      name,
      windows: rules.filter((rule) => rule.practitionerId === id).map((rule) => windowOf(rule, date, zone)),
      absences: absences.filter((absence) => absence.practitionerId === id),
    }));
    return { date, practitioners, appointments };
  }

  private async names(ids: string[]): Promise<{ id: string; name: string }[]> {
    const { rows } = await sql<{ id: string; name: string }>`
      select practitioner.id, concat_ws(' ', person.prefix, person.given_name, person.family_name) as name
      from practitioner join person on person.id = practitioner.person_id
      where practitioner.id = any(${ids}) order by person.family_name, person.given_name`.execute(this.db.q);
    return rows;
  }
}

/** Moments as text in UTC sort as they are; a collation would take ten times as long. */
function byStart(one: FreePlace, other: FreePlace): number {
  return one.startsAt < other.startsAt ? -1 : Number(one.startsAt > other.startsAt);
}

function stretchesByPractitioner(rows: readonly Pick<AbsenceRow, 'practitionerId' | 'startsAt' | 'endsAt'>[]): Map<string, Stretch[]> {
  const stretches = new Map<string, Stretch[]>();
  for (const { practitionerId, startsAt, endsAt } of rows) {
    const own = stretches.get(practitionerId) ?? [];
    own.push({ from: Date.parse(startsAt), to: Date.parse(endsAt) });
    stretches.set(practitionerId, own);
  }
  return stretches;
}

function placeOf(rule: WeeklyRule, date: string, stretch: Stretch) {
  return {
    practitionerId: rule.practitionerId,
    availabilityId: rule.id,
    kind: rule.kind,
    businessDate: date,
    startsAt: toIso(stretch.from),
    endsAt: toIso(stretch.to),
  };
}

function sessionPlace(
  rule: WeeklyRule,
  date: string,
  stretch: Stretch,
  away: Stretch[],
  given: { inAll: number; booked: number } | undefined,
  now: number,
): FreePlace[] {
  if (stretch.to <= now || away.some((absence) => overlaps(absence, stretch))) return [];
  const left = (rule.capacity ?? 0) - (given?.inAll ?? 0);
  const bookable = (rule.capacity ?? 0) - (rule.walkInCapacity ?? 0) - (given?.booked ?? 0);
  if (left <= 0) return [];
  return [{ ...placeOf(rule, date, stretch), bookingsLeft: Math.max(0, Math.min(bookable, left)), walkInsLeft: left }];
}

function windowOf(rule: WeeklyRule, date: string, zone: string) {
  const stretch = stretchOn(rule, date, zone);
  const { id: availabilityId, kind, capacity, walkInCapacity } = rule;
  return { availabilityId, kind, capacity, walkInCapacity, startsAt: toIso(stretch.from), endsAt: toIso(stretch.to) };
}
