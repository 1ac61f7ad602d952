import { describe, expect, it } from 'vitest';
import { dosageStep, quantityFor, unitWord } from './dosage.js';

const tablets = { baseUnit: '{tablet}', doseUnit: '{tablet}', ingredients: [] };

function quantityOf(value: number, timing: object, duration: object) {
  const step = { dose: { value, unit: '{tablet}' }, route: 'oral', timing, asNeeded: null, duration, instruction: null };
  return quantityFor([dosageStep.parse(step)], tablets);
}

describe('a course that is taken as needed', () => {
  const asNeeded = (maxPerDay: number | null) => {
    const step = { dose: { value: 1, unit: '{tablet}' }, route: 'oral', timing: { frequency: 4 }, duration: { value: 5, unit: 'd' } };
    return quantityFor([dosageStep.parse({ ...step, asNeeded: { reason: 'pain', maxPerDay }, instruction: null })], tablets);
  };

  it('takes no more than its maximum of a day', () => {
    expect([asNeeded(3), asNeeded(4), asNeeded(6), asNeeded(null)]).toEqual([15, 20, 20, 20]);
  });
});

describe('the duration of a course', () => {
  it.each([
    [0, false],
    [1, true],
    [365, true],
    [366, false],
    [999, false],
    [1.5, false],
  ])('accepts whole days from one to a year: %d, %s', (value, accepted) => {
    const step = { dose: { value: 1, unit: '{tablet}' }, route: 'oral', timing: {}, asNeeded: null, instruction: null };
    expect(dosageStep.safeParse({ ...step, duration: { value, unit: 'd' } }).success).toBe(accepted);
  });
});

describe('the quantity of a course', () => {
  it.each([
    [4, { frequency: 1, period: 1, periodUnit: 'wk' }, { value: 1, unit: 'mo' }, 20],
    [2, { frequency: 1, period: 2, periodUnit: 'd' }, { value: 5, unit: 'd' }, 6],
    [1, { frequency: 3 }, { value: 5, unit: 'd' }, 15],
    [0.5, { frequency: 1 }, { value: 5, unit: 'd' }, 3],
    [1, { frequency: 1, period: 8, periodUnit: 'h' }, { value: 7, unit: 'd' }, 21],
    [0.5, { frequency: 3 }, { value: 5, unit: 'd' }, 8],
  ])('of %d tablets counts whole doses', (value, timing, duration, quantity) => {
    expect(quantityOf(value, timing, duration)).toBe(quantity);
  });

  it.each([
    ['{capsule}', 300, 15],
    ['{capsule}', 500, 15],
    ['{capsule}', 750, 30],
    ['{tablet}', 300, 12],
    ['{tablet}', 250, 8],
  ])('of pieces of 500 mg in a %s uses up whole ones for %d mg', (unit, mass, quantity) => {
    const medicine = { baseUnit: unit, doseUnit: unit, ingredients: [{ amount: 500, unit: 'mg', perAmount: 1, perUnit: unit }] };
    const step = { dose: { value: mass, unit: 'mg' }, route: 'oral', timing: { frequency: 3 }, asNeeded: null, instruction: null };
    expect(quantityFor([dosageStep.parse({ ...step, duration: { value: 5, unit: 'd' } })], medicine)).toBe(quantity);
  });
});

it.each([
  ['{tablet}', 1, 'tablet'],
  ['{tablet}', 840, 'tablets'],
  ['{suppository}', 1, 'suppository'],
  ['{suppository}', 840, 'suppositories'],
  ['mL', 5, 'mL'],
])('writes %s for %d as %s', (unit, value, word) => {
  expect(unitWord(unit, value)).toBe(word);
});
