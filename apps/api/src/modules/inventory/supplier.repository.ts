import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { changeSupplier, createSupplier, listSuppliers, Supplier } from '@wardbook/contracts/inventory/stock-items';
import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

const COLUMNS = [
  'id',
  'name',
  'contact_name as contactName',
  'phone',
  'email',
  'address',
  'tax_number as taxNumber',
  'active',
  'version',
] as const;
const place = z.tuple([z.string(), z.uuid()]);

@Injectable()
export class SupplierRepository {
  constructor(private readonly db: Db) {}

  async list({ search, limit, cursor, closed }: Input<typeof listSuppliers>['query']) {
    const after = decodeCursor(cursor, place);
    let query = this.db.q
      .selectFrom('supplier')
      .select(COLUMNS)
      .orderBy('name')
      .orderBy('id')
      .limit(limit + 1);
    if (!closed) query = query.where('active', '=', true);
    if (search) query = query.where(sql<boolean>`core.search_text(name) like '%' || core.search_text(${search}) || '%'`);
    if (after) query = query.where(sql<boolean>`(name, id) > (${after[0]}, ${after[1]}::uuid)`);
    const rows = await query.execute();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null };
  }

  async find(id: string): Promise<Supplier | undefined> {
    return await this.db.q.selectFrom('supplier').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  }

  async insert(details: Input<typeof createSupplier>['body']): Promise<Supplier> {
    return await this.db.q.insertInto('supplier').values(columnsOf(details)).returning(COLUMNS).executeTakeFirstOrThrow();
  }

  async update(id: string, { active, version, ...details }: Input<typeof changeSupplier>['body']): Promise<Supplier | undefined> {
    const query = this.db.q.updateTable('supplier').set({ ...columnsOf(details), active });
    return await query.where('id', '=', id).where('version', '=', version).returning(COLUMNS).executeTakeFirst();
  }
}

function columnsOf({ contactName, taxNumber, ...same }: Input<typeof createSupplier>['body']) {
  return { ...same, contact_name: contactName, tax_number: taxNumber };
}
