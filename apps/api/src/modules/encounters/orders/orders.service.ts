import { Injectable } from '@nestjs/common';
import { Events } from '../../../core/events.js';
import { found, Problem } from '../../../core/problem.error.js';
import { type OrderFact, orderPlaced, orderRevoked } from '../encounters.events.js';
import { type NewOrder, OrderRepository } from './order.repository.js';
import { type OrderAxis, type OrderStatus, refuseUnlessOrderMayBecome } from './order-status.js';

/** Orders of every kind. The performing modules place them and report their progress here. */
@Injectable()
export class Orders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly events: Events,
  ) {}

  /** Places several at once; what is placed together shares a group. Returns their ids in the same order. */
  async place(list: readonly NewOrder[]): Promise<string[]> {
    const rows = await this.orders.insert(list);
    for (const row of rows) await this.events.emit(orderPlaced, fact(row));
    return rows.map(({ id }) => id);
  }

  /** Moves one of the four statuses. Being there already is no fault: two events may say the same. */
  async move<Axis extends OrderAxis>(id: string, axis: Axis, to: OrderStatus<Axis>): Promise<void> {
    const order = found(await this.orders.lock(id));
    const from = order[axis] as OrderStatus<Axis>;
    if (from === to) return;
    refuseUnlessOrderMayBecome(axis, from, to);
    await this.orders.setStatus(id, axis, to, null);
  }

  /** Revokes the order. What has been done of it stays. */
  async revoke(id: string, reason: string): Promise<void> {
    const order = found(await this.orders.lock(id));
    if (order.fulfilment_status === 'completed') throw new Problem('status-not-allowed', { context: { from: 'completed', to: 'revoked' } });
    refuseUnlessOrderMayBecome('order_status', order.order_status as OrderStatus<'order_status'>, 'revoked');
    await this.orders.setStatus(id, 'order_status', 'revoked', reason);
    await this.events.emit(orderRevoked, { ...fact(order), reason });
  }

  async read(id: string): Promise<OrderFact> {
    return fact(found(await this.orders.find(id)));
  }
}

interface OrderRow {
  id: string;
  facility_id: string;
  patient_id: string;
  visit_id: string | null;
  encounter_id: string | null;
  type: string;
  code_system: string;
  code: string;
  display: string;
  catalogue_id: string | null;
  priority: string;
  requester_id: string | null;
  performer_department_id: string | null;
}

function fact(row: OrderRow): OrderFact {
  return {
    orderId: row.id,
    facilityId: row.facility_id,
    patientId: row.patient_id,
    visitId: row.visit_id,
    encounterId: row.encounter_id,
    type: row.type,
    system: row.code_system,
    code: row.code,
    display: row.display,
    catalogueId: row.catalogue_id,
    priority: row.priority,
    requesterId: row.requester_id,
    performerDepartmentId: row.performer_department_id,
  };
}
