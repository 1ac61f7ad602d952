const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1)).toLowerCase(),
);

/**
 * Reads a day as people write it, as far as they know it: `2026-11-22`, `22.11.2026`, `22112026`, `22 Nov 2026`, `November 22,
 * 2026`, `11/2026`, `2026`. Where the month is written first, `3/12/2026` is March; with points the day always leads. Whether
 * there is such a day is not asked.
 */
export function readWrittenDay(text: string, monthFirst: boolean): string | null {
  const written = text.trim();
  return iso(written) ?? named(written) ?? local(written, monthFirst);
}

/** The number of a month by its English name or the beginning of it, as the screens show it: `Sept` is 9. Null is no month. */
export function monthNumber(word: string): number | null {
  const month = word.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(word.toLowerCase()));
  return month === -1 ? null : month + 1;
}

/** Whether the month is written before the day. A language without its country says nothing of that: then the day leads. */
export function writesMonthFirst(language: string): boolean {
  if (new Intl.Locale(language).region === undefined) return false;
  const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'numeric' }).formatToParts();
  return parts.find(({ type }) => type === 'month' || type === 'day')?.type === 'month';
}

function iso(written: string): string | null {
  const parts = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(written);
  return parts ? join(parts[1], parts[2], parts[3]) : null;
}

function named(written: string): string | null {
  const dayLeads = /^(?:(\d{1,2})(?:st|nd|rd|th)?[-/., ]+)?([a-z]{3,9})[-/., ]*(\d{4})$/i.exec(written);
  const monthLeads = /^([a-z]{3,9})[-/., ]+(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})$/i.exec(written);
  const [day, name, year] = dayLeads?.slice(1) ?? [monthLeads?.[2], monthLeads?.[1], monthLeads?.[3]];
  const month = monthNumber(name ?? '');
  return month === null ? null : join(year, String(month), day);
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
