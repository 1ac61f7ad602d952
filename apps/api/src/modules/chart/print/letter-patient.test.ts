import { describe, expect, it } from 'vitest';
import { letterPatient } from './letter-patient.js';
import { wordsIn } from './words.js';

const words = wordsIn('en');
const patient = {
  ...{ name: 'Żaneta Papieru', names: [], mrn: 'LH-000017-4', sex: 'female' as const },
  ...{ age: { count: 36, unit: 'years' as const }, birthDate: '1990-04-02', birthPrecision: 'day' as const },
};

describe('letterPatient', () => {
  it('writes sex, age and birth as exactly as they are known', () => {
    expect(letterPatient(patient, words, 'en-GB').line).toBe('Female · 36 years · born 2 Apr 1990');
    expect(letterPatient({ ...patient, birthPrecision: 'year' }, words, 'en-GB').line).toBe('Female · 36 years · born 1990');
    expect(letterPatient({ ...patient, birthPrecision: 'estimated-years' }, words, 'en-GB').line).toBe('Female · 36 years');
    const baby = { ...patient, age: { count: 1, unit: 'days' as const }, birthDate: null };
    expect(letterPatient(baby, words, 'en-GB').line).toBe('Female · 1 day');
  });
});
