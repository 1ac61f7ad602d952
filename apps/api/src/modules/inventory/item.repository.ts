import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { listStockItems, StockItem, setStockItemUnit } from '@wardbook/contracts/inventory/stock-items';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

const place = z.tuple([z.string(), z.uuid()]);

export interface NewStockItem {
  code: string;
  name: string;
  kind: StockItem['kind'];
  baseUnit: string;
}

/** What can be counted, and in which units it is bought. */
@Injectable()
export class ItemRepository {
  constructor(private readonly db: Db) {}

  async list({ search, limit, cursor, kind, closed }: Input<typeof listStockItems>['query']) {
    const after = decodeCursor(cursor, place);
    const conditions = [sql`true`];
    if (!closed) conditions.push(sql`stock_item.active`);
    if (kind) conditions.push(sql`stock_item.kind = ${kind}`);
    if (search) conditions.push(sql`core.search_text(stock_item.name) like '%' || core.search_text(${search}) || '%'`);
    if (after) conditions.push(sql`(stock_item.name, stock_item.id) > (${after[0]}, ${after[1]}::uuid)`);
    const rows = await this.select(sql.join(conditions, sql` and `), limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null };
  }

  async find(id: string): Promise<StockItem | undefined> {
    return (await this.select(sql`stock_item.id = ${id}`, 1))[0];
  }

  async findAll(ids: readonly string[]): Promise<Map<string, StockItem>> {
    const rows = await this.select(sql`stock_item.id = any(${[...ids]}::uuid[])`, ids.length);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async insert({ baseUnit, ...item }: NewStockItem): Promise<string> {
    const query = this.db.q.insertInto('stock_item').values({ ...item, base_unit: baseUnit });
    return (await query.returning('id').executeTakeFirstOrThrow()).id;
  }

  async setActive(id: string, active: boolean): Promise<void> {
    await this.db.q.updateTable('stock_item').set({ active }).where('id', '=', id).where('active', '!=', active).execute();
  }

  /** Ends today's conversion of that name in any spelling and begins the new one; a second change on the same day replaces the first. */
  async setUnit(id: string, { name, numerator, denominator }: Input<typeof setStockItemUnit>['body']): Promise<string> {
    await sql`select pg_advisory_xact_lock(hashtextextended('stock-item-unit:' || ${id}, 0))`.execute(this.db.q);
    const today = sql<string>`today_at(${this.db.facilityId})`;
    const spelled = sql<boolean>`core.spelling(name) = core.spelling(${name})`;
    const replaced = await this.db.q
      .updateTable('stock_item_unit')
      .set({ name, numerator, denominator })
      .where('stock_item_id', '=', id)
      .where(spelled)
      .where('valid_from', '=', today)
      .returning('id')
      .executeTakeFirst();
    if (replaced) return replaced.id;
    await this.db.q
      .updateTable('stock_item_unit')
      .set({ valid_to: today })
      .where('stock_item_id', '=', id)
      .where(spelled)
      .where('valid_to', 'is', null)
      .execute();
    const query = this.db.q.insertInto('stock_item_unit').values({ stock_item_id: id, name, numerator, denominator, valid_from: today });
    return (await query.returning('id').executeTakeFirstOrThrow()).id;
  }

  private async select(condition: RawBuilder<unknown>, limit: number): Promise<StockItem[]> {
    const { rows } = await sql<StockItem>`select stock_item.id, stock_item.code, stock_item.name, stock_item.kind,
        stock_item.base_unit as "baseUnit", stock_item.active, stock_item.version,
        coalesce((select jsonb_agg(jsonb_build_object('id', unit.id, 'name', unit.name, 'numerator', unit.numerator,
            'denominator', unit.denominator, 'validFrom', unit.valid_from) order by unit.name)
          from stock_item_unit as unit where unit.stock_item_id = stock_item.id
            and daterange(unit.valid_from, unit.valid_to) @> coalesce(today_at(core.facility_id()), current_date)), '[]') as units
      from stock_item where ${condition} order by stock_item.name, stock_item.id limit ${limit}`.execute(this.db.q);
    return rows;
  }
}
