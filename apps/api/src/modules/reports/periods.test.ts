import { describe, expect, it } from 'vitest';
import { comparedWith } from './periods.js';

describe('comparedWith', () => {
  it('returns the same weekday a week earlier for a day, and whole weeks earlier for a longer period', () => {
    expect(comparedWith({ from: '2026-11-22', to: '2026-11-22' })).toEqual({ from: '2026-11-15', to: '2026-11-15' });
    expect(comparedWith({ from: '2026-11-16', to: '2026-11-22' })).toEqual({ from: '2026-11-09', to: '2026-11-15' });
    expect(comparedWith({ from: '2026-11-01', to: '2026-11-30' })).toEqual({ from: '2026-09-27', to: '2026-10-26' });
  });
});
