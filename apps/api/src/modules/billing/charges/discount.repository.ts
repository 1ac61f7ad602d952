import { Injectable } from '@nestjs/common';
import type { listDiscounts, WaitingDiscount } from '@wardbook/contracts/billing/discounts';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, exactMoment } from '../../../core/database/cursor.js';
import { Db } from '../../../core/database/db.js';

const place = z.tuple([exactMoment, z.uuid()]);

@Injectable()
export class DiscountRepository {
  constructor(private readonly db: Db) {}

  async insert(chargeIds: readonly string[], percent: string, reason: string): Promise<void> {
    const rows = chargeIds.map((chargeId) => ({ charge_item_id: chargeId, percent, reason }));
    await this.db.q.insertInto('discount').values(rows).execute();
  }

  /** With whether the charge is still open: what is invoiced or cancelled can no longer be made cheaper. */
  async find(id: string): Promise<(WaitingDiscount & { chargeOpen: boolean }) | undefined> {
    const { rows } = await sql<WaitingDiscount & { chargeOpen: boolean }>`${SELECTION} where discount.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  /** Which of these charges have a discount that is asked for or approved. */
  async inForceOn(chargeIds: readonly string[]): Promise<string[]> {
    const query = this.db.q
      .selectFrom('discount')
      .select('charge_item_id')
      .where('charge_item_id', 'in', [...chargeIds]);
    return (await query.where('status', '<>', 'refused').execute()).map((row) => row.charge_item_id);
  }

  /** Which of these charges have a discount that is not decided yet. */
  async requestedOn(chargeIds: readonly string[]): Promise<string[]> {
    const query = this.db.q
      .selectFrom('discount')
      .select('charge_item_id')
      .where('charge_item_id', 'in', [...chargeIds]);
    return (await query.where('status', '=', 'requested').execute()).map((row) => row.charge_item_id);
  }

  async waiting({ limit, cursor }: Input<typeof listDiscounts>['query']) {
    const after = decodeCursor(cursor, place);
    const { rows } = await sql<WaitingDiscount & { placeAt: string }>`${SELECTION} where discount.status = 'requested'
      and charge_item.status in ('billable', 'unpriced') and (${after?.[0] ?? null}::timestamptz is null or (discount.created_at, discount.id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by discount.created_at, discount.id limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.placeAt, last.id]) : null };
  }

  async decide(id: string, version: number, approve: boolean): Promise<boolean> {
    const { numAffectedRows } = await sql`update discount set status = ${approve ? 'approved' : 'refused'}, decided_at = core.now(),
      decided_by = core.actor_id() where id = ${id} and version = ${version} and status = 'requested'`.execute(this.db.q);
    return numAffectedRows === 1n;
  }
}

const SELECTION = sql`select discount.id, trim_scale(discount.percent)::text as percent, discount.reason, discount.status, discount.version,
    charge_item.account_id as "accountId", debtor_of(charge_item.account_id) ->> 'name' as "debtorName", charge_item.description,
    charge_item.amount, charge_item.currency, discount.created_at as "requestedAt", discount.created_at::text as "placeAt",
    concat_ws(' ', person.given_name, person.family_name) as "requestedBy", discount.created_by is not distinct from core.actor_id() as own,
    charge_item.status in ('billable', 'unpriced') as "chargeOpen"
  from discount
  join charge_item on charge_item.id = discount.charge_item_id
  left join user_account on user_account.id = discount.created_by
  left join person on person.id = user_account.person_id`;
