import { describe, expect, it } from 'vitest';
import { formatLanguage, wallTimeText } from './texts.js';

const NINE_THIRTY = '2031-03-03T06:30:00Z';
const inNairobi = (language: string | null, country: string) =>
  wallTimeText(NINE_THIRTY, 'Africa/Nairobi', formatLanguage(language, country));

describe('the day and time in a message', () => {
  it('stands as the country of the organisation writes it', () => {
    expect(inNairobi('en', 'KE')).toBe('Monday, 3 March 2031 at 09:30');
    expect(inNairobi('en', 'US')).toBe('Monday, March 3, 2031 at 09:30');
    expect(inNairobi(null, 'KE')).toBe('Monday, 3 March 2031 at 09:30');
  });

  it('keeps the country of the reader, who may name one', () => {
    expect(inNairobi('en-US', 'KE')).toBe('Monday, March 3, 2031 at 09:30');
  });

  it('follows the language of the text where no catalogue has the reader’s', () => {
    expect(inNairobi('sw', 'KE')).toBe('Monday, 3 March 2031 at 09:30');
  });

  it('uses the 24-hour clock in every country', () => {
    expect(wallTimeText('2031-03-03T18:05:00Z', 'Africa/Nairobi', formatLanguage('en', 'US'))).toContain('21:05');
  });
});
