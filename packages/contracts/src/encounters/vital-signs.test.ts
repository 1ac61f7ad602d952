import { describe, expect, it } from 'vitest';
import { flagVital, judgeVital, vitalSigns } from './vital-signs.js';

const person = (ageDays: number | null) => ({ ageDays, kind: 'person' as const });
const ADULT = person(40 * 365);

describe('vital signs', () => {
  it('are judged by age', () => {
    expect(judgeVital('pulse', 150, person(10))).toBe('normal');
    expect(judgeVital('pulse', 150, ADULT)).toBe('high');
    expect(judgeVital('weight', 70, person(10))).toBe('improbable');
    expect(judgeVital('weight', 70, ADULT)).toBe('unjudged');
  });

  it('take an unknown age as an adult’s', () => {
    expect(judgeVital('systolic', 120, person(null))).toBe('normal');
  });

  it('refuse what no living patient has', () => {
    expect(judgeVital('temperature', 99, ADULT)).toBe('impossible');
    expect(judgeVital('saturation', 101, ADULT)).toBe('impossible');
    expect(judgeVital('pain', -1, ADULT)).toBe('impossible');
  });

  it('flag an improbable value once it is confirmed', () => {
    expect(judgeVital('temperature', 42, ADULT)).toBe('improbable');
    expect(flagVital('temperature', 42, ADULT)).toBe('high');
  });

  it('of an animal are judged by no limit of people', () => {
    const cat = { ageDays: 5 * 365, kind: 'animal' } as const;
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
      for (const { normal, probable } of limits) {
        expect(probable[0]).toBeGreaterThanOrEqual(possible[0]);
        expect(probable[1]).toBeLessThanOrEqual(possible[1]);
        if (!normal) continue;
        expect(normal[0]).toBeGreaterThanOrEqual(probable[0]);
        expect(normal[1]).toBeLessThanOrEqual(probable[1]);
      }
    }
  });
});
