import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { HistoryEntry, recordHistoryEntry } from '@wardbook/contracts/encounters/history-entries';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

type NewEntry = Omit<Input<typeof recordHistoryEntry>['body'], 'corrects'>;

@Injectable()
export class HistoryEntryRepository {
  constructor(private readonly db: Db) {}

  async insert(patientId: string, entry: NewEntry, correctsId: string | null): Promise<HistoryEntry> {
    const { kind, ...details } = entry.details;
    const { rows } = await sql<HistoryEntry>`insert into history_entry (facility_id, patient_id, visit_id, kind, code_system, code, display,
        details, happened_on, happened_precision, comment, corrects_id)
      values (${this.db.facilityId}, ${patientId}, ${entry.visitId}, ${kind}, ${entry.coding?.system ?? null}, ${entry.coding?.code ?? null},
        ${entry.coding?.display ?? entry.text}, ${JSON.stringify(details)}::jsonb, ${entry.happenedOn}, ${entry.happenedPrecision},
        ${entry.comment}, ${correctsId})
      returning ${ENTRY}`.execute(this.db.q);
    return rows[0] as HistoryEntry;
  }

  async ofChart(chartIds: readonly string[]): Promise<HistoryEntry[]> {
    const { rows } = await sql<HistoryEntry>`select ${ENTRY} from history_entry where patient_id = any(${chartIds}::uuid[])
      and status = 'active' order by kind, happened_on desc nulls last, recorded_at desc`.execute(this.db.q);
    return rows;
  }

  async find(id: string): Promise<{ patientId: string } | undefined> {
    return await this.db.q.selectFrom('history_entry').select('patient_id as patientId').where('id', '=', id).executeTakeFirst();
  }

  async markWrong(id: string, reason: string): Promise<boolean> {
    const result = await sql`update history_entry set status = 'entered-in-error', error_reason = ${reason}, error_at = core.now(),
      error_by = core.actor_id() where id = ${id} and status = 'active'`.execute(this.db.q);
    return Number(result.numAffectedRows) > 0;
  }
}

const ENTRY = sql`id, kind, code_system as system, code, display, details, happened_on as "happenedOn",
  happened_precision as "happenedPrecision", comment, recorded_at as "recordedAt"`;
