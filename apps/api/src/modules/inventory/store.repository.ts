import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { listStockAlerts, StockAlert, Store, setStoreItem, setStorePolicy } from '@wardbook/contracts/inventory/stores';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../core/database/db.js';

/** A person as JSON, from a column that holds a user's id. */
export function personOf(userId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select jsonb_build_object('userId', user_account.id, 'name', concat_ws(' ', person.prefix, person.given_name, person.family_name))
    from user_account join person on person.id = user_account.person_id where user_account.id = ${userId})`;
}

/** Stores, the persons responsible for them, and what needs attention. */
@Injectable()
export class StoreRepository {
  constructor(private readonly db: Db) {}

  /** Each store's stock is read once, not once for each item. */
  async list(id?: string): Promise<Store[]> {
    const one = (column: RawBuilder<unknown>) => (id ? sql`${column} = ${id}` : sql`true`);
    const { rows } = await sql<Store>`with held as (
        select stock_balance.store_id, stock_balance.stock_item_id, batch.expires_on,
          case when coalesce(batch.expires_on >= (${this.today()}), true) then stock_balance.quantity else 0 end as usable,
          stock_balance.quantity > 0 as present
        from stock_balance join batch on batch.id = stock_balance.batch_id
        where stock_balance.facility_id = ${this.db.facilityId} and ${one(sql`stock_balance.store_id`)}
      ), item as (
        select store_id, stock_item_id, sum(usable) as usable, max(reorder_level) as reorder_level
        from (select store_id, stock_item_id, usable, null::numeric as reorder_level from held
          union all select store_id, stock_item_id, 0, reorder_level from store_item where ${one(sql`store_id`)}) as part
        group by store_id, stock_item_id
      ), low as (select store_id, count(*) as items from item where usable <= coalesce(reorder_level, 0) group by store_id
      ), near_expiry as (
        select held.store_id, count(*) as batches from held left join store_policy on store_policy.store_id = held.store_id
        where held.present and held.expires_on <= (${this.today()}) + coalesce(store_policy.near_expiry_days, 90)
        group by held.store_id
      )
      select location.id, location.code, location.name, ${personOf(sql`store_policy.responsible_user_id`)} as responsible,
        coalesce(store_policy.near_expiry_days, 90) as "nearExpiryDays", coalesce(store_policy.version, 0) as version,
        coalesce(low.items, 0) as "lowItems", coalesce(near_expiry.batches, 0) as "nearExpiryBatches"
      from location
      left join store_policy on store_policy.store_id = location.id
      left join low on low.store_id = location.id
      left join near_expiry on near_expiry.store_id = location.id
      where location.facility_id = ${this.db.facilityId} and location.kind = 'store' and location.active and ${one(sql`location.id`)}
      order by location.name, location.id limit 200`.execute(this.db.q);
    return rows;
  }

  async find(id: string): Promise<Store | undefined> {
    return (await this.list(id))[0];
  }

  /** Whether stock may move in it: an open store of this facility. The database asks the same of each movement. */
  async isOpen(id: string): Promise<boolean> {
    return (await this.dayOf(id)) !== undefined;
  }

  /** The day of the facility, for a store of it that is open. */
  async dayOf(id: string): Promise<string | undefined> {
    const { rows } = await sql<{ today: string }>`select today_at(facility_id) as today from location
      where id = ${id} and facility_id = ${this.db.facilityId} and kind = 'store' and active`.execute(this.db.q);
    return rows[0]?.today;
  }

  /** How many items a store, or the whole facility, still holds something of. */
  async itemsHeld(storeId?: string): Promise<number> {
    const { rows } = await sql<{ items: number }>`select count(distinct stock_item_id) as items from stock_balance
      where facility_id = ${this.db.facilityId} and quantity > 0 and ${storeId ? sql`store_id = ${storeId}` : sql`true`}`.execute(
      this.db.q,
    );
    return rows[0]?.items ?? 0;
  }

  async keepers() {
    const { rows } = await sql<{ userId: string; name: string }>`select user_account.id as "userId",
        concat_ws(' ', person.prefix, person.given_name, person.family_name) as name
      from user_permission
      join user_account on user_account.id = user_permission.user_id and user_account.active
      join person on person.id = user_account.person_id
      where user_permission.facility_id = ${this.db.facilityId} and 'stock:read' = any(user_permission.permissions)
      order by person.family_name, person.given_name, user_account.id limit 500`.execute(this.db.q);
    return rows;
  }

  /** Version 0 means that there was no policy yet. No row means that another user was faster. */
  async setPolicy(storeId: string, { version, responsibleUserId, nearExpiryDays }: Input<typeof setStorePolicy>['body']): Promise<boolean> {
    const values = { responsible_user_id: responsibleUserId, near_expiry_days: nearExpiryDays };
    if (version === 0) {
      const row = { facility_id: this.db.facilityId, store_id: storeId, ...values };
      const inserted = this.db.q
        .insertInto('store_policy')
        .values(row)
        .onConflict((on) => on.constraint('store_policy_once').doNothing());
      return (await inserted.executeTakeFirst()).numInsertedOrUpdatedRows === 1n;
    }
    const updated = this.db.q.updateTable('store_policy').set(values).where('store_id', '=', storeId).where('version', '=', version);
    return (await updated.executeTakeFirst()).numUpdatedRows === 1n;
  }

  async setItem(storeId: string, stockItemId: string, { version, ...wanted }: Input<typeof setStoreItem>['body']): Promise<boolean> {
    const values = {
      reorder_level: wanted.reorderLevel,
      target_level: wanted.targetLevel,
      shelf: wanted.shelf,
      responsible_user_id: wanted.responsibleUserId,
    };
    if (version === 0) {
      const row = { facility_id: this.db.facilityId, store_id: storeId, stock_item_id: stockItemId, ...values };
      const inserted = this.db.q
        .insertInto('store_item')
        .values(row)
        .onConflict((on) => on.constraint('store_item_once').doNothing());
      return (await inserted.executeTakeFirst()).numInsertedOrUpdatedRows === 1n;
    }
    const updated = this.db.q
      .updateTable('store_item')
      .set(values)
      .where('store_id', '=', storeId)
      .where('stock_item_id', '=', stockItemId)
      .where('version', '=', version);
    return (await updated.executeTakeFirst()).numUpdatedRows === 1n;
  }

  /** What is urgent comes first: expired, then low, then what expires soon, the earliest first. */
  async alerts({ mine, limit }: Input<typeof listStockAlerts>['query']): Promise<{ items: StockAlert[]; total: number }> {
    const own = mine ? sql`(alert.user_id is null or alert.user_id = ${this.db.actor.userId})` : sql`true`;
    const { rows } = await sql<StockAlert & { total: number }>`with told as (${this.lowStock()} union all ${this.nearExpiry()}),
      -- A closed account is responsible for nothing any more: its items are shown to every user.
      alert as (select told.*, keeper.id as user_id from told left join user_account as keeper on keeper.id = told.keeper_id and keeper.active)
      select alert.kind, jsonb_build_object('id', location.id, 'name', location.name) as store, alert.stock_item_id as "stockItemId",
        stock_item.name as "itemName", stock_item.base_unit as "baseUnit", alert.quantity::float8 as quantity,
        alert.reorder_level::float8 as "reorderLevel", alert.number as "batchNumber", alert.expires_on as "expiresOn",
        ${personOf(sql`alert.user_id`)} as responsible, count(*) over () as total
      from alert
      join stock_item on stock_item.id = alert.stock_item_id
      join location on location.id = alert.store_id and location.active
      where ${own}
      order by array_position('{expired,low-stock,near-expiry}'::text[], alert.kind), alert.expires_on, stock_item.name, location.id
      limit ${limit}`.execute(this.db.q);
    return { items: rows, total: rows[0]?.total ?? 0 };
  }

  /** As a subquery without a reference to a row, it is computed once for a statement. */
  private today(): RawBuilder<unknown> {
    return sql`select today_at(${this.db.facilityId}::uuid)`;
  }

  private lowStock(): RawBuilder<unknown> {
    return sql`select 'low-stock' as kind, store_item.store_id, store_item.stock_item_id, coalesce(held.quantity, 0) as quantity, store_item.reorder_level,
        null::text as number, null::date as expires_on, coalesce(store_item.responsible_user_id, store_policy.responsible_user_id) as keeper_id
      from store_item
      left join store_policy on store_policy.store_id = store_item.store_id
      left join (select stock_balance.store_id, stock_balance.stock_item_id, sum(stock_balance.quantity) as quantity
        from stock_balance join batch on batch.id = stock_balance.batch_id
        where stock_balance.facility_id = ${this.db.facilityId} and coalesce(batch.expires_on >= (${this.today()}), true)
        group by stock_balance.store_id, stock_balance.stock_item_id) as held
        on held.store_id = store_item.store_id and held.stock_item_id = store_item.stock_item_id
      where store_item.reorder_level >= coalesce(held.quantity, 0)`;
  }

  private nearExpiry(): RawBuilder<unknown> {
    return sql`select case when batch.expires_on < (${this.today()}) then 'expired' else 'near-expiry' end as kind,
        stock_balance.store_id, stock_balance.stock_item_id, stock_balance.quantity, null::numeric as reorder_level, batch.number, batch.expires_on,
        coalesce(store_item.responsible_user_id, store_policy.responsible_user_id) as keeper_id
      from batch
      join stock_balance on stock_balance.batch_id = batch.id and stock_balance.quantity > 0
      left join store_policy on store_policy.store_id = stock_balance.store_id
      left join store_item on store_item.store_id = stock_balance.store_id and store_item.stock_item_id = stock_balance.stock_item_id
      where batch.facility_id = ${this.db.facilityId}
        and batch.expires_on <= (${this.today()}) + coalesce(store_policy.near_expiry_days, 90)`;
  }
}
