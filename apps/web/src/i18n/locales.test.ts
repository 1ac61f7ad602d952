import { describe, expect, it } from 'vitest';
import { emptySetUp } from '@/features/identity/set-up-values';
import { browserLanguage, firstAccepted } from './locales';

describe('the language of a browser', () => {
  it('accepts every spelling of a machine', () => {
    expect(browserLanguage(['en-US@posix'])).toBe('en-US');
    expect(browserLanguage(['de_AT.UTF-8', 'en'])).toBe('de-AT');
    expect(browserLanguage(['c', 'sw-KE'])).toBe('sw-KE');
    expect(browserLanguage([])).toBe('en');
  });

  it('fills the set-up form with likely values', () => {
    expect(emptySetUp(browserLanguage(['en-US@posix'])).organisation.country).toBe('US');
    expect(emptySetUp(browserLanguage(['@@@'])).facility.language).toBe('en');
  });

  it('ignores an invalid language in a request', () => {
    expect(firstAccepted('en-US@posix,en;q=0.9')).toBeUndefined();
    expect(firstAccepted('pl-PL,pl;q=0.9')).toBe('pl-PL');
  });
});
