import { type Age, birthFault, birthFromAge, birthFromDate } from '@wardbook/contracts/patients/birth';
import { monthNumber, readWrittenDay } from '@/ui/written-day';

/** What one field takes for a birth: a date as far as it is known, or an age. */
export type WrittenBirth = { birthDate: string } | { age: Age };

const OLDEST = 130;
const units: Record<string, Age['unit']> = { d: 'days', w: 'weeks', m: 'months', y: 'years' };

/**
 * Reads a birth date or an age as the receptionist types it: `12.3.1984`, `12031984`, `1984-03-12`, `12 Mar 1984`, `3/1984`, `1984`, `42`, `8m`, `5d`. Where the
 * month is written first, `3/12/1984` is March; with points the day always leads. Null is nothing that can be read.
 */
export function readBirth(text: string, monthFirst = false): WrittenBirth | null {
  const written = text.trim().toLowerCase();
  const age = /^(\d{1,4})\s*(([dwmy])?\p{L}*)$/u.exec(written);
  const isAge = age && (age[3] || Number(age[1]) <= OLDEST);
  // `5 May` is a day without its year and not an age of five months.
  if (isAge && monthNumber(age[2] ?? '') === null) return { age: { count: Number(age[1]), unit: units[age[3] ?? 'y'] ?? 'years' } };
  const birthDate = readWrittenDay(written, monthFirst);
  return birthDate && birthFromDate(birthDate) ? { birthDate } : null;
}

/** The birth behind what was typed, when a living patient can be born then. */
export function possibleBirth(written: WrittenBirth | null, today: string) {
  if (!written) return null;
  const birth = 'age' in written ? birthFromAge(written.age, today) : birthFromDate(written.birthDate);
  return birth && birthFault(birth.date, today) === null ? birth : null;
}
