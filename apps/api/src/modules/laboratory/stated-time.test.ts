import { expect, test } from 'vitest';
import { isBefore } from './stated-time.js';

test.each([
  ['2026-11-22T10:00:00+03:00', '2026-11-22T07:00:45Z', false],
  ['2026-11-22T09:59:59+03:00', '2026-11-22T07:00:45Z', true],
  ['2026-11-22T07:05:00Z', '2026-11-22T07:00:45Z', false],
])('what is told as %s of a record of %s is before it: %s', (told, recordedAt, before) => {
  expect(isBefore(told, recordedAt)).toBe(before);
});
