import { Injectable } from '@nestjs/common';
import type { Account, AccountRow, listAccounts, listUnpricedCharges, UnpricedCharge } from '@wardbook/contracts/billing/charges';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, exactMoment } from '../../../core/database/cursor.js';
import { Db } from '../../../core/database/db.js';
import { literal } from '../../../core/database/literal.js';

const place = z.tuple([exactMoment, z.uuid()]);

type AccountHead = Pick<Account, 'id' | 'debtor' | 'visit' | 'currency' | 'balance' | 'refundable' | 'documents' | 'payments'>;

/** Accounts as the till shows them. */
@Injectable()
export class AccountReader {
  constructor(private readonly db: Db) {}

  async list({ search, limit, cursor, show, patientId }: Input<typeof listAccounts>['query']) {
    const after = decodeCursor(cursor, place);
    const conditions: RawBuilder<unknown>[] = [sql`true`];
    if (patientId) conditions.push(sql`account.patient_id = ${patientId}`);
    if (show === 'open' && !search && !patientId) {
      conditions.push(sql`account.id = any(array(${WITH_OPEN_CHARGES} union ${WITH_OPEN_INVOICES}))`);
      conditions.push(sql`(open.charges > 0 or coalesce(owed.balance, 0) <> 0)`);
    }
    if (show === 'unpaid') conditions.push(sql`account.id = any(array(${WITH_OPEN_INVOICES})) and owed.balance > 0`);
    if (search) {
      conditions.push(sql`(core.search_text(patient_summary.display_name) like '%' || btrim(core.search_text(${search})) || '%'
        or patient_summary.mrn ilike ${`%${literal(search)}`} or exists (select from invoice where invoice.account_id = account.id and number ilike ${`%${literal(search)}`}))`);
    }
    if (after) conditions.push(sql`(account.last_activity_at, account.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    const { rows } = await sql<AccountRow & { placeAt: string }>`
      select account.id, debtor_of(account.id) as debtor, account.currency, ${VISIT} as visit, open.charges as "openCharges",
        open.unpriced as "unpricedCharges", open.amount as "openAmount", open.waiting as "awaitingPayment",
        coalesce(owed.balance, 0)::bigint as balance, account.last_activity_at as "lastActivityAt",
        account.last_activity_at::text as "placeAt"
      from (${ACTIVE}) as account
      left join visit on visit.id = account.visit_id
      left join patient_summary on patient_summary.patient_id = account.patient_id
      left join (select account_id, sum(amount)::bigint as balance from invoice_outstanding where amount <> 0 group by account_id) as owed
        on owed.account_id = account.id
      cross join lateral (
        select count(*) as charges, count(*) filter (where status = 'unpriced') as unpriced, coalesce(sum(amount), 0)::bigint as amount,
          coalesce(bool_or(pay_first and released_at is null), false) as waiting
        from charge_item where account_id = account.id and status in ('billable', 'unpriced')
      ) as open
      where ${sql.join(conditions, sql` and `)}
      order by account.last_activity_at desc, account.id desc limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.placeAt, last.id]) : null };
  }

  async head(id: string): Promise<AccountHead | undefined> {
    const { rows } = await sql<AccountHead>`select account.id, debtor_of(account.id) as debtor, account.currency, ${VISIT} as visit,
        coalesce((select balance from account_balance where account_id = account.id), 0)::bigint as balance,
        greatest(0, least(
          (select -sum(outstanding) from invoice_line_balance where account_id = account.id and outstanding < 0),
          (select -balance from account_balance where account_id = account.id)))::bigint as refundable,
        (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'number', number, 'issuedAt', issued_at, 'total', total_amount,
            'patientAmount', patient_amount, 'coverageAmount', coverage_amount, 'outstanding', coalesce(
              (select sum(outstanding) from invoice_line_balance where invoice_id = invoice.id), 0)) order by issued_at desc), '[]')
          from invoice where account_id = account.id) as documents,
        (select coalesce(jsonb_agg(jsonb_build_object('id', payment.id, 'kind', kind, 'number', number, 'method', method, 'amount', amount,
            'paidAt', paid_at, 'voided', exists (select from payment as void where void.reverses_id = payment.id),
            'cashierName', concat_ws(' ', person.given_name, person.family_name)) order by paid_at desc), '[]')
          from payment left join user_account on user_account.id = payment.created_by left join person on person.id = user_account.person_id
          where account_id = account.id) as payments
      from account left join visit on visit.id = account.visit_id where account.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async unpriced({ limit, cursor }: Input<typeof listUnpricedCharges>['query']) {
    const after = decodeCursor(cursor, place);
    const { rows } = await sql<UnpricedCharge & { placeAt: string }>`
      select charge_item.id, charge_item.account_id as "accountId", service_item_id as "serviceItemId", service_code as "serviceCode",
        description, service_item.kind, trim_scale(quantity)::text as quantity, patient_summary.display_name as "patientName",
        (select payer.name from coverage join payer_plan on payer_plan.id = payer_plan_id join payer on payer.id = payer_plan.payer_id
          where coverage.patient_id = charge_item.patient_id and coverage.status = 'active'
            and business_date between coverage.valid_from and coalesce(coverage.valid_to, 'infinity') order by rank limit 1) as "payerName",
        occurred_at as "occurredAt", occurred_at::text as "placeAt"
      from charge_item
      join service_item on service_item.id = charge_item.service_item_id
      left join patient_summary on patient_summary.patient_id = charge_item.patient_id
      where charge_item.status = 'unpriced'
        and (${after?.[0] ?? null}::timestamptz is null or (occurred_at, charge_item.id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by occurred_at, charge_item.id limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.placeAt, last.id]) : null };
  }
}

const VISIT = sql`case when visit.id is not null then jsonb_build_object('id', visit.id, 'class', visit.class,
  'startedAt', visit.started_at, 'businessDate', visit.business_date) end`;

/** Few accounts of many have something open; only of those is read how active they were. */
const WITH_OPEN_CHARGES = sql`select account_id from charge_item where facility_id = core.facility_id() and status in ('billable', 'unpriced')`;
const WITH_OPEN_INVOICES = sql`select account_id from invoice_outstanding where facility_id = core.facility_id() and amount <> 0`;

const ACTIVE = sql`select account.*, greatest(account.opened_at,
    (select max(occurred_at) from charge_item where account_id = account.id and status in ('billable', 'unpriced')),
    (select max(issued_at) from invoice where account_id = account.id),
    (select max(paid_at) from payment where account_id = account.id)) as last_activity_at
  from account`;
