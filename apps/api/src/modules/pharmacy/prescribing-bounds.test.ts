import { dosageStep, type MedicineStrength } from '@wardbook/contracts/pharmacy/dosage';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../core/problem.error.js';
import { refuseBeyondBounds } from './prescribing-bounds.js';

const tablets = { baseUnit: '{tablet}', doseUnit: '{tablet}', ingredients: [] };

function faultOf(
  value: number,
  timing: object,
  quantity: number | null = null,
  unit = '{tablet}',
  medicine: MedicineStrength = tablets,
): string | null {
  const step = { dose: { value, unit }, route: 'oral', timing, asNeeded: null, duration: { value: 5, unit: 'd' }, instruction: null };
  try {
    refuseBeyondBounds({ dosage: [dosageStep.parse(step)] }, medicine, quantity, 0);
    return null;
  } catch (problem) {
    return (problem as Problem).details.fields?.[0]?.code ?? null;
  }
}

describe('a prescription', () => {
  it.each([
    [1, { frequency: 3 }, 15],
    [0.25, { frequency: 1 }, null],
    [12, { frequency: 1 }, 60],
    [1, { frequency: 2 }, 200],
  ])('accepts %d tablets', (value, timing, quantity) => {
    expect(faultOf(value, timing, quantity)).toBeNull();
  });

  it('respects what can be cut, what a patient can take, and what the course needs', () => {
    expect(faultOf(0.333, { frequency: 1 })).toBe('not-cut');
    expect(faultOf(100, { frequency: 1 })).toBe('dose-too-high');
    expect(faultOf(4, { frequency: 48 })).toBe('dose-too-high');
    expect(faultOf(1, { frequency: 2 }, 1000)).toBe('beyond-course');
    expect(faultOf(500, { frequency: 2 }, null, 'mg')).toBeNull();
  });

  it('has the same bounds by mass as by pieces, where the strength says how many pieces that is', () => {
    const strong = { ...tablets, ingredients: [{ amount: 500, unit: 'mg', perAmount: 1, perUnit: '{tablet}' }] };
    expect(faultOf(1, { frequency: 3 }, null, 'g', strong)).toBeNull();
    expect(faultOf(100, { frequency: 1 }, null, 'g', strong)).toBe('dose-too-high');
    expect(faultOf(1, { frequency: 48 }, null, 'g', strong)).toBeNull();
    expect(faultOf(2, { frequency: 48 }, null, 'g', strong)).toBe('dose-too-high');
  });
});
