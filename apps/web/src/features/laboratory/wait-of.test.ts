import { expect, test } from 'vitest';
import { waitOf } from './wait-of';

test.each([
  [-1, 'minutes', 0],
  [0, 'minutes', 0],
  [119, 'minutes', 119],
  [120, 'hours', 2],
  [47 * 60 + 59, 'hours', 47],
  [48 * 60, 'days', 2],
  [8 * 24 * 60, 'days', 8],
] as const)('%d minutes are %s: %d', (minutes, unit, count) => {
  expect(waitOf(minutes)).toEqual({ unit, count });
});
