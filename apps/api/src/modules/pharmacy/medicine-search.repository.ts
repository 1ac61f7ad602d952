import { Injectable } from '@nestjs/common';
import type { MedicineHit } from '@wardbook/contracts/pharmacy/prescribing';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

export interface PrescribableMedicine extends Omit<MedicineHit, 'inStock' | 'medicineId' | 'brandId'> {
  id: string;
  stockItemId: string;
  prescriptionOnly: boolean;
  active: boolean;
  brands: { id: string; name: string; stockItemId: string }[];
}

const COLUMNS = sql`medicine.strength, medicine.form, medicine.route, medicine.dose_unit as "doseUnit", stock_item.base_unit as "baseUnit",
  (select jsonb_agg(jsonb_build_object('name', substance.name, 'amount', amount::float8, 'unit', amount_unit, 'perAmount', per_amount::float8,
      'perUnit', per_unit) order by medicine_ingredient.id)
    from medicine_ingredient join substance on substance.id = medicine_ingredient.substance_id
    where medicine_ingredient.medicine_id = medicine.id) as ingredients`;

/** Medicines as prescribing and dispensing need them. */
@Injectable()
export class MedicineSearchRepository {
  constructor(private readonly db: Db) {}

  async findAll(ids: readonly string[]): Promise<Map<string, PrescribableMedicine>> {
    const { rows } = await sql<PrescribableMedicine>`select medicine.id, medicine.stock_item_id as "stockItemId", medicine.active,
        medicine.prescription_only as "prescriptionOnly", medicine.name, ${COLUMNS},
        coalesce((select jsonb_agg(jsonb_build_object('id', brand.id, 'name', brand.name, 'stockItemId', brand.stock_item_id) order by brand.name)
          from brand where brand.medicine_id = medicine.id and brand.active), '[]') as brands
      from medicine join stock_item on stock_item.id = medicine.stock_item_id
      where medicine.id = any(${[...ids]}::uuid[])`.execute(this.db.q);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Every typed word begins a word of the name, the brand or a short name. What is in stock comes first. */
  async search(text: string, limit: number): Promise<MedicineHit[]> {
    const words = text.split(/\s+/).filter(Boolean).slice(0, 6);
    const matches = words.map((word) => sql`' ' || product.words like '% ' || core.search_text(${word}) || '%'`);
    const { rows } =
      await sql<MedicineHit>`select medicine.id as "medicineId", product.brand_id as "brandId", product.label as name, ${COLUMNS},
        coalesce(held.quantity, 0)::float8 as "inStock"
      from (
        select medicine.id, null::uuid as brand_id, medicine.stock_item_id, medicine.name as label,
          core.search_text(medicine.name || ' ' || array_to_string(medicine.aliases, ' ')) as words
        from medicine where medicine.active
        union all
        select medicine.id, brand.id, brand.stock_item_id, brand.name || ' (' || medicine.name || ')',
          core.search_text(brand.name || ' ' || medicine.strength || ' ' || medicine.form)
        from brand join medicine on medicine.id = brand.medicine_id and medicine.active where brand.active
      ) as product
      join medicine on medicine.id = product.id
      join stock_item on stock_item.id = medicine.stock_item_id
      left join lateral (select sum(stock_balance.quantity) as quantity from stock_balance join batch on batch.id = stock_balance.batch_id
        where stock_balance.facility_id = ${this.db.facilityId} and stock_balance.stock_item_id = product.stock_item_id and stock_balance.quantity > 0
          and coalesce(batch.expires_on >= today_at(batch.facility_id), true)) as held on true
      where ${sql.join(matches, sql` and `)}
      order by (product.words like core.search_text(${words[0] ?? ''}) || '%') desc, (held.quantity > 0) desc nulls last,
        medicine.route <> 'oral', length(product.label), product.label, product.brand_id nulls first
      limit ${limit}`.execute(this.db.q);
    return rows;
  }
}
