import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from './instants.js';

/** A moment as PostgreSQL writes it in UTC: no fraction where there is none, and no zero at its end. */
function asPostgres(moment: Date, micros: number): string {
  const fraction = String(moment.getUTCMilliseconds() * 1000 + micros)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const whole = moment.toISOString().slice(0, 19).replace('T', ' ');
  return `${whole}${fraction === '' ? '' : `.${fraction}`}+00`;
}

describe('instantOf', () => {
  it('returns the moment in RFC 3339, to the millisecond', () => {
    const moments = fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 999 }), (moment, micros) => {
        expect(instantOf(asPostgres(moment, micros))).toBe(moment.toISOString());
      }),
    );
  });

  it('converts a moment of another zone to UTC', () => {
    expect(instantOf('2026-11-29 12:00:00.5+03')).toBe('2026-11-29T09:00:00.500Z');
    expect(instantOf('2026-11-29 05:45:00-05:30')).toBe('2026-11-29T11:15:00.000Z');
    expect(() => instantOf('infinity')).toThrow(RangeError);
  });
});
