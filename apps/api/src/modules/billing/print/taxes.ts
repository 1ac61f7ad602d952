interface Taxed {
  taxCode: string | null;
  taxRate: string | null;
  tax: number;
}

export interface TaxSum {
  code: string;
  rate: string;
  tax: number;
}

/** The taxes of a document, one sum for each code and rate. */
export function taxesOf(lines: readonly Taxed[]): TaxSum[] {
  const sums = new Map<string, TaxSum>();
  for (const { taxCode, taxRate, tax } of lines) {
    if (taxCode === null || taxRate === null) continue;
    const key = `${taxCode} ${taxRate}`;
    const before = sums.get(key)?.tax ?? 0;
    sums.set(key, { code: taxCode, rate: taxRate, tax: before + tax });
  }
  return [...sums.values()];
}
