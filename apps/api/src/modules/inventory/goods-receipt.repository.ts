import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { GoodsReceipt, GoodsReceiptSummary, listGoodsReceipts } from '@wardbook/contracts/inventory/goods-receipts';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';
import { literal } from '../../core/database/literal.js';
import { personOf } from './store.repository.js';

export interface NewReceipt {
  kind: 'purchase' | 'opening-balance';
  storeId: string;
  supplierId: string | null;
  documentNumber: string | null;
  receivedOn: string | undefined;
  note: string | null;
}

export interface NewReceiptLine {
  stockItemId: string;
  batchId: string;
  unitName: string;
  quantity: number;
  baseQuantity: number;
  cost: string | null;
  printedPrice: string | null;
}

const place = z.tuple([z.iso.date(), z.uuid()]);

@Injectable()
export class GoodsReceiptRepository {
  constructor(private readonly db: Db) {}

  /** Numbers run on per facility: a lock makes concurrent receipts take theirs one after another. */
  async insert(receipt: NewReceipt): Promise<string> {
    const facility = this.db.facilityId;
    await sql`select pg_advisory_xact_lock(hashtextextended('goods-receipt-number:' || ${facility}, 0))`.execute(this.db.q);
    const { rows } = await sql<{ id: string }>`insert into goods_receipt
        (facility_id, kind, number, store_id, supplier_id, document_number, received_on, note)
      select ${facility}, ${receipt.kind}, coalesce(max(number), 0) + 1, ${receipt.storeId}, ${receipt.supplierId}, ${receipt.documentNumber},
        coalesce(${receipt.receivedOn ?? null}::date, today_at(${facility})), ${receipt.note}
      from goods_receipt where facility_id = ${facility}
      returning id`.execute(this.db.q);
    return rows[0]?.id ?? '';
  }

  async insertLines(receiptId: string, lines: readonly NewReceiptLine[]): Promise<void> {
    const rows = lines.map((line, index) => ({
      facility_id: this.db.facilityId,
      goods_receipt_id: receiptId,
      position: index + 1,
      stock_item_id: line.stockItemId,
      batch_id: line.batchId,
      unit_name: line.unitName,
      quantity: line.quantity,
      base_quantity: line.baseQuantity,
      cost: line.cost,
      printed_price: line.printedPrice,
    }));
    await this.db.q.insertInto('goods_receipt_line').values(rows).execute();
  }

  async list({ limit, cursor, search, storeId }: Input<typeof listGoodsReceipts>['query']) {
    const after = decodeCursor(cursor, place);
    const conditions = [sql`goods_receipt.facility_id = ${this.db.facilityId}`];
    if (storeId) conditions.push(sql`goods_receipt.store_id = ${storeId}`);
    if (search)
      conditions.push(
        sql`(goods_receipt.document_number ilike ${literal(search)} || '%' or core.search_text(supplier.name) like '%' || core.search_text(${search}) || '%')`,
      );
    if (after) conditions.push(sql`(goods_receipt.received_on, goods_receipt.id) < (${after[0]}::date, ${after[1]}::uuid)`);
    const rows = await this.select<GoodsReceiptSummary>(sql.join(conditions, sql` and `), limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.receivedOn, last.id]) : null };
  }

  async find(id: string): Promise<GoodsReceipt | undefined> {
    const details = sql`, goods_receipt.note, (select jsonb_agg(jsonb_build_object('position', line.position, 'stockItemId', line.stock_item_id,
        'itemName', stock_item.name, 'baseUnit', stock_item.base_unit, 'batchNumber', batch.number, 'expiresOn', batch.expires_on,
        'unitName', line.unit_name, 'quantity', line.quantity::float8, 'baseQuantity', line.base_quantity::float8,
        'cost', trim_scale(line.cost)::text, 'printedPrice', trim_scale(line.printed_price)::text) order by line.position)
      from goods_receipt_line as line
      join stock_item on stock_item.id = line.stock_item_id
      join batch on batch.id = line.batch_id
      where line.goods_receipt_id = goods_receipt.id) as details`;
    return (await this.select<GoodsReceipt>(sql`goods_receipt.id = ${id}`, 1, details))[0];
  }

  private async select<Row>(condition: RawBuilder<unknown>, limit: number, more: RawBuilder<unknown> = sql``): Promise<Row[]> {
    const { rows } = await sql<Row>`select goods_receipt.id, goods_receipt.kind, goods_receipt.number,
        jsonb_build_object('id', location.id, 'name', location.name) as store,
        case when supplier.id is not null then jsonb_build_object('id', supplier.id, 'name', supplier.name) end as supplier,
        goods_receipt.document_number as "documentNumber", goods_receipt.received_on as "receivedOn",
        (select count(*) from goods_receipt_line where goods_receipt_id = goods_receipt.id) as lines,
        (select case when count(*) = count(cost) then trim_scale(sum(cost * quantity))::text end from goods_receipt_line
          where goods_receipt_id = goods_receipt.id) as "totalCost",
        ${personOf(sql`goods_receipt.created_by`)} ->> 'name' as by ${more}
      from goods_receipt
      join location on location.id = goods_receipt.store_id
      left join supplier on supplier.id = goods_receipt.supplier_id
      where ${condition}
      order by goods_receipt.received_on desc, goods_receipt.id desc limit ${limit}`.execute(this.db.q);
    return rows;
  }
}
