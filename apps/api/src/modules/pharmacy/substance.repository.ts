import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import {
  type createSubstance,
  type findAllergens,
  type listSubstances,
  RXNORM_SYSTEM,
  SUBSTANCE_SYSTEM,
  type Substance,
} from '@wardbook/contracts/pharmacy/medicines';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

type Allergen = { system: string; code: string; display: string; kind: 'substance' | 'group' | 'other' };

/** Ingredients, their groups, and what an allergy can be recorded to. */
@Injectable()
export class SubstanceRepository {
  constructor(private readonly db: Db) {}

  async list({ search, limit, cursor }: Input<typeof listSubstances>['query']) {
    const after = decodeCursor(cursor, z.tuple([z.string(), z.uuid()]));
    const conditions = [sql`true`];
    if (search) conditions.push(sql`core.search_text(substance.name) like '%' || core.search_text(${search}) || '%'`);
    if (after) conditions.push(sql`(substance.name, substance.id) > (${after[0]}, ${after[1]}::uuid)`);
    const rows = await this.select(sql.join(conditions, sql` and `), limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null };
  }

  async find(id: string): Promise<Substance | undefined> {
    return (await this.select(sql`substance.id = ${id}`, 1))[0];
  }

  /** A new ingredient can at once be recorded as an allergy. */
  async insert(code: string, { name, rxnorm, groups }: Input<typeof createSubstance>['body']): Promise<string> {
    const { id } = await this.db.q.insertInto('substance').values({ code, name, rxnorm }).returning('id').executeTakeFirstOrThrow();
    await sql`insert into substance_group_member (group_id, substance_id)
      select id, ${id} from substance_group where code = any(${groups}::text[])`.execute(this.db.q);
    const allergen = { system: rxnorm ? RXNORM_SYSTEM : SUBSTANCE_SYSTEM, code: rxnorm ?? code, display: name, substance_id: id };
    await this.db.q.insertInto('allergen_code').values(allergen).execute();
    return id;
  }

  async allergens({ search, limit }: Input<typeof findAllergens>['query']): Promise<Allergen[]> {
    const { rows } = await sql<Allergen>`select system, code, display,
        case when substance_id is not null then 'substance' when group_id is not null then 'group' else 'other' end as kind
      from allergen_code where core.search_text(display) like '%' || core.search_text(${search}) || '%'
      order by core.search_text(display) like core.search_text(${search}) || '%' desc, group_id is null, length(display), display, system
      limit ${limit}`.execute(this.db.q);
    return rows;
  }

  private async select(condition: RawBuilder<unknown>, limit: number): Promise<Substance[]> {
    const { rows } = await sql<Substance>`select substance.id, substance.code, substance.name, substance.rxnorm,
        coalesce((select jsonb_agg(jsonb_build_object('code', substance_group.code, 'name', substance_group.name) order by substance_group.name)
          from substance_group_member join substance_group on substance_group.id = substance_group_member.group_id
          where substance_group_member.substance_id = substance.id), '[]') as groups
      from substance where ${condition} order by substance.name, substance.id limit ${limit}`.execute(this.db.q);
    return rows;
  }
}
