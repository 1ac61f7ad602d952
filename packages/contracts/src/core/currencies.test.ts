import { describe, expect, it } from 'vitest';
import { currencyCodes, decimalsOf } from './currencies.js';

describe('decimalsOf', () => {
  it('returns the decimals of ISO 4217, also where the engine shows none', () => {
    const expected = { EUR: 2, KES: 2, JPY: 0, XOF: 0, ISK: 0, KWD: 3, IQD: 3, CLF: 4, HUF: 2, IDR: 2, PKR: 2, UGX: 0, MGA: 2, XCG: 2 };
    expect(Object.fromEntries(Object.keys(expected).map((code) => [code, decimalsOf(code)]))).toEqual(expected);
  });

  it('knows every currency that a facility can choose, and no withdrawn one', () => {
    for (const code of currencyCodes) expect(decimalsOf(code)).toBeGreaterThanOrEqual(0);
    expect(currencyCodes).not.toContain('HRK');
    expect(() => decimalsOf('HRK')).toThrow();
  });
});
