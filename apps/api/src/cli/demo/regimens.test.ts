import { expect, it } from 'vitest';
import { likelyDiagnosis } from './diagnoses.js';
import { regimenFor } from './regimens.js';
import { SeededRandom } from './seeded-random.js';

it('knows a regimen for everything that an adult of the demo comes with', () => {
  const random = new SeededRandom(5);
  const comers = Array.from({ length: 800 }, (_, index) => ({
    sex: index % 2 ? 'male' : 'female',
    years: 15 + (index % 70),
    month: 1 + (index % 12),
  }));
  const codes = new Set(comers.map((comer) => likelyDiagnosis(comer, random).code));
  expect([...codes].filter((code) => regimenFor(code, 30) === undefined)).toEqual([]);
});

it('gives children what children take', () => {
  expect(regimenFor('J18.9', 5)?.medicine).toBe('Amoxicillin 250 mg/5 mL');
  expect(regimenFor('J18.9', 50)?.medicine).toBe('Amoxicillin 500 mg capsule');
});
