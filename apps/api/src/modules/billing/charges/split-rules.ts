import { percentOf, sum } from '../money.js';

/** A patient's coverage on the day, in the order in which payers are asked. `capLeft` is null where the plan has no cap. */
export interface CoverageShare {
  coverageId: string;
  payerId: string;
  payerPlanId: string;
  percent: string;
  capLeft: number | null;
  /** The visit or the year that the cap counts in: lines of two years use up two caps. */
  capPeriod: string;
  noBalanceBilling: boolean;
}

export interface Part {
  party: 'patient' | 'coverage' | 'allowance';
  coverageId: string | null;
  payerId: string | null;
  payerPlanId: string | null;
  percent: string | null;
  /** True where the plan's cap cut the payer's part. */
  capped: boolean;
  amount: number;
}

export interface LineToSplit {
  total: number;
  /** What covered the patient on the day of the service. */
  coverages: readonly CoverageShare[];
}

/**
 * Splits lines among the payers, in the order of their rank, and the patient. Each payer takes its percentage of what the
 * ones before left over, until its cap is used up; the parts of a line sum to the line exactly, since the last part is
 * what remains. Where a plan forbids balance billing, that remainder is an allowance.
 */
export function splitLines(lines: readonly LineToSplit[]): Part[][] {
  const capsLeft = new Map(lines.flatMap(({ coverages }) => coverages.map((coverage) => [capOf(coverage), coverage.capLeft])));
  return lines.map(({ total, coverages }) => splitLine(total, coverages, capsLeft));
}

function splitLine(total: number, coverages: readonly CoverageShare[], capsLeft: Map<string, number | null>): Part[] {
  const parts: Part[] = [];
  let remaining = total;
  for (const coverage of coverages) {
    const wanted = percentOf(remaining, coverage.percent);
    const capLeft = capsLeft.get(capOf(coverage)) ?? null;
    const amount = capLeft === null ? wanted : Math.min(wanted, Math.max(capLeft, 0));
    if (capLeft !== null) capsLeft.set(capOf(coverage), capLeft - amount);
    if (amount === 0 && wanted === 0) continue;
    const { coverageId, payerId, payerPlanId, percent } = coverage;
    parts.push({ party: 'coverage', coverageId, payerId, payerPlanId, percent, capped: amount !== wanted, amount });
    remaining -= amount;
  }
  const forbidden = remaining !== 0 && parts.length > 0 && coverages.some(({ noBalanceBilling }) => noBalanceBilling);
  return [...parts, remainder(forbidden ? 'allowance' : 'patient', remaining)].filter(keep);
}

function capOf({ coverageId, capPeriod }: CoverageShare): string {
  return `${coverageId} ${capPeriod}`;
}

function remainder(party: 'patient' | 'allowance', amount: number): Part {
  return { party, coverageId: null, payerId: null, payerPlanId: null, percent: null, capped: false, amount };
}

/** A part of nothing says nothing, except that a cap is used up or that the patient owes nothing. */
function keep({ party, amount, capped }: Part): boolean {
  return amount !== 0 || capped || party === 'patient';
}

export function shareOf(party: Part['party'], parts: readonly Part[]): number {
  return sum(parts.filter((part) => part.party === party).map(({ amount }) => amount));
}
