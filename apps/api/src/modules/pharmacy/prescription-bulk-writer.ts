import { Injectable } from '@nestjs/common';
import type { Insertable } from 'kysely';
import { bulkInsert } from '../../core/database/bulk-insert.js';
import type { DB } from '../../core/database/database.types.js';
import { Db } from '../../core/database/db.js';

export type PrescriptionRow = Insertable<DB['medication_request']>;

/** Writes many prescriptions of elsewhere at once. They ask nothing of our pharmacy. */
@Injectable()
export class PrescriptionBulkWriter {
  constructor(private readonly db: Db) {}

  async write(rows: PrescriptionRow[]): Promise<void> {
    const medicine = ['medicine_system', 'medicine_code', 'medicine_display', 'dosage', 'dosage_text'] as const;
    await bulkInsert(
      this.db.q,
      'medication_request',
      [
        'id',
        'facility_id',
        'patient_id',
        'visit_id',
        'encounter_id',
        'group_id',
        'requester_name',
        ...medicine,
        'reason',
        'status',
        'status_reason',
        'fulfilment',
        'prescribed_at',
        'recorded_at',
      ],
      rows,
    );
  }
}
