import type { Part } from '../charges/split-rules.js';
import { addDecimals, compareDecimals, negated, proportion, sum } from '../money.js';

/** A line of an issued invoice with what credits have taken of it already; those amounts are negative. */
export interface BilledLine {
  id: string;
  invoiceId: string;
  chargeId: string;
  quantity: string;
  unitPrice: string;
  net: number;
  tax: number;
  discount: number;
  parts: readonly Part[];
  credited: { quantity: string; net: number; tax: number; discount: number; parts: readonly Part[] };
}

export interface CreditLine {
  line: BilledLine;
  quantity: string;
  net: number;
  tax: number;
  discount: number;
  total: number;
  parts: Part[];
}

/**
 * Takes a quantity back from a line. The last of a line takes what is left of every amount, so that credits of any sizes
 * sum to the line exactly, and no step takes more from a payer or the patient than is left of their part.
 */
export function creditLine(line: BilledLine, wanted: string | null): CreditLine | null {
  const open = addDecimals(line.quantity, line.credited.quantity);
  if (compareDecimals(open, '0') <= 0) return null;
  const quantity = wanted !== null && compareDecimals(wanted, open) < 0 ? wanted : open;
  const whole = compareDecimals(quantity, open) === 0;
  // Subtracted from zero, since negating zero would give -0.
  const back = (billed: number, credited: number) => {
    const left = billed + credited;
    return 0 - (whole ? left : Math.min(proportion(billed, quantity, line.quantity), left));
  };
  const net = back(line.net, line.credited.net);
  const tax = back(line.tax, line.credited.tax);
  const total = net + tax;
  const left = line.parts.map((part) => ({ ...part, amount: part.amount + creditedOf(part, line.credited.parts) }));
  return {
    line,
    quantity: negated(quantity),
    net,
    tax,
    discount: back(line.discount, line.credited.discount),
    total,
    parts: takenFrom(left, 0 - total),
  };
}

/**
 * Takes an amount from what is left of the parts, from each in proportion to its size. What one part was rounded by goes to
 * those after it, so the amounts taken sum to the whole exactly.
 */
function takenFrom(left: readonly Part[], amount: number): Part[] {
  let [toTake, of] = [amount, sum(left.map((part) => part.amount))];
  return left.map((part) => {
    const taken = of === 0 ? 0 : proportion(toTake, String(part.amount), String(of));
    [toTake, of] = [toTake - taken, of - part.amount];
    return { ...part, amount: 0 - taken };
  });
}

function creditedOf(part: Part, credited: readonly Part[]): number {
  return sum(
    credited.filter(({ party, coverageId }) => party === part.party && coverageId === part.coverageId).map(({ amount }) => amount),
  );
}
