import { Injectable } from '@nestjs/common';
import type { Invoice, InvoiceRow, listInvoices } from '@wardbook/contracts/billing/invoices';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, exactMoment } from '../../../core/database/cursor.js';
import { Db } from '../../../core/database/db.js';
import { literal } from '../../../core/database/literal.js';

const place = z.tuple([exactMoment, z.uuid()]);

/** Documents as lists and pages show them. */
@Injectable()
export class InvoiceReader {
  constructor(private readonly db: Db) {}

  async find(id: string): Promise<Invoice | undefined> {
    const { rows } = await sql<Invoice>`select head.*, invoice.reason, debtor_of(invoice.account_id) as debtor,
        case when reversed.id is not null then jsonb_build_object('id', reversed.id, 'number', reversed.number) end as reverses,
        (select coalesce(jsonb_agg(jsonb_build_object('id', credit.id, 'number', credit.number, 'total', credit.total_amount,
            'issuedAt', credit.issued_at) order by credit.issued_at), '[]') from invoice as credit where credit.reverses_id = invoice.id) as "creditNotes",
        (select coalesce(jsonb_agg(to_jsonb(line) order by line.position), '[]') from (${LINES} where invoice_line.invoice_id = invoice.id) as line) as lines
      from (${HEAD}) as head
      join invoice on invoice.id = head.id
      left join invoice as reversed on reversed.id = invoice.reverses_id
      where invoice.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async list({ search, limit, cursor, kind, state, from, to }: Input<typeof listInvoices>['query']) {
    const after = decodeCursor(cursor, place);
    const conditions: RawBuilder<unknown>[] = [sql`true`];
    if (kind) conditions.push(sql`invoice.kind = ${kind}`);
    if (from) conditions.push(sql`invoice.business_date >= ${from}`);
    if (to) conditions.push(sql`invoice.business_date <= ${to}`);
    if (search)
      conditions.push(
        sql`(invoice.number ilike ${`%${literal(search)}`} or core.search_text(invoice.debtor_name) like '%' || btrim(core.search_text(${search})) || '%')`,
      );
    if (after) conditions.push(sql`(invoice.issued_at, invoice.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    if (state) {
      const owing = sql`exists (select from invoice_line_balance where invoice_id = invoice.id group by invoice_id having sum(outstanding) <> 0)`;
      conditions.push(sql`invoice.kind = 'invoice' and ${state === 'outstanding' ? owing : sql`not ${owing}`}`);
    }
    const { rows } = await sql<InvoiceRow & { placeAt: string }>`${HEAD} where ${sql.join(conditions, sql` and `)}
      order by invoice.issued_at desc, invoice.id desc limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.placeAt, last.id]) : null };
  }
}

const HEAD = sql`select invoice.id, invoice.account_id as "accountId", invoice.kind, invoice.number, invoice.debtor_name as "debtorName",
    invoice.currency, invoice.net_amount as net, invoice.tax_amount as tax, invoice.discount_amount as discount,
    invoice.total_amount as total, invoice.patient_amount as "patientAmount", invoice.coverage_amount as "coverageAmount",
    invoice.allowance_amount as "allowanceAmount", invoice.issued_at as "issuedAt", invoice.issued_at::text as "placeAt", invoice.business_date as "businessDate",
    coalesce((select -sum(total_amount) from invoice as credit where credit.reverses_id = invoice.id), 0)::bigint as credited,
    coalesce((select sum(outstanding) from invoice_line_balance where invoice_id = invoice.id), 0)::bigint as outstanding,
    concat_ws(' ', person.given_name, person.family_name) as "issuedBy"
  from invoice
  left join user_account on user_account.id = invoice.created_by
  left join person on person.id = user_account.person_id`;

const LINES = sql`select invoice_line.id, invoice_line.position, invoice_line.charge_item_id as "chargeItemId",
    invoice_line.service_code as "serviceCode", invoice_line.description, trim_scale(invoice_line.quantity)::text as quantity,
    invoice_line.unit, invoice_line.unit_price::text as "unitPrice", invoice_line.discount_amount as discount,
    invoice_line.net_amount as net, invoice_line.tax_amount as tax, invoice_line.total_amount as total,
    invoice_line.tax_code as "taxCode", trim_scale(invoice_line.tax_rate)::text as "taxRate", department.name as "departmentName",
    nullif(concat_ws(' ', performing.prefix, performing.given_name, performing.family_name), '') as "performerName",
    parts_of(array[invoice_line.id]) as parts,
    trim_scale(coalesce((select -sum(quantity) from invoice_line as credit where credit.reverses_line_id = invoice_line.id), 0))::text as "creditedQuantity",
    coalesce((select -sum(total_amount) from invoice_line as credit where credit.reverses_line_id = invoice_line.id), 0)::bigint as credited,
    coalesce((select sum(amount) from payment_allocation where invoice_line_id = invoice_line.id), 0)::bigint as paid
  from invoice_line
  left join department on department.id = invoice_line.department_id
  left join practitioner on practitioner.id = invoice_line.performer_id
  left join person as performing on performing.id = practitioner.person_id`;
