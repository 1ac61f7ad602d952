import { Injectable } from '@nestjs/common';
import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../core/database/database.types.js';
import { Db } from '../../../core/database/db.js';
import type { OrderAxis } from './order-status.js';

export interface NewOrder {
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
  groupId: string | null;
  type: 'laboratory' | 'imaging' | 'procedure' | 'referral' | 'therapy' | 'nursing' | 'diet';
  system: string;
  code: string;
  display: string;
  /** The row of the performing module's catalogue. */
  catalogueId: string | null;
  priority: 'routine' | 'urgent' | 'asap' | 'stat';
  requesterId: string | null;
  performerDepartmentId: string | null;
  reason: string | null;
  instruction: string | null;
  /** On hold waits, for example for payment; the default is active. */
  orderStatus?: 'draft' | 'active' | 'on-hold';
}

export type OrderRow = Selectable<DB['service_request']>;

@Injectable()
export class OrderRepository {
  constructor(private readonly db: Db) {}

  async insert(orders: readonly NewOrder[]): Promise<OrderRow[]> {
    if (orders.length === 0) return [];
    const { facilityId } = this.db;
    return await this.db.q
      .insertInto('service_request')
      .values(
        orders.map((order) => ({
          facility_id: facilityId,
          patient_id: order.patientId,
          visit_id: order.visitId,
          encounter_id: order.encounterId,
          group_id: order.groupId,
          type: order.type,
          code_system: order.system,
          code: order.code,
          display: order.display,
          catalogue_id: order.catalogueId,
          priority: order.priority,
          requester_id: order.requesterId,
          performer_department_id: order.performerDepartmentId,
          reason: order.reason,
          instruction: order.instruction,
          order_status: order.orderStatus ?? 'active',
          business_date: sql<string>`(select core.business_date(core.now(), time_zone) from facility where id = ${facilityId})`,
        })),
      )
      .returningAll()
      .execute();
  }

  async find(id: string): Promise<OrderRow | undefined> {
    return await this.db.q.selectFrom('service_request').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The row is held until the end, so that two steps of one order follow each other. */
  async lock(id: string): Promise<OrderRow | undefined> {
    return await this.db.q.selectFrom('service_request').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  }

  async setStatus(id: string, axis: OrderAxis, status: string, reason: string | null): Promise<void> {
    await this.db.q
      .updateTable('service_request')
      .set({ [axis]: status, ...(reason === null ? {} : { status_reason: reason }) })
      .where('id', '=', id)
      .execute();
  }
}
