import { expect, test } from 'vitest';
import { ageLimitOf } from './age-text';

test.each([
  ['28d', '28d'],
  ['18 Y', '18y'],
  [' 6m ', '6m'],
  ['04w', '4w'],
  ['0', '0d'],
  ['28', '28d'],
  ['old', 'old'],
  ['1.5y', '1.5y'],
])('%s is sent as %s', (typed, limit) => {
  expect(ageLimitOf(typed)).toBe(limit);
});
