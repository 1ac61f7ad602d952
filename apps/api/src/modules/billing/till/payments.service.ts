import { Injectable } from '@nestjs/common';
import { needsReference, type PaymentMethod } from '@wardbook/contracts/billing/payment-methods';
import type { Payment, recordPayment, refundAccount } from '@wardbook/contracts/billing/till';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Db } from '../../../core/database/db.js';
import { newId } from '../../../core/database/new-ids.js';
import { Events } from '../../../core/events.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem } from '../../../core/problem.error.js';
import { paymentRecorded } from '../billing.events.js';
import { AccountRepository } from '../charges/account.repository.js';
import { PaymentGate } from '../charges/payment-gate.service.js';
import { DocumentNumbers } from '../invoices/document-numbers.repository.js';
import { Journal } from '../journal/journal.repository.js';
import { postingsOfPayment } from '../journal/journal-rules.js';
import { paymentTransitions, stateOfPayment } from './document-status.js';
import { OfferedMethods } from './offered-methods.service.js';
import { PaymentRepository } from './payment.repository.js';
import { type Allocation, allocate, takeBack } from './payment-allocation.js';
import { Settlement } from './settlement.service.js';
import { Till } from './till.service.js';

interface Movement {
  kind: 'receipt' | 'refund' | 'void';
  accountId: string;
  method: PaymentMethod;
  amount: number;
  allocations: readonly Allocation[];
  tendered?: number | undefined;
  reference?: string | undefined;
  reversesId?: string;
  reason?: string;
  otherMeans?: boolean;
}

/** Money over the counter. Each movement is a document, a row of a till session and a balanced entry at once. */
@Injectable()
export class Payments {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountRepository,
    private readonly payments: PaymentRepository,
    private readonly till: Till,
    private readonly journal: Journal,
    private readonly numbers: DocumentNumbers,
    private readonly gate: PaymentGate,
    private readonly settlement: Settlement,
    private readonly events: Events,
    private readonly live: Live,
    private readonly methods: OfferedMethods,
  ) {}

  async record({ accountId, method, amount, tendered, reference, invoiceId }: Input<typeof recordPayment>['body']): Promise<Payment> {
    refuseImpossible({ method, amount, tendered, reference });
    await this.methods.refuseUnlessOffered(method);
    const [, lines] = await Promise.all([this.accounts.lock(accountId), this.payments.linesLeft(accountId, invoiceId ?? null)]);
    const allocations = allocate(amount, lines);
    if (!allocations) throw tooMuch('This is more than what is left to pay.');
    const cash = method === 'cash' ? { tendered: tendered ?? amount } : { reference };
    const payment = await this.move({ kind: 'receipt', accountId, method, amount, allocations, ...cash });
    await this.events.emit(paymentRecorded, { paymentId: payment.id, facilityId: this.db.facilityId, accountId });
    return payment;
  }

  /** What the receipt has paid is open again, and waits where it has to be paid first and is not done yet. */
  async void(id: string, reason: string): Promise<Payment> {
    await this.accounts.lock(found(await this.payments.find(id)).accountId);
    const { accountId, kind, method, amount, voided } = found(await this.payments.find(id));
    paymentTransitions.refuseUnless(stateOfPayment({ kind, voided }), 'voided');
    const allocations = (await this.payments.allocationsOf(id)).map((allocation) => ({ ...allocation, amount: -allocation.amount }));
    const payment = await this.move({ kind: 'void', accountId, method, amount, allocations, reversesId: id, reason });
    await this.settlement.settle(accountId);
    await this.gate.closeUnpaid(accountId);
    return payment;
  }

  /** Hands back what was paid and credited since, by the means by which it was paid, or else as the cashier says and with a mark. */
  async refund({ accountId, method, amount, reason, otherMeans }: Input<typeof refundAccount>['body']): Promise<Payment> {
    await this.accounts.lock(accountId);
    const allocations = takeBack(amount, await this.payments.linesLeft(accountId, null));
    if (!allocations) throw tooMuch('This is more than the account has to its credit.', 'refund_within_credit');
    const isOther = amount > (await this.payments.paidBy(accountId, method));
    if (isOther && !otherMeans) throw new Problem('other-means');
    return await this.move({ kind: 'refund', accountId, method, amount, allocations, reason, otherMeans: isOther });
  }

  async read(id: string): Promise<Payment> {
    return found(await this.payments.find(id));
  }

  private async move({
    kind,
    accountId,
    method,
    amount,
    allocations,
    tendered,
    reference,
    reversesId,
    reason,
    otherMeans,
  }: Movement): Promise<Payment> {
    const [session, year] = await Promise.all([
      kind === 'receipt' ? this.till.forMoneyIn() : this.till.forMoneyOut(method, amount),
      this.numbers.year(),
    ]);
    const { fiscalYear, sequence, number, businessDate } = await this.numbers.takeIn(kind, year);
    const id = newId();
    this.payments.insertLater(
      {
        ...{ id, account_id: accountId, till_session_id: session.id, kind, fiscal_year: fiscalYear, sequence, number, method },
        ...{ currency: session.currency, amount, tendered: tendered ?? null, change: tendered === undefined ? null : tendered - amount },
        ...{ reference: reference ?? null, reverses_id: reversesId ?? null, reason: reason ?? null, business_date: businessDate },
        other_means: otherMeans ?? false,
      },
      allocations,
    );
    const postings = postingsOfPayment(accountId, session.id, method, kind === 'receipt' ? amount : -amount);
    this.journal.postLater({ sourceKind: kind, sourceId: id, businessDate, currency: session.currency, postings });
    await this.live.announce('billing');
    const [payment] = await Promise.all([this.read(id), kind === 'receipt' ? this.gate.openPaid(accountId) : undefined]);
    return payment;
  }
}

function tooMuch(message: string, rule?: string): Problem {
  return new Problem('over-allocated', {
    detail: message,
    fields: [{ path: 'body.amount', code: 'over-allocated', message }],
    ...(rule ? { context: { rule } } : {}),
  });
}

interface Given {
  method: PaymentMethod;
  amount: number;
  tendered: number | undefined;
  reference: string | undefined;
}

function refuseImpossible({ method, amount, tendered, reference }: Given): void {
  if (needsReference(method) && reference === undefined)
    throw Problem.field('body.reference', 'required', 'The payment is found again only by its reference.');
  if (tendered === undefined) return;
  if (method !== 'cash') throw Problem.field('body.tendered', 'cash-only', 'Only cash is handed over.');
  if (tendered < amount) throw Problem.field('body.tendered', 'amount-too-low', 'This is less than the amount to pay.');
}
