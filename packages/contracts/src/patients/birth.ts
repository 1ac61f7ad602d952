import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** How exactly a birth date is known. An `estimated` one comes from an age that was told or guessed on a day. */
export const birthPrecision = z.enum(['day', 'month', 'year', 'estimated']);
export type BirthPrecision = z.infer<typeof birthPrecision>;

const OLDEST_DAYS = 50_000;

export const ageUnit = z.enum(['days', 'weeks', 'months', 'years']);
export const age = z.object({ count: z.number().int().min(0).max(OLDEST_DAYS), unit: ageUnit });
export type Age = z.infer<typeof age>;

/** A birth date as far as it is known: `1984`, `1984-03` or `1984-03-12`. */
export const partialDay = z
  .string()
  .regex(/^(?!0000)\d{4}(-\d{2}(-\d{2})?)?$/, { error: 'A date is written as 1984, 1984-03 or 1984-03-12.' });

export interface Birth {
  /** The first day that the known part allows, or the middle of the span of an age. */
  date: string;
  precision: BirthPrecision;
  estimatedOn: string | null;
}

const OLDEST_YEARS = 130;
const DAYS_UNTIL_WEEKS = 28;
const WEEKS_UNTIL_MONTHS = 13;
const MONTHS_UNTIL_YEARS = 24;

/** An age on a day in the unit that wards use: days for newborns, then weeks, months, and years from two years on. */
export function ageOn(birthDate: string, day: string): Age {
  const born = Temporal.PlainDate.from(birthDate);
  const days = born.until(day, { largestUnit: 'days' }).days;
  const months = born.until(day, { largestUnit: 'months' }).months;
  if (days < 0) return { count: 0, unit: 'days' };
  if (days < DAYS_UNTIL_WEEKS) return { count: days, unit: 'days' };
  if (days < WEEKS_UNTIL_MONTHS * 7) return { count: Math.floor(days / 7), unit: 'weeks' };
  if (months < MONTHS_UNTIL_YEARS) return { count: months, unit: 'months' };
  return { count: Math.floor(months / 12), unit: 'years' };
}

/**
 * The birth date behind an age: the middle of the span in which the patient can have been born, so that the age reads the
 * same today and the error is smallest later. An age in days is exact.
 */
export function birthFromAge({ count, unit }: Age, today: string): Birth {
  const born = Temporal.PlainDate.from(today).subtract({ [unit]: count });
  if (unit === 'days') return { date: born.toString(), precision: 'day', estimatedOn: null };
  const half = { weeks: { days: 3 }, months: { days: 15 }, years: { months: 6 } }[unit];
  return { date: born.subtract(half).toString(), precision: 'estimated', estimatedOn: today };
}

/** The birth date behind a written date of which the month or the day may be unknown; null when no such day exists. */
export function birthFromDate(written: string): Birth | null {
  const [year = '', month = '01', day = '01'] = written.split('-');
  const precision = (['year', 'month', 'day'] as const)[written.split('-').length - 1] ?? 'day';
  try {
    const date = Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' });
    return { date: date.toString(), precision, estimatedOn: null };
  } catch {
    return null;
  }
}

/** Why nobody can be born on that day, or null when somebody can. */
export function birthFault(birthDate: string, today: string): 'birth-in-future' | 'birth-too-long-ago' | null {
  if (Temporal.PlainDate.compare(birthDate, today) > 0) return 'birth-in-future';
  const oldest = Temporal.PlainDate.from(today).subtract({ years: OLDEST_YEARS });
  return Temporal.PlainDate.compare(birthDate, oldest) < 0 ? 'birth-too-long-ago' : null;
}
