import type { ReceiptRow } from './pasted-rows';

export type RowFault = 'needsItem' | 'needsQuantity' | 'needsExpiry' | 'badDay';

/** What a line lacks before it can be posted; everything else the server says. */
export function faultsOf({ item, quantity, expiresOn }: ReceiptRow): Partial<Record<'item' | 'quantity' | 'expiresOn', RowFault>> {
  return {
    ...(item === null ? { item: 'needsItem' as const } : {}),
    ...(Number(quantity) > 0 ? {} : { quantity: 'needsQuantity' as const }),
    ...(expiryFault(item, expiresOn) ? { expiresOn: expiryFault(item, expiresOn) } : {}),
  };
}

/** Without its expiry a medicine would never appear in the expiry alerts. */
function expiryFault(item: ReceiptRow['item'], expiresOn: string): RowFault | undefined {
  if (expiresOn === '') return item?.kind === 'medicine' ? 'needsExpiry' : undefined;
  return /^\d{4}-\d{2}-\d{2}$/.test(expiresOn) ? undefined : 'badDay';
}

export function linesOf(rows: readonly ReceiptRow[]) {
  return rows.map(({ item, batchNumber, expiresOn, quantity, unitName, cost, printedPrice }) => ({
    stockItemId: item?.id ?? '',
    batchNumber: batchNumber.trim() || null,
    expiresOn: expiresOn || null,
    ...(unitName && unitName !== item?.baseUnit ? { unitName } : {}),
    quantity: Number(quantity),
    cost: cost.trim() || null,
    printedPrice: printedPrice.trim() || null,
  }));
}

/** In hundredths, for display only: the server calculates the exact total. */
export function totalCost(rows: readonly ReceiptRow[]): string {
  return rows.reduce((sum, { quantity, cost }) => sum + (Number(quantity) || 0) * (Number(cost) || 0), 0).toFixed(2);
}
