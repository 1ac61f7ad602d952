import { Injectable } from '@nestjs/common';
import type { Insertable } from 'kysely';
import { bulkInsert } from '../../core/database/bulk-insert.js';
import type { DB } from '../../core/database/database.types.js';
import { Db } from '../../core/database/db.js';

export type PrescriptionRow = Insertable<DB['medication_request']>;

/** Writes many prescriptions of another system at once. They are history and not in the dispensing queue. */
@Injectable()
export class PrescriptionBulkWriter {
  constructor(private readonly db: Db) {}

  async write(rows: readonly PrescriptionRow[]): Promise<void> {
    const whose = ['id', 'facility_id', 'patient_id', 'visit_id', 'encounter_id', 'group_id', 'requester_name'] as const;
    const what = ['medicine_system', 'medicine_code', 'medicine_display', 'dosage', 'dosage_text', 'reason'] as const;
    const when = ['status', 'status_reason', 'fulfilment', 'prescribed_at', 'prescribed_precision', 'recorded_at'] as const;
    await bulkInsert(this.db.q, 'medication_request', [...whose, ...what, ...when], rows);
  }
}
