import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../core/events.js';
import { encounterStarted, type OrderFact, Orders, orderPlaced, orderRevoked, visitCancelled, visitStarted } from '../encounters/index.js';
import { Practitioners, Settings } from '../organisation/index.js';
import { type ChargeMoved, chargeMoved } from './billing.events.js';
import type { ChargeRow } from './charge.repository.js';
import { Charges } from './charges.service.js';
import { FacilityDays } from './facility-day.js';
import { PaymentGate } from './payment-gate.service.js';
import { Services } from './services.service.js';

interface Consultation {
  visitId: string;
  patientId: string;
  practitionerId: string | null;
  departmentId: string | null;
}

/** Visits and orders charge themselves: in the transaction in which they happen. */
@Injectable()
export class EncounterCharges implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly charges: Charges,
    private readonly services: Services,
    private readonly orders: Orders,
    private readonly practitioners: Practitioners,
    private readonly settings: Settings,
    private readonly days: FacilityDays,
    private readonly gate: PaymentGate,
  ) {}

  onModuleInit(): void {
    this.events.on(visitStarted, async (visit) => {
      if (visit.practitionerId) await this.consultation(visit);
    });
    this.events.on(encounterStarted, async (encounter) => {
      if (encounter.kind === 'consultation') await this.consultation(encounter);
    });
    this.events.on(visitCancelled, ({ visitId }) => this.charges.withdraw('visit', visitId, 'The visit was cancelled.'));
    this.events.on(orderPlaced, (order) => this.order(order));
    this.events.on(orderRevoked, ({ orderId, reason }) => this.charges.withdraw('service-request', orderId, reason));
    this.events.on(chargeMoved, (moved) => this.follow(moved));
    this.gate.onOpened('service-request', ({ sourceId }, how) =>
      this.orders.move(sourceId, 'billing_status', how === 'paid' ? 'billed' : 'billable'),
    );
  }

  /** Once for a visit, however many encounters it has: by the practitioner's own fee, or else by the price list. */
  private async consultation({ visitId, patientId, practitionerId, departmentId }: Consultation): Promise<void> {
    const serviceItemId = await this.services.ofCode(await this.settings.get('billing.consultation-service'));
    if (!serviceItemId) return;
    const practitionerFee = practitionerId ? await this.feeOf(practitionerId, departmentId) : null;
    const act = { sourceKind: 'visit', sourceId: visitId, visitId, patientId, serviceItemId } as const;
    await this.charges.write({ ...act, performerId: practitionerId, departmentId, practitionerFee });
  }

  private async feeOf(practitionerId: string, departmentId: string | null): Promise<string | null> {
    const { currency } = await this.days.now();
    const roles = (await this.practitioners.find(practitionerId))?.roles ?? [];
    const paid = roles.filter(({ fee, feeCurrency }) => fee !== null && feeCurrency === currency);
    const role = paid.find((each) => each.departmentId === departmentId) ?? paid[0];
    return role?.fee ?? null;
  }

  private async order(order: OrderFact): Promise<void> {
    const serviceItemId = await this.serviceOf(order);
    if (!serviceItemId) return await this.orders.move(order.orderId, 'billing_status', 'not-billable');
    const { orderId: sourceId, visitId, patientId, requesterId, performerDepartmentId, display } = order;
    const charge = await this.charges.write({
      sourceKind: 'service-request',
      sourceId,
      visitId,
      patientId,
      serviceItemId,
      description: display,
      performerId: requesterId,
      departmentId: performerDepartmentId,
      urgent: order.priority === 'stat',
    });
    await this.orders.move(sourceId, 'billing_status', billingStatus(charge));
  }

  /** A test is billed as its row of the catalogue; anything else as the service of its catalogue row or of its code. */
  private async serviceOf({ type, catalogueId, code }: OrderFact): Promise<string | undefined> {
    if (type === 'laboratory') return catalogueId ? await this.services.ofSource('lab-test', catalogueId) : undefined;
    return await this.services.ofCode(code);
  }

  /** The order's own billing status follows its charge. What awaits payment goes on by the gate alone. */
  private async follow({ sourceKind, sourceId, before, status, awaitingPayment }: ChargeMoved): Promise<void> {
    if (sourceKind !== 'service-request' || (awaitingPayment && status !== 'cancelled')) return;
    if (status === 'cancelled') return await this.orders.move(sourceId, 'billing_status', 'reversed');
    if (before === 'billed' && status === 'billable') await this.orders.move(sourceId, 'billing_status', 'reversed');
    await this.orders.move(sourceId, 'billing_status', status);
  }
}

function billingStatus(charge: ChargeRow): 'awaiting-payment' | 'unpriced' | 'billable' {
  if (charge.payFirst && !charge.releasedAt) return 'awaiting-payment';
  return charge.status === 'unpriced' ? 'unpriced' : 'billable';
}
