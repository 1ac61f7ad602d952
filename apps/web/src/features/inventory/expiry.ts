import { Temporal } from 'temporal-polyfill';
import { readWrittenDay } from '@/ui/written-day';

/**
 * The day on which something expires, as packs print it and people write it: `10/2028`, `10/28`, `OCT 2028`, `2028-10`,
 * `31.10.2028`. A month alone is good through its last day. What cannot be read stays as it is, for the form to refuse.
 */
export function readExpiry(typed: string, monthFirst: boolean): string {
  const text = typed.trim();
  const written = readWrittenDay(fullYear(text), monthFirst);
  return (written && wholeDay(written)) ?? text;
}

/** Nothing that is received expired in another century: `10/28`, `15 Oct 28`. */
function fullYear(text: string): string {
  return text.replace(/^((?:\d{1,2}[-/. ]+)?(?:\d{1,2}|[a-z]{3,9})[-/. ]+)(\d{2})$/i, '$120$2');
}

function wholeDay(written: string): string | null {
  const [year, month, day] = written.split('-').map(Number);
  if (year === undefined || month === undefined) return null;
  try {
    const first = Temporal.PlainDate.from({ year, month, day: day ?? 1 }, { overflow: 'reject' });
    return (day === undefined ? first.with({ day: first.daysInMonth }) : first).toString();
  } catch {
    return null;
  }
}
