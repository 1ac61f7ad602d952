import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstExpiryFirst, type Lot, usableQuantity } from './batch-choice.js';
import { fromParts, inBaseUnits, pricePerBaseUnit, toParts } from './quantities.js';

const TODAY = '2026-11-22';
const day = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const parts = fc.integer({ min: 1, max: 50_000_000 }).map((value) => fromParts(BigInt(value)));
const lot = fc.record({ batchId: fc.uuid(), expiresOn: fc.option(day), quantity: parts });
const lots = fc.uniqueArray(lot, { maxLength: 12, selector: ({ batchId }) => batchId });

const sum = (quantities: readonly number[]) => quantities.reduce((total, quantity) => total + toParts(quantity), 0n);

describe('first expiry first', () => {
  it('takes exactly what is wanted, never more than a batch holds and never what has expired', () => {
    fc.assert(
      fc.property(lots, parts, (held: Lot[], wanted: number) => {
        const picks = firstExpiryFirst(held, wanted, TODAY);
        expect(picks === null).toBe(toParts(usableQuantity(held, TODAY)) < toParts(wanted));
        if (picks) expect(sum(picks.map(({ quantity }) => quantity))).toBe(toParts(wanted));
        for (const pick of picks ?? []) {
          const from = held.find(({ batchId }) => batchId === pick.batchId) as Lot;
          expect(pick.quantity).toBeLessThanOrEqual(from.quantity);
          expect(pick.quantity).toBeGreaterThan(0);
          expect(from.expiresOn === null || from.expiresOn >= TODAY).toBe(true);
        }
      }),
    );
  });

  it('leaves no usable batch behind that expires before one that it took from', () => {
    fc.assert(
      fc.property(lots, parts, (held: Lot[], wanted: number) => {
        const picks = firstExpiryFirst(held, wanted, TODAY) ?? [];
        const expiry = ({ expiresOn }: Lot) => expiresOn ?? '9999-12-31';
        const taken = held.filter(({ batchId }) => picks.some((pick) => pick.batchId === batchId));
        const latest = taken.map(expiry).sort().at(-1);
        const untouched = held.filter((each) => !taken.includes(each) && (each.expiresOn === null || each.expiresOn >= TODAY));
        for (const each of untouched) if (latest) expect(expiry(each) >= latest).toBe(true);
      }),
    );
  });

  it('hands out a batch on the last day that is printed on it', () => {
    const last = [{ batchId: 'a', expiresOn: TODAY, quantity: 5 }];
    expect(firstExpiryFirst(last, 5, TODAY)).toEqual([{ batchId: 'a', quantity: 5 }]);
    expect(firstExpiryFirst(last, 5, '2026-11-23')).toBeNull();
  });
});

describe('quantities', () => {
  it('converts and comes back without losing a part', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 1000 }), (quantity, size) => {
        const base = inBaseUnits(quantity, size, 1);
        expect(base).not.toBeNull();
        expect(inBaseUnits(base as number, 1, size)).toBe(quantity);
      }),
    );
  });

  it('refuses what cannot be counted exactly', () => {
    expect(inBaseUnits(1, 1, 3)).toBeNull();
    expect(inBaseUnits(3, 1, 3)).toBe(1);
    expect(inBaseUnits(0.3, 100, 1)).toBe(30);
  });

  it('spreads a price over base units without binary fractions', () => {
    expect(pricePerBaseUnit('12.50', 100, 1)).toBe('0.125000');
    expect(pricePerBaseUnit('10', 3, 1)).toBe('3.333333');
    expect(pricePerBaseUnit('20', 3, 1)).toBe('6.666667');
  });
});
