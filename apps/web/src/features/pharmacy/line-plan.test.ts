import type { StockOffer } from '@wardbook/contracts/pharmacy/dispensing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchPlan } from './line-plan';

const units = fc.integer({ min: 0, max: 10_000_000 }).map((value) => value / 10_000);
const batches = fc.array(fc.record({ batchId: fc.uuid(), number: fc.constant(null), expiresOn: fc.constant(null), available: units }), {
  maxLength: 8,
});
const offerWith = (held: StockOffer['batches']): StockOffer => ({
  ...{ stockItemId: 'a', name: 'A', brandId: null, substitution: false, batches: held },
  available: held.reduce((sum, { available }) => sum + available, 0),
});

describe('the batches that the screen shows', () => {
  it('give exactly the quantity when there is enough, and never more than they hold', () => {
    fc.assert(
      fc.property(batches, units, (held, wanted) => {
        const plan = batchPlan(offerWith(held), wanted);
        const parts = (values: readonly number[]) => values.reduce((sum, value) => sum + Math.round(value * 10_000), 0);
        const all = parts(held.map(({ available }) => available));
        expect(parts(plan.map(({ take }) => take))).toBe(Math.min(all, parts([wanted])));
        for (const { take, after } of plan) expect(take > 0 && after >= 0).toBe(true);
      }),
    );
  });
});
