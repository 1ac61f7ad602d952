import { Temporal } from 'temporal-polyfill';

/** A timed appointment lasts no longer, so that what touches a moment began at most so long before it. */
export const LONGEST_APPOINTMENT_MS = 12 * 3_600_000;

/** A weekly rule in wall-clock time, as the table `availability` holds it. */
export interface WeeklyRule {
  id: string;
  practitionerId: string;
  weekday: number;
  /** `09:00:00` */
  starts: string;
  ends: string;
  kind: 'slots' | 'session';
  slotMinutes: number | null;
  capacity: number | null;
  walkInCapacity: number | null;
  validFrom: string;
  validTo: string | null;
}

/** A stretch of time in milliseconds since the epoch, its end not included. */
export interface Stretch {
  from: number;
  to: number;
}

/** Every day from the first to the last, as `YYYY-MM-DD`. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let date = Temporal.PlainDate.from(first); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    days.push(date.toString());
  }
  return days;
}

/** Whether the weekly rule holds on that date. */
export function holdsOn(rule: WeeklyRule, date: string): boolean {
  const isInPeriod = rule.validFrom <= date && (rule.validTo === null || date <= rule.validTo);
  return isInPeriod && weekdayOf(date) === rule.weekday;
}

const SUNDAY = 7;

/** From Monday 1 to Sunday 7. A date has its weekday in every zone, and a calendar of zones takes fifty times as long to say it. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || SUNDAY;
}

/** When the rule begins and ends on a date in the facility's zone. A clock change makes the stretch longer or shorter. */
export function stretchOn(rule: WeeklyRule, date: string, zone: string): Stretch {
  return { from: momentOf(date, rule.starts, zone), to: momentOf(date, rule.ends, zone) };
}

/** The slots of a stretch. What is left at the end and shorter than a slot is not offered. */
export function slotsOf(stretch: Stretch, minutes: number): Stretch[] {
  const length = minutes * 60_000;
  const slots: Stretch[] = [];
  for (let from = stretch.from; from + length <= stretch.to; from += length) slots.push({ from, to: from + length });
  return slots;
}

/** What remains free: no slot that touches anything taken. */
export function withoutTaken(slots: Stretch[], taken: Stretch[]): Stretch[] {
  return slots.filter((slot) => !taken.some((other) => overlaps(slot, other)));
}

export function overlaps(one: Stretch, other: Stretch): boolean {
  return one.from < other.to && other.from < one.to;
}

export function covers(whole: Stretch, part: Stretch): boolean {
  return whole.from <= part.from && part.to <= whole.to;
}

/** The day on the wall of the facility at a moment. */
export function businessDateOf(moment: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * When a token of a session is expected: the session's time shared evenly among its tokens. Tokens beyond the capacity
 * (overbooked ones) are expected at the end.
 */
export function tokenTime(session: Stretch, capacity: number, token: number): Stretch {
  const length = Math.floor((session.to - session.from) / capacity / 60_000) * 60_000;
  const last = Math.max(session.from, session.to - Math.max(length, 60_000));
  const from = Math.min(session.from + (token - 1) * length, last);
  return { from, to: from + Math.max(length, 60_000) };
}

export function toIso(moment: number): string {
  return new Date(moment).toISOString();
}

const MOST_REMEMBERED = 10_000;
const moments = new Map<string, number>();

/** Most rules of a day begin and end together, and to place a time in a zone is most of what a day's schedule costs. */
function momentOf(date: string, time: string, zone: string): number {
  const key = `${date} ${time} ${zone}`;
  const known = moments.get(key);
  if (known !== undefined) return known;
  if (moments.size >= MOST_REMEMBERED) moments.clear();
  const moment = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
  moments.set(key, moment);
  return moment;
}
