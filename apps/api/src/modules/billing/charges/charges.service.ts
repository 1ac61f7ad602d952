import { Injectable } from '@nestjs/common';
import type { SettingKey } from '@wardbook/contracts/organisation/settings';
import { Db } from '../../../core/database/db.js';
import { Events } from '../../../core/events.js';
import { Live } from '../../../core/live/live.js';
import { found } from '../../../core/problem.error.js';
import { Settings } from '../../organisation/index.js';
import { chargeUnpriced } from '../billing.events.js';
import { quantityLeft } from '../invoices/invoice-lines.js';
import { addDecimals, compareDecimals, negated } from '../money.js';
import { priceOfReturn } from '../prices/price-rules.js';
import { type PricedAct, Pricer } from '../prices/pricer.service.js';
import { AccountRepository } from './account.repository.js';
import { ChargeRepository, type ChargeRow, priceColumns, type SourceKind } from './charge.repository.js';
import { mustBePaidFirst } from './payment-policy.js';
import { shareOf, splitLines } from './split-rules.js';

/** What an act passes on when it is charged. */
export interface BillableAct {
  sourceKind: SourceKind;
  sourceId: string;
  serviceItemId: string;
  visitId: string | null;
  patientId: string | null;
  /** For a sale to a walk-in, whose items share one account. */
  accountId?: string;
  quantity?: string;
  unit?: string | null;
  description?: string;
  performerId?: string | null;
  departmentId?: string | null;
  occurredAt?: string | null;
  urgent?: boolean;
  practitionerFee?: string | null;
}

/** What of a charge is taken back, and by which act. */
interface Back {
  sourceKind: 'medication-return' | 'withdrawal';
  sourceId: string;
  quantity: string;
  reason: string | null;
}

const PAY_FIRST: Partial<Record<string, SettingKey>> = {
  consultation: 'billing.pay-first-consultations',
  test: 'billing.pay-first-tests',
  medicine: 'billing.pay-first-medicines',
  procedure: 'billing.pay-first-procedures',
};

/** Writes the charge of an act in the transaction of the act. */
@Injectable()
export class Charges {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountRepository,
    private readonly charges: ChargeRepository,
    private readonly pricer: Pricer,
    private readonly settings: Settings,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  /** Charges an act once: an act that has its charge already keeps it. */
  async write(act: BillableAct): Promise<ChargeRow> {
    return (await this.charges.findOfAct(act.sourceKind, act.sourceId)) ?? found((await this.writeAll(act.sourceKind, [act]))[0]);
  }

  /** Charges acts of one kind, which have no charge yet, in the order given. */
  async writeAll(sourceKind: SourceKind, acts: readonly BillableAct[]): Promise<ChargeRow[]> {
    if (acts.length === 0) return [];
    const accounts = await this.accountsOf(acts);
    const priced = await this.pricer.priceAll(
      acts.map(({ serviceItemId, quantity = '1', occurredAt = null, practitionerFee = null }, index) => {
        return { serviceItemId, accountId: accounts[index] ?? '', quantity, occurredAt, practitionerFee };
      }),
    );
    const rows = acts.map(async (act, index) => {
      const { pricing } = found(priced[index]);
      const status = pricing.status === 'unpriced' ? ('unpriced' as const) : ('billable' as const);
      return {
        ...this.columns(act, accounts[index] ?? '', found(priced[index])),
        ...{ quantity: act.quantity ?? '1', status, pay_first: await this.paidFirst(act, found(priced[index])) },
        ...priceColumns(pricing),
      };
    });
    this.charges.insertLater(await Promise.all(rows));
    return await this.written(
      sourceKind,
      acts.map(({ sourceId }) => sourceId),
    );
  }

  /** Charges back what was returned of an act: at the price, the tax and the account of the charge that it takes from. */
  async writeReturn(original: ChargeRow, sourceId: string, quantity: string): Promise<ChargeRow | null> {
    if (original.status === 'cancelled') return null;
    const written = await this.writeBack(original, { sourceKind: 'medication-return', sourceId, quantity, reason: null });
    await this.settleWhole(original.id);
    return written;
  }

  private async writeBack(original: ChargeRow, { sourceKind, sourceId, quantity, reason }: Back): Promise<ChargeRow> {
    const { circumstances } = await this.pricer.price({
      serviceItemId: original.serviceItemId,
      accountId: original.accountId,
      quantity,
      occurredAt: null,
      practitionerFee: null,
    });
    const back = negated(quantity);
    const row = {
      account_id: original.accountId,
      patient_id: original.patientId,
      visit_id: original.visitId,
      service_item_id: original.serviceItemId,
      service_code: original.serviceCode,
      description: original.description,
      quantity: back,
      unit: original.unit,
      currency: original.currency,
      department_id: original.departmentId,
      performer_id: original.performerId,
      source_kind: sourceKind,
      source_id: sourceId,
      reverses_id: original.id,
      business_date: circumstances.day,
      status: original.unitPrice === null ? 'unpriced' : 'billable',
      status_reason: reason,
      ...priceColumns(priceOfReturn(original, back)),
      price_rule: 'returned',
    };
    this.charges.insertLater([row]);
    const [written] = await this.written(sourceKind, [sourceId]);
    return found(written);
  }

  /**
   * The act did not happen after all, or nothing more than `done` of it will. What was charged and not done is due no more: it is
   * cancelled, or where it was invoiced it comes back as a charge of its own, which waits for its credit note.
   */
  async withdraw(sourceKind: SourceKind, sourceId: string, reason: string, done = '0'): Promise<void> {
    const known = await this.charges.findOfAct(sourceKind, sourceId);
    const [charge] = known ? await this.charges.lockMany([known.id]) : [];
    if (!charge || charge.status === 'cancelled') return;
    const surplus = addDecimals(quantityLeft(charge, await this.charges.returnsOf([charge.id])), negated(done));
    if (compareDecimals(surplus, '0') <= 0) return;
    if (charge.status !== 'billed' && compareDecimals(done, '0') === 0) await this.cancel(charge.id, reason);
    else await this.writeBack(charge, { sourceKind: 'withdrawal', sourceId: charge.sourceId, quantity: surplus, reason });
    await this.live.announce('billing');
  }

  /** An open charge is not due any more, nor is what came back of it. */
  async cancel(id: string, reason: string): Promise<void> {
    const returns = await this.charges.openReturnsOf([id]);
    await this.charges.setStatus([id, ...returns.map((back) => back.id)], 'cancelled', reason);
  }

  /** Whether services of a kind may have to be paid first in the facility: then the order itself is charged, not the act. */
  async mayPayFirst(kind: string): Promise<boolean> {
    const setting = PAY_FIRST[kind];
    return setting !== undefined && (await this.settings.get(setting)) === true;
  }

  async ofAct(sourceKind: SourceKind, sourceId: string): Promise<ChargeRow | undefined> {
    return await this.charges.findOfAct(sourceKind, sourceId);
  }

  /** What came back whole before it was invoiced is no longer due at all. */
  private async settleWhole(id: string): Promise<void> {
    const [original] = await this.charges.lockMany([id]);
    if (!original || original.status === 'billed') return;
    const returns = await this.charges.openReturnsOf([id]);
    if (compareDecimals(quantityLeft(original, returns), '0') > 0) return;
    await this.cancel(id, 'Returned before it was invoiced.');
  }

  /** Acts of one visit or patient share the account, which is looked for once. */
  private async accountsOf(acts: readonly BillableAct[]): Promise<string[]> {
    const known = new Map<string, Promise<string>>();
    return await Promise.all(
      acts.map(async (act) => {
        const key = JSON.stringify([act.accountId, act.visitId, act.patientId]);
        const account = known.get(key) ?? this.accountOf(act);
        known.set(key, account);
        return await account;
      }),
    );
  }

  private async accountOf({ accountId, visitId, patientId }: BillableAct): Promise<string> {
    if (accountId) return accountId;
    if (!patientId) return await this.accounts.ofWalkIn();
    return visitId ? await this.accounts.ofVisit(visitId, patientId) : await this.accounts.ofPatient(patientId);
  }

  private columns(act: BillableAct, accountId: string, { circumstances }: PricedAct) {
    return {
      account_id: accountId,
      patient_id: act.patientId,
      visit_id: act.visitId,
      service_item_id: act.serviceItemId,
      service_code: circumstances.serviceCode,
      description: act.description ?? circumstances.serviceName,
      unit: act.unit ?? null,
      currency: circumstances.currency,
      department_id: circumstances.departmentId ?? act.departmentId ?? circumstances.visitDepartmentId,
      performer_id: act.performerId ?? null,
      source_kind: act.sourceKind,
      source_id: act.sourceId,
      business_date: circumstances.day,
      ...(act.occurredAt ? { occurred_at: act.occurredAt } : {}),
    };
  }

  private async paidFirst(act: BillableAct, { pricing, circumstances, coverages }: PricedAct): Promise<boolean> {
    const { kind, visitClass } = circumstances;
    if (act.sourceKind === 'counter' || act.sourceKind === 'medication-dispense') return false;
    const parts = pricing.status === 'priced' ? splitLines([{ total: pricing.amount, coverages }])[0] : null;
    return mustBePaidFirst({
      kind,
      visitClass,
      urgent: act.urgent ?? false,
      patientPart: parts ? shareOf('patient', parts) : null,
      wantsPaymentFirst: await this.mayPayFirst(kind),
    });
  }

  private async written(sourceKind: SourceKind, sourceIds: readonly string[]): Promise<ChargeRow[]> {
    const charges = await this.charges.findOfActs(sourceKind, sourceIds);
    for (const { status, id: chargeId, accountId, patientId, sourceId } of charges.values()) {
      if (status !== 'unpriced') continue;
      await this.events.emit(chargeUnpriced, { chargeId, facilityId: this.db.facilityId, accountId, patientId, sourceKind, sourceId });
    }
    await this.live.announce('billing');
    return sourceIds.map((id) => found(charges.get(id)));
  }
}
