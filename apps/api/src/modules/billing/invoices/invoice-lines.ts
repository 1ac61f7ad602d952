import type { ChargeRow } from '../charges/charge.repository.js';
import { type CoverageShare, type Part, shareOf, splitLines } from '../charges/split-rules.js';
import { addDecimals, compareDecimals, sum } from '../money.js';
import { amountsOf } from '../prices/price-rules.js';

export interface ApprovedDiscount {
  id: string;
  chargeId: string;
  percent: string;
}

export interface DraftLine {
  charge: ChargeRow;
  quantity: string;
  unitPrice: string;
  discountId: string | null;
  discount: number;
  net: number;
  tax: number;
  total: number;
  parts: Part[];
}

/** The lines of an invoice over these charges: less what came back, less the approved discount, split among the parties. */
export function draftLines(
  charges: readonly ChargeRow[],
  returns: readonly ChargeRow[],
  discounts: readonly ApprovedDiscount[],
  coveragesOn: (day: string) => readonly CoverageShare[],
): DraftLine[] {
  const lines = charges.flatMap((charge) => {
    const quantity = quantityLeft(charge, returns);
    if (charge.unitPrice === null || compareDecimals(quantity, '0') <= 0) return [];
    return [
      pricedLine(
        charge,
        quantity,
        charge.unitPrice,
        discounts.find(({ chargeId }) => chargeId === charge.id),
      ),
    ];
  });
  const splits = splitLines(lines.map(({ total, charge }) => ({ total, coverages: coveragesOn(charge.businessDate) })));
  return lines.map((line, index) => ({ ...line, parts: splits[index] ?? [] }));
}

function pricedLine(charge: ChargeRow, quantity: string, unitPrice: string, discount: ApprovedDiscount | undefined) {
  const tax = charge.taxRate === null ? null : { rate: charge.taxRate, inclusive: charge.taxInclusive ?? false };
  const full = amountsOf(quantity, unitPrice, charge.currency, tax);
  const due = amountsOf(quantity, unitPrice, charge.currency, tax, discount?.percent);
  return {
    charge,
    quantity,
    unitPrice,
    discountId: discount?.id ?? null,
    discount: full.net - due.net,
    net: due.net,
    tax: due.tax,
    total: due.amount,
  };
}

export interface Totals {
  net_amount: number;
  tax_amount: number;
  discount_amount: number;
  total_amount: number;
  patient_amount: number;
  coverage_amount: number;
  allowance_amount: number;
}

export function totalsOf(lines: readonly Pick<DraftLine, 'net' | 'tax' | 'discount' | 'total' | 'parts'>[]): Totals {
  const share = (party: Part['party']) => sum(lines.map(({ parts }) => shareOf(party, parts)));
  return {
    net_amount: sum(lines.map(({ net }) => net)),
    tax_amount: sum(lines.map(({ tax }) => tax)),
    discount_amount: sum(lines.map(({ discount }) => discount)),
    total_amount: sum(lines.map(({ total }) => total)),
    patient_amount: share('patient'),
    coverage_amount: share('coverage'),
    allowance_amount: share('allowance'),
  };
}

/** How much of a charge is left after what came back of it. */
export function quantityLeft(charge: ChargeRow, returns: readonly ChargeRow[]): string {
  return returns
    .filter(({ reversesId }) => reversesId === charge.id)
    .reduce((left, { quantity }) => addDecimals(left, quantity), charge.quantity);
}
