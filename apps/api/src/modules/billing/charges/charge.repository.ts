import { Injectable } from '@nestjs/common';
import { type Insertable, sql } from 'kysely';
import type { DB } from '../../../core/database/database.types.js';
import { Db } from '../../../core/database/db.js';
import { Events } from '../../../core/events.js';
import { type ChargeMoved, chargeMoved } from '../billing.events.js';
import type { PricedCharge, Pricing } from '../prices/price-rules.js';
import { chargeTransitions } from './charge-status.js';

export type SourceKind =
  | 'visit'
  | 'service-request'
  | 'medication-request'
  | 'medication-dispense'
  | 'medication-return'
  | 'procedure'
  | 'counter'
  | 'withdrawal';

/** A charge as the rules need it. */
export interface ChargeRow {
  id: string;
  accountId: string;
  patientId: string | null;
  visitId: string | null;
  serviceItemId: string;
  serviceCode: string;
  description: string;
  quantity: string;
  unit: string | null;
  unitPrice: string | null;
  currency: string;
  taxCodeId: string | null;
  taxCode: string | null;
  taxRate: string | null;
  taxInclusive: boolean | null;
  tax: number | null;
  amount: number | null;
  departmentId: string | null;
  performerId: string | null;
  sourceKind: SourceKind;
  sourceId: string;
  reversesId: string | null;
  status: 'billable' | 'unpriced' | 'billed' | 'cancelled';
  payFirst: boolean;
  releasedAt: string | null;
  occurredAt: string;
  businessDate: string;
  version: number;
}

@Injectable()
export class ChargeRepository {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  /** Queues the charges of acts. An act that has one already keeps it. */
  insertLater(charges: readonly Insertable<DB['charge_item']>[]): void {
    this.db.later(
      this.db.q
        .insertInto('charge_item')
        .values([...charges])
        .onConflict((conflict) => conflict.columns(['source_kind', 'source_id']).doNothing()),
    );
  }

  async find(id: string): Promise<ChargeRow | undefined> {
    return (await this.findMany([id]))[0];
  }

  async findMany(ids: readonly string[]): Promise<ChargeRow[]> {
    const { rows } = await sql<ChargeRow>`${SELECTION} where id = any(${[...ids]}::uuid[]) order by occurred_at, id`.execute(this.db.q);
    return rows;
  }

  /** The same, locked: an invoice that takes them waits, or has taken them already. */
  async lockMany(ids: readonly string[]): Promise<ChargeRow[]> {
    const { rows } = await sql<ChargeRow>`${SELECTION} where id = any(${[...ids]}::uuid[]) order by occurred_at, id for update`.execute(
      this.db.q,
    );
    return rows;
  }

  async findOfAct(sourceKind: SourceKind, sourceId: string): Promise<ChargeRow | undefined> {
    return (await this.findOfActs(sourceKind, [sourceId])).get(sourceId);
  }

  /** The charges of acts of one kind by the act. */
  async findOfActs(sourceKind: SourceKind, sourceIds: readonly string[]): Promise<Map<string, ChargeRow>> {
    const { rows } = await sql<ChargeRow>`${SELECTION} where source_kind = ${sourceKind}
      and source_id = any(${[...sourceIds]}::uuid[])`.execute(this.db.q);
    return new Map(rows.map((row) => [row.sourceId, row]));
  }

  /** The charges with everything that came back of them, locked until the document is issued. */
  async lockOpen(accountId: string, ids: readonly string[]): Promise<ChargeRow[]> {
    const { rows } = await sql<ChargeRow>`${SELECTION} where account_id = ${accountId} and id = any(${[...ids]}::uuid[])
      order by occurred_at, id for update`.execute(this.db.q);
    return rows;
  }

  /** What came back of these charges and is not settled. */
  async openReturnsOf(ids: readonly string[]): Promise<ChargeRow[]> {
    const { rows } = await sql<ChargeRow>`${SELECTION} where reverses_id = any(${[...ids]}::uuid[]) and status in ('billable', 'unpriced')
      order by occurred_at, id for update`.execute(this.db.q);
    return rows;
  }

  async unpricedOf(serviceItemId: string, limit: number): Promise<ChargeRow[]> {
    const { rows } = await sql<ChargeRow>`${SELECTION} where service_item_id = ${serviceItemId} and status = 'unpriced'
      and facility_id = ${this.db.facilityId} order by occurred_at, id limit ${limit} for update`.execute(this.db.q);
    return rows;
  }

  async countUnpriced(serviceItemId: string): Promise<number> {
    const { rows } = await sql<{ left: number }>`select count(*) as left from charge_item
      where service_item_id = ${serviceItemId} and status = 'unpriced' and facility_id = ${this.db.facilityId}`.execute(this.db.q);
    return rows[0]?.left ?? 0;
  }

  async setPrice(id: string, priced: PricedCharge): Promise<void> {
    const query = this.db.q.updateTable('charge_item').set({ ...priceColumns(priced), status: 'billable' });
    await query.where('id', '=', id).where('status', '=', 'unpriced').execute();
    for (const charge of await this.findMany([id])) await this.tell({ ...charge, status: 'unpriced' }, 'billable');
  }

  private async tell(
    { sourceKind, sourceId, status: before, payFirst, releasedAt }: ChargeRow,
    status: ChargeMoved['status'],
  ): Promise<void> {
    await this.events.emit(chargeMoved, { sourceKind, sourceId, before, status, awaitingPayment: payFirst && releasedAt === null });
  }

  /** Moves charges and informs the modules that perform their acts. */
  async setStatus(ids: readonly string[], status: ChargeMoved['status'], reason: string | null = null): Promise<void> {
    await this.moveAll(await this.findMany(ids), status, reason);
  }

  /** The same of charges that are read and locked already. */
  async moveAll(before: readonly ChargeRow[], status: ChargeMoved['status'], reason: string | null = null): Promise<void> {
    for (const charge of before) if (charge.status !== status) chargeTransitions.refuseUnless(charge.status, status);
    const ids = before.map(({ id }) => id);
    this.db.later(sql`update charge_item set status = ${status}, status_reason = ${reason} where id = any(${ids}::uuid[])`);
    for (const charge of before) await this.tell(charge, status);
  }

  /** Everything that came back of these charges and still counts, whether it is credited or not. */
  async returnsOf(ids: readonly string[]): Promise<ChargeRow[]> {
    const { rows } = await sql<ChargeRow>`${SELECTION} where reverses_id = any(${[...ids]}::uuid[]) and status <> 'cancelled'`.execute(
      this.db.q,
    );
    return rows;
  }

  async release(id: string, kind: 'paid' | 'emergency' | 'override', reason: string | null): Promise<void> {
    await sql`update charge_item set released_at = core.now(), released_by = core.actor_id(), release_kind = ${kind}, release_reason = ${reason}
      where id = ${id} and released_at is null`.execute(this.db.q);
  }

  async takeBackRelease(id: string): Promise<void> {
    await sql`update charge_item set released_at = null, released_by = null, release_kind = null, release_reason = null
      where id = ${id}`.execute(this.db.q);
  }

  /** Charges that wait for payment and whose patient's part is settled now. */
  async paidAndWaiting(accountId: string): Promise<ChargeRow[]> {
    const { rows } =
      await sql<ChargeRow>`${SELECTION} where account_id = ${accountId} and pay_first and released_at is null and status = 'billed'
      and ${LEFT_TO_PAY} <= 0 order by id for update`.execute(this.db.q);
    return rows;
  }

  /** Charges whose acts were released by a payment, have not begun, and are no longer paid. */
  async paidNoMore(accountId: string): Promise<ChargeRow[]> {
    const { rows } = await sql<ChargeRow>`${SELECTION} where account_id = ${accountId} and pay_first and release_kind = 'paid'
      and (status = 'billable' or (status = 'billed' and ${LEFT_TO_PAY} > 0)) and ${NOT_BEGUN} order by id for update`.execute(this.db.q);
    return rows;
  }

  /** Those of these charges that must be paid first, are not released, and whose acts have not begun. */
  async notBegun(ids: readonly string[]): Promise<ChargeRow[]> {
    const { rows } = await sql<ChargeRow>`${SELECTION} where id = any(${[...ids]}::uuid[]) and pay_first
      and coalesce(release_kind, 'paid') = 'paid' and ${NOT_BEGUN} order by id`.execute(this.db.q);
    return rows;
  }
}

/** The most that is left to pay of a line that billed the charge: one that was credited and billed again has several. */
const LEFT_TO_PAY = sql`coalesce((select max(outstanding) from invoice_line_balance where charge_item_id = charge_item.id), 0)`;

/** Nothing of the act has been done: no specimen collected, nothing dispensed, the patient not called in. */
const NOT_BEGUN = sql`case source_kind
  when 'service-request' then exists (select from service_request where id = source_id and order_status in ('draft', 'active', 'on-hold')
    and fulfilment_status in ('requested', 'accepted'))
  when 'medication-request' then exists (select from medication_request where id = source_id and status in ('draft', 'active', 'on-hold')
    and fulfilment = 'waiting')
  when 'visit' then exists (select from visit where id = source_id and status in ('planned', 'arrived', 'triaged'))
  else false end`;

export function priceColumns(pricing: Pricing) {
  if (pricing.status === 'unpriced') return { price_rule: 'none' };
  const { unitPrice, priceId, rule, reason, net, tax, amount, taxOf } = pricing;
  return {
    unit_price: unitPrice,
    price_id: priceId,
    price_rule: rule as string,
    price_reason: reason,
    net_amount: net,
    tax_amount: tax,
    amount,
    tax_code_id: taxOf?.taxCodeId ?? null,
    tax_rate: taxOf?.rate ?? null,
    tax_inclusive: taxOf?.inclusive ?? null,
  };
}

const SELECTION = sql`select id, account_id as "accountId", patient_id as "patientId", visit_id as "visitId",
  service_item_id as "serviceItemId", service_code as "serviceCode", description, trim_scale(quantity)::text as quantity, unit,
  unit_price::text as "unitPrice", currency, tax_code_id as "taxCodeId",
  (select code from tax_code where tax_code.id = tax_code_id) as "taxCode", trim_scale(tax_rate)::text as "taxRate", tax_inclusive as "taxInclusive",
  tax_amount as tax, amount,
  department_id as "departmentId", performer_id as "performerId", source_kind as "sourceKind", source_id as "sourceId",
  reverses_id as "reversesId", status, pay_first as "payFirst", released_at as "releasedAt", occurred_at as "occurredAt", business_date as "businessDate", version
  from charge_item`;
