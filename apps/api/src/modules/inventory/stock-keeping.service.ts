import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type * as contract from '@wardbook/contracts/inventory/stores';
import { isCountable, type Store, type StoreItem } from '@wardbook/contracts/inventory/stores';
import { found, Problem, versionMoved } from '../../core/problem.error.js';
import { ItemRepository } from './item.repository.js';
import { LedgerRepository, type Movement, type StockedBatch } from './ledger.repository.js';
import { fromParts, toParts } from './quantities.js';
import { StockLedger } from './stock-ledger.service.js';
import { StockViewRepository } from './stock-view.repository.js';
import { StoreRepository } from './store.repository.js';

/** Keeping a store: its levels, the responsible person, and corrections after a count. */
@Injectable()
export class StockKeepingService {
  constructor(
    private readonly stores: StoreRepository,
    private readonly view: StockViewRepository,
    private readonly items: ItemRepository,
    private readonly ledger: LedgerRepository,
    private readonly stockLedger: StockLedger,
  ) {}

  async storeItem(storeId: string, itemId: string): Promise<StoreItem> {
    const levels = found(await this.view.levels(storeId, itemId));
    const item = found(await this.items.find(itemId));
    const batches = await this.ledger.batchesIn(storeId, [itemId]);
    return { ...levels, item, batches, history: await this.view.history(storeId, itemId) };
  }

  async setPolicy(storeId: string, body: Input<typeof contract.setStorePolicy>['body']): Promise<Store> {
    const current = found(await this.stores.find(storeId));
    if (body.responsibleUserId) await this.mustKeepStock(body.responsibleUserId);
    if (!(await this.stores.setPolicy(storeId, body))) throw versionMoved(current);
    return found(await this.stores.find(storeId));
  }

  async setItem(storeId: string, itemId: string, body: Input<typeof contract.setStoreItem>['body']): Promise<StoreItem> {
    const current = await this.storeItem(storeId, itemId);
    if (body.responsibleUserId) await this.mustKeepStock(body.responsibleUserId);
    if (!(await this.stores.setItem(storeId, itemId, body))) throw versionMoved(current);
    return await this.storeItem(storeId, itemId);
  }

  async adjust(storeId: string, itemId: string, body: Input<typeof contract.adjustStock>['body']): Promise<StoreItem> {
    found(await this.view.levels(storeId, itemId));
    const { baseUnit } = found(await this.items.find(itemId));
    if (body.kind === 'count-difference' && !isCountable(body.counted, baseUnit)) {
      throw Problem.field('body.counted', 'not-whole', 'This is counted in whole units.');
    }
    this.ledger.lockLater([{ storeId, stockItemId: itemId }]);
    const batch = await this.batch(storeId, itemId, body.batchId);
    const held = batch?.quantity ?? 0;
    if (body.kind !== 'count-difference') mustHold(held, body.quantity);
    if (body.kind === 'expiry' && !batch?.expired) throw notExpired();
    if (body.kind === 'count-difference' && toParts(body.basedOn) !== toParts(held)) {
      throw new Problem('version-moved', { context: { current: { quantity: held } } });
    }
    const quantity = body.kind === 'count-difference' ? fromParts(toParts(body.counted) - toParts(held)) : -body.quantity;
    if (quantity !== 0) {
      const { kind, batchId, reason } = body;
      const source = { sourceKind: 'adjustment' as const, sourceId: randomUUID() };
      await this.stockLedger.post([{ storeId, stockItemId: itemId, batchId, kind, quantity, reason, ...source }]);
    }
    return await this.storeItem(storeId, itemId);
  }

  async transfer(storeId: string, itemId: string, body: Input<typeof contract.transferStock>['body']): Promise<StoreItem> {
    const { toStoreId, batchId, quantity } = body;
    found(await this.view.levels(storeId, itemId));
    if (toStoreId === storeId) throw Problem.field('body.toStoreId', 'same-store', 'The stock is in this store already.');
    if (!(await this.stores.isOpen(toStoreId))) {
      throw Problem.field('body.toStoreId', 'unknown-store', 'This is not a store of this facility.');
    }
    const common = { stockItemId: itemId, batchId, kind: 'transfer' as const, sourceKind: 'transfer' as const, sourceId: randomUUID() };
    const movements: Movement[] = [
      { ...common, storeId, quantity: -quantity },
      { ...common, storeId: toStoreId, quantity },
    ];
    this.ledger.lockLater(movements);
    mustHold((await this.batch(storeId, itemId, batchId))?.quantity ?? 0, quantity);
    await this.stockLedger.post(movements);
    return await this.storeItem(storeId, itemId);
  }

  private async batch(storeId: string, itemId: string, batchId: string): Promise<StockedBatch | undefined> {
    return (await this.ledger.batchesIn(storeId, [itemId])).find((batch) => batch.batchId === batchId);
  }

  private async mustKeepStock(userId: string): Promise<void> {
    const keepers = await this.stores.keepers();
    if (keepers.some((keeper) => keeper.userId === userId)) return;
    throw Problem.field('body.responsibleUserId', 'cannot-see-stock', 'This person cannot see the stock of this facility.');
  }
}

/** `stock_balance_not_negative` refuses it as well; here it is known which field asks for too much. */
function mustHold(held: number, quantity: number): void {
  if (toParts(quantity) <= toParts(held)) return;
  const message = 'The store does not hold that quantity of the batch.';
  throw new Problem('stock-too-low', { fields: [{ path: 'body.quantity', code: 'stock-too-low', message }] });
}

/** What is good yet and thrown away is damaged, or was miscounted: written off as expired it would hide one or the other. */
function notExpired(): Problem {
  return Problem.field('body.kind', 'not-expired', 'This batch has not expired.');
}
