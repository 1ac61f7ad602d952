import { isEstimated } from '@wardbook/contracts/patients/birth';
import { Temporal } from 'temporal-polyfill';
import { Problem } from '../../../core/problem.error.js';

/** What is known of a patient's days: from the birth, as exactly as it is known, to today in the facility's zone. */
export interface LifeSpan {
  birthDate: string | null;
  birthPrecision: string | null;
  today: string;
}

const LETTERS = { day: 10, month: 7, year: 4 } as const;
type Precision = keyof typeof LETTERS;

const faults = { 'in-the-future': 'This day is in the future.', 'before-birth': 'The patient was not born yet.' };

/** Why a day, known to the day, the month or the year, cannot lie in this life; null when it can. */
export function lifeFault(
  day: string,
  { birthDate, birthPrecision, today }: LifeSpan,
  precision: Precision = 'day',
): keyof typeof faults | null {
  const known = (date: string) => date.slice(0, LETTERS[precision]);
  if (known(day) > known(today)) return 'in-the-future';
  if (birthDate === null) return null;
  // An estimate is the middle of a span, so a guessed age must not refuse a date of the patient's past.
  const born = isEstimated(birthPrecision) ? Temporal.PlainDate.from(birthDate).subtract({ years: 1 }).toString() : birthDate;
  return known(day) < known(born) ? 'before-birth' : null;
}

export function refuseOutsideLife(path: string, day: string | null | undefined, span: LifeSpan, precision: Precision = 'day'): void {
  const fault = day ? lifeFault(day, span, precision) : null;
  if (fault) throw Problem.field(path, fault, faults[fault]);
}

export function dayIn(timeZone: string, moment: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
