import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

interface HandedOutLine {
  serviceItemId: string | null;
  prescriberId: string | null;
  isCharged: boolean;
  /** Its prescription was charged instead. */
  isPaidFirst: boolean;
}

/** What charging a dispense needs to know about it. */
@Injectable()
export class DispenseFacts {
  constructor(private readonly db: Db) {}

  /** The account that another line of the same handover went to: one sale to a walk-in is one account. */
  async accountOfHandover(handoverId: string): Promise<string | undefined> {
    const { rows } = await sql<{ id: string }>`select charge_item.account_id as id
      from medication_dispense join charge_item on charge_item.source_kind = 'medication-dispense' and charge_item.source_id = medication_dispense.id
      where medication_dispense.handover_id = ${handoverId} limit 1`.execute(this.db.q);
    return rows[0]?.id;
  }

  /** What charging each line of a handover depends on. What is handed out on a prescription counts as the prescriber's. */
  async ofHandover(handoverId: string): Promise<Map<string, HandedOutLine>> {
    const { rows } = await sql<
      HandedOutLine & { dispenseId: string }
    >`select dispense.id as "dispenseId", service_item.id as "serviceItemId",
        request.requester_id as "prescriberId",
        exists (select from charge_item where source_kind = 'medication-dispense' and source_id = dispense.id) as "isCharged",
        exists (select from charge_item where source_kind = 'medication-request' and source_id = request.id and status <> 'cancelled') as "isPaidFirst"
      from medication_dispense as dispense
      left join medication_request as request on request.id = dispense.medication_request_id
      left join service_item on service_item.source_kind = 'medicine' and service_item.source_id = dispense.medicine_id
      where dispense.handover_id = ${handoverId}`.execute(this.db.q);
    return new Map(rows.map(({ dispenseId, ...line }) => [dispenseId, line]));
  }

  async requestOf(dispenseId: string): Promise<string | null> {
    const query = this.db.q.selectFrom('medication_dispense').select('medication_request_id').where('id', '=', dispenseId);
    return (await query.executeTakeFirst())?.medication_request_id ?? null;
  }
}
