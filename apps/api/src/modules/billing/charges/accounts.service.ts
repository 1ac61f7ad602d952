import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account, addCharge, Charge, LinePart, listAccounts, listUnpricedCharges } from '@wardbook/contracts/billing/charges';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Live } from '../../../core/live/live.js';
import { found, Problem } from '../../../core/problem.error.js';
import { FacilityDays } from '../facility-day.repository.js';
import { InvoiceRepository } from '../invoices/invoice.repository.js';
import { draftLines } from '../invoices/invoice-lines.js';
import { ServiceItemRepository } from '../prices/service-item.repository.js';
import { AccountReader } from './account.reader.js';
import { AccountRepository } from './account.repository.js';
import { ChargeRepository, type ChargeRow } from './charge.repository.js';
import { Charges } from './charges.service.js';
import { type AccountCoverage, CircumstancesRepository } from './circumstances.repository.js';
import { OpenChargeReader } from './open-charge.reader.js';
import { PaymentGate } from './payment-gate.service.js';
import type { Part } from './split-rules.js';

/** What a patient, a guarantor or a walk-in owes and is about to owe. */
@Injectable()
export class Accounts {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly reader: AccountReader,
    private readonly open: OpenChargeReader,
    private readonly charges: ChargeRepository,
    private readonly writer: Charges,
    private readonly circumstances: CircumstancesRepository,
    private readonly invoices: InvoiceRepository,
    private readonly days: FacilityDays,
    private readonly gate: PaymentGate,
    private readonly services: ServiceItemRepository,
    private readonly live: Live,
  ) {}

  list(query: Input<typeof listAccounts>['query']) {
    return this.reader.list(query);
  }

  unpriced(query: Input<typeof listUnpricedCharges>['query']) {
    return this.reader.unpriced(query);
  }

  /** The account with its open charges, split as an invoice of this moment would split them. */
  async read(id: string): Promise<Account> {
    const [head, shown, coverages] = await Promise.all([this.reader.head(id), this.open.ofAccount(id), this.coveragesNow(id)]);
    const drafts = await this.preview(
      id,
      shown.map((charge) => charge.id),
    );
    return {
      ...found(head),
      coverages: coverages.map(({ payerName, planName, percent, capLeft }) => ({ payerName, planName, percent, capLeft })),
      charges: shown.map((charge): Charge => {
        const draft = drafts.lines.find((line) => line.charge.id === charge.id);
        const amounts = draft
          ? { total: draft.total, tax: draft.tax, discounted: draft.discount }
          : returnedAmounts(drafts.rows, charge.id);
        return { ...charge, ...amounts, parts: (draft?.parts ?? []).map((part) => namedPart(part, drafts.coverages)) };
      }),
    };
  }

  async openFor(patientId: string | null): Promise<Account> {
    return await this.read(patientId ? await this.accounts.ofPatient(patientId) : await this.accounts.ofWalkIn());
  }

  async add(accountId: string, { serviceItemId, quantity }: Input<typeof addCharge>['body']): Promise<Account> {
    const [{ patientId, visitId }, service] = await Promise.all([this.accounts.lock(accountId), this.services.find(serviceItemId)]);
    if (!service) throw Problem.field('body.serviceItemId', 'unknown', 'There is no such service.');
    const sourceId = randomUUID();
    await this.writer.write({ sourceKind: 'counter', sourceId, serviceItemId, quantity, accountId, patientId, visitId });
    return await this.read(accountId);
  }

  /** What had to be paid first and is not done yet is cancelled with its charge. */
  async cancelCharge(id: string, reason: string): Promise<Account> {
    const { accountId } = found(await this.charges.find(id));
    const [charge] = await this.charges.lockOpen(accountId, [id]);
    if (charge?.status !== 'billable' && charge?.status !== 'unpriced') throw new Problem('status-not-allowed');
    if (charge.reversesId) throw new Problem('status-not-allowed');
    await this.writer.cancel(id, reason);
    await this.gate.giveUp([id], reason);
    await this.live.announce('billing');
    return await this.read(accountId);
  }

  private async coveragesNow(accountId: string): Promise<AccountCoverage[]> {
    return await this.circumstances.coveragesOf(accountId, (await this.days.now()).today);
  }

  private async preview(accountId: string, ids: readonly string[]) {
    const rows = await this.charges.findMany(ids);
    const priced = rows.filter(({ status, reversesId }) => status === 'billable' && reversesId === null);
    const days = [...new Set(priced.map(({ businessDate }) => businessDate))];
    const covered = days.map(async (day) => [day, await this.circumstances.coveragesOf(accountId, day)] as const);
    const discounted = priced.length === 0 ? [] : this.invoices.approvedDiscounts(priced.map(({ id }) => id));
    const [discounts, ...entries] = await Promise.all([discounted, ...covered]);
    const byDay = new Map(entries);
    const returns = rows.filter(({ reversesId }) => reversesId !== null);
    const lines = draftLines(priced, returns, discounts, (day) => byDay.get(day) ?? []);
    return { rows, lines, coverages: [...byDay.values()].flat() };
  }
}

/** What came back is part of its original's line; on its own line it shows what it takes away. */
function returnedAmounts(rows: readonly ChargeRow[], id: string) {
  const row = rows.find((charge) => charge.id === id);
  return { total: row?.amount ?? null, tax: row?.tax ?? null, discounted: row?.amount === null ? null : 0 };
}

function namedPart({ party, percent, capped, amount, coverageId }: Part, coverages: readonly AccountCoverage[]): LinePart {
  const coverage = coverages.find((each) => each.coverageId === coverageId);
  return { party, percent, capped, amount, payerName: coverage?.payerName ?? null, planName: coverage?.planName ?? null };
}
