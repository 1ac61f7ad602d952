import type { VitalKey } from '@wardbook/contracts/encounters/vital-signs';
import type { SeededRandom } from './seeded-random.js';

type Spread = readonly [middle: number, spread: number];

/** What vital signs lie around, and how far they spread, up to an age in years. */
const around: readonly (readonly [upTo: number, Partial<Record<VitalKey, Spread>>])[] = [
  [1, { pulse: [128, 14], respiration: [34, 5], systolic: [88, 8], diastolic: [52, 6] }],
  [5, { pulse: [106, 12], respiration: [26, 4], systolic: [96, 8], diastolic: [58, 6] }],
  [12, { pulse: [90, 12], respiration: [20, 3], systolic: [106, 9], diastolic: [66, 7] }],
  [40, { pulse: [76, 11], respiration: [16, 3], systolic: [118, 12], diastolic: [75, 8] }],
  [200, { pulse: [76, 12], respiration: [16, 3], systolic: [130, 17], diastolic: [80, 10] }],
];
const always: Partial<Record<VitalKey, Spread>> = { temperature: [36.8, 0.6], saturation: [97, 2] };

/** The usual vital signs at that age. */
export function usualVitals(years: number): Partial<Record<VitalKey, Spread>> {
  return { ...always, ...around.find(([upTo]) => years <= upTo)?.[1] };
}

export function vitalNear(key: VitalKey, [middle, spread]: Spread, random: SeededRandom): number {
  const value = middle + (random.next() + random.next() - 1) * 2 * spread;
  return key === 'saturation' ? Math.min(value, 100) : value;
}
