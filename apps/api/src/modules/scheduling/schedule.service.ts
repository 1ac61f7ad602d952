import { Injectable } from '@nestjs/common';
import type { Answer, Input } from '@wardbook/contracts/core/endpoint';
import type { Appointment, FreePlace, listFreePlaces, readDay } from '@wardbook/contracts/scheduling/appointments';
import type { Availability, AvailabilityBody, addAbsence } from '@wardbook/contracts/scheduling/availability';
import { Clock } from '../../core/clock.js';
import { Live } from '../../core/live/live.js';
import { found, Problem, versionMoved } from '../../core/problem.error.js';
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
    if (!(await this.availability.end(id, version, lastDay))) throw versionMoved(current);
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
  async freePlaces({ from, to, practitionerId, departmentId, limit }: Input<typeof listFreePlaces>['query']) {
    const edges = { from: toIso(Date.parse(from) - DAY_MS), to: toIso(Date.parse(to) + 2 * DAY_MS) };
    const [zone, rules, absences, taken, tokens] = await Promise.all([
      this.availability.zone(),
      this.availability.rules({ from, to, practitionerId, departmentId }),
      this.availability.absences(edges.from, edges.to, practitionerId),
      this.appointments.takenTimes(edges.from, edges.to, practitionerId),
      this.appointments.tokensGiven(from, to, practitionerId),
    ]);
    const given = new Map(tokens.map((row) => [`${row.sessionId} ${row.businessDate}`, row]));
    const ground = { zone, now: this.clock.now().getTime(), away: byPractitioner(absences), busy: byPractitioner([...absences, ...taken]) };
    const days = daysBetween(from, to).map((date) => {
      const holding = rules.filter((rule) => holdsOn(rule, date));
      return { date, places: holding.flatMap((rule) => placesOf(rule, date, ground, given.get(`${rule.id} ${date}`))) };
    });
    return {
      items: days
        .flatMap(({ places }) => places)
        .sort(byStart)
        .slice(0, limit),
      days: days.map(({ date, places }) => ({ date, free: places.reduce((sum, { bookingsLeft }) => sum + (bookingsLeft ?? 1), 0) })),
    };
  }

  async day(date: string): Promise<Answer<typeof readDay>> {
    const [zone, known, appointments, absences] = await Promise.all([
      this.availability.zone(),
      this.availability.rules({ from: date, to: date }),
      this.appointments.ofDay(date),
      this.availability.absences(toIso(Date.parse(date) - DAY_MS), toIso(Date.parse(date) + 2 * DAY_MS)),
    ]);
    const rules = known.filter((rule) => holdsOn(rule, date));
    const ids = new Set([...rules.map((rule) => rule.practitionerId), ...appointments.map((each) => each.practitionerId)]);
    const busy = byPractitioner([...absences, ...appointments.filter(takesTime)]);
    const ground = { zone, now: this.clock.now().getTime(), away: byPractitioner(absences), busy };
    const windowOf = (rule: WeeklyRule) => ({
      ...hoursOf(rule, date, zone),
      ...leftOf(rule, placesOf(rule, date, ground, tokensOf(rule, appointments))),
    });
    const practitioners = (await this.availability.namesOf([...ids])).map(({ id, name }) => ({
      id,
      name,
      windows: rules.filter((rule) => rule.practitionerId === id).map(windowOf),
      absences: absences.filter((absence) => absence.practitionerId === id),
    }));
    return { date, practitioners, appointments };
  }
}

/** Moments as text in UTC sort as they are; a collation would take ten times as long. */
function byStart(one: FreePlace, other: FreePlace): number {
  return one.startsAt < other.startsAt ? -1 : Number(one.startsAt > other.startsAt);
}

interface Ground {
  zone: string;
  now: number;
  away: ReadonlyMap<string, Stretch[]>;
  /** Away or booked. */
  busy: ReadonlyMap<string, Stretch[]>;
}

interface TokensGiven {
  inAll: number;
  booked: number;
}

function byPractitioner(rows: readonly Pick<AbsenceRow, 'practitionerId' | 'startsAt' | 'endsAt'>[]): Map<string, Stretch[]> {
  const stretches = new Map<string, Stretch[]>();
  for (const { practitionerId, startsAt, endsAt } of rows) {
    const own = stretches.get(practitionerId) ?? [];
    own.push({ from: Date.parse(startsAt), to: Date.parse(endsAt) });
    stretches.set(practitionerId, own);
  }
  return stretches;
}

/** What a rule still offers on a date on which it holds. */
function placesOf(rule: WeeklyRule, date: string, { zone, now, away, busy }: Ground, given: TokensGiven | undefined): FreePlace[] {
  const stretch = stretchOn(rule, date, zone);
  if (rule.kind === 'session') return sessionPlace(rule, date, stretch, away.get(rule.practitionerId) ?? [], given, now);
  return withoutTaken(slotsOf(stretch, rule.slotMinutes ?? 1), busy.get(rule.practitionerId) ?? [])
    .filter((slot) => slot.from >= now)
    .map((slot) => ({ ...placeOf(rule, date, slot), bookingsLeft: null, walkInsLeft: null }));
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
  given: TokensGiven | undefined,
  now: number,
): FreePlace[] {
  if (stretch.to <= now || away.some((absence) => overlaps(absence, stretch))) return [];
  const left = (rule.capacity ?? 0) - (given?.inAll ?? 0);
  const bookable = (rule.capacity ?? 0) - (rule.walkInCapacity ?? 0) - (given?.booked ?? 0);
  if (left <= 0) return [];
  return [{ ...placeOf(rule, date, stretch), bookingsLeft: Math.max(0, Math.min(bookable, left)), walkInsLeft: left }];
}

function hoursOf(rule: WeeklyRule, date: string, zone: string) {
  const stretch = stretchOn(rule, date, zone);
  const { id: availabilityId, kind, capacity, walkInCapacity } = rule;
  return { availabilityId, kind, capacity, walkInCapacity, startsAt: toIso(stretch.from), endsAt: toIso(stretch.to) };
}

function leftOf(rule: WeeklyRule, places: FreePlace[]) {
  if (rule.kind === 'session') return { free: [], bookingsLeft: places[0]?.bookingsLeft ?? 0 };
  return { free: places.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })), bookingsLeft: null };
}

/** The same that `AppointmentRepository.takenTimes` reads. */
function takesTime({ sessionId, origin, status }: Appointment): boolean {
  return sessionId === null && origin !== 'walk-in' && holds(status);
}

/** The same that `AppointmentRepository.tokensGiven` counts. */
function tokensOf(rule: WeeklyRule, appointments: readonly Appointment[]): TokensGiven {
  const given = appointments.filter(({ sessionId, overbooked, status }) => sessionId === rule.id && !overbooked && holds(status));
  return { inAll: given.length, booked: given.filter(({ origin }) => origin !== 'walk-in').length };
}

function holds(status: Appointment['status']): boolean {
  return status !== 'cancelled' && status !== 'noshow';
}
