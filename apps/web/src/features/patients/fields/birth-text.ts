import { type Age, birthFault, birthFromAge, birthFromDate } from '@wardbook/contracts/birth';

/** What one field takes for a birth: a date as far as it is known, or an age. */
export type WrittenBirth = { birthDate: string } | { age: Age };

const OLDEST = 130;
const units: Record<string, Age['unit']> = { d: 'days', w: 'weeks', m: 'months', y: 'years' };

/**
 * Reads what somebody types at a desk: `12.3.1984`, `12031984`, `1984-03-12`, `3/1984`, `1984`, `42`, `8m`, `5d`. Where the
 * month is written first, `3/12/1984` is March; with points the day always leads. Null is nothing that can be read.
 */
export function readBirth(text: string, monthFirst = false): WrittenBirth | null {
  const written = text.trim().toLowerCase();
  const age = /^(\d{1,4})\s*([dwmy])?\p{L}*$/u.exec(written);
  if (age && (age[2] || Number(age[1]) <= OLDEST)) return { age: { count: Number(age[1]), unit: units[age[2] ?? 'y'] ?? 'years' } };
  const birthDate = iso(written) ?? local(written, monthFirst);
  return birthDate && birthFromDate(birthDate) ? { birthDate } : null;
}

/** Whether the month is written before the day. A language without its country says nothing of that: then the day leads. */
export function writesMonthFirst(language: string): boolean {
  if (new Intl.Locale(language).region === undefined) return false;
  const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'numeric' }).formatToParts();
  return parts.find(({ type }) => type === 'month' || type === 'day')?.type === 'month';
}

/** The birth behind what was typed, when somebody can be born then. */
export function possibleBirth(written: WrittenBirth | null, today: string) {
  if (!written) return null;
  const birth = 'age' in written ? birthFromAge(written.age, today) : birthFromDate(written.birthDate);
  return birth && birthFault(birth.date, today) === null ? birth : null;
}

function iso(written: string): string | null {
  const parts = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(written);
  return parts ? join(parts[1], parts[2], parts[3]) : null;
}

function local(written: string, monthFirst: boolean): string | null {
  const parts = /^(?:(\d{1,2})[-/. ]+)?(\d{1,2})[-/. ]+(\d{4})$/.exec(written) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(written);
  if (!parts) return null;
  const [, first, second, year] = parts;
  if (first === undefined) return join(year, second);
  return monthFirst && !written.includes('.') ? join(year, first, second) : join(year, second, first);
}

function join(...parts: (string | undefined)[]): string {
  return parts.flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])).join('-');
}
