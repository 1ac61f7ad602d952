import { describe, expect, it } from 'vitest';
import { day, instant, shortText } from './list.js';

describe('a required text', () => {
  it('keeps what is visible', () => {
    expect(shortText.parse(' Mar\u200Biam\uFEFF ')).toBe('Mariam');
    expect(shortText.parse('Review\r\nBcc: someone@example.org')).toBe('Review Bcc: someone@example.org');
    expect(shortText.parse('Zoe\u0308')).toBe('Zo\u00EB');
    expect(shortText.parse('\u0645\u06CC\u200C\u062E')).toBe('\u0645\u06CC\u200C\u062E');
    expect(shortText.safeParse('\u200B\u2060').success).toBe(false);
  });
});

describe('a day or a moment', () => {
  it('rejects a year whose neighbouring days have no year of four digits', () => {
    const days = ['0001-12-31', '0002-01-01', '2026-11-29', '9998-12-31', '9999-01-01'];
    expect(days.filter((each) => day.safeParse(each).success)).toEqual(['0002-01-01', '2026-11-29', '9998-12-31']);
    expect(instant.safeParse('9999-12-31T23:59:59Z').success).toBe(false);
    expect(instant.safeParse('2026-11-29T08:00:00+03:00').success).toBe(true);
  });
});
