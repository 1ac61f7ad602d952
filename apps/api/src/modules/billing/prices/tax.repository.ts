import { Injectable } from '@nestjs/common';
import type { TaxCode } from '@wardbook/contracts/billing/prices';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

interface NewRate {
  rate: string;
  validFrom: string;
  payerId: string | null;
}

@Injectable()
export class TaxRepository {
  constructor(private readonly db: Db) {}

  async list(): Promise<TaxCode[]> {
    const { rows } = await sql<TaxCode>`${this.selection()} order by tax_code.code limit 200`.execute(this.db.q);
    return rows;
  }

  async find(id: string): Promise<TaxCode | undefined> {
    const { rows } = await sql<TaxCode>`${this.selection()} and tax_code.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async insert(tax: { code: string; name: string; inclusive: boolean }): Promise<string> {
    return (await this.db.q.insertInto('tax_code').values(tax).returning('id').executeTakeFirstOrThrow()).id;
  }

  /** The earlier rate ends the day before, one of the same day is corrected; the tax that was charged stays with its charges. */
  async setRate(taxCodeId: string, { rate, validFrom, payerId }: NewRate): Promise<void> {
    const sameCase = sql`tax_code_id = ${taxCodeId} and payer_id is not distinct from ${payerId}::uuid`;
    await sql`update tax_rate set valid_to = ${validFrom}::date - 1
      where ${sameCase} and valid_from < ${validFrom}::date and coalesce(valid_to, 'infinity') >= ${validFrom}::date`.execute(this.db.q);
    const { numAffectedRows } = await sql`update tax_rate set rate = ${rate},
        valid_to = (select min(valid_from) - 1 from tax_rate as next where ${sameCase} and valid_from > ${validFrom}::date)
      where ${sameCase} and valid_from = ${validFrom}::date`.execute(this.db.q);
    if (numAffectedRows) return;
    const values = { tax_code_id: taxCodeId, rate, valid_from: validFrom, payer_id: payerId };
    await this.db.q.insertInto('tax_rate').values(values).execute();
  }

  private selection() {
    return sql`select tax_code.id, code, name, inclusive, active, version,
        trim_scale(tax_rate.rate)::text as rate, tax_rate.valid_from as "rateFrom"
      from tax_code
      left join tax_rate on tax_rate.tax_code_id = tax_code.id and tax_rate.payer_id is null
        and today_at(${this.db.facilityId}::uuid) between tax_rate.valid_from and coalesce(tax_rate.valid_to, 'infinity')
      where true`;
  }
}
