import { Injectable } from '@nestjs/common';
import type { createService, listServices, ServiceItem, updateService } from '@wardbook/contracts/billing/prices';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../../core/database/cursor.js';
import { Db } from '../../../core/database/db.js';

type ListInput = Input<typeof listServices>['query'];
type NewService = Omit<Input<typeof createService>['body'], 'unitPrice'>;

const cursorPlace = z.tuple([z.string(), z.string()]);

/** The catalogue of billable services, seen with the prices of the facility of the request. */
@Injectable()
export class ServiceItemRepository {
  constructor(private readonly db: Db) {}

  async list({
    search,
    limit,
    cursor,
    sort,
    kind,
    unpriced,
    inactive,
  }: ListInput): Promise<{ items: ServiceItem[]; nextCursor: string | null }> {
    const place = decodeCursor(cursor, cursorPlace);
    const key = sql.ref(`service_item.${sort}`);
    const conditions: RawBuilder<unknown>[] = [sql`true`];
    if (!inactive) conditions.push(sql`service_item.active`);
    if (kind) conditions.push(sql`service_item.kind = ${kind}`);
    if (unpriced) conditions.push(sql`general.id is null`);
    if (search) {
      conditions.push(
        sql`core.search_text(service_item.code || ' ' || service_item.name) like '%' || btrim(core.search_text(${search})) || '%'`,
      );
    }
    if (place) conditions.push(sql`(${key}, service_item.id) > (${place[0]}, ${place[1]}::uuid)`);
    const { rows } = await sql<ServiceItem>`${this.selection()} where ${sql.join(conditions, sql` and `)}
      order by ${key}, service_item.id limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last[sort], last.id]) : null };
  }

  async find(id: string): Promise<ServiceItem | undefined> {
    const { rows } = await sql<ServiceItem>`${this.selection()} where service_item.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async insert({ code, name, kind, departmentId, taxCodeId }: NewService): Promise<string> {
    const values = { code, name, kind, department_id: departmentId, tax_code_id: taxCodeId };
    return (await this.db.q.insertInto('service_item').values(values).returning('id').executeTakeFirstOrThrow()).id;
  }

  async update(id: string, { version, name, departmentId, taxCodeId, active }: Input<typeof updateService>['body']): Promise<boolean> {
    const result = await this.db.q
      .updateTable('service_item')
      .set({ name, department_id: departmentId, tax_code_id: taxCodeId, active })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  }

  /** The service that a row of another catalogue is, such as a laboratory test. */
  async idOfSource(sourceKind: 'lab-test' | 'medicine', sourceId: string): Promise<string | undefined> {
    const query = this.db.q.selectFrom('service_item').select('id').where('source_kind', '=', sourceKind).where('source_id', '=', sourceId);
    return (await query.executeTakeFirst())?.id;
  }

  async idOfCode(code: string): Promise<string | undefined> {
    return (await this.db.q.selectFrom('service_item').select('id').where('code', '=', code).executeTakeFirst())?.id;
  }

  private selection() {
    return sql`with place as (
        select id, currency, core.business_date(core.now(), time_zone) as today from facility where id = ${this.db.facilityId}
      )
      select service_item.id, service_item.code, service_item.name, service_item.kind,
        service_item.department_id as "departmentId", department.name as "departmentName",
        service_item.tax_code_id as "taxCodeId", tax_code.code as "taxCode",
        service_item.source_kind as "sourceKind", service_item.active, service_item.version,
        case when general.id is not null then jsonb_build_object('id', general.id, 'unitPrice', general.unit_price::text,
          'currency', general.currency, 'validFrom', general.valid_from) end as "generalPrice",
        (select count(*) from price cross join place where service_item_id = service_item.id and price.currency = place.currency
          and (facility_id is null or facility_id = place.id) and coalesce(valid_to, 'infinity') >= place.today
          and price.id is distinct from general.id) as "otherPrices"
      from service_item
      left join department on department.id = service_item.department_id
      left join tax_code on tax_code.id = service_item.tax_code_id
      left join lateral (
        select price.id, unit_price, price.currency, valid_from from price cross join place
        where service_item_id = service_item.id and price.currency = place.currency
          and (facility_id is null or facility_id = place.id)
          and num_nonnulls(payer_id, visit_class, age_from, age_to, time_from) = 0
          and place.today between valid_from and coalesce(valid_to, 'infinity')
        order by facility_id nulls last limit 1
      ) as general on true`;
  }
}
