import { Injectable } from '@nestjs/common';
import type { InsuranceRecord } from '@wardbook/contracts/interop/imports';
import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, exactMoment } from '../../../core/database/cursor.js';
import { Db } from '../../../core/database/db.js';
import { type Page, pageOf } from './page.js';

/** What names no moment, as coverages do, comes first. */
const afterRecord = z.tuple([exactMoment.nullable(), z.uuid()]);

const amount = (column: string) => sql`case when ${sql.ref(column)} is not null then
  json_build_object('amount', trim_scale(${sql.ref(column)})::text, 'currency', ${sql.ref(`${column.split('.')[0]}.currency`)}) end`;

/** The claims of elsewhere. Nothing but this screen reads them. */
@Injectable()
export class ClaimHistoryRepository {
  constructor(private readonly db: Db) {}

  /** An explanation that answers a claim which is here stands with that claim. */
  async ofPatient(
    chart: readonly string[],
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<InsuranceRecord>> {
    const after = decodeCursor(cursor, afterRecord);
    const { rows } = await sql<
      InsuranceRecord & { placeAt: string | null }
    >`select c.id, c.kind, c.status, c.use, c.type, c.provider_text as provider, c.payer_text as payer,
        c.member_number as "memberNumber", c.started_on as "startedOn", c.ended_on as "endedOn", c.submitted_at as "submittedAt", c.submitted_at::text as "placeAt",
        ${amount('c.total_amount')} as total, coalesce(answer.outcome, c.outcome) as outcome,
        coalesce(${amount('answer.paid_amount')}, ${amount('c.paid_amount')}) as paid, (
          select coalesce(json_agg(json_build_object('code', item ->> 'code', 'display', coalesce(item ->> 'display', item ->> 'code', ''),
            'amount', item ->> 'amount') order by place), '[]'::json)
          from jsonb_array_elements(c.items) with ordinality as line (item, place)) as items
      from claim_history c
      left join lateral (select a.outcome, a.paid_amount, a.currency from claim_history a where a.claim_id = c.id order by a.id desc limit 1)
        as answer on true
      where c.patient_id = any(${chart}::uuid[]) and not exists (select from claim_history claim where claim.id = c.claim_id)
        and ${after ? placeAfter(after) : sql`true`}
      order by c.submitted_at desc nulls first, c.id desc limit ${limit + 1}`.execute(this.db.q);
    return pageOf(rows, limit, ({ placeAt, id }) => [placeAt, id]);
  }
}

function placeAfter([submittedAt, id]: z.infer<typeof afterRecord>) {
  if (submittedAt === null) return sql`(c.submitted_at is not null or c.id < ${id})`;
  return sql`(c.submitted_at, c.id) < (${submittedAt}::timestamptz, ${id}::uuid)`;
}
