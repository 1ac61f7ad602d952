import { Injectable } from '@nestjs/common';
import type { Insertable } from 'kysely';
import { bulkInsert } from '../../core/database/bulk-insert.js';
import type { DB } from '../../core/database/database.types.js';
import { Db } from '../../core/database/db.js';

export type ReportRow = Insertable<DB['diagnostic_report']>;

/** Writes many reports of elsewhere at once. Their values are observations whose `set_id` is the report's id. */
@Injectable()
export class ReportBulkWriter {
  constructor(private readonly db: Db) {}

  async write(rows: ReportRow[]): Promise<void> {
    const report = ['category', 'code_system', 'code', 'code_display', 'status', 'occurred_at', 'issued_at', 'conclusion', 'text'] as const;
    await bulkInsert(this.db.q, 'diagnostic_report', ['id', 'facility_id', 'patient_id', 'encounter_id', 'recorded_at', ...report], rows);
  }
}
