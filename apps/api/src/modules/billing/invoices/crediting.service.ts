import { Injectable } from '@nestjs/common';
import type { Invoice, issueCreditNote } from '@wardbook/contracts/billing/invoices';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { newIds } from '../../../core/database/new-ids.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem } from '../../../core/problem.error.js';
import { AccountRepository } from '../charges/account.repository.js';
import { ChargeRepository, type ChargeRow } from '../charges/charge.repository.js';
import { PaymentGate } from '../charges/payment-gate.service.js';
import { Journal } from '../journal/journal.repository.js';
import { postingsOfInvoice } from '../journal/journal-rules.js';
import { negated } from '../money.js';
import { refuseAmong } from '../request-faults.js';
import { Settlement } from '../till/settlement.service.js';
import { type BilledLine, type CreditLine, creditLine } from './credit-lines.js';
import { DocumentNumbers } from './document-numbers.repository.js';
import { InvoiceReader } from './invoice.reader.js';
import { InvoiceRepository } from './invoice.repository.js';
import { totalsOf } from './invoice-lines.js';

interface Credit {
  credit: CreditLine;
  /** The charge that the credit belongs to: the billed one, or what came back of it. */
  charge: ChargeRow;
}

/** Takes back what was invoiced, by documents of their own. */
@Injectable()
export class Crediting {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly charges: ChargeRepository,
    private readonly invoices: InvoiceRepository,
    private readonly reader: InvoiceReader,
    private readonly journal: Journal,
    private readonly numbers: DocumentNumbers,
    private readonly settlement: Settlement,
    private readonly gate: PaymentGate,
    private readonly live: Live,
  ) {}

  /** Credits all that is left of the lines. */
  async creditLines(invoiceId: string, { lineIds, reason, afterwards }: Input<typeof issueCreditNote>['body']): Promise<Invoice> {
    const invoice = found(await this.invoices.find(invoiceId));
    await this.accounts.lock(invoice.accountId);
    const lines = await this.invoices.billedLines(lineIds);
    refuseAmong('status-not-allowed', 'body.lineIds', lineIds, (id) => {
      const line = lines.find((each) => each.id === id && each.invoiceId === invoiceId);
      if (!line) return 'This is no line of the invoice.';
      return creditLine(line, null) ? null : 'This line is credited already.';
    });
    const charges = await this.charges.lockOpen(
      invoice.accountId,
      lines.map(({ chargeId }) => chargeId),
    );
    const credits = lines.map((line) => ({
      credit: creditLine(line, null),
      charge: found(charges.find(({ id }) => id === line.chargeId)),
    }));
    const id = await this.write(invoiceId, reason, whole(credits));
    await this.afterwards(
      charges.map((charge) => charge.id),
      afterwards,
      reason,
    );
    await this.settled(invoice.accountId);
    await this.live.announce('billing');
    return found(await this.reader.find(id));
  }

  /** Credits returns of what was invoiced before it came back, one credit note for each invoice. */
  async creditReturns(accountId: string, chargeIds: readonly string[]): Promise<{ items: Invoice[] }> {
    await this.accounts.lock(accountId);
    const returns = await this.charges.lockOpen(accountId, chargeIds);
    const lines = await this.invoices.billedLinesOfCharges(returns.flatMap(({ reversesId }) => reversesId ?? []));
    refuseAmong('status-not-allowed', 'body.chargeIds', chargeIds, (id) => {
      const back = returns.find((charge) => charge.id === id);
      return back && creditOf(back, lines) ? null : 'This is no open return of what was invoiced.';
    });
    const credits = whole(returns.map((charge) => ({ credit: creditOf(charge, lines), charge })));
    const items: Invoice[] = [];
    for (const invoiceId of new Set(credits.map(({ credit }) => credit.line.invoiceId))) {
      const own = credits.filter(({ credit }) => credit.line.invoiceId === invoiceId);
      items.push(found(await this.reader.find(await this.write(invoiceId, reasonOf(own), own))));
    }
    await this.charges.setStatus(
      returns.map(({ id }) => id),
      'billed',
    );
    await this.settled(accountId);
    await this.live.announce('billing');
    return { items };
  }

  /** What came back of a charge that is cancelled is cancelled with it; of one that is billed again it lessens the next invoice. */
  private async afterwards(ids: readonly string[], becomes: 'bill-again' | 'cancel', reason: string): Promise<void> {
    if (becomes === 'bill-again') return await this.charges.setStatus(ids, 'billable');
    const returns = await this.charges.openReturnsOf(ids);
    await this.charges.setStatus([...ids, ...returns.map(({ id }) => id)], 'cancelled', reason);
    await this.gate.giveUp(ids, reason);
  }

  /** What was credited pays what the account owes otherwise; what is paid by that goes on, and what is not paid any more waits. */
  private async settled(accountId: string): Promise<void> {
    await this.settlement.settle(accountId);
    await this.gate.openPaid(accountId);
    await this.gate.closeUnpaid(accountId);
  }

  private async write(invoiceId: string, reason: string, credits: readonly Credit[]): Promise<string> {
    const { accountId, currency, debtorName } = found(await this.invoices.find(invoiceId));
    const [id = '', ...ids] = newIds(credits.length + 1);
    const { fiscalYear, sequence, number, businessDate } = await this.numbers.take('credit-note');
    this.invoices.insertLater(
      {
        id,
        account_id: accountId,
        kind: 'credit-note',
        fiscal_year: fiscalYear,
        sequence,
        number,
        currency,
        ...totalsOf(credits.map(({ credit }) => credit)),
        reverses_id: invoiceId,
        reason,
        debtor_name: debtorName,
        business_date: businessDate,
      },
      credits.map((each, index) => ({ ...lineColumns(each, index + 1), id: ids[index] ?? '', parts: each.credit.parts })),
    );
    const lines = credits.map(({ credit, charge }, index) => ({ ...credit, id: ids[index] ?? '', departmentId: charge.departmentId }));
    this.journal.postLater({
      sourceKind: 'credit-note',
      sourceId: id,
      businessDate,
      currency,
      postings: postingsOfInvoice(accountId, lines),
    });
    return id;
  }
}

/** Why the returns of a credit note came back: what was handed out and returned, and what was never done. */
function reasonOf(credits: readonly Credit[]): string {
  return [...new Set(credits.map(({ charge }) => (charge.sourceKind === 'withdrawal' ? 'Not done' : 'Returned')))].join(', ');
}

function creditOf(back: ChargeRow, lines: readonly BilledLine[]): CreditLine | null {
  if (back.status !== 'billable') return null;
  const line = lines.find(({ chargeId }) => chargeId === back.reversesId);
  return line ? creditLine(line, negated(back.quantity)) : null;
}

/** All of it can be credited, or nothing is. */
function whole(credits: readonly { credit: CreditLine | null; charge: ChargeRow }[]): Credit[] {
  return credits.map(({ credit, charge }) => {
    if (!credit) throw new Problem('status-not-allowed');
    return { credit, charge };
  });
}

function lineColumns({ credit, charge }: Credit, position: number) {
  return {
    position,
    charge_item_id: charge.id,
    service_code: charge.serviceCode,
    description: charge.description,
    quantity: credit.quantity,
    unit: charge.unit,
    unit_price: credit.line.unitPrice,
    discount_id: null,
    discount_amount: credit.discount,
    net_amount: credit.net,
    tax_amount: credit.tax,
    total_amount: credit.total,
    tax_code: charge.taxCode,
    tax_rate: charge.taxRate,
    department_id: charge.departmentId,
    performer_id: charge.performerId,
    reverses_line_id: credit.line.id,
    invoice_id: '',
  };
}
