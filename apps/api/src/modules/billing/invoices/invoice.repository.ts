import { Injectable } from '@nestjs/common';
import { type Insertable, sql } from 'kysely';
import { bulkInsertOf } from '../../../core/database/bulk-insert.js';
import type { DB } from '../../../core/database/database.types.js';
import { Db } from '../../../core/database/db.js';
import type { Part } from '../charges/split-rules.js';
import type { BilledLine } from './credit-lines.js';
import type { ApprovedDiscount } from './invoice-lines.js';

export type InvoiceLineRow = Insertable<DB['invoice_line']> & { id: string; parts: readonly Part[] };

interface BilledInvoice {
  id: string;
  accountId: string;
  kind: 'proforma' | 'invoice' | 'credit-note';
  currency: string;
  debtorName: string;
}

/** Writes documents and reads what crediting needs of them. */
@Injectable()
export class InvoiceRepository {
  constructor(private readonly db: Db) {}

  /** Queues a document with its lines and their parts. */
  insertLater(invoice: Insertable<DB['invoice']> & { id: string }, lines: readonly InvoiceLineRow[]): void {
    const facility = { facility_id: this.db.facilityId };
    this.db.later(this.db.q.insertInto('invoice').values(invoice));
    const rows = lines.map(({ parts: _, ...line }) => ({ ...line, ...facility, invoice_id: invoice.id }));
    this.db.later(bulkInsertOf('invoice_line', LINE_COLUMNS, rows));
    const splits = lines.flatMap((line) => line.parts.map((part) => ({ ...facility, invoice_line_id: line.id, ...splitColumns(part) })));
    if (splits.length > 0) this.db.later(bulkInsertOf('invoice_line_split', SPLIT_COLUMNS, splits));
  }

  async approvedDiscounts(chargeIds: readonly string[]): Promise<ApprovedDiscount[]> {
    const { rows } = await sql<ApprovedDiscount>`select id, charge_item_id as "chargeId", percent::text as percent from discount
      where charge_item_id = any(${[...chargeIds]}::uuid[]) and status = 'approved'`.execute(this.db.q);
    return rows;
  }

  /** The debtor, and whether the account has credit. */
  async debtorOf(accountId: string): Promise<{ name: string; hasCredit: boolean }> {
    const { rows } = await sql<{
      name: string | null;
      hasCredit: boolean;
    }>`select coalesce(related_person.name, patient_summary.display_name) as name,
        coalesce((select balance < 0 from account_balance where account_id = account.id), false) as "hasCredit"
      from account left join related_person on related_person.id = account.guarantor_id
      left join patient_summary on patient_summary.patient_id = account.patient_id where account.id = ${accountId}`.execute(this.db.q);
    return { name: rows[0]?.name ?? 'Walk-in customer', hasCredit: rows[0]?.hasCredit ?? false };
  }

  async find(id: string): Promise<BilledInvoice | undefined> {
    const { rows } = await sql<BilledInvoice>`select id, account_id as "accountId", kind, currency, debtor_name as "debtorName"
      from invoice where id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async billedLines(lineIds: readonly string[]): Promise<BilledLine[]> {
    return await this.billed(sql`line.id = any(${[...lineIds]}::uuid[])`);
  }

  /** The line that billed a charge last and is not credited whole. */
  async billedLinesOfCharges(chargeIds: readonly string[]): Promise<BilledLine[]> {
    return await this.billed(sql`line.charge_item_id = any(${[...chargeIds]}::uuid[])
      and line.quantity + coalesce((select sum(quantity) from invoice_line where reverses_line_id = line.id), 0) > 0`);
  }

  private async billed(condition: ReturnType<typeof sql>): Promise<BilledLine[]> {
    const { rows } = await sql<BilledLine>`select line.id, line.invoice_id as "invoiceId", line.charge_item_id as "chargeId",
        trim_scale(line.quantity)::text as quantity, line.unit_price::text as "unitPrice", line.net_amount as net, line.tax_amount as tax,
        line.discount_amount as discount, parts_of(array[line.id]) as parts,
        (select jsonb_build_object('quantity', trim_scale(coalesce(sum(quantity), 0))::text, 'net', coalesce(sum(net_amount), 0),
            'tax', coalesce(sum(tax_amount), 0), 'discount', coalesce(sum(discount_amount), 0), 'parts', parts_of(array_agg(credit.id)))
          from invoice_line as credit where credit.reverses_line_id = line.id) as credited
      from invoice_line as line join invoice on invoice.id = line.invoice_id and invoice.kind = 'invoice'
      where ${condition} order by line.invoice_id, line.position`.execute(this.db.q);
    return rows;
  }
}

const LINE_COLUMNS = [
  'id',
  'facility_id',
  'invoice_id',
  'position',
  'charge_item_id',
  'service_code',
  'description',
  'quantity',
  'unit',
  'unit_price',
  'discount_id',
  'discount_amount',
  'net_amount',
  'tax_amount',
  'total_amount',
  'tax_code',
  'tax_rate',
  'department_id',
  'performer_id',
  'reverses_line_id',
] as const;

const SPLIT_COLUMNS = [
  'facility_id',
  'invoice_line_id',
  'party',
  'coverage_id',
  'payer_id',
  'payer_plan_id',
  'percent',
  'capped',
  'amount',
] as const;

function splitColumns({ party, coverageId, payerId, payerPlanId, percent, capped, amount }: Part) {
  return { party, coverage_id: coverageId, payer_id: payerId, payer_plan_id: payerPlanId, percent, capped, amount };
}
