import type { MantineThemeComponents } from '@mantine/core';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { readWrittenDay, writesMonthFirst } from './written-day';

dayjs.extend(customParseFormat);

/** How fields show a day and read a typed one: as the language's country writes it. */
export function dayFieldDefaults(language: string): MantineThemeComponents {
  const monthFirst = writesMonthFirst(language);
  const format = monthFirst ? 'MMM D, YYYY' : 'D MMM YYYY';
  return {
    DateInput: { defaultProps: { valueFormat: format, dateParser: (text: string) => readDay(text, format, monthFirst) } },
    DateTimePicker: { defaultProps: { valueFormat: `${format} HH:mm` } },
  };
}

/** The whole day that was typed, in figures or as the field shows it; null when there is none of that name. */
export function readDay(text: string, format: string, monthFirst: boolean): string | null {
  const written = readWrittenDay(text, monthFirst) ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return dayjs(written, 'YYYY-MM-DD', true).isValid() ? written : null;
  const shown = dayjs(text.trim(), format, true);
  return shown.isValid() ? shown.format('YYYY-MM-DD') : null;
}
