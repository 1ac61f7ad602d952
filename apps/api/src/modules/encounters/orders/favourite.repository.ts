import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Favourite, keepFavourite } from '@wardbook/contracts/encounters/favourites';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

@Injectable()
export class FavouriteRepository {
  constructor(private readonly db: Db) {}

  async list(): Promise<Favourite[]> {
    const { rows } = await sql<Favourite>`select id, kind, label, content from favourite where user_id = core.actor_id()
      order by kind, position, label limit 200`.execute(this.db.q);
    return rows;
  }

  async keep({ kind, label, content }: Input<typeof keepFavourite>['body']): Promise<Favourite> {
    const { rows } = await sql<Favourite>`insert into favourite (user_id, kind, label, content)
      values (core.actor_id(), ${kind}, ${label}, ${JSON.stringify(content)}::jsonb)
      on conflict (user_id, kind, label) do update set content = excluded.content
      returning id, kind, label, content`.execute(this.db.q);
    return rows[0] as Favourite;
  }

  async remove(id: string): Promise<boolean> {
    const result = await sql`delete from favourite where id = ${id} and user_id = core.actor_id()`.execute(this.db.q);
    return Number(result.numAffectedRows) > 0;
  }
}
