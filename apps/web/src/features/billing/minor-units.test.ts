import { decimalsOf } from '@wardbook/contracts/core/currencies';
import { describe, expect, it } from 'vitest';
import { toMinor, withKey } from './minor-units';

describe('minor units', () => {
  it('follow the decimals of the currency', () => {
    expect(['JPY', 'EUR', 'KWD'].map(decimalsOf)).toEqual([0, 2, 3]);
    expect(toMinor(19.99, 2)).toBe(1999);
    expect(toMinor('1.005', 3)).toBe(1005);
    expect(toMinor(0.1 + 0.2, 2)).toBe(30);
  });

  it('grow from the right, as on a cash register', () => {
    expect(['1', '2', '5', '00'].reduce(withKey, 0)).toBe(12_500);
    expect(withKey(12_500, 'delete')).toBe(1_250);
    expect(withKey(0, '00')).toBe(0);
    expect(withKey(999_999_999_999, '9')).toBe(999_999_999_999);
  });
});
