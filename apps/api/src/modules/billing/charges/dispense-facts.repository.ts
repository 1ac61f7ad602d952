import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

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

  /** Who prescribed it: what is handed out on a prescription counts as the prescriber's, whether it is paid before or after. */
  async prescriberOf(requestId: string): Promise<string | null> {
    const query = this.db.q.selectFrom('medication_request').select('requester_id').where('id', '=', requestId);
    return (await query.executeTakeFirst())?.requester_id ?? null;
  }

  async requestOf(dispenseId: string): Promise<string | null> {
    const query = this.db.q.selectFrom('medication_dispense').select('medication_request_id').where('id', '=', dispenseId);
    return (await query.executeTakeFirst())?.medication_request_id ?? null;
  }
}
