import { Temporal } from 'temporal-polyfill';

/** The schedule component speaks of wall-clock time without a zone: `2026-11-22 09:30:00`. */
export function toWall(instant: string, zone: string): string {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

export function fromWall(wall: string, zone: string): string {
  return Temporal.PlainDateTime.from(wall.replace(' ', 'T')).toZonedDateTime(zone).toInstant().toString();
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The whole hours around everything that happens on a day, so that the night is not shown. At least eight to five. */
export function hoursAround(walls: readonly string[]): { first: string; last: string } {
  const times = walls.map((wall) => wall.slice(11, 16)).filter((time) => time !== '');
  const first = Math.min(8, ...times.map((time) => Number(time.slice(0, 2))));
  const last = Math.max(17, ...times.map((time) => Number(time.slice(0, 2)) + (time.slice(3) === '00' ? 0 : 1)));
  const hour = (value: number) => `${String(Math.min(value, 23)).padStart(2, '0')}:00:00`;
  return { first: hour(first), last: last >= 24 ? '23:59:59' : hour(last) };
}

/** The time on the facility's wall now. */
export function wallNow(zone: string): string {
  return toWall(Temporal.Now.instant().toString(), zone);
}

const NAME_WIDTH = 160;
/** The width of a half hour in which a name can be read. */
const NARROWEST_SLOT = 88;
const BORDERS = 4;

/** Half hours that fill the width where there is room, and scroll where there is not, so that names stay readable. */
export function columnsFor(width: number, hours: { first: string; last: string }): { intervalMinutes: number; slotWidth: number } {
  const count = Math.ceil(Number(hours.last.slice(0, 2)) + Number(hours.last.slice(3, 5)) / 60) - Number(hours.first.slice(0, 2));
  return { intervalMinutes: 30, slotWidth: Math.max(NARROWEST_SLOT, Math.floor((width - NAME_WIDTH - BORDERS) / count / 2)) };
}

/** Where the day begins to be looked at: an hour before now today, and at the first appointment or hours on another day. */
export function scrollTimeFor(date: string, now: string, walls: readonly string[]): string {
  const hourBefore = (time: string) => `${String(Math.max(0, Number(time.slice(0, 2)) - 1)).padStart(2, '0')}:00:00`;
  if (now.startsWith(date)) return hourBefore(now.slice(11));
  const first = walls.map((wall) => wall.slice(11)).sort()[0];
  return first ?? '08:00:00';
}
