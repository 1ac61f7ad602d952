import { describe, expect, it } from 'vitest';
import { dayFieldDefaults, readDay } from './day-fields';

const formatOf = (language: string) =>
  (dayFieldDefaults(language).DateInput?.defaultProps as { valueFormat?: string } | undefined)?.valueFormat;

describe('a field for a day', () => {
  it('shows the day first, except where the month leads', () => {
    expect(formatOf('en-KE')).toBe('D MMM YYYY');
    expect(formatOf('en')).toBe('D MMM YYYY');
    expect(formatOf('en-US')).toBe('MMM D, YYYY');
  });

  it('reads what people type', () => {
    const read = (text: string) => readDay(text, 'D MMM YYYY', false);
    for (const text of ['22 Nov 2026', '2026-11-22', '22/11/2026', '22.11.2026', '22112026', ' 22-11-2026 '])
      expect(read(text)).toBe('2026-11-22');
    for (const text of ['', '11/2026', '2026', '31.2.2026', '2026-02-30', 'tomorrow']) expect(read(text)).toBeNull();
    expect(readDay('11/22/2026', 'MMM D, YYYY', true)).toBe('2026-11-22');
  });
});
