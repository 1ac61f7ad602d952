import type { ChartObservation, PatientHistory } from '@wardbook/contracts/chart/chart';
import { describe, expect, it } from 'vitest';
import { allergyLines, observationLine, visitLines } from './visit-lines.js';
import { wordsIn } from './words.js';

const plain = { id: 'o', category: 'laboratory', status: 'final', at: '2026-11-22T08:00:00Z', display: 'Haemoglobin' } as ChartObservation;

describe('an observation in one line', () => {
  it('shows value, unit, flag and range', () => {
    expect(observationLine({ ...plain, value: 9.1, unit: 'g/dL', flag: 'L', low: 12, high: 15.5 })).toBe(
      'Haemoglobin 9.1 g/dL ↓ (12–15.5)',
    );
    expect(observationLine({ ...plain, comparator: '<', value: 0.5, unit: 'mg/L' })).toBe('Haemoglobin < 0.5 mg/L');
  });

  it('joins the two numbers of a blood pressure, and of nothing else', () => {
    const parts = [
      { code: '8480-6', display: 'Systolic', value: 120, unit: 'mm[Hg]' },
      { code: '8462-4', display: 'Diastolic', value: 80, unit: 'mm[Hg]' },
    ];
    expect(observationLine({ ...plain, display: 'Blood pressure', components: parts })).toBe('Blood pressure 120/80 mmHg');
    const acuity = [
      { display: 'Left', value: 0.8 },
      { display: 'Right', value: 1.25 },
    ];
    expect(observationLine({ ...plain, display: 'Visual acuity', components: acuity })).toBe('Visual acuity Left: 0.8; Right: 1.25');
  });
});

describe('allergies on paper', () => {
  it('always state a status', () => {
    const words = wordsIn('en');
    const of = (status: string) => allergyLines({ allergies: { status, items: [] } } as unknown as PatientHistory, words);
    expect(of('none-known')).toEqual(['No known allergies']);
    expect(of('not-asked')).toEqual(['Allergies were not asked about']);
  });

  it('list the active ones and mark those that are not confirmed', () => {
    const items = [
      { display: 'Latex', clinicalStatus: 'active', verificationStatus: 'confirmed' },
      { display: 'Nuts', clinicalStatus: 'active', verificationStatus: 'unconfirmed' },
      { display: 'Eggs', clinicalStatus: 'active', verificationStatus: 'refuted' },
      { display: 'Milk', clinicalStatus: 'resolved', verificationStatus: 'confirmed' },
    ];
    const history = { allergies: { status: 'known', items } } as unknown as PatientHistory;
    expect(allergyLines(history, wordsIn('en'))).toEqual(['Latex', 'Nuts (unconfirmed)']);
  });
});

describe('diagnoses on paper', () => {
  it('mark what is not confirmed, and leave out what was refuted', () => {
    const condition = (display: string, verificationStatus: string) => ({ display, verificationStatus, visitId: 'v' });
    const conditions = [condition('Flu', 'confirmed'), condition('Malaria', 'provisional'), condition('Typhoid', 'refuted')];
    const allergies = { status: 'not-asked', items: [] };
    const history = { allergies, conditions, observations: [], orders: [], notes: [] } as unknown as PatientHistory;
    expect(visitLines(history, 'v', wordsIn('en')).diagnoses).toEqual(['Flu', 'Malaria: provisional']);
  });
});
