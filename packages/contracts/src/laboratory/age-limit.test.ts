import { expect, test } from 'vitest';
import { ageLimit, reaches } from './age-limit.js';

test.each([
  ['2008-11-29', '18y', '2026-11-28', false],
  ['2008-11-29', '18y', '2026-11-29', true],
  // Counted by 365.25 days this birthday would come a day late.
  ['2006-03-01', '1y', '2007-03-01', true],
  ['2007-03-01', '1y', '2008-02-29', false],
  ['2007-03-01', '1y', '2008-03-01', true],
  ['2026-01-31', '1m', '2026-02-27', false],
  ['2026-01-31', '1m', '2026-02-28', true],
  ['2026-11-01', '28d', '2026-11-28', false],
  ['2026-11-01', '28d', '2026-11-29', true],
  ['2026-11-01', '4w', '2026-11-29', true],
  ['2026-11-30', '0d', '2026-11-29', true],
])('a patient born on %s has reached %s on %s: %s', (birthDate, limit, day, expected) => {
  expect(reaches(birthDate, limit, day)).toBe(expected);
});

test.each(['18', 'y', '-1y', '1.5y', '18 y', ''])('"%s" is no age', (text) => {
  expect(ageLimit.safeParse(text).success).toBe(false);
});
