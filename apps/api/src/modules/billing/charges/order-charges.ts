import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../../core/events.js';
import { found } from '../../../core/problem.error.js';
import { type OrderFact, Orders, orderPlaced, orderRevoked } from '../../encounters/index.js';
import { type ChargeMoved, chargeMoved } from '../billing.events.js';
import { Services } from '../prices/services.service.js';
import type { ChargeRow } from './charge.repository.js';
import { Charges } from './charges.service.js';
import { PaymentGate } from './payment-gate.service.js';

/** Orders charge themselves: in the transaction in which they happen. */
@Injectable()
export class OrderCharges implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly charges: Charges,
    private readonly services: Services,
    private readonly orders: Orders,
    private readonly gate: PaymentGate,
  ) {}

  onModuleInit(): void {
    this.events.on(orderPlaced, (order) => this.order(order));
    this.events.on(orderRevoked, ({ orderId, reason }) => this.charges.withdraw('service-request', orderId, reason));
    this.events.on(chargeMoved, (moved) => this.follow(moved));
    this.gate.serve('service-request', {
      opened: ({ sourceId }, how) => this.orders.move(sourceId, 'billing_status', how === 'paid' ? 'billed' : 'billable'),
      closed: ({ sourceId }) => this.orders.move(sourceId, 'billing_status', 'awaiting-payment'),
      givenUp: ({ sourceId }, reason) => this.orders.revoke(sourceId, reason),
    });
  }

  private async order(order: OrderFact): Promise<void> {
    const serviceItemId = await this.serviceOf(order);
    if (!serviceItemId) return await this.orders.move(order.orderId, 'billing_status', 'not-billable');
    const { orderId: sourceId, visitId, patientId, requesterId, performerDepartmentId, display } = order;
    const [charge] = await this.charges.writeAll('service-request', [
      {
        sourceKind: 'service-request',
        sourceId,
        visitId,
        patientId,
        serviceItemId,
        description: display,
        performerId: requesterId,
        departmentId: performerDepartmentId,
        urgent: order.priority === 'stat',
      },
    ]);
    await this.orders.move(sourceId, 'billing_status', billingStatus(found(charge)));
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
