/**
 * Reads a day as people write it, as far as they know it: `2026-11-22`, `22.11.2026`, `22112026`, `11/2026`, `2026`. Where the
 * month is written first, `3/12/2026` is March; with points the day always leads. Whether there is such a day is not asked.
 */
export function readWrittenDay(text: string, monthFirst: boolean): string | null {
  const written = text.trim();
  return iso(written) ?? local(written, monthFirst);
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
