import { expect, test } from 'vitest';
import { cellValue } from './cell-text';

const row = (valueKind: 'quantity' | 'titre' | 'coded' | 'text') => ({ analyteId: 'a', valueKind });

test.each([
  ['4.1', null, 4.1],
  ['4,1', null, 4.1],
  [' < 0.01 ', '<', 0.01],
  ['>=200', '>=', 200],
])('reads %s as a quantity', (typed, comparator, number) => {
  expect(cellValue(row('quantity'), typed, null)).toMatchObject({ comparator, number });
});

test('reads titres with and without their 1', () => {
  expect(cellValue(row('titre'), '1:16', null)).toMatchObject({ number: 16 });
  expect(cellValue(row('titre'), '32', null)).toMatchObject({ number: 32 });
});

test('what is no number is not guessed, and an empty cell is an empty value', () => {
  expect(cellValue(row('quantity'), '4.1.2', null)).toBeNull();
  expect(cellValue(row('quantity'), 'high', null)).toBeNull();
  expect(cellValue(row('quantity'), ' ', 'a note')).toMatchObject({ number: null, note: null });
});
