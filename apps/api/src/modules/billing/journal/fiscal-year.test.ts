import { describe, expect, it } from 'vitest';
import { fiscalYearOf, numberOf } from './fiscal-year.js';

describe('fiscalYearOf', () => {
  it('begins with the first day of its month and is named after the year of that day', () => {
    expect(fiscalYearOf('2026-06-30', 7)).toBe(2025);
    expect(fiscalYearOf('2026-07-01', 7)).toBe(2026);
    expect(fiscalYearOf('2026-12-31', 1)).toBe(2026);
  });
});

describe('numberOf', () => {
  it('writes the series, the year and six digits', () => {
    expect(numberOf('credit-note', 2026, 42)).toBe('CRN-2026-000042');
  });
});
