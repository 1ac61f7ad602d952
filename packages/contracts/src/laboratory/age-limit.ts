import { z } from 'zod';
import { fault } from '../core/field-faults.js';
import { type Age, hasReached } from '../patients/birth.js';

const UNITS: Readonly<Record<string, Age['unit']>> = { d: 'days', w: 'weeks', m: 'months', y: 'years' };
/** Only to tell which of two limits is the later one; whether a patient has reached a limit is counted by the calendar. */
const USUAL_DAYS: Readonly<Record<Age['unit'], number>> = { days: 1, weeks: 7, months: 30.4375, years: 365.25 };

/** An age as laboratories write it: `28d`, `6m`, `18y`. */
export const ageLimit = z.string().regex(/^\d{1,5}[dwmy]$/, { error: fault('age-form') });

function ageOf(limit: string): Age {
  return { count: Number(limit.slice(0, -1)), unit: UNITS[limit.slice(-1)] as Age['unit'] };
}

export function usualDays(limit: string): number {
  const { count, unit } = ageOf(limit);
  return count * USUAL_DAYS[unit];
}

/** Whether the patient has that age on a day. A day before the recorded birth date counts as the day of birth. */
export function reaches(birthDate: string, limit: string, day: string): boolean {
  return hasReached(birthDate, ageOf(limit), day < birthDate ? birthDate : day);
}
