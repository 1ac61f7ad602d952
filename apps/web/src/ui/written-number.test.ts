import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainColumn, plainNumber } from './written-number';

describe('a written number', () => {
  it('has either decimal sign and either thousands separator', () => {
    const written = ['1,234.50', '1 234,50', '1.234,50', '1,234', '1,234,567', '1.234.567', '12', '0.125', '0,25', "1'234.5"];
    const numbers = ['1234.50', '1234.50', '1234.50', '1234', '1234567', '1234567', '12', '0.125', '0.25', '1234.5'];
    expect(written.map(plainNumber)).toEqual(numbers);
  });

  it('never loses its decimal comma, however many decimals follow', () => {
    expect(['0,125', '12,5000', '3,333333', '-0,5', '0,001', '1234,567'].map(plainNumber)).toEqual([
      '0.125',
      '12.5000',
      '3.333333',
      '-0.5',
      '0.001',
      '1234.567',
    ]);
  });

  it('keeps its value with either sign and any number of decimals but three', () => {
    const decimals = fc.integer({ min: 1, max: 6 }).filter((count) => count !== 3);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), decimals, fc.constantFrom('.', ','), (digits, places, sign) => {
        const whole = String(digits).padStart(places + 1, '0');
        const number = `${whole.slice(0, -places)}.${whole.slice(-places)}`;
        expect(plainNumber(number.replace('.', sign))).toBe(number);
      }),
    );
  });
});

describe('a column of numbers', () => {
  it('takes the one sign that one of its numbers tells', () => {
    expect(plainColumn(['1,234', '0,125', '12'])).toEqual(['1.234', '0.125', '12']);
    expect(plainColumn(['1.234', '0,5', '1.234,50'])).toEqual(['1234', '0.5', '1234.50']);
    expect(plainColumn(['1,234', '12.50'])).toEqual(['1234', '12.50']);
  });

  it('leaves what can be read in two ways to a person, where no number tells or two contradict', () => {
    expect(plainColumn(['1,234', '12', ''])).toEqual(['1,234', '12', '']);
    expect(plainColumn(['1.234', '0,5', '0.5'])).toEqual(['1.234', '0.5', '0.5']);
  });
});
