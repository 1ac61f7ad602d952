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
import { DocumentNumbers } from './document-numbers.js';
import { InvoiceReader } from './invoice.reader.js';
import { InvoiceRepository } from './invoice.repository.js';
import { type DraftLine, draftLines, totalsOf } from './invoice-lines.js';

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
    private readonly live: Live,
  ) {}

  async issue(accountId: string, { kind, chargeIds }: Input<typeof issueInvoice>['body']): Promise<Invoice> {
    const { currency } = await this.accounts.lock(accountId);
    const charges = billable(await this.charges.lockOpen(accountId, chargeIds), chargeIds);
    const ids = charges.map((charge) => charge.id);
    if (kind === 'invoice') await this.refuseUndecided(ids, chargeIds);
    const [returns, discounts] = [await this.charges.openReturnsOf(ids), await this.invoices.approvedDiscounts(ids)];
    const coverages = await this.coverages(accountId, charges);
    const lines = draftLines(charges, returns, discounts, (day) => coverages.get(day) ?? []);
    const id = await this.write(kind, accountId, currency, lines);
    if (kind === 'invoice') {
      await this.charges.setStatus(
        [...charges, ...returns].map((charge) => charge.id),
        'billed',
      );
      await this.gate.openPaid(accountId);
    }
    await this.live.announce('billing');
    return found(await this.reader.find(id));
  }

  /** An invoice is never edited, so a discount that is decided after it would come too late. */
  private async refuseUndecided(ids: readonly string[], wanted: readonly string[]): Promise<void> {
    const waiting = new Set(await this.discounts.requestedOn(ids));
    refuseAmong('discount-waiting', 'body.chargeIds', wanted, (id) =>
      waiting.has(id) ? 'A discount on this charge waits for a decision.' : null,
    );
  }

  /** What covered the patient on each day of service, locked so that one cap is not used up twice. */
  private async coverages(accountId: string, charges: readonly ChargeRow[]): Promise<Map<string, AccountCoverage[]>> {
    const days = [...new Set(charges.map(({ businessDate }) => businessDate))];
    const read = async () => {
      const byDay = new Map<string, AccountCoverage[]>();
      for (const day of days) byDay.set(day, await this.circumstances.coveragesOf(accountId, day));
      return byDay;
    };
    await this.circumstances.lockCoverages([...(await read()).values()].flat());
    return await read();
  }

  private async write(kind: 'invoice' | 'proforma', accountId: string, currency: string, drafts: readonly DraftLine[]): Promise<string> {
    const ids = newIds(drafts.length);
    const debtorName = await this.invoices.debtorName(accountId);
    const { fiscalYear, sequence, number, businessDate } = await this.numbers.take(kind);
    const id = await this.invoices.insert(
      {
        account_id: accountId,
        kind,
        fiscal_year: fiscalYear,
        sequence,
        number,
        currency,
        ...totalsOf(drafts),
        debtor_name: debtorName,
        business_date: businessDate,
      },
      drafts.map((draft, index) => ({ ...lineColumns(draft, index + 1), id: ids[index] ?? '', parts: draft.parts })),
    );
    if (kind === 'invoice') {
      const lines = drafts.map((draft, index) => ({ ...draft, id: ids[index] ?? '', departmentId: draft.charge.departmentId }));
      await this.journal.post({
        sourceKind: 'invoice',
        sourceId: id,
        businessDate,
        currency,
        postings: postingsOfInvoice(accountId, lines),
      });
    }
    return id;
  }
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
