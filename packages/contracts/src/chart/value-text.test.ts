import { describe, expect, it } from 'vitest';
import { unitBehind, unitText, valueText } from './value-text.js';

const SYSTOLIC = { code: '8480-6', display: 'Systolic', unit: 'mm[Hg]' };
const DIASTOLIC = { code: '8462-4', display: 'Diastolic', unit: 'mm[Hg]' };

describe('a value', () => {
  it.each([
    [1234.6, '1234.6'],
    [1000.4, '1000.4'],
    [101.25, '101.25'],
    [135.45, '135.45'],
    [12.345, '12.345'],
    [250_000, '250000'],
    [0.0001234, '0.0001234'],
    [123_456_789, '123456789'],
  ])('of %d is not rounded', (value, text) => {
    expect(valueText({ value })).toBe(text);
  });

  it.each([
    [5.400000001, '≈ 5.4'],
    [137.051234567, '≈ 137.051'],
    [0.000123456789, '≈ 0.000123457'],
    [1234567.891, '≈ 1234567.89'],
  ])('of %d says that it is shortened', (value, text) => {
    expect(valueText({ value })).toBe(text);
  });

  it('reads as people write it', () => {
    expect(valueText({ value: 0.5, comparator: '<' })).toBe('< 0.5');
    expect(valueText({ text: 'Positive' })).toBe('Positive');
    expect(unitText('10*3/uL{cells}')).toBe('10*3/uL');
  });
});

describe('a blood pressure', () => {
  it('reads systolic/diastolic, in either order and also when the diastolic one is higher', () => {
    const reversed = [
      { ...DIASTOLIC, value: 82.4 },
      { ...SYSTOLIC, value: 128 },
    ];
    expect([valueText({ components: reversed }), unitBehind({ components: reversed })]).toEqual(['128/82.4', 'mmHg']);
    const swapped = [
      { ...SYSTOLIC, value: 60 },
      { ...DIASTOLIC, value: 95 },
    ];
    expect(valueText({ components: swapped })).toBe('60/95');
  });

  it('keeps name and unit of each part of any other pair', () => {
    const urine = [
      { code: '2888-6', display: 'Protein', value: 0.15, unit: 'g/L' },
      { code: '2161-8', display: 'Creatinine', value: 9.4, comparator: '>', unit: 'mmol/L' },
    ];
    expect([valueText({ components: urine }), unitBehind({ components: urine })]).toEqual([
      'Protein: 0.15 g/L; Creatinine: > 9.4 mmol/L',
      '',
    ]);
    const acuity = [
      { display: 'Left', value: 0.8, unit: '1' },
      { display: 'Right', value: 1.25, unit: '1' },
    ];
    expect(valueText({ components: acuity })).toBe('Left: 0.8 1; Right: 1.25 1');
    const beyond = [
      { ...SYSTOLIC, value: 300, comparator: '>' },
      { ...DIASTOLIC, value: 120 },
    ];
    expect(valueText({ components: beyond })).toBe('Systolic: > 300 mmHg; Diastolic: 120 mmHg');
  });
});
