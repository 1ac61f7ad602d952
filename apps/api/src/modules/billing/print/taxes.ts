interface Taxed {
  taxCode: string | null;
  taxRate: string | null;
  net: number;
  tax: number;
}

export interface TaxSum {
  code: string;
  rate: string;
  /** The taxable amount. */
  base: number;
  tax: number;
}

/** The taxes of a document, one sum for each code and rate. */
export function taxesOf(lines: readonly Taxed[]): TaxSum[] {
  const sums = new Map<string, TaxSum>();
  for (const { taxCode, taxRate, net, tax } of lines) {
    if (taxCode === null || taxRate === null) continue;
    const key = `${taxCode} ${taxRate}`;
    const before = sums.get(key) ?? { base: 0, tax: 0 };
    sums.set(key, { code: taxCode, rate: taxRate, base: before.base + net, tax: before.tax + tax });
  }
  return [...sums.values()];
}
