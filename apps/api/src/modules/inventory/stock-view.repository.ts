import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { listStockMovements, listStoreStock, StockMovement, StockRow, StoreItem } from '@wardbook/contracts/inventory/stores';
import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';
import { personOf } from './store.repository.js';

const place = z.tuple([z.string(), z.uuid()]);
const HISTORY_DAYS = 90;
const PACE_DAYS = 30;

/** What a store holds, as people look at it. */
@Injectable()
export class StockViewRepository {
  constructor(private readonly db: Db) {}

  async list(storeId: string, { search, limit, cursor, show }: Input<typeof listStoreStock>['query']) {
    const after = decodeCursor(cursor, place);
    const conditions = [sql`true`];
    if (search) conditions.push(sql`core.search_text(name) like '%' || core.search_text(${search}) || '%'`);
    if (show === 'low') conditions.push(sql`state <> 'enough'`);
    if (show === 'near-expiry') conditions.push(sql`"nearExpiry"`);
    if (after) conditions.push(sql`(name, "stockItemId") > (${after[0]}, ${after[1]}::uuid)`);
    const { rows } = await sql<StockRow>`with ${this.stock(storeId)}
      select stock.*, case when used.quantity > 0 then round((stock.quantity - stock."expiredQuantity") / (used.quantity / ${PACE_DAYS}))::float8 end as "daysOfCover"
      from (select * from stock where ${sql.join(conditions, sql` and `)} order by name, "stockItemId" limit ${limit + 1}) as stock
      cross join lateral (select -coalesce(sum(stock_movement.quantity), 0)::float8 as quantity from stock_movement
        where store_id = ${storeId} and stock_item_id = stock."stockItemId" and kind in ('dispense', 'return')
          and occurred_at > core.now() - ${PACE_DAYS} * interval '1 day') as used
      order by name, "stockItemId"`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.name, last.stockItemId]) : null };
  }

  /** Everything but the item itself and its batches. */
  async levels(storeId: string, stockItemId: string) {
    type Levels = Pick<StoreItem, 'store' | 'quantity' | 'reorderLevel' | 'targetLevel' | 'shelf' | 'responsible' | 'version'>;
    const { rows } = await sql<Levels>`select jsonb_build_object('id', location.id, 'name', location.name) as store,
        coalesce((select sum(quantity) from stock_balance where store_id = location.id and stock_item_id = ${stockItemId}), 0)::float8 as quantity,
        store_item.reorder_level::float8 as "reorderLevel", store_item.target_level::float8 as "targetLevel", store_item.shelf,
        ${personOf(sql`store_item.responsible_user_id`)} as responsible, coalesce(store_item.version, 0) as version
      from location
      left join store_item on store_item.store_id = location.id and store_item.stock_item_id = ${stockItemId}
      where location.id = ${storeId} and location.facility_id = ${this.db.facilityId} and location.kind = 'store'`.execute(this.db.q);
    return rows[0];
  }

  /** Computed backwards from the current quantity, so that a late entry counts on its business date. */
  async history(storeId: string, stockItemId: string): Promise<StoreItem['history']> {
    const { rows } = await sql<{ day: string; quantity: number }>`with moved as (
        select business_date, sum(quantity) as quantity from stock_movement
        where store_id = ${storeId} and stock_item_id = ${stockItemId} group by business_date
      ), held as (
        select coalesce(sum(quantity), 0) as quantity from stock_balance where store_id = ${storeId} and stock_item_id = ${stockItemId}
      )
      select day::date as day, (held.quantity - coalesce(sum(moved.quantity)
          over (order by day desc rows between unbounded preceding and 1 preceding), 0))::float8 as quantity
      from held
      cross join generate_series(today_at(${this.db.facilityId}) - ${HISTORY_DAYS - 1}::int, today_at(${this.db.facilityId}), interval '1 day') as day
      left join moved on moved.business_date = day::date
      order by day`.execute(this.db.q);
    return rows;
  }

  async movements(storeId: string, stockItemId: string, { limit, cursor }: Input<typeof listStockMovements>['query']) {
    const after = decodeCursor(cursor, z.uuid());
    const place = after
      ? sql`(ledger.occurred_at, ledger.id) < (select occurred_at, id from stock_movement where id = ${after}::uuid)`
      : sql`true`;
    const { rows } =
      await sql<StockMovement>`select ledger.id, ledger.kind, ledger.quantity::float8 as quantity, ledger.balance::float8 as balance,
        batch.number as "batchNumber", batch.expires_on as "expiresOn", ledger.source_kind as "sourceKind", ledger.source_id as "sourceId",
        ledger.reason, ledger.occurred_at as "occurredAt", ${personOf(sql`ledger.created_by`)} ->> 'name' as by
      from (select *, sum(quantity) over (order by occurred_at, id) as balance from stock_movement
        where store_id = ${storeId} and stock_item_id = ${stockItemId}) as ledger
      join batch on batch.id = ledger.batch_id
      where ${place}
      order by ledger.occurred_at desc, ledger.id desc limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? encodeCursor(items.at(-1)?.id) : null };
  }

  /** One row per item that the store holds, once held, or wants to hold. */
  private stock(storeId: string) {
    return sql`held as (
        select stock_balance.stock_item_id, sum(stock_balance.quantity) as quantity,
          coalesce(sum(stock_balance.quantity) filter (where batch.expires_on < today_at(batch.facility_id)), 0) as expired,
          min(batch.expires_on) filter (where stock_balance.quantity > 0) as next_expiry
        from stock_balance join batch on batch.id = stock_balance.batch_id
        where stock_balance.store_id = ${storeId} group by stock_balance.stock_item_id
      ), wanted as (
        select stock_item_id, reorder_level from store_item where store_id = ${storeId}
      ), stock as (
        select stock_item.id as "stockItemId", stock_item.code, stock_item.name, stock_item.kind, stock_item.base_unit as "baseUnit",
          coalesce(held.quantity, 0)::float8 as quantity, coalesce(held.expired, 0)::float8 as "expiredQuantity",
          held.next_expiry as "nextExpiry", wanted.reorder_level::float8 as "reorderLevel",
          case when coalesce(held.quantity - held.expired, 0) = 0 then 'out'
            when held.quantity - held.expired <= wanted.reorder_level then 'low' else 'enough' end as state,
          coalesce(held.next_expiry <= today_at(${this.db.facilityId})
            + coalesce((select near_expiry_days from store_policy where store_id = ${storeId}), 90), false) as "nearExpiry"
        from (select stock_item_id from held union select stock_item_id from wanted) as mine
        join stock_item on stock_item.id = mine.stock_item_id
        left join held on held.stock_item_id = mine.stock_item_id
        left join wanted on wanted.stock_item_id = mine.stock_item_id
      )`;
  }
}
