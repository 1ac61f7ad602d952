import { Injectable } from '@nestjs/common';
import { paymentMethods } from '@wardbook/contracts/billing/payment-methods';
import type { ClosedTill, TillSession } from '@wardbook/contracts/billing/till';
import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, exactMoment } from '../../../core/database/cursor.js';
import { Db } from '../../../core/database/db.js';
import { found } from '../../../core/problem.error.js';

const place = z.tuple([exactMoment, z.uuid()]);

export interface OpenSession {
  id: string;
  currency: string;
}

@Injectable()
export class TillRepository {
  constructor(private readonly db: Db) {}

  async open(openingFloat: number, currency: string, businessDate: string): Promise<string> {
    const values = { cashier_id: this.cashier, currency, opening_float: openingFloat, business_date: businessDate };
    return (await this.db.q.insertInto('till_session').values(values).returning('id').executeTakeFirstOrThrow()).id;
  }

  /** The caller's open session. A payment shares it; closing waits for every payment under way and then stands alone. */
  async lockOpen(how: 'share' | 'update'): Promise<OpenSession | undefined> {
    const lock = how === 'share' ? sql`for share` : sql`for update`;
    const { rows } = await sql<OpenSession>`select id, currency from till_session
      where cashier_id = ${this.cashier} and facility_id = ${this.db.facilityId} and closed_at is null ${lock}`.execute(this.db.q);
    return rows[0];
  }

  async findOpen(): Promise<TillSession | undefined> {
    const { rows } = await sql<TillSession>`${SELECTION} where till_session.cashier_id = ${this.cashier} and closed_at is null`.execute(
      this.db.q,
    );
    return rows[0];
  }

  async find(id: string): Promise<ClosedTill> {
    const { rows } = await sql<ClosedTill>`${SELECTION} where till_session.id = ${id}`.execute(this.db.q);
    return found(rows[0]);
  }

  async listClosed(limit: number, cursor: string | undefined, review: 'waiting' | 'done' | undefined) {
    const after = decodeCursor(cursor, place);
    const { rows } = await sql<ClosedTill & { placeAt: string }>`${SELECTION} where closed_at is not null
      and (${review ?? null}::text is null or (reviewed_at is not null) = (${review ?? null} = 'done'))
      and (${after?.[0] ?? null}::timestamptz is null or (opened_at, till_session.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by opened_at desc, till_session.id desc limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.placeAt, last.id]) : null };
  }

  /** The cash in the drawer and the card payments, as the journal has them. */
  async expected(id: string): Promise<{ cash: number; card: number }> {
    const { rows } = await sql<{ cash: number; card: number }>`
      select coalesce(sum(debit - credit) filter (where role = 'till-cash'), 0)::bigint as cash,
        coalesce(sum(debit - credit) filter (where role = 'card-clearing'), 0)::bigint as card
      from journal_line join journal_account on journal_account.id = journal_line.journal_account_id
      where till_session_id = ${id}`.execute(this.db.q);
    return rows[0] ?? { cash: 0, card: 0 };
  }

  async close(
    id: string,
    counted: { cash: number; card: number },
    expected: { cash: number; card: number },
    note: string | null,
  ): Promise<void> {
    await sql`update till_session set closed_at = core.now(), counted_cash = ${counted.cash}, counted_card = ${counted.card},
      expected_cash = ${expected.cash}, expected_card = ${expected.card}, difference_note = ${note} where id = ${id}`.execute(this.db.q);
  }

  async review(id: string, version: number, note: string | null): Promise<boolean> {
    const { numAffectedRows } =
      await sql`update till_session set reviewed_at = core.now(), reviewed_by = core.actor_id(), review_note = ${note}
      where id = ${id} and version = ${version} and closed_at is not null and reviewed_at is null`.execute(this.db.q);
    return numAffectedRows === 1n;
  }

  private get cashier(): string {
    const { userId } = this.db.actor;
    if (!userId) throw new Error('A till belongs to a signed-in user.');
    return userId;
  }
}

const SELECTION = sql`select till_session.id, concat_ws(' ', person.given_name, person.family_name) as "cashierName",
    till_session.currency, opening_float as "openingFloat", opened_at as "openedAt", opened_at::text as "placeAt", business_date as "businessDate",
    closed_at as "closedAt", till_session.version, taken.receipts, taken."otherMeans", taken."byMethod" as taken,
    jsonb_build_object('cash', counted_cash, 'card', counted_card) as counted,
    jsonb_build_object('cash', expected_cash, 'card', expected_card) as expected,
    jsonb_build_object('cash', counted_cash - expected_cash, 'card', counted_card - expected_card) as difference,
    difference_note as "differenceNote", reviewed_at as "reviewedAt", review_note as "reviewNote",
    nullif(concat_ws(' ', reviewer.given_name, reviewer.family_name), '') as "reviewedBy"
  from till_session
  join user_account on user_account.id = till_session.cashier_id
  join person on person.id = user_account.person_id
  left join user_account as reviewing on reviewing.id = till_session.reviewed_by
  left join person as reviewer on reviewer.id = reviewing.person_id
  cross join lateral (
    select count(*) filter (where kind = 'receipt') as receipts, count(*) filter (where other_means) as "otherMeans",
      (select jsonb_object_agg(known.method, coalesce(moved.amount, 0)) from unnest(${[...paymentMethods]}::text[]) as known (method)
        left join (select method, sum(case when kind = 'receipt' then amount else -amount end)::bigint as amount
          from payment where till_session_id = till_session.id group by method) as moved using (method)) as "byMethod"
    from payment where till_session_id = till_session.id
  ) as taken`;
