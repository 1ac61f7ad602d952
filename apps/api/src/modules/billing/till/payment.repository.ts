import { Injectable } from '@nestjs/common';
import type { Payment } from '@wardbook/contracts/billing/till';
import { type Insertable, sql } from 'kysely';
import { bulkInsertOf } from '../../../core/database/bulk-insert.js';
import type { DB } from '../../../core/database/database.types.js';
import { Db } from '../../../core/database/db.js';
import type { Allocation, LineLeft } from './payment-allocation.js';

@Injectable()
export class PaymentRepository {
  constructor(private readonly db: Db) {}

  /** Queues a payment with what it pays. */
  insertLater(payment: Insertable<DB['payment']> & { id: string }, allocations: readonly Allocation[]): void {
    const facility = { facility_id: this.db.facilityId, payment_id: payment.id };
    const rows = allocations.map(({ lineId, amount }) => ({ ...facility, invoice_line_id: lineId, amount }));
    this.db.later(this.db.q.insertInto('payment').values(payment));
    this.db.later(bulkInsertOf('payment_allocation', ['facility_id', 'payment_id', 'invoice_line_id', 'amount'], rows));
  }

  /** The lines of an account that are not even, the oldest first. */
  async linesLeft(accountId: string, invoiceId: string | null): Promise<LineLeft[]> {
    const { rows } = await sql<LineLeft>`select invoice_line_id as "lineId", outstanding from invoice_line_balance
      where account_id = ${accountId} and outstanding <> 0 and (${invoiceId}::uuid is null or invoice_id = ${invoiceId}::uuid)
      order by issued_at, invoice_id, position`.execute(this.db.q);
    return rows;
  }

  async allocationsOf(paymentId: string): Promise<Allocation[]> {
    const query = this.db.q.selectFrom('payment_allocation').select(['invoice_line_id as lineId', 'amount']);
    return await query.where('payment_id', '=', paymentId).execute();
  }

  async find(id: string): Promise<Payment | undefined> {
    const { rows } = await sql<Payment>`select payment.id, payment.account_id as "accountId", payment.kind, payment.number, payment.method,
        payment.currency, payment.amount, payment.tendered, payment.change, payment.card_reference as "cardReference",
        payment.paid_at as "paidAt", payment.business_date as "businessDate", payment.reason,
        concat_ws(' ', person.given_name, person.family_name) as "cashierName",
        coalesce(related_person.name, patient_summary.display_name, 'Walk-in customer') as "debtorName",
        case when reversed.id is not null then jsonb_build_object('id', reversed.id, 'number', reversed.number) end as reverses,
        exists (select from payment as void where void.reverses_id = payment.id) as voided,
        (select coalesce(jsonb_agg(jsonb_build_object('invoiceNumber', invoice.number, 'description', invoice_line.description,
            'amount', payment_allocation.amount) order by invoice.number, invoice_line.position), '[]')
          from payment_allocation join invoice_line on invoice_line.id = payment_allocation.invoice_line_id
          join invoice on invoice.id = invoice_line.invoice_id where payment_allocation.payment_id = payment.id) as allocations,
        coalesce((select balance from account_balance where account_balance.account_id = payment.account_id), 0) as balance
      from payment
      join account on account.id = payment.account_id
      left join payment as reversed on reversed.id = payment.reverses_id
      left join user_account on user_account.id = payment.created_by
      left join person on person.id = user_account.person_id
      left join related_person on related_person.id = account.guarantor_id
      left join patient_summary on patient_summary.patient_id = account.patient_id
      where payment.id = ${id}`.execute(this.db.q);
    return rows[0];
  }
}
