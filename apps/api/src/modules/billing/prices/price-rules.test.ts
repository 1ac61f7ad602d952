import { decimalsOf } from '@wardbook/contracts/core/currencies';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals, extended, percentOf } from '../money.js';
import { amountsOf, choosePrice, type PriceCase, type PriceEntry, priceCharge } from './price-rules.js';

const act: PriceCase = { facilityId: 'here', payerId: 'nhif', visitClass: 'outpatient', ageYears: 8, day: '2026-11-22', time: '14:30:00' };
const general: PriceEntry = {
  id: 'general',
  facilityId: null,
  payerId: null,
  visitClass: null,
  ageFrom: null,
  ageTo: null,
  timeFrom: null,
  timeTo: null,
  unitPrice: '100.000000',
  validFrom: '2026-01-01',
  validTo: null,
};
const entry = (id: string, selectors: Partial<PriceEntry>): PriceEntry => ({ ...general, id, ...selectors });
const chosen = (...entries: PriceEntry[]) => choosePrice(entries, act)?.id;

const quantity = fc.integer({ min: 1, max: 5_000_000 }).map((parts) => (parts / 10_000).toFixed(4));
const price = fc
  .bigInt({ min: 0n, max: 10n ** 12n })
  .map((micro) => `${micro / 1_000_000n}.${String(micro % 1_000_000n).padStart(6, '0')}`);
const currency = fc.constantFrom('JPY', 'EUR', 'KES', 'KWD');
const rate = fc.integer({ min: 0, max: 1_000_000 }).map((parts) => (parts / 10_000).toFixed(4));
const percent = fc.integer({ min: 0, max: 10_000 }).map((parts) => (parts / 100).toFixed(2));

describe('choosing a price', () => {
  it('takes the most specific entry, a payer’s own before every other', () => {
    const child = entry('child', { ageFrom: 0, ageTo: 12, visitClass: 'outpatient', facilityId: 'here' });
    expect(chosen(general, child)).toBe('child');
    expect(chosen(general, child, entry('scheme', { payerId: 'nhif' }))).toBe('scheme');
  });

  it('ignores entries that do not fit', () => {
    expect(chosen(entry('elsewhere', { facilityId: 'there' }))).toBeUndefined();
    expect(chosen(entry('other payer', { payerId: 'axa' }))).toBeUndefined();
    expect(chosen(entry('adult', { ageFrom: 18 }))).toBeUndefined();
    expect(chosen(entry('night', { timeFrom: '20:00:00', timeTo: '23:59:00' }))).toBeUndefined();
    expect(chosen(entry('past', { validTo: '2026-11-21' }))).toBeUndefined();
    expect(chosen(entry('coming', { validFrom: '2026-11-23' }))).toBeUndefined();
  });

  it('takes an entry on its first and last day, in its first and last year, and from its first minute to before its last', () => {
    expect(chosen(entry('days', { validFrom: act.day, validTo: act.day }))).toBe('days');
    expect(chosen(entry('age', { ageFrom: 8, ageTo: 8 }))).toBe('age');
    expect(chosen(entry('from now', { timeFrom: act.time, timeTo: '23:00:00' }))).toBe('from now');
    expect(chosen(entry('until now', { timeFrom: '00:00:00', timeTo: act.time }))).toBeUndefined();
  });

  it('takes the later of two entries that say equally much, in any order', () => {
    const [older, newer] = [entry('a', { validFrom: '2026-01-01' }), entry('b', { validFrom: '2026-06-01' })];
    expect([chosen(older, newer), chosen(newer, older)]).toEqual(['b', 'b']);
  });

  it('uses an entry by age only for a patient whose age is known', () => {
    expect(choosePrice([entry('child', { ageTo: 12 })], { ...act, ageYears: null })).toBeNull();
  });
});

describe('pricing a charge', () => {
  const ask = (entries: PriceEntry[], practitionerFee: string | null = null) =>
    priceCharge({ act, quantity: '1', currency: 'KES', entries, tax: null, practitionerFee });

  it('returns unpriced without a price, and never zero', () => {
    expect(ask([])).toEqual({ status: 'unpriced' });
    expect(ask([entry('free', { unitPrice: '0' })])).toMatchObject({ status: 'priced', amount: 0, priceId: 'free' });
  });

  it('takes the practitioner’s fee, except where the payer agreed on a price', () => {
    expect(ask([general], '2500')).toMatchObject({ rule: 'practitioner-fee', amount: 250_000, priceId: null });
    expect(ask([entry('scheme', { payerId: 'nhif' })], '2500')).toMatchObject({ rule: 'price-list', priceId: 'scheme', amount: 10_000 });
  });
});

describe('amounts', () => {
  it('knows currencies with 0, 2 and 3 decimals', () => {
    expect(['JPY', 'EUR', 'KWD'].map(decimalsOf)).toEqual([0, 2, 3]);
    expect(extended('3', '0.333333', 'JPY')).toBe(1);
    expect(extended('3', '0.333333', 'EUR')).toBe(100);
    expect(extended('3', '0.333333', 'KWD')).toBe(1000);
  });

  it('rounds half away from zero in both directions', () => {
    expect(extended('1', '0.005', 'EUR')).toBe(1);
    expect(extended('-1', '0.005', 'EUR')).toBe(-1);
    expect(percentOf(5, '50')).toBe(3);
  });

  it('takes an inclusive tax out of the price and adds an exclusive one to it', () => {
    expect(amountsOf('1', '116', 'KES', { rate: '16', inclusive: true })).toEqual({ net: 10_000, tax: 1_600, amount: 11_600 });
    expect(amountsOf('1', '100', 'KES', { rate: '16', inclusive: false })).toEqual({ net: 10_000, tax: 1_600, amount: 11_600 });
  });

  it('keeps net plus tax equal to the amount, for any price, rate, discount and currency', () => {
    fc.assert(
      fc.property(quantity, price, currency, rate, percent, fc.boolean(), (count, unit, code, taxRate, discount, inclusive) => {
        const listed = extended(count, unit, code);
        const { net, tax, amount } = amountsOf(count, unit, code, { rate: taxRate, inclusive }, discount);
        const base = listed - percentOf(listed, discount);
        expect(net + tax).toBe(amount);
        expect(inclusive ? amount : net).toBe(base);
        expect(tax).toBeGreaterThanOrEqual(0);
        const back = amountsOf(`-${count}`, unit, code, { rate: taxRate, inclusive }, discount);
        expect(back.net === -net && back.tax === -tax && back.amount === -amount).toBe(true);
      }),
    );
  });

  it('calculates exactly: parts of a quantity differ from the whole by the rounding of each part only', () => {
    fc.assert(
      fc.property(quantity, quantity, price, currency, (first, second, unit, code) => {
        const whole = extended(addDecimals(first, second), unit, code);
        expect(Math.abs(extended(first, unit, code) + extended(second, unit, code) - whole)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
