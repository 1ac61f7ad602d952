import { decimalsOf } from '@wardbook/contracts/core/currencies';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChargeRow } from '../charges/charge.repository.js';
import type { CoverageShare } from '../charges/split-rules.js';
import { postingsOfInvoice } from '../journal/journal-rules.js';
import { percentOf, sum } from '../money.js';
import { taxesOf } from '../print/taxes.js';
import { allocate, takeBack } from '../till/payment-allocation.js';
import { draftLines, totalsOf } from './invoice-lines.js';

const decimal = (max: number, decimals: number) => fc.integer({ min: 0, max }).map((parts) => (parts / 10 ** decimals).toFixed(decimals));

const currency = fc.constantFrom('JPY', 'KES', 'KWD');
const charge = fc.record({
  quantity: fc.integer({ min: 1, max: 200_000 }).map((parts) => (parts / 100).toFixed(2)),
  unitPrice: decimal(10 ** 9, 6),
  taxRate: fc.option(decimal(300_000, 4)),
  taxInclusive: fc.boolean(),
  discount: fc.option(fc.integer({ min: 1, max: 10_000 }).map((parts) => (parts / 100).toFixed(2))),
});
const coverage = fc.record({
  percent: decimal(10_000, 2),
  capLeft: fc.option(fc.integer({ min: 0, max: 10 ** 6 })),
  noBalanceBilling: fc.boolean(),
});

function invoiceOf(money: string, charges: readonly Charged[], plans: readonly Plan[]) {
  const rows = charges.map(
    (each, index) =>
      ({ ...each, id: `charge ${index}`, currency: money, reversesId: null, businessDate: '2026-11-22' }) as unknown as ChargeRow,
  );
  const discounts = charges.flatMap(({ discount }, index) =>
    discount === null ? [] : [{ id: `discount ${index}`, chargeId: `charge ${index}`, percent: discount }],
  );
  const coverages: CoverageShare[] = plans.map((plan, index) => ({
    ...plan,
    coverageId: `coverage ${index}`,
    payerId: 'payer',
    payerPlanId: 'plan',
    capPeriod: '2026',
  }));
  return draftLines(rows, [], discounts, () => coverages);
}

type Charged = { quantity: string; unitPrice: string; taxRate: string | null; taxInclusive: boolean; discount: string | null };
type Plan = Pick<CoverageShare, 'percent' | 'capLeft' | 'noBalanceBilling'>;

const invoices = fc.tuple(currency, fc.array(charge, { minLength: 1, maxLength: 8 }), fc.array(coverage, { maxLength: 3 }));

describe('an invoice in a currency with no, two or three decimals', () => {
  it('adds up in every direction, and nothing in it is negative', () => {
    fc.assert(
      fc.property(invoices, ([money, charges, plans]) => {
        const lines = invoiceOf(money, charges, plans);
        const totals = totalsOf(lines);
        expect(totals.net_amount + totals.tax_amount).toBe(totals.total_amount);
        expect(totals.patient_amount + totals.coverage_amount + totals.allowance_amount).toBe(totals.total_amount);
        expect(Math.min(0, ...Object.values(totals))).toBe(0);
        for (const { parts, total } of lines) expect(sum(parts.map(({ amount }) => amount))).toBe(total);
      }),
    );
  });

  it('shows a tax table that sums to its tax, because each line rounds its own', () => {
    fc.assert(
      fc.property(invoices, ([money, charges, plans]) => {
        const lines = invoiceOf(money, charges, plans);
        const taxes = taxesOf(lines.map((line) => ({ ...line, taxCode: line.charge.taxRate && 'VAT', taxRate: line.charge.taxRate })));
        expect(sum(taxes.map(({ tax }) => tax))).toBe(totalsOf(lines).tax_amount);
        const taxed = lines.filter(({ charge: { taxRate } }) => taxRate !== null);
        expect(sum(taxes.map(({ base }) => base))).toBe(sum(taxed.map(({ net }) => net)));
        for (const {
          net,
          tax,
          charge: { taxRate },
        } of lines) {
          expect(Math.abs(percentOf(net, taxRate ?? '0') - tax)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('balances in the journal, with every amount a whole minor unit', () => {
    fc.assert(
      fc.property(invoices, ([money, charges, plans]) => {
        const lines = invoiceOf(money, charges, plans).map((line, index) => ({ ...line, id: `line ${index}`, departmentId: null }));
        const postings = postingsOfInvoice('account', lines);
        expect(sum(postings.map(({ debit }) => debit))).toBe(sum(postings.map(({ credit }) => credit)));
        expect(postings.every(({ debit, credit }) => Number.isSafeInteger(debit) && Number.isSafeInteger(credit))).toBe(true);
        expect(decimalsOf(money)).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('allocating money to lines', () => {
  const outstanding = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { maxLength: 10 });

  it('uses the whole amount or none of it, and gives no line more than it owes', () => {
    fc.assert(
      fc.property(outstanding, fc.integer({ min: 1, max: 30_000 }), fc.constantFrom(allocate, takeBack), (open, amount, rule) => {
        const lines = open.map((each, index) => ({ lineId: String(index), outstanding: each }));
        const direction = rule === allocate ? 1 : -1;
        const possible = sum(open.map((each) => Math.max(direction * each, 0)));
        const allocations = rule(amount, lines);
        expect(allocations === null).toBe(amount > possible);
        expect(sum((allocations ?? []).map((each) => each.amount))).toBe(allocations ? direction * amount : 0);
        for (const { lineId, amount: part } of allocations ?? []) {
          expect(direction * part).toBeLessThanOrEqual(direction * (open[Number(lineId)] ?? 0));
        }
      }),
    );
  });
});
