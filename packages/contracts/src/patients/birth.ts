import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { fault } from '../core/field-faults.js';

/** How exactly a birth date is known. An estimated one comes from an age that was told or guessed on a day, in weeks, months or years. */
export const birthPrecision = z.enum(['day', 'month', 'year', 'estimated-weeks', 'estimated-months', 'estimated-years']);
export type BirthPrecision = z.infer<typeof birthPrecision>;

export function isEstimated(precision: string | null): boolean {
  return precision?.startsWith('estimated-') ?? false;
}

const OLDEST_DAYS = 50_000;

export const ageUnit = z.enum(['days', 'weeks', 'months', 'years']);
export const age = z.object({ count: z.number().int().min(0).max(OLDEST_DAYS), unit: ageUnit });
export type Age = z.infer<typeof age>;

/** A birth date as far as it is known: `1984`, `1984-03` or `1984-03-12`. */
export const partialDay = z.string().regex(/^(?!0000)\d{4}(-\d{2}(-\d{2})?)?$/, { error: fault('partial-date') });

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

/** The middle of an age's span: a child of two weeks was born fourteen to twenty days ago. */
const HALF = { weeks: { days: 3 }, months: { days: 15 }, years: { months: 6 } } as const;
type ToldUnit = keyof typeof HALF;
/** Up to these limits an age is shown in the unit in which it was told; a told age of months is shown in years later. */
const TOLD_UNTIL = { weeks: 52, months: 60, years: Number.POSITIVE_INFINITY } as const;

/** What decides an age: the birth as far as it is known, and the death, after which no one grows older. */
export interface Lived {
  birthDate: string | null;
  birthPrecision: string | null;
  deceased?: boolean | undefined;
  /** Null when the patient lives, and when the day of the death is not known. */
  diedOn?: string | null | undefined;
}

/** The age on a day, or at the death. A told age reads as it was told and grows from there. */
export function ageOf({ birthDate, birthPrecision: precision, deceased, diedOn }: Lived, today: string): Age | null {
  if (!birthDate || (deceased && !diedOn)) return null;
  const day = diedOn && diedOn < today ? diedOn : today;
  if (!isEstimated(precision)) return ageOn(birthDate, day);
  return toldAgeOn(birthDate, precision?.slice('estimated-'.length) as ToldUnit, day);
}

/** Counted from the last day of the span, on which the told age was exact. */
function toldAgeOn(birthDate: string, unit: ToldUnit, day: string): Age {
  const last = Temporal.PlainDate.from(birthDate).add(HALF[unit]);
  if (Temporal.PlainDate.compare(last, day) > 0) return { count: 0, unit };
  const count = Math.floor(last.until(day, { largestUnit: unit })[unit]);
  return count < TOLD_UNTIL[unit] ? { count, unit } : ageOn(last.toString(), day);
}

/** The birth date behind an age: the middle of the span in which the patient can have been born. An age in days is exact. */
export function birthFromAge({ count, unit }: Age, today: string): Birth {
  const born = Temporal.PlainDate.from(today).subtract({ [unit]: count });
  if (unit === 'days') return { date: born.toString(), precision: 'day', estimatedOn: null };
  return { date: born.subtract(HALF[unit]).toString(), precision: `estimated-${unit}`, estimatedOn: today };
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

/** Why no living patient can be born on that day, or null when one can. */
export function birthFault(birthDate: string, today: string): 'birth-in-future' | 'birth-too-long-ago' | null {
  if (Temporal.PlainDate.compare(birthDate, today) > 0) return 'birth-in-future';
  const oldest = Temporal.PlainDate.from(today).subtract({ years: OLDEST_YEARS });
  return Temporal.PlainDate.compare(birthDate, oldest) < 0 ? 'birth-too-long-ago' : null;
}

/** Whether an age is reached on a day, by the calendar: a child is one year old on its birthday, in leap years too. */
export function hasReached(birthDate: string, { count, unit }: Age, day: string): boolean {
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(birthDate).add({ [unit]: count }), day) <= 0;
}
