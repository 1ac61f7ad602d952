import { describe, expect, it } from 'vitest';
import { doubtfulVitals, flagVital, isIndexImprobable, isPressureReversed, judgeVital, vitalLimits } from './vital-rules.js';
import { vitalSigns } from './vital-signs.js';

const TODAY = '2026-11-22';
const bornOn = (birthDate: string | null) => ({ birthDate, day: TODAY, kind: 'person' as const });
const ADULT = bornOn('1986-05-01');
const NEWBORN = bornOn('2026-11-12');

describe('judgeVital', () => {
  it('judges by age', () => {
    expect(judgeVital('pulse', 150, NEWBORN)).toBe('normal');
    expect(judgeVital('pulse', 120, ADULT)).toBe('high');
    expect(judgeVital('weight', 70, NEWBORN)).toBe('improbable');
    expect(judgeVital('weight', 70, ADULT)).toBe('unjudged');
  });

  it('take an unknown age as an adult’s', () => {
    expect(judgeVital('systolic', 120, bornOn(null))).toBe('normal');
  });

  it('refuse what no living patient has', () => {
    expect(judgeVital('temperature', 99, ADULT)).toBe('impossible');
    expect(judgeVital('saturation', 101, ADULT)).toBe('impossible');
    expect(judgeVital('pain', -1, ADULT)).toBe('impossible');
  });

  it('flag an improbable value once it is confirmed', () => {
    expect(judgeVital('temperature', 42, ADULT)).toBe('improbable');
    expect(flagVital('temperature', 42, ADULT)).toBe('critically-high');
  });

  it('change their limits on the birthday, in leap years too', () => {
    const flagOn = (birthDate: string, day: string) => judgeVital('systolic', 125, { birthDate, day, kind: 'person' });
    expect(flagOn('2013-11-22', '2026-11-21')).toBe('high');
    expect(flagOn('2013-11-22', '2026-11-22')).toBe('normal');
    expect(flagOn('2011-03-01', '2024-02-29')).toBe('high');
    expect(flagOn('2011-03-01', '2024-03-01')).toBe('normal');
  });

  it.each([
    ['systolic', 198, 'critically-high'],
    ['systolic', 180, 'critically-high'],
    ['systolic', 179, 'high'],
    ['systolic', 89, 'critically-low'],
    ['diastolic', 120, 'critically-high'],
    ['pulse', 40, 'critically-low'],
    ['pulse', 131, 'critically-high'],
    ['respiration', 25, 'critically-high'],
    ['saturation', 91, 'critically-low'],
    ['saturation', 92, 'low'],
    ['temperature', 35, 'critically-low'],
    ['temperature', 40, 'critically-high'],
    ['glucose', 2.5, 'critically-low'],
  ] as const)('of an adult: %s of %d is %s', (key, value, flag) => {
    expect(flagVital(key, value, ADULT)).toBe(flag);
  });

  it('returns normal for a value exactly at a normal limit', () => {
    const limited = vitalSigns.flatMap((sign) => (vitalLimits(sign, ADULT).normal ?? []).map((value) => ({ key: sign.key, value })));
    expect(limited).toContainEqual({ key: 'pulse', value: expect.any(Number) });
    for (const { key, value } of limited) expect([key, value, flagVital(key, value, ADULT)]).toEqual([key, value, 'normal']);
  });

  it('ask about weight and height that cannot be right together', () => {
    const slip = [
      { key: 'weight' as const, value: 165 },
      { key: 'height' as const, value: 120 },
      { key: 'pulse' as const, value: 70 },
    ];
    expect(isIndexImprobable(slip, ADULT)).toBe(true);
    expect(doubtfulVitals(slip, ADULT)).toEqual(['weight', 'height']);
    expect(
      doubtfulVitals(
        [
          { key: 'weight', value: 70 },
          { key: 'height', value: 165 },
        ],
        ADULT,
      ),
    ).toEqual([]);
    expect(isIndexImprobable(slip, { kind: 'animal' })).toBe(false);
  });

  it('of an animal are judged by no limit of people', () => {
    const cat = { birthDate: '2021-11-22', day: TODAY, kind: 'animal' } as const;
    expect([judgeVital('weight', 4.1, cat), judgeVital('pulse', 200, cat), flagVital('temperature', 38.6, cat)]).toEqual([
      'unjudged',
      'unjudged',
      'unjudged',
    ]);
    expect([judgeVital('weight', 0, cat), judgeVital('saturation', 101, cat), judgeVital('pain', 11, cat)]).toEqual([
      'impossible',
      'impossible',
      'impossible',
    ]);
    expect(judgeVital('pain', 0, cat)).toBe('unjudged');
  });

  it('have limits that lie inside each other at every age', () => {
    for (const { possible, limits } of vitalSigns) {
      for (const { normal, probable, uncritical } of limits) {
        if (normal && uncritical) {
          expect(uncritical[0] ?? normal[0]).toBeLessThanOrEqual(normal[0]);
          expect(uncritical[1] ?? normal[1]).toBeGreaterThanOrEqual(normal[1]);
        }
        expect(probable[0]).toBeGreaterThanOrEqual(possible[0]);
        expect(probable[1]).toBeLessThanOrEqual(possible[1]);
        if (!normal) continue;
        expect(normal[0]).toBeGreaterThanOrEqual(probable[0]);
        expect(normal[1]).toBeLessThanOrEqual(probable[1]);
      }
    }
  });
});

describe('isPressureReversed', () => {
  const reversed = (systolic: number, diastolic: number) =>
    isPressureReversed([
      { key: 'systolic', value: systolic },
      { key: 'diastolic', value: diastolic },
    ]);

  it('returns true when the diastolic number is not below the systolic one', () => {
    expect([reversed(80, 120), reversed(80, 80), reversed(81, 80), reversed(120, 80)]).toEqual([true, true, false, false]);
  });

  it('returns false with one number alone', () => {
    expect(isPressureReversed([{ key: 'diastolic', value: 80 }])).toBe(false);
  });
});
