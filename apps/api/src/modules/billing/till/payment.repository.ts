import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@wardbook/contracts/billing/payment-methods';
import type { Payment } from '@wardbook/contracts/billing/till';
import { type Insertable, sql } from 'kysely';
import { bulkInsertOf } from '../../../core/database/bulk-insert.js';
import type { DB } from '../../../core/database/database.types.js';
import { Db } from '../../../core/database/db.js';
import type { Allocation, LineLeft, PaidPart } from './payment-allocation.js';

@Injectable()
export class PaymentRepository {
  constructor(private readonly db: Db) {}

  /** Queues a payment with what it pays. */
  insertLater(payment: Insertable<DB['payment']> & { id: string }, allocations: readonly Allocation[]): void {
    this.db.later(this.db.q.insertInto('payment').values(payment));
    this.moveLater(allocations.map((allocation) => ({ ...allocation, paymentId: payment.id })));
  }

  /** Queues new allocations of payments and reversals of earlier ones. */
  moveLater(parts: readonly PaidPart[]): void {
    if (parts.length === 0) return;
    const facility = { facility_id: this.db.facilityId };
    const rows = parts.map(({ paymentId, lineId, amount }) => ({
      ...facility,
      payment_id: paymentId,
      invoice_line_id: lineId,
      amount,
    }));
    this.db.later(bulkInsertOf('payment_allocation', ['facility_id', 'payment_id', 'invoice_line_id', 'amount'], rows));
  }

  /** What receipts that were not voided have on lines, the oldest receipt first. */
  async receiptsOn(lineIds: readonly string[]): Promise<PaidPart[]> {
    const { rows } =
      await sql<PaidPart>`select payment.id as "paymentId", paid.invoice_line_id as "lineId", sum(paid.amount)::bigint as amount
      from payment_allocation as paid join payment on payment.id = paid.payment_id and payment.kind = 'receipt'
      where paid.invoice_line_id = any(${[...lineIds]}::uuid[])
        and not exists (select from payment as void where void.reverses_id = payment.id)
      group by payment.id, paid.invoice_line_id, payment.paid_at having sum(paid.amount) > 0 order by payment.paid_at, payment.id`.execute(
        this.db.q,
      );
    return rows;
  }

  /** What an account has paid by a method and not been handed back. */
  async paidBy(accountId: string, method: PaymentMethod): Promise<number> {
    const { rows } = await sql<{
      amount: number;
    }>`select coalesce(sum(case when kind = 'receipt' then amount else -amount end), 0)::bigint as amount
      from payment where account_id = ${accountId} and method = ${method}`.execute(this.db.q);
    return rows[0]?.amount ?? 0;
  }

  /** The lines of an account that are not even, the oldest first. */
  async linesLeft(accountId: string, invoiceId: string | null): Promise<LineLeft[]> {
    const { rows } = await sql<LineLeft>`select invoice_line_id as "lineId", outstanding from invoice_line_balance
      where account_id = ${accountId} and outstanding <> 0 and (${invoiceId}::uuid is null or invoice_id = ${invoiceId}::uuid)
      order by issued_at, invoice_id, position`.execute(this.db.q);
    return rows;
  }

  async allocationsOf(paymentId: string): Promise<Allocation[]> {
    const { rows } = await sql<Allocation>`select invoice_line_id as "lineId", sum(amount)::bigint as amount
      from payment_allocation where payment_id = ${paymentId} group by invoice_line_id having sum(amount) <> 0`.execute(this.db.q);
    return rows;
  }

  async find(id: string): Promise<Payment | undefined> {
    const { rows } = await sql<Payment>`select payment.id, payment.account_id as "accountId", payment.kind, payment.number, payment.method,
        payment.currency, payment.amount, payment.tendered, payment.change, payment.reference,
        payment.paid_at as "paidAt", payment.business_date as "businessDate", payment.reason, payment.other_means as "otherMeans",
        concat_ws(' ', person.given_name, person.family_name) as "cashierName",
        coalesce(related_person.name, patient_summary.display_name, 'Walk-in customer') as "debtorName",
        case when reversed.id is not null then jsonb_build_object('id', reversed.id, 'number', reversed.number) end as reverses,
        exists (select from payment as void where void.reverses_id = payment.id) as voided,
        (select coalesce(jsonb_agg(jsonb_build_object('invoiceNumber', invoice.number, 'description', invoice_line.description,
            'amount', paid.amount) order by invoice.number, invoice_line.position), '[]')
          from (select invoice_line_id, sum(amount)::bigint as amount from payment_allocation
            where payment_id = payment.id group by invoice_line_id having sum(amount) <> 0) as paid
          join invoice_line on invoice_line.id = paid.invoice_line_id
          join invoice on invoice.id = invoice_line.invoice_id) as allocations,
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
