import { describe, expect, test } from 'vitest';
import { type CalculationKey, type CalculationSubject, calculated, calculationOf, type KnownValue } from './calculations.js';

const TODAY = '2026-11-29';
const subject = (part: Partial<CalculationSubject> = {}): CalculationSubject => ({
  kind: 'person',
  sex: 'male',
  birthDate: '1976-01-01',
  day: TODAY,
  pregnant: null,
  ...part,
});
const creatinine = (number: number | null): KnownValue => ({ loincCode: '14682-9', unit: 'umol/L', number });
const egfr = { loincCode: '98979-8', unit: 'mL/min/{1.73_m2}' };

describe('the filtration rate', () => {
  // Worked examples of the equation, computed by hand from the paper's coefficients.
  test.each<[string, string, number, number]>([
    ['male', '1976-01-01', 88.42, 92],
    ['female', '1976-01-01', 88.42, 69],
    ['male', '1956-06-01', 265, 22],
    ['female', '2001-03-01', 53, 128],
    ['male', '1946-01-01', 442, 11],
  ])('of a %s born on %s with %d µmol/L is %d', (sex, birthDate, value, expected) => {
    expect(calculated('ckd-epi-2021', [creatinine(value)], subject({ sex, birthDate }), 0)).toBe(expected);
  });

  test('applies to adults of known sex who are not pregnant', () => {
    const keyFor = (part: Partial<CalculationSubject>) => calculationOf(egfr, [creatinine(80)], subject(part));
    expect(keyFor({})).toBe('ckd-epi-2021');
    expect(keyFor({ birthDate: '2008-11-29' })).toBe('ckd-epi-2021');
    expect(keyFor({ birthDate: '2008-11-30' })).toBeNull();
    expect(keyFor({ birthDate: null })).toBeNull();
    expect(keyFor({ sex: 'unknown' })).toBeNull();
    expect(keyFor({ sex: 'female', pregnant: true })).toBeNull();
    expect(keyFor({ kind: 'animal' })).toBeNull();
  });

  test('leaves the value to the user where creatinine is not measured with it, or in another unit', () => {
    expect(calculationOf(egfr, [], subject())).toBeNull();
    expect(calculationOf(egfr, [{ loincCode: '2160-0', unit: 'mg/dL' }], subject())).toBeNull();
  });

  test('waits for the creatinine, and does not follow from a mere limit', () => {
    expect(calculated('ckd-epi-2021', [], subject(), 0)).toBeNull();
    expect(calculated('ckd-epi-2021', [creatinine(null)], subject(), 0)).toBeNull();
  });
});

test.each<[CalculationKey, [string, string, number][], number, number | null]>([
  [
    'friedewald',
    [
      ['14647-2', 'mmol/L', 5.2],
      ['14646-4', 'mmol/L', 1.3],
      ['14927-8', 'mmol/L', 1.1],
    ],
    1,
    3.4,
  ],
  [
    'friedewald',
    [
      ['14647-2', 'mmol/L', 6.2],
      ['14646-4', 'mmol/L', 0.9],
      ['14927-8', 'mmol/L', 4.5],
    ],
    1,
    3.3,
  ],
  [
    'friedewald',
    [
      ['14647-2', 'mmol/L', 6.2],
      ['14646-4', 'mmol/L', 0.9],
      ['14927-8', 'mmol/L', 4.6],
    ],
    1,
    null,
  ],
  [
    'anion-gap',
    [
      ['2951-2', 'mmol/L', 140],
      ['2075-0', 'mmol/L', 104],
      ['1963-8', 'mmol/L', 24],
    ],
    0,
    12,
  ],
  [
    'anion-gap',
    [
      ['2951-2', 'mmol/L', 140],
      ['2075-0', 'mmol/L', 104],
    ],
    0,
    null,
  ],
  [
    'corrected-calcium',
    [
      ['2000-8', 'mmol/L', 2.0],
      ['1751-7', 'g/L', 25],
    ],
    2,
    2.3,
  ],
  [
    'corrected-calcium',
    [
      ['2000-8', 'mmol/L', 2.4],
      ['1751-7', 'g/L', 45],
    ],
    2,
    2.3,
  ],
  ['ifcc-hba1c', [['4548-4', '%', 6.5]], 0, 48],
  ['ifcc-hba1c', [['4548-4', '%', 7.0]], 0, 53],
])('%s of %j with %d decimals is %s', (key, inputs, decimals, expected) => {
  const known = inputs.map(([loincCode, unit, number]) => ({ loincCode, unit, number }));
  expect(calculated(key, known, subject(), decimals)).toBe(expected);
});
