import { Injectable } from '@nestjs/common';
import type { SettingKey } from '@wardbook/contracts/organisation/settings';
import { Db } from '../../../core/database/db.js';
import { Events } from '../../../core/events.js';
import { Live } from '../../../core/live/live.js';
import { found } from '../../../core/problem.error.js';
import { Settings } from '../../organisation/index.js';
import { chargeUnpriced } from '../billing.events.js';
import { quantityLeft } from '../invoices/invoice-lines.js';
import { compareDecimals, negated } from '../money.js';
import { priceOfReturn } from '../prices/price-rules.js';
import { type PricedAct, Pricer } from '../prices/pricer.service.js';
import { AccountRepository } from './account.repository.js';
import { ChargeRepository, type ChargeRow, priceColumns, type SourceKind } from './charge.repository.js';
import { mustBePaidFirst } from './payment-policy.js';
import { shareOf, splitLines } from './split-rules.js';

/** What an act tells when it charges itself. */
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
  async writeReturn(original: ChargeRow, sourceId: string, quantity: string, occurredAt: string | null = null): Promise<ChargeRow | null> {
    if (original.status === 'cancelled') return null;
    const { circumstances } = await this.pricer.price({
      serviceItemId: original.serviceItemId,
      accountId: original.accountId,
      quantity,
      occurredAt,
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
      source_kind: 'medication-return' as const,
      source_id: sourceId,
      reverses_id: original.id,
      business_date: circumstances.day,
      ...(occurredAt ? { occurred_at: occurredAt } : {}),
      status: original.unitPrice === null ? 'unpriced' : 'billable',
      ...priceColumns(priceOfReturn(original, back)),
      price_rule: 'returned',
    };
    this.charges.insertLater([row]);
    const [written] = await this.written('medication-return', [sourceId]);
    await this.settleWhole(original);
    return found(written);
  }

  /** The act did not happen after all. What was invoiced stays for a credit note. */
  async withdraw(sourceKind: SourceKind, sourceId: string, reason: string): Promise<void> {
    const charge = await this.charges.findOfAct(sourceKind, sourceId);
    if (!charge || (charge.status !== 'billable' && charge.status !== 'unpriced')) return;
    await this.charges.setStatus([charge.id], 'cancelled', reason);
    await this.live.announce('billing');
  }

  /** Whether the facility may want the money before services of a kind: then the order itself is charged, not the act. */
  async mayPayFirst(kind: string): Promise<boolean> {
    const setting = PAY_FIRST[kind];
    return setting !== undefined && (await this.settings.get(setting)) === true;
  }

  async ofAct(sourceKind: SourceKind, sourceId: string): Promise<ChargeRow | undefined> {
    return await this.charges.findOfAct(sourceKind, sourceId);
  }

  /** What came back whole before it was invoiced is no longer due at all. */
  private async settleWhole(original: ChargeRow): Promise<void> {
    if (original.status === 'billed') return;
    const returns = await this.charges.openReturnsOf([original.id]);
    if (compareDecimals(quantityLeft(original, returns), '0') > 0) return;
    await this.charges.setStatus([original.id, ...returns.map(({ id }) => id)], 'cancelled', 'Returned before it was invoiced.');
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
