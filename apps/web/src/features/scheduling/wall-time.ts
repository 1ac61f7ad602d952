import { Temporal } from 'temporal-polyfill';

/** Date and time fields speak of wall-clock time without a zone: `2026-11-22 09:30:00`. */
export function fromWall(wall: string, zone: string): string {
  return Temporal.PlainDateTime.from(wall.replace(' ', 'T')).toZonedDateTime(zone).toInstant().toString();
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The hour on the facility's wall, to part morning and afternoon. */
export function hourOf(instant: string, zone: string): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).hour;
}

/** Where a moment stands on a day's wall clock: minutes after its midnight, beyond its edges for the days around it. */
export function minuteOf(instant: string, date: string, zone: string): number {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const days = Temporal.PlainDate.from(date).until(wall.toPlainDate()).days;
  return days * 1440 + wall.hour * 60 + wall.minute + wall.second / 60;
}
