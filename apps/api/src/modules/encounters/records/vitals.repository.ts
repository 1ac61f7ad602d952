import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { bulkInsert } from '../../../core/database/bulk-insert.js';
import { Db } from '../../../core/database/db.js';
import { newIds } from '../../../core/database/new-ids.js';
import type { Measured, VitalRow } from './vital-sets.js';

export interface NewVital {
  code: string;
  display: string;
  value: number | null;
  unit: string | null;
  unitDisplay: string | null;
  components: { code: string; display: string; value: number; unit: string; interpretation: string | null }[] | null;
  low: number | null;
  high: number | null;
  interpretation: string | null;
  confirmed: boolean;
}

export interface VitalsPlace {
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
  performerId: string | null;
  occurredAt: string;
  comment: string | null;
}

/** A set has at most a dozen values; so many rows hold the sets that a screen shows. */
const ROWS_PER_SET = 14;

@Injectable()
export class VitalsRepository {
  constructor(private readonly db: Db) {}

  /** Inserts the values as one set and returns its id. */
  async insert(place: VitalsPlace, values: readonly NewVital[]): Promise<string> {
    const ids = newIds(values.length + 1);
    const [setId = ''] = ids;
    const { rows } = await sql<{ now: string }>`select core.now() as now`.execute(this.db.q);
    await bulkInsert(
      this.db.q,
      'observation',
      VITAL_COLUMNS,
      values.map((vital, index) => ({
        id: ids[index + 1] as string,
        facility_id: this.db.facilityId,
        patient_id: place.patientId,
        visit_id: place.visitId,
        encounter_id: place.encounterId,
        performer_id: place.performerId,
        category: 'vital-signs',
        status: 'final',
        code_system: 'http://loinc.org',
        code: vital.code,
        display: vital.display,
        value_number: vital.value,
        unit: vital.unit,
        unit_display: vital.unitDisplay,
        components: vital.components as never,
        reference_low: vital.low,
        reference_high: vital.high,
        interpretation: vital.interpretation,
        confirmed: vital.confirmed,
        set_id: setId,
        comment: place.comment,
        occurred_at: place.occurredAt,
        recorded_at: (rows[0] as { now: string }).now,
      })),
    );
    return setId;
  }

  async ofSet(setId: string): Promise<VitalRow[]> {
    const { rows } = await sql<VitalRow>`select ${VITAL_ROW} from observation o where set_id = ${setId} order by id`.execute(this.db.q);
    return rows;
  }

  async last(chartIds: readonly string[], sets: number): Promise<VitalRow[]> {
    const { rows } = await sql<VitalRow>`select ${VITAL_ROW} from observation o
      where patient_id = any(${chartIds}::uuid[]) and category = 'vital-signs' and status not in ('entered-in-error', 'cancelled')
      order by occurred_at desc, id limit ${sets * ROWS_PER_SET}`.execute(this.db.q);
    return rows;
  }

  /** Returns the patient of a set that was not in error yet, or nothing. */
  async markWrong(setId: string, reason: string): Promise<{ patientId: string } | undefined> {
    const { rows } = await sql<{ patientId: string }>`update observation
      set status = 'entered-in-error', error_reason = ${reason}, error_at = core.now(), error_by = core.actor_id()
      where set_id = ${setId} and category = 'vital-signs' and status <> 'entered-in-error' and facility_id = ${this.db.facilityId}
      returning patient_id as "patientId"`.execute(this.db.q);
    return rows[0];
  }

  async measured(patientId: string): Promise<Measured | undefined> {
    const { rows } = await sql<Measured>`select birth_date as "birthDate", kind,
      (select time_zone from facility where id = ${this.db.facilityId}) as "timeZone" from patient where id = ${patientId}`.execute(
      this.db.q,
    );
    return rows[0];
  }
}

const VITAL_COLUMNS = [
  ...(['id', 'facility_id', 'patient_id', 'visit_id', 'encounter_id', 'performer_id', 'category', 'status'] as const),
  ...(['code_system', 'code', 'display', 'value_number', 'unit', 'unit_display', 'components'] as const),
  ...(['reference_low', 'reference_high', 'interpretation', 'confirmed', 'set_id', 'comment', 'occurred_at', 'recorded_at'] as const),
] as const;

export const VITAL_ROW = sql`o.id, o.set_id as "setId", o.visit_id as "visitId", o.code, o.value_number::float8 as value,
  o.value_comparator as comparator, o.unit, o.components,
  o.comment, o.occurred_at as "occurredAt", o.recorded_at as "recordedAt"`;
