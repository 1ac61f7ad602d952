import { describe, expect, it } from 'vitest';
import { sameSpelling } from './spelling.js';

describe('one thing in any spelling', () => {
  it.each([
    ['LOT-1', 'lot-1'],
    ['LOT-1', 'Lot 1'],
    ['LOT-1', 'LOT1'],
    ['LOT\u20111', 'LOT-1'],
    [' dn 17/4 ', 'DN-17-4'],
    ['Box of 100', 'box of 100'],
    ['A\u200bX1', 'AX1'],
  ])('takes %s for %s', (one, other) => {
    expect(sameSpelling(one, other)).toBe(true);
  });

  it.each([
    ['1-11', '11-1'],
    ['LOT-1', 'LOT-11'],
    ['A1B', 'AB1'],
    ['111', '1-11'],
  ])('does not take %s for %s', (one, other) => {
    expect(sameSpelling(one, other)).toBe(false);
  });
});
