import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

export interface ReleasedSet {
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
  serviceRequestId: string;
  /** The report that the values stand in. */
  setId: string;
}

export interface ReleasedValue {
  system: string;
  code: string;
  display: string;
  number: number | null;
  comparator: string | null;
  text: string | null;
  answer: { system: string; code: string; display: string } | null;
  /** UCUM, and what people write. */
  unit: string | null;
  unitDisplay: string | null;
  low: number | null;
  high: number | null;
  rangeText: string | null;
  interpretation: string | null;
  method: string | null;
  comment: string | null;
  occurredAt: string;
  /** Why it replaces an earlier value of the same request, or null when it is the first. */
  correction: string | null;
}

/** Puts released results of a performing module, such as the laboratory, into the chart as observations. */
@Injectable()
export class ReleasedObservations {
  constructor(private readonly db: Db) {}

  /** A correction is a row of its own; what it corrects becomes entered-in-error with the reason. */
  async write(set: ReleasedSet, values: readonly ReleasedValue[]): Promise<void> {
    for (const value of values) {
      const corrected =
        value.correction === null ? null : await this.retire(set.serviceRequestId, value.system, value.code, value.correction);
      await this.insert(set, value, corrected);
    }
  }

  private async retire(serviceRequestId: string, system: string, code: string, reason: string): Promise<string | null> {
    const row = await this.db.q
      .updateTable('observation')
      .set({ status: 'entered-in-error', error_reason: reason, error_at: sql<string>`core.now()`, error_by: this.db.actor.userId })
      .where('service_request_id', '=', serviceRequestId)
      .where('code_system', '=', system)
      .where('code', '=', code)
      .where('status', '<>', 'entered-in-error')
      .returning('id')
      .executeTakeFirst();
    return row?.id ?? null;
  }

  private async insert(set: ReleasedSet, value: ReleasedValue, correctsId: string | null): Promise<void> {
    await this.db.q
      .insertInto('observation')
      .values({
        facility_id: this.db.facilityId,
        patient_id: set.patientId,
        visit_id: set.visitId,
        encounter_id: set.encounterId,
        service_request_id: set.serviceRequestId,
        set_id: set.setId,
        category: 'laboratory',
        status: correctsId === null ? 'final' : 'corrected',
        corrects_id: correctsId,
        code_system: value.system,
        code: value.code,
        display: value.display,
        value_number: value.number,
        value_comparator: value.number === null ? null : value.comparator,
        value_text: value.text,
        value_system: value.answer?.system ?? null,
        value_code: value.answer?.code ?? null,
        value_display: value.answer?.display ?? null,
        unit: value.unit,
        unit_display: value.unitDisplay,
        reference_low: value.low,
        reference_high: value.high,
        reference_text: value.rangeText,
        interpretation: value.interpretation,
        method: value.method,
        comment: value.comment,
        occurred_at: value.occurredAt,
      })
      .execute();
  }
}
