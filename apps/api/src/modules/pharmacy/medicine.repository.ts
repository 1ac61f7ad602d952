import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { addPack, changeMedicine, createMedicine, listMedicines, Medicine } from '@wardbook/contracts/pharmacy/medicines';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

type Details = Input<typeof createMedicine>['body'];

/** The catalogue of medicines: generic products, their brands and packs. */
@Injectable()
export class MedicineRepository {
  constructor(private readonly db: Db) {}

  async list({ search, limit, cursor, closed }: Input<typeof listMedicines>['query']) {
    const after = decodeCursor(cursor, z.tuple([z.string(), z.uuid()]));
    const conditions = [closed ? sql`true` : sql`medicine.active`];
    if (search)
      conditions.push(sql`core.search_text(medicine.name || ' ' || array_to_string(medicine.aliases, ' ') || ' ' || coalesce(medicine.atc_code, ''))
      like '%' || core.search_text(${search}) || '%'`);
    if (after) conditions.push(sql`(medicine.name, medicine.id) > (${after[0]}, ${after[1]}::uuid)`);
    const rows = await this.select(sql.join(conditions, sql` and `), limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null };
  }

  async find(id: string): Promise<Medicine | undefined> {
    return (await this.select(sql`medicine.id = ${id}`, 1))[0];
  }

  async insert(code: string, stockItemId: string, { name, baseUnit: _, ingredients, ...details }: Details): Promise<string> {
    const row = { code, name, stock_item_id: stockItemId, ...columnsOf(details) };
    const { id } = await this.db.q.insertInto('medicine').values(row).returning('id').executeTakeFirstOrThrow();
    await this.insertIngredients(id, ingredients);
    return id;
  }

  async update(
    id: string,
    { active, version, ingredients, ...details }: Input<typeof changeMedicine>['body'],
  ): Promise<Medicine | undefined> {
    const query = this.db.q
      .updateTable('medicine')
      .set({ ...columnsOf(details), active })
      .where('id', '=', id)
      .where('version', '=', version);
    if ((await query.executeTakeFirst()).numUpdatedRows === 0n) return undefined;
    await this.db.q.deleteFrom('medicine_ingredient').where('medicine_id', '=', id).execute();
    await this.insertIngredients(id, ingredients);
    return await this.find(id);
  }

  async insertBrand(medicineId: string, name: string, manufacturer: string | null, stockItemId: string): Promise<void> {
    await this.db.q.insertInto('brand').values({ medicine_id: medicineId, name, manufacturer, stock_item_id: stockItemId }).execute();
  }

  async insertPack(medicineId: string, unitId: string, { brandId, gtin }: Input<typeof addPack>['body']): Promise<void> {
    const row = { medicine_id: medicineId, brand_id: brandId, stock_item_unit_id: unitId, gtin };
    await this.db.q.insertInto('pack').values(row).execute();
  }

  private async insertIngredients(medicineId: string, ingredients: Details['ingredients']): Promise<void> {
    const rows = ingredients.map(({ substanceId, amount, unit, perAmount, perUnit }) => ({
      ...{ medicine_id: medicineId, substance_id: substanceId, amount, amount_unit: unit, per_amount: perAmount, per_unit: perUnit },
    }));
    await this.db.q.insertInto('medicine_ingredient').values(rows).execute();
  }

  private async select(condition: RawBuilder<unknown>, limit: number): Promise<Medicine[]> {
    const { rows } = await sql<Medicine>`select medicine.id, medicine.code, medicine.name, medicine.form, medicine.strength, medicine.route,
        medicine.dose_unit as "doseUnit", stock_item.base_unit as "baseUnit", medicine.atc_code as "atcCode", medicine.rxnorm, medicine.aliases,
        medicine.prescription_only as "prescriptionOnly", medicine.stock_item_id as "stockItemId", medicine.active, medicine.version,
        coalesce((select jsonb_agg(jsonb_build_object('substanceId', substance.id, 'name', substance.name, 'amount', amount::float8,
            'unit', amount_unit, 'perAmount', per_amount::float8, 'perUnit', per_unit) order by medicine_ingredient.id)
          from medicine_ingredient join substance on substance.id = medicine_ingredient.substance_id
          where medicine_ingredient.medicine_id = medicine.id), '[]') as ingredients,
        coalesce((select jsonb_agg(jsonb_build_object('id', brand.id, 'name', brand.name, 'manufacturer', brand.manufacturer,
            'stockItemId', brand.stock_item_id) order by brand.name)
          from brand where brand.medicine_id = medicine.id and brand.active), '[]') as brands,
        coalesce((select jsonb_agg(jsonb_build_object('id', pack.id, 'brandId', pack.brand_id, 'unitName', unit.name,
            'numerator', unit.numerator, 'denominator', unit.denominator, 'gtin', pack.gtin) order by unit.name)
          from pack join stock_item_unit as unit on unit.id = pack.stock_item_unit_id
          where pack.medicine_id = medicine.id and pack.active), '[]') as packs
      from medicine
      join stock_item on stock_item.id = medicine.stock_item_id
      where ${condition} order by medicine.name, medicine.id limit ${limit}`.execute(this.db.q);
    return rows;
  }
}

function columnsOf({ doseUnit, atcCode, prescriptionOnly, ...same }: Omit<Details, 'name' | 'baseUnit' | 'ingredients'>) {
  return { ...same, dose_unit: doseUnit, atc_code: atcCode, prescription_only: prescriptionOnly };
}
