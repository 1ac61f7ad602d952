import { Injectable } from '@nestjs/common';
import { Events } from '../../core/events.js';
import { problemOfConstraint } from '../../core/http/constraint-problems.js';
import { Live } from '../../core/live/live.js';
import { Problem } from '../../core/problem.error.js';
import { type BatchPick, firstExpiryFirst, Shelf } from './batch-choice.js';
import { stockRanLow } from './inventory.events.js';
import { LedgerRepository, type Movement, type StockedBatch } from './ledger.repository.js';
import { toParts } from './quantities.js';
import { StoreRepository } from './store.repository.js';

export interface WantedStock {
  stockItemId: string;
  quantity: number;
  /** Left out, what expires first is taken first. */
  picks?: readonly BatchPick[];
}

interface ChosenStock extends WantedStock {
  chosen: readonly BatchPick[] | null;
}

export interface TakenStock {
  stockItemId: string;
  batches: (BatchPick & Pick<StockedBatch, 'number' | 'expiresOn' | 'unitCost' | 'printedPrice'>)[];
}

/** How other modules take stock out of a store and put it back. */
@Injectable()
export class StockLedger {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly stores: StoreRepository,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  async batchesIn(storeId: string, stockItemIds: readonly string[]): Promise<StockedBatch[]> {
    return stockItemIds.length === 0 ? [] : await this.ledger.batchesIn(storeId, stockItemIds);
  }

  today(): Promise<string> {
    return this.ledger.today();
  }

  /** The facility's day, where the store is open. */
  async dayOf(storeId: string): Promise<string> {
    const today = await this.stores.dayOf(storeId);
    if (!today) throw Problem.field('body.storeId', 'unknown-store', 'This is not a store of this facility.');
    return today;
  }

  /**
   * Takes everything or nothing. Named batches must be of the item and not expired; the database refuses what is not there.
   * Others that need the same items wait from here to the end of the transaction, so everything that can be done before is done before.
   */
  async dispense(
    storeId: string,
    wanted: readonly WantedStock[],
    today: string,
    sourceId: (index: number) => string,
  ): Promise<TakenStock[]> {
    const items = [...new Set(wanted.map(({ stockItemId }) => stockItemId))];
    const named = wanted.flatMap(({ picks = [] }) => picks.map(({ batchId }) => batchId));
    this.ledger.lockLater(wanted.map(({ stockItemId }) => ({ storeId, stockItemId })));
    const stocked = await this.ledger.batchesIn(storeId, items, named);
    const taken = chooseAll(wanted, stocked, today);
    const posting = this.post(
      taken.flatMap(({ stockItemId, batches }, index) =>
        batches.map(({ batchId, quantity }) => ({
          ...{ storeId, stockItemId, batchId, kind: 'dispense' as const, quantity: -quantity },
          ...{ sourceKind: 'medication-dispense' as const, sourceId: sourceId(index) },
        })),
      ),
    );
    await posting.catch((error: unknown) => {
      throw problemOfConstraint(error)?.code === 'stock-too-low' ? overdrawn(taken, stocked) : error;
    });
    return taken;
  }

  /** Posts movements whose items are locked already, and emits the events. */
  async post(movements: readonly Movement[]): Promise<void> {
    this.ledger.postLater(movements);
    for (const storeId of new Set(movements.map((movement) => movement.storeId))) await this.tellLow(storeId, movements);
    await this.live.announce('stock');
  }

  async lockAndPost(movements: readonly Movement[]): Promise<void> {
    this.ledger.lockLater(movements);
    await this.post(movements);
  }

  private async tellLow(storeId: string, movements: readonly Movement[]): Promise<void> {
    const taken = new Map<string, number>();
    for (const movement of movements.filter((each) => each.storeId === storeId)) {
      taken.set(movement.stockItemId, (taken.get(movement.stockItemId) ?? 0) - movement.quantity);
    }
    const out = [...taken].filter(([, quantity]) => quantity > 0).map(([stockItemId, quantity]) => ({ stockItemId, quantity }));
    if (out.length === 0) return;
    for (const low of await this.ledger.fellLow(storeId, out)) await this.events.emit(stockRanLow, { storeId, ...low });
  }
}

/** Named batches are set aside first; lines without any share what is left, each after those before it. */
function chooseAll(wanted: readonly WantedStock[], stocked: readonly StockedBatch[], today: string): TakenStock[] {
  const shelf = new Shelf(stocked);
  for (const { picks = [] } of wanted) shelf.take(picks);
  return wanted.map((line, index) => {
    const chosen = line.picks ?? firstExpiryFirst(shelf.lots(line.stockItemId), line.quantity, today);
    if (!line.picks && chosen) shelf.take(chosen);
    return withFacts({ ...line, chosen }, stocked, index);
  });
}

function withFacts({ stockItemId, quantity, chosen }: ChosenStock, stocked: readonly StockedBatch[], index: number): TakenStock {
  const lots = stocked.filter((batch) => batch.stockItemId === stockItemId);
  if (!chosen) throw new Problem('stock-too-low', { fields: [fault(index, 'The store does not hold that quantity of usable stock.')] });
  if (new Set(chosen.map(({ batchId }) => batchId)).size < chosen.length)
    throw Problem.field(`body.lines.${index}.batches`, 'named-twice', 'A batch is named twice.');
  const sum = chosen.reduce((total, pick) => total + toParts(pick.quantity), 0n);
  if (sum !== toParts(quantity))
    throw Problem.field(`body.lines.${index}.batches`, 'sum-differs', 'The batches do not add up to the quantity.');
  const batches = chosen.map((pick) => {
    const lot = lots.find((each) => each.batchId === pick.batchId);
    if (!lot) throw new Problem('stock-too-low', { fields: [fault(index, 'The store has never held that batch.')] });
    if (lot.expired) throw new Problem('batch-expired', { fields: [fault(index, 'The batch has expired.')] });
    return { ...pick, number: lot.number, expiresOn: lot.expiresOn, unitCost: lot.unitCost, printedPrice: lot.printedPrice };
  });
  return { stockItemId, batches };
}

/** Names the lines that took more of a batch than there was, all lines together. */
function overdrawn(taken: readonly TakenStock[], stocked: readonly StockedBatch[]): Problem {
  const picks = taken.flatMap(({ batches }) => batches);
  const left = ({ batchId, quantity }: StockedBatch) =>
    picks.reduce((rest, pick) => (pick.batchId === batchId ? rest - toParts(pick.quantity) : rest), toParts(quantity));
  const short = new Set(stocked.filter((batch) => left(batch) < 0n).map(({ batchId }) => batchId));
  const fields = taken.flatMap(({ batches }, index) =>
    batches.some(({ batchId }) => short.has(batchId)) ? [fault(index, 'The store does not hold that quantity of the batch.')] : [],
  );
  return new Problem('stock-too-low', { fields });
}

function fault(index: number, message: string) {
  return { path: `body.lines.${index}.quantity`, code: 'stock-too-low' as const, message };
}
