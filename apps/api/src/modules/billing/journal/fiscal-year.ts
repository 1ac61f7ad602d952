const PREFIX = { proforma: 'PRO', invoice: 'INV', 'credit-note': 'CRN', receipt: 'RCT', refund: 'RFD', void: 'VOI' } as const;

/** A fiscal year is called by the calendar year in which it begins. */
export function fiscalYearOf(day: string, firstMonth: number): number {
  const [year = '0', month = '0'] = day.split('-');
  return Number(month) >= firstMonth ? Number(year) : Number(year) - 1;
}

/** As it stands on the document: `INV-2026-000042`. */
export function numberOf(kind: keyof typeof PREFIX, fiscalYear: number, sequence: number): string {
  return `${PREFIX[kind]}-${fiscalYear}-${String(sequence).padStart(6, '0')}`;
}
