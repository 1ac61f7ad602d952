import { describe, expect, it } from 'vitest';
import { flagOf } from './flag-words';
import { unitText, valueText } from './value-text';

describe('a value', () => {
  it('reads as people write it', () => {
    expect(valueText({ value: 5.40000001 })).toBe('5.4');
    expect(valueText({ value: 137.051 })).toBe('137.1');
    expect(valueText({ value: 250_000 })).toBe('250000');
    expect(valueText({ value: 0.5, comparator: '<' })).toBe('< 0.5');
    expect(valueText({ text: 'Positive' })).toBe('Positive');
    expect(unitText('10*3/uL{cells}')).toBe('10*3/uL');
  });

  it('joins the two numbers of a blood pressure, the higher one first', () => {
    const components = [
      { display: 'Diastolic', value: 82.4 },
      { display: 'Systolic', value: 128 },
    ];
    expect(valueText({ components })).toBe('128/82');
    expect(
      flagOf({
        components: [
          { display: 'Systolic', flag: 'N' },
          { display: 'Diastolic', flag: 'H' },
        ],
      }),
    ).toBe('H');
    expect(flagOf({ components })).toBeUndefined();
  });
});
