import { describe, expect, it } from 'vitest';
import { licenceState } from './licence-state';

describe('licenceState', () => {
  it.each([
    [null, 'valid'],
    ['2026-11-21', 'expired'],
    ['2026-11-22', 'expiring'],
    ['2027-01-21', 'expiring'],
    ['2027-01-22', 'valid'],
  ])('of an expiry on %s is %s on 22 November 2026 with 60 days of warning', (expiresOn, state) => {
    expect(licenceState(expiresOn, '2026-11-22', 60)).toBe(state);
  });
});
