import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditLine } from '../invoices/credit-lines.js';
import { addDecimals } from '../money.js';
import { type CoverageShare, type Part, shareOf, splitLines } from './split-rules.js';

const plan = (percent: string, more: Partial<CoverageShare> = {}): CoverageShare => ({
  coverageId: 'first',
  payerId: 'payer',
  payerPlanId: 'plan',
  percent,
  capLeft: null,
  capPeriod: 'visit',
  noBalanceBilling: false,
  ...more,
});
const split = (totals: number[], ...coverages: CoverageShare[]) => splitLines(totals.map((total) => ({ total, coverages })));
const shares = (parts: Part[] | undefined) => [
  shareOf('coverage', parts ?? []),
  shareOf('patient', parts ?? []),
  shareOf('allowance', parts ?? []),
];

describe('splitting lines', () => {
  it('asks the patient for everything without coverage', () => {
    expect(split([1_000]).map(shares)).toEqual([[0, 1_000, 0]]);
  });

  it('asks the payers by rank, each for its percentage of what is left', () => {
    const second = plan('50', { coverageId: 'second' });
    expect(split([1_001], plan('80'), second).map(shares)).toEqual([[901, 100, 0]]);
  });

  it('uses one cap over all lines, and says where it cut', () => {
    const [first, second, third] = split([1_000, 1_000, 1_000], plan('80', { capLeft: 1_000 }));
    expect([first, second, third].map(shares)).toEqual([
      [800, 200, 0],
      [200, 800, 0],
      [0, 1_000, 0],
    ]);
    expect([first, second, third].map((parts) => parts?.[0]?.capped)).toEqual([false, true, true]);
  });

  it('uses up one cap for each year, when one invoice holds services of two', () => {
    const lastYear = plan('100', { capLeft: 300, capPeriod: '2025' });
    const thisYear = plan('100', { capLeft: 900, capPeriod: '2026' });
    const parts = splitLines([
      { total: 500, coverages: [lastYear] },
      { total: 500, coverages: [thisYear] },
      { total: 500, coverages: [lastYear] },
    ]);
    expect(parts.map(shares)).toEqual([
      [300, 200, 0],
      [500, 0, 0],
      [0, 500, 0],
    ]);
  });

  it('turns the rest into an allowance where the plan forbids balance billing', () => {
    expect(split([1_000], plan('90', { noBalanceBilling: true })).map(shares)).toEqual([[900, 0, 100]]);
  });

  it('asks the patient for what no payer takes part in, even where the plan forbids balance billing', () => {
    expect(split([1_000], plan('0', { noBalanceBilling: true })).map(shares)).toEqual([[0, 1_000, 0]]);
  });

  it('sums to the line exactly, and caps are never exceeded', () => {
    const percent = fc.integer({ min: 0, max: 10_000 }).map((parts) => (parts / 100).toFixed(2));
    const coverage = fc.record({ percent, capLeft: fc.option(fc.integer({ min: 0, max: 500_000 })), noBalanceBilling: fc.boolean() });
    const totals = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(totals, fc.array(coverage, { maxLength: 3 }), (lines, plans) => {
        const coverages = plans.map((each, index) => plan(each.percent, { ...each, coverageId: `coverage ${index}` }));
        const parts = split(lines, ...coverages);
        for (const [index, line] of lines.entries()) {
          const amounts = (parts[index] ?? []).map(({ amount }) => amount);
          expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(line);
          expect(Math.min(0, ...amounts)).toBe(0);
        }
        for (const { coverageId, capLeft } of coverages) {
          const used = parts.flat().filter((part) => part.coverageId === coverageId);
          if (capLeft !== null) expect(shareOf('coverage', used)).toBeLessThanOrEqual(capLeft);
        }
      }),
    );
  });
});

describe('crediting a line', () => {
  it('sums to the line exactly, in any number of steps', () => {
    const amount = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1_000_000 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        amount,
        amount,
        amount,
        fc.array(fc.integer({ min: 1, max: 20 })),
        fc.integer({ min: 0, max: 100 }).map(String),
        (count, net, tax, discount, steps, covered) => {
          const [parts] = split([net + tax], plan(covered));
          const nothing = { quantity: '0', net: 0, tax: 0, discount: 0, parts: [] as Part[] };
          const line = {
            id: 'line',
            invoiceId: 'invoice',
            chargeId: 'charge',
            quantity: String(count),
            unitPrice: '1',
            net,
            tax,
            discount,
            parts: parts ?? [],
          };
          let credited = nothing;
          const leftOf = (party: Part['party']) => shareOf(party, line.parts) + shareOf(party, credited.parts);
          for (const step of [...steps.map(String), null]) {
            const credit = creditLine({ ...line, credited }, step);
            if (!credit) break;
            expect(credit.parts.reduce((sum, part) => sum + part.amount, 0)).toBe(credit.total);
            expect(Math.max(0, ...credit.parts.map((part) => part.amount))).toBe(0);
            for (const { party, amount: taken } of credit.parts) expect(leftOf(party)).toBeGreaterThanOrEqual(-taken);
            credited = {
              quantity: addDecimals(credited.quantity, credit.quantity),
              net: credited.net + credit.net,
              tax: credited.tax + credit.tax,
              discount: credited.discount + credit.discount,
              parts: [...credited.parts, ...credit.parts],
            };
          }
          const left = [Number(credited.quantity) + count, credited.net + net, credited.tax + tax, credited.discount + discount];
          expect(left).toEqual([0, 0, 0, 0]);
          expect(shareOf('coverage', credited.parts) + shareOf('coverage', parts ?? [])).toBe(0);
          expect(creditLine({ ...line, credited }, null)).toBeNull();
        },
      ),
    );
  });
});
