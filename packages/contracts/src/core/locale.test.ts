import { describe, expect, it } from 'vitest';
import { languageIn } from './locale.js';

const written = (language: string) =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(2026, 10, 22));

describe('languageIn', () => {
  it('writes dates as the country does', () => {
    expect(languageIn('en', 'KE')).toBe('en-KE');
    expect(written(languageIn('en', 'KE'))).toBe('22 Nov 2026');
    expect(written(languageIn('en', 'US'))).toBe('Nov 22, 2026');
  });

  it('keeps the country that it names', () => {
    expect(languageIn('en-US', 'KE')).toBe('en-US');
  });

  it('falls back to international English, never to American', () => {
    expect(written(languageIn('en', 'EG'))).toBe('22 Nov 2026');
    expect(languageIn('pl', 'KE')).toBe('pl');
    expect(languageIn('en', '')).toBe('en');
  });
});
