import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageText, daysOf } from './age-text';

test.each([
  ['28d', 28],
  ['4w', 28],
  ['6m', 183],
  ['18y', 6575],
  ['0', 0],
])('%s is %i days', (text, days) => {
  expect(daysOf(text)).toBe(days);
});

test('every number of days is written so that it reads as the same', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 50_000 }), (days) => daysOf(ageText(days)) === days));
});

test('what is no age is not guessed', () => {
  expect(daysOf('old')).toBeNull();
  expect(ageText(null)).toBe('');
});
