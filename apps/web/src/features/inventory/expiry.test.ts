import { expect, test } from 'vitest';
import { readExpiry } from './expiry';

test.each([
  ['10/2028', '2028-10-31'],
  ['10/28', '2028-10-31'],
  ['2-2028', '2028-02-29'],
  ['2028-10', '2028-10-31'],
  ['2028-10-15', '2028-10-15'],
  ['31.10.2028', '2028-10-31'],
  ['31/10/2028', '2028-10-31'],
  ['01.06.27', '2027-06-01'],
  ['OCT 2028', '2028-10-31'],
  ['Oct-28', '2028-10-31'],
  ['15 October 2028', '2028-10-15'],
  ['  10/2028 ', '2028-10-31'],
])('reads %s as %s', (typed, day) => {
  expect(readExpiry(typed, false)).toBe(day);
});

test('reads the month first where the country writes it first', () => {
  expect(readExpiry('10/31/2028', true)).toBe('2028-10-31');
  expect(readExpiry('3/12/2028', true)).toBe('2028-03-12');
  expect(readExpiry('3/12/2028', false)).toBe('2028-12-03');
});

test.each(['soon', '13/2028', '31.02.2028', '2028', ''])('leaves "%s" for the form to refuse', (typed) => {
  expect(readExpiry(typed, false)).toBe(typed);
});
