import { Injectable } from '@nestjs/common';
import type { Invoice, issueInvoice } from '@wardbook/contracts/billing/invoices';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { newIds } from '../../../core/database/new-ids.js';
import { Live } from '../../../core/live/live.js';
import { found } from '../../../core/problem.error.js';
import { AccountRepository } from '../charges/account.repository.js';
import { ChargeRepository, type ChargeRow } from '../charges/charge.repository.js';
import { type AccountCoverage, CircumstancesRepository } from '../charges/circumstances.repository.js';
import { DiscountRepository } from '../charges/discount.repository.js';
import { PaymentGate } from '../charges/payment-gate.service.js';
import { Journal } from '../journal/journal.repository.js';
import { postingsOfInvoice } from '../journal/journal-rules.js';
import { refuseAmong } from '../request-faults.js';
import { Settlement } from '../till/settlement.service.js';
import { type DocumentNumber, DocumentNumbers } from './document-numbers.repository.js';
import { InvoiceReader } from './invoice.reader.js';
import { InvoiceRepository } from './invoice.repository.js';
import { type DraftLine, draftLines, totalsOf } from './invoice-lines.js';

interface Head extends DocumentNumber {
  kind: 'invoice' | 'proforma';
  accountId: string;
  currency: string;
  debtorName: string;
}

/** Turns open charges into an invoice that is never edited afterwards. */
@Injectable()
export class Invoicing {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly charges: ChargeRepository,
    private readonly circumstances: CircumstancesRepository,
    private readonly discounts: DiscountRepository,
    private readonly invoices: InvoiceRepository,
    private readonly reader: InvoiceReader,
    private readonly journal: Journal,
    private readonly numbers: DocumentNumbers,
    private readonly gate: PaymentGate,
    private readonly settlement: Settlement,
    private readonly live: Live,
  ) {}

  async issue(accountId: string, { kind, chargeIds }: Input<typeof issueInvoice>['body']): Promise<Invoice> {
    const [{ currency }, open, back, discounts, waiting, debtor, year] = await Promise.all([
      this.accounts.lock(accountId),
      this.charges.lockOpen(accountId, chargeIds),
      this.charges.openReturnsOf(chargeIds),
      this.invoices.approvedDiscounts(chargeIds),
      this.discounts.requestedOn(chargeIds),
      this.invoices.debtorOf(accountId),
      this.numbers.year(),
    ]);
    const charges = billable(open, chargeIds);
    if (kind === 'invoice') refuseUndecided(waiting, chargeIds);
    const returns = back.filter(({ reversesId }) => charges.some(({ id }) => id === reversesId));
    const coverages = await this.coverages(accountId, charges);
    const lines = draftLines(charges, returns, discounts, (day) => coverages.get(day) ?? []);
    const id = this.write({ kind, accountId, currency, debtorName: debtor.name, ...(await this.numbers.takeIn(kind, year)) }, lines);
    if (kind === 'invoice') await this.charges.moveAll([...charges, ...returns], 'billed');
    if (kind === 'invoice' && debtor.hasCredit) await this.settlement.settle(accountId);
    await this.live.announce('billing');
    const [invoice] = await Promise.all([this.reader.find(id), kind === 'invoice' ? this.gate.openPaid(accountId) : undefined]);
    return found(invoice);
  }

  /** What covered the patient on each day of service, locked so that one cap is not used up twice. */
  private async coverages(accountId: string, charges: readonly ChargeRow[]): Promise<Map<string, AccountCoverage[]>> {
    const days = [...new Set(charges.map(({ businessDate }) => businessDate))];
    this.circumstances.lockCoveragesLater(accountId);
    const read = days.map(async (day) => [day, await this.circumstances.coveragesOf(accountId, day)] as const);
    return new Map(await Promise.all(read));
  }

  private write(
    { kind, accountId, currency, debtorName, fiscalYear, sequence, number, businessDate }: Head,
    drafts: readonly DraftLine[],
  ): string {
    const [id = '', ...ids] = newIds(drafts.length + 1);
    this.invoices.insertLater(
      {
        ...{ id, account_id: accountId, kind, fiscal_year: fiscalYear, sequence, number, currency },
        ...{ ...totalsOf(drafts), debtor_name: debtorName, business_date: businessDate },
      },
      drafts.map((draft, index) => ({ ...lineColumns(draft, index + 1), id: ids[index] ?? '', parts: draft.parts })),
    );
    if (kind === 'invoice') {
      const lines = drafts.map((draft, index) => ({ ...draft, id: ids[index] ?? '', departmentId: draft.charge.departmentId }));
      const postings = postingsOfInvoice(accountId, lines);
      this.journal.postLater({ sourceKind: 'invoice', sourceId: id, businessDate, currency, postings });
    }
    return id;
  }
}

/** An invoice is never edited, so a discount that is decided after it would come too late. */
function refuseUndecided(waiting: readonly string[], wanted: readonly string[]): void {
  refuseAmong('discount-waiting', 'body.chargeIds', wanted, (id) =>
    waiting.includes(id) ? 'A discount on this charge waits for a decision.' : null,
  );
}

/** Only what is open and priced can be invoiced; what came back follows the charge that it takes from. */
function billable(charges: readonly ChargeRow[], wanted: readonly string[]): ChargeRow[] {
  const originals = charges.filter(({ reversesId }) => reversesId === null);
  refuseAmong('status-not-allowed', 'body.chargeIds', wanted, (id) => {
    const charge = charges.find((each) => each.id === id);
    if (!charge) return 'This account has no such charge.';
    if (charge.reversesId !== null) return originals.length > 0 ? null : 'What came back is invoiced only with what it was taken from.';
    if (charge.status === 'unpriced') return 'This charge has no price yet.';
    return charge.status === 'billable' ? null : 'This charge is invoiced or cancelled already.';
  });
  return originals;
}

function lineColumns({ charge, quantity, unitPrice, discountId, discount, net, tax, total }: DraftLine, position: number) {
  return {
    position,
    charge_item_id: charge.id,
    service_code: charge.serviceCode,
    description: charge.description,
    quantity,
    unit: charge.unit,
    unit_price: unitPrice,
    discount_id: discountId,
    discount_amount: discount,
    net_amount: net,
    tax_amount: tax,
    total_amount: total,
    tax_code: charge.taxCode,
    tax_rate: charge.taxRate,
    department_id: charge.departmentId,
    performer_id: charge.performerId,
    invoice_id: '',
  };
}
