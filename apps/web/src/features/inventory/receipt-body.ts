import { plainNumber } from '@/ui/written-number';
import type { ReceiptRow } from './pasted-rows';

export type RowFault = 'needsItem' | 'needsQuantity' | 'needsExpiry' | 'badDay' | 'twoNumbers' | 'badNumber';

/** What a line lacks before it can be posted; everything else the server says. */
export function faultsOf({ item, quantity, expiresOn, cost, printedPrice }: ReceiptRow): Partial<Record<FaultyField, RowFault>> {
  const faults: Record<FaultyField, RowFault | undefined> = {
    item: item === null ? 'needsItem' : undefined,
    quantity: numberFault(quantity) ?? (Number(plainNumber(quantity)) > 0 ? undefined : 'needsQuantity'),
    expiresOn: expiryFault(item, expiresOn),
    cost: numberFault(cost),
    printedPrice: numberFault(printedPrice),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

type FaultyField = 'item' | 'quantity' | 'expiresOn' | 'cost' | 'printedPrice';

/** `1,234` is a thousand to one reader and a bit more than one to another: the person who posts it says which, as `1234` or `1.2340`. */
function numberFault(text: string): RowFault | undefined {
  if (text.trim() === '') return undefined;
  if (/^\s*[1-9]\d{0,2},\d{3}\s*$/.test(text)) return 'twoNumbers';
  return /^\d+(\.\d+)?$/.test(plainNumber(text)) ? undefined : 'badNumber';
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
    quantity: Number(plainNumber(quantity)),
    cost: plainNumber(cost) || null,
    printedPrice: plainNumber(printedPrice) || null,
  }));
}

/** In hundredths, for display only: the server calculates the exact total. */
export function totalCost(rows: readonly ReceiptRow[]): string {
  return rows
    .reduce((sum, { quantity, cost }) => sum + (Number(plainNumber(quantity)) || 0) * (Number(plainNumber(cost)) || 0), 0)
    .toFixed(2);
}
