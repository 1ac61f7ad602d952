import { describe, expect, it } from 'vitest';
import { dayIn, lifeFault } from './life-span.js';

const span = { birthDate: '1984-03-12', birthPrecision: 'day', today: '2026-11-23' };

describe('lifeFault', () => {
  it('accepts the days from birth to today, both included', () => {
    expect(lifeFault('1984-03-12', span)).toBeNull();
    expect(lifeFault('2026-11-23', span)).toBeNull();
    expect(lifeFault('1984-03-11', span)).toBe('before-birth');
    expect(lifeFault('2026-11-24', span)).toBe('in-the-future');
  });

  it('judges a partial date only as far as it is known', () => {
    expect(lifeFault('1984-01-01', span, 'year')).toBeNull();
    expect(lifeFault('2026-12-01', span, 'year')).toBeNull();
    expect(lifeFault('1984-03-01', span, 'month')).toBeNull();
    expect(lifeFault('1984-02-01', span, 'month')).toBe('before-birth');
    expect(lifeFault('2027-01-01', span, 'year')).toBe('in-the-future');
  });

  it('allows a year before an estimated birth, and any past day without a birth date', () => {
    expect(lifeFault('1983-05-01', { ...span, birthPrecision: 'estimated-years' })).toBeNull();
    expect(lifeFault('1800-01-01', { ...span, birthPrecision: 'estimated-years' })).toBe('before-birth');
    expect(lifeFault('1800-01-01', { ...span, birthDate: null })).toBeNull();
  });

  it('counts today in the zone of the facility', () => {
    expect(dayIn('Africa/Nairobi', '2026-11-22T21:30:00Z')).toBe('2026-11-23');
  });
});
