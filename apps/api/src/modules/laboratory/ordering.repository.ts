import { Injectable } from '@nestjs/common';
import { Db } from '../../core/database/db.js';

export interface OrderingEncounter {
  id: string;
  visitId: string;
  patientId: string;
  status: string;
  open: boolean;
}

/** What ordering reads of the encounter that it happens in. */
@Injectable()
export class OrderingRepository {
  constructor(private readonly db: Db) {}

  async encounter(id: string): Promise<OrderingEncounter | undefined> {
    const row = await this.db.q
      .selectFrom('encounter')
      .select(['id', 'visit_id as visitId', 'patient_id as patientId', 'status'])
      .where('id', '=', id)
      .where('facility_id', '=', this.db.facilityId)
      .executeTakeFirst();
    return row && { ...row, open: ['planned', 'in-progress', 'on-leave'].includes(row.status) };
  }
}
