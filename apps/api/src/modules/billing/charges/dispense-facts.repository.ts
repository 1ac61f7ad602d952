import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

interface HandedOutLine {
  serviceItemId: string | null;
  prescriberId: string | null;
  isCharged: boolean;
  /** What of it was not charged with its prescription already. */
  dueQuantity: string;
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

  /**
   * What charging each line of a handover depends on. What is handed out on a prescription counts as the prescriber's. What was
   * charged with the prescription, less what came back of it, is not charged again; what is handed out again after it came back is.
   */
  async ofHandover(handoverId: string): Promise<Map<string, HandedOutLine>> {
    const { rows } = await sql<
      HandedOutLine & { dispenseId: string }
    >`select dispense.id as "dispenseId", service_item.id as "serviceItemId",
        request.requester_id as "prescriberId",
        exists (select from charge_item where source_kind = 'medication-dispense' and source_id = dispense.id) as "isCharged",
        trim_scale(case when paid.quantity is null then dispense.quantity else greatest(0, least(dispense.quantity,
          request.dispensed_quantity - paid.quantity - coalesce(sum(dispense.quantity) over (partition by request.id order by dispense.id
            rows between unbounded preceding and 1 preceding), 0))) end)::text as "dueQuantity"
      from medication_dispense as dispense
      left join medication_request as request on request.id = dispense.medication_request_id
      left join lateral (
        select charge.quantity + coalesce((select sum(back.quantity) from charge_item as back
          where back.reverses_id = charge.id and back.status <> 'cancelled'), 0) as quantity
        from charge_item as charge
        where charge.source_kind = 'medication-request' and charge.source_id = request.id and charge.status <> 'cancelled'
      ) as paid on true
      left join service_item on service_item.source_kind = 'medicine' and service_item.source_id = dispense.medicine_id
      where dispense.handover_id = ${handoverId}`.execute(this.db.q);
    return new Map(rows.map(({ dispenseId, ...line }) => [dispenseId, line]));
  }

  async requestOf(dispenseId: string): Promise<string | null> {
    const query = this.db.q.selectFrom('medication_dispense').select('medication_request_id').where('id', '=', dispenseId);
    return (await query.executeTakeFirst())?.medication_request_id ?? null;
  }
}
