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
    const zone = await this.availability.zone();
    const edges = { from: toIso(Date.parse(from) - DAY_MS), to: toIso(Date.parse(to) + 2 * DAY_MS) };
    const rules = await this.availability.rules({ from, to, practitionerId, departmentId });
    const absences = await this.availability.absences(edges.from, edges.to, practitionerId);
    const taken = await this.appointments.takenTimes(edges.from, edges.to, practitionerId);
    const given = new Map((await this.appointments.tokensGiven(from, to)).map((row) => [`${row.sessionId} ${row.businessDate}`, row]));
    const now = this.clock.now().getTime();
    const places = daysBetween(from, to).flatMap((date) =>
      rules
        .filter((rule) => holdsOn(rule, date))
        .flatMap((rule) => {
          const stretch = stretchOn(rule, date, zone);
          const away = stretchesOf(absences, rule.practitionerId);
          if (rule.kind === 'session') return sessionPlace(rule, date, stretch, away, given.get(`${rule.id} ${date}`), now);
          const busy = [...away, ...stretchesOf(taken, rule.practitionerId)];
          return withoutTaken(slotsOf(stretch, rule.slotMinutes ?? 1), busy)
            .filter((slot) => slot.from >= now)
            .map((slot) => ({ ...placeOf(rule, date, slot), bookingsLeft: null, walkInsLeft: null }));
        }),
    );
    return places.sort((one, other) => one.startsAt.localeCompare(other.startsAt)).slice(0, limit);
  }

  async day(date: string) {
    const zone = await this.availability.zone();
    const rules = (await this.availability.rules({ from: date, to: date })).filter((rule) => holdsOn(rule, date));
    const appointments = await this.appointments.ofDay(date);
    const absences = await this.availability.absences(toIso(Date.parse(date) - DAY_MS), toIso(Date.parse(date) + 2 * DAY_MS));
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

function stretchesOf(rows: Pick<AbsenceRow, 'practitionerId' | 'startsAt' | 'endsAt'>[], practitionerId: string): Stretch[] {
  return rows
    .filter((row) => row.practitionerId === practitionerId)
    .map((row) => ({ from: Date.parse(row.startsAt), to: Date.parse(row.endsAt) }));
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
