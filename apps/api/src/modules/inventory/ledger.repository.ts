import { Injectable } from '@nestjs/common';
import type { BatchBalance, MovementKind } from '@wardbook/contracts/inventory/stores';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

export interface Movement {
  storeId: string;
  stockItemId: string;
  batchId: string;
  kind: MovementKind;
  /** Into the store positive, out of it negative. */
  quantity: number;
  sourceKind: 'goods-receipt' | 'medication-dispense' | 'medication-return' | 'transfer' | 'adjustment';
  sourceId: string;
  reason?: string;
}

export interface NewBatch {
  stockItemId: string;
  number: string | null;
  expiresOn: string | null;
  unitCost: string | null;
  printedPrice: string | null;
}

export interface StockedBatch extends BatchBalance {
  stockItemId: string;
}

/** The batches and the ledger of movements. Balances follow by a trigger, which refuses to let one fall below zero. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly db: Db) {}

  /**
   * One writer at a time per item and store. Taking the locks in key order keeps two receipts of many lines out of a deadlock.
   * The statement leaves with the next one, which then sees what the writer before has left.
   */
  lockLater(pairs: readonly { storeId: string; stockItemId: string }[]): void {
    const keys = [...new Set(pairs.map(({ storeId, stockItemId }) => `stock:${storeId}:${stockItemId}`))].sort();
    this.db.later(sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`);
  }

  /** Two receipts of one item follow each other, so that the second sees the batches of the first. */
  lockBatchesLater(stockItemIds: readonly string[]): void {
    const keys = [...new Set(stockItemIds.map((id) => `batches:${this.db.facilityId}:${id}`))].sort();
    this.db.later(sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`);
  }

  /** The batches with a number of which any store of the facility holds something. */
  async namedBatches(stockItemIds: readonly string[]): Promise<{ stockItemId: string; batchNumber: string; expiresOn: string | null }[]> {
    const { rows } = await sql<{ stockItemId: string; batchNumber: string; expiresOn: string | null }>`
      select distinct batch.stock_item_id as "stockItemId", batch.number as "batchNumber", batch.expires_on as "expiresOn"
      from stock_balance join batch on batch.id = stock_balance.batch_id
      where stock_balance.facility_id = ${this.db.facilityId} and stock_balance.stock_item_id = any(${[...stockItemIds]}::uuid[])
        and stock_balance.quantity > 0 and batch.number is not null`.execute(this.db.q);
    return rows;
  }

  async today(): Promise<string> {
    const { rows } = await sql<{ today: string }>`select today_at(${this.db.facilityId}) as today`.execute(this.db.q);
    return rows[0]?.today ?? '';
  }

  /** What the store holds, and the named batches even when they are empty. */
  async batchesIn(storeId: string, stockItemIds: readonly string[], namedBatchIds: readonly string[] = []): Promise<StockedBatch[]> {
    const { rows } = await sql<StockedBatch>`select batch.id as "batchId", batch.stock_item_id as "stockItemId", batch.number,
        batch.expires_on as "expiresOn", coalesce(batch.expires_on < today_at(batch.facility_id), false) as expired,
        stock_balance.quantity::float8 as quantity, batch.unit_cost as "unitCost", batch.printed_price as "printedPrice"
      from stock_balance
      join batch on batch.id = stock_balance.batch_id
      where stock_balance.store_id = ${storeId} and stock_balance.stock_item_id = any(${[...stockItemIds]}::uuid[])
        and (stock_balance.quantity > 0 or batch.id = any(${[...namedBatchIds]}::uuid[]))
      order by batch.expires_on nulls last, batch.id`.execute(this.db.q);
    return rows;
  }

  /** The batch with these facts, its number in any spelling, made when it is new. */
  async batchFor({ stockItemId, number, expiresOn, unitCost, printedPrice }: NewBatch): Promise<string> {
    await sql`insert into batch (facility_id, stock_item_id, number, expires_on, unit_cost, printed_price)
      values (${this.db.facilityId}, ${stockItemId}, ${number}, ${expiresOn}::date, ${unitCost}::numeric, ${printedPrice}::numeric)
      on conflict do nothing`.execute(this.db.q);
    const { rows } = await sql<{
      id: string;
    }>`select id from batch where facility_id = ${this.db.facilityId} and stock_item_id = ${stockItemId}
      and core.spelling(number) is not distinct from core.spelling(${number}) and expires_on is not distinct from ${expiresOn}::date
      and unit_cost is not distinct from ${unitCost}::numeric and printed_price is not distinct from ${printedPrice}::numeric`.execute(
      this.db.q,
    );
    return rows[0]?.id ?? '';
  }

  /** Queues all in one statement, so that the balances move once. */
  postLater(movements: readonly Movement[]): void {
    const rows = movements.map((movement) => ({
      facility_id: this.db.facilityId,
      store_id: movement.storeId,
      stock_item_id: movement.stockItemId,
      batch_id: movement.batchId,
      kind: movement.kind,
      quantity: movement.quantity,
      source_kind: movement.sourceKind,
      source_id: movement.sourceId,
      reason: movement.reason ?? null,
      business_date: sql<string>`today_at(${this.db.facilityId})`,
    }));
    this.db.later(this.db.q.insertInto('stock_movement').values(rows));
  }

  /** The items that a movement of this transaction has just brought down to their reorder level. */
  async fellLow(storeId: string, taken: readonly { stockItemId: string; quantity: number }[]) {
    const { rows } = await sql<{
      stockItemId: string;
      itemName: string;
      quantity: number;
      reorderLevel: number;
      responsibleUserId: string | null;
    }>`
      select store_item.stock_item_id as "stockItemId", stock_item.name as "itemName", held.quantity::float8 as quantity,
        store_item.reorder_level::float8 as "reorderLevel",
        coalesce(store_item.responsible_user_id, store_policy.responsible_user_id) as "responsibleUserId"
      from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as taken ("stockItemId" uuid, quantity numeric)
      join store_item on store_item.store_id = ${storeId} and store_item.stock_item_id = taken."stockItemId"
      join stock_item on stock_item.id = store_item.stock_item_id
      left join store_policy on store_policy.store_id = store_item.store_id
      cross join lateral (select coalesce(sum(stock_balance.quantity), 0) as quantity from stock_balance
        where stock_balance.store_id = store_item.store_id and stock_balance.stock_item_id = store_item.stock_item_id) as held
      where held.quantity <= store_item.reorder_level and held.quantity + taken.quantity > store_item.reorder_level`.execute(this.db.q);
    return rows;
  }
}
