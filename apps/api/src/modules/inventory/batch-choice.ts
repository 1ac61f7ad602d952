import { fromParts, toParts } from './quantities.js';

export interface Lot {
  batchId: string;
  expiresOn: string | null;
  quantity: number;
}

export interface BatchPick {
  batchId: string;
  quantity: number;
}

/** Whether a batch may be handed out on a day: it is good through the day that is printed on it. */
export function isUsable(lot: Pick<Lot, 'expiresOn'>, today: string): boolean {
  return lot.expiresOn === null || lot.expiresOn >= today;
}

/**
 * Which batches to take a quantity from: what expires first goes first, what never expires goes last, and what has expired
 * is not touched. Returns null when the usable batches do not hold that much.
 */
export function firstExpiryFirst(lots: readonly Lot[], wanted: number, today: string): BatchPick[] | null {
  const picks: BatchPick[] = [];
  let missing = toParts(wanted);
  for (const lot of usableInOrder(lots, today)) {
    if (missing <= 0n) break;
    const held = toParts(lot.quantity);
    const taken = held < missing ? held : missing;
    picks.push({ batchId: lot.batchId, quantity: fromParts(taken) });
    missing -= taken;
  }
  return missing > 0n ? null : picks;
}

export function usableQuantity(lots: readonly Lot[], today: string): number {
  return fromParts(usableInOrder(lots, today).reduce((sum, lot) => sum + toParts(lot.quantity), 0n));
}

function usableInOrder<L extends Lot>(lots: readonly L[], today: string): L[] {
  return lots
    .filter((lot) => lot.quantity > 0 && isUsable(lot, today))
    .sort((one, other) => sortKey(one).localeCompare(sortKey(other)) || one.batchId.localeCompare(other.batchId));
}

function sortKey({ expiresOn }: Lot): string {
  return expiresOn ?? '9999-12-31';
}

/** The lots of a store while several lines take from them one after another. */
export class Shelf<L extends Lot & { stockItemId: string }> {
  private readonly left: Map<string, L>;

  constructor(lots: readonly L[]) {
    this.left = new Map(lots.map((lot) => [lot.batchId, lot]));
  }

  lots(stockItemId: string): L[] {
    return [...this.left.values()].filter((lot) => lot.stockItemId === stockItemId);
  }

  take(picks: readonly BatchPick[]): void {
    for (const { batchId, quantity } of picks) {
      const lot = this.left.get(batchId);
      if (lot) this.left.set(batchId, { ...lot, quantity: fromParts(toParts(lot.quantity) - toParts(quantity)) });
    }
  }
}
