import { addDecimals, compareDecimals, negated, proportion, sum } from './money.js';
import type { Part } from './split-rules.js';

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
 * sum to the line exactly; the patient's part is what the others leave.
 */
export function creditLine(line: BilledLine, wanted: string | null): CreditLine | null {
  const open = addDecimals(line.quantity, line.credited.quantity);
  if (compareDecimals(open, '0') <= 0) return null;
  const quantity = wanted !== null && compareDecimals(wanted, open) < 0 ? wanted : open;
  const whole = compareDecimals(quantity, open) === 0;
  // Taken from nought, since the negative of nought would be another nought.
  const back = (billed: number, credited: number) => {
    const left = billed + credited;
    return 0 - (whole ? left : Math.min(proportion(billed, quantity, line.quantity), left));
  };
  const net = back(line.net, line.credited.net);
  const tax = back(line.tax, line.credited.tax);
  const total = net + tax;
  const others = line.parts
    .filter(({ party }) => party !== 'patient')
    .map((part) => ({ ...part, amount: back(part.amount, creditedOf(part, line.credited.parts)) }));
  const patient = line.parts.find(({ party }) => party === 'patient') ?? PATIENT;
  return {
    line,
    quantity: negated(quantity),
    net,
    tax,
    discount: back(line.discount, line.credited.discount),
    total,
    parts: [...others, { ...patient, amount: total - sum(others.map(({ amount }) => amount)) }],
  };
}

function creditedOf(part: Part, credited: readonly Part[]): number {
  return sum(
    credited.filter(({ party, coverageId }) => party === part.party && coverageId === part.coverageId).map(({ amount }) => amount),
  );
}

const PATIENT: Part = { party: 'patient', coverageId: null, payerId: null, payerPlanId: null, percent: null, capped: false, amount: 0 };
