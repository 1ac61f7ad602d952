import type { ChartObservation, PatientHistory } from '@wardbook/contracts/chart/chart';
import { describe, expect, it } from 'vitest';
import { allergyLines, observationLine } from './visit-lines.js';
import { wordsIn } from './words.js';

const plain = { id: 'o', category: 'laboratory', status: 'final', at: '2026-11-22T08:00:00Z', display: 'Haemoglobin' } as ChartObservation;

describe('an observation in one line', () => {
  it('says value, unit, flag and range', () => {
    expect(observationLine({ ...plain, value: 9.1, unit: 'g/dL', flag: 'L', low: 12, high: 15.5 })).toBe(
      'Haemoglobin 9.1 g/dL ↓ (12–15.5)',
    );
    expect(observationLine({ ...plain, comparator: '<', value: 0.5, unit: 'mg/L' })).toBe('Haemoglobin <0.5 mg/L');
  });

  it('joins the parts of a blood pressure', () => {
    const parts = [
      { display: 'Systolic', value: 120, unit: 'mm[Hg]' },
      { display: 'Diastolic', value: 80, unit: 'mm[Hg]' },
    ];
    expect(observationLine({ ...plain, display: 'Blood pressure', components: parts })).toBe('Blood pressure 120/80 mmHg');
  });
});

describe('allergies on paper', () => {
  it('never leave the reader to guess what silence means', () => {
    const words = wordsIn('en');
    const of = (status: string) => allergyLines({ allergies: { status, items: [] } } as unknown as PatientHistory, words);
    expect(of('none-known')).toEqual(['No known allergies']);
    expect(of('not-asked')).toEqual(['Allergies were not asked about']);
  });
});
