import { expect, it } from 'vitest';
import { plainNumber } from './written-number';

it('reads a number with either decimal sign and either thousands separator', () => {
  const written = ['1,234.50', '1 234,50', '1.234,50', '1,234', '1,234,567', '12', '0.125', '0,25'];
  expect(written.map(plainNumber)).toEqual(['1234.50', '1234.50', '1234.50', '1234', '1234567', '12', '0.125', '0.25']);
});
