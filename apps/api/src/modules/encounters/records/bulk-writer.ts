import { Injectable } from '@nestjs/common';
import type { Insertable } from 'kysely';
import { bulkInsert } from '../../../core/database/bulk-insert.js';
import type { DB } from '../../../core/database/database.types.js';
import { Db } from '../../../core/database/db.js';

export interface ClinicalRows {
  visit: Insertable<DB['visit']>[];
  encounter: Insertable<DB['encounter']>[];
  condition: Insertable<DB['condition']>[];
  allergy_intolerance: Insertable<DB['allergy_intolerance']>[];
  patient_allergy_status: Insertable<DB['patient_allergy_status']>[];
  observation: Insertable<DB['observation']>[];
  procedure: Insertable<DB['procedure']>[];
  immunization: Insertable<DB['immunization']>[];
  care_plan: Insertable<DB['care_plan']>[];
  care_plan_activity: Insertable<DB['care_plan_activity']>[];
  goal: Insertable<DB['goal']>[];
}

const WHOSE = ['id', 'facility_id', 'patient_id'] as const;
const WHERE = ['visit_id', 'encounter_id'] as const;
const WHAT = ['code_system', 'code', 'display'] as const;
const WHEN = ['occurred_at', 'recorded_at'] as const;
const DATED = [...WHEN, 'occurred_precision'] as const;

/** Writes many records of history at once, as they came from another system: no rule of today's work is asked. */
@Injectable()
export class ClinicalBulkWriter {
  constructor(private readonly db: Db) {}

  async write(rows: ClinicalRows): Promise<void> {
    await this.writeVisits(rows);
    await this.writeStatements(rows);
    await this.writeAllergyAnswers(rows);
    await this.writeActs(rows);
    await this.writePlans(rows);
  }

  private async writeVisits(rows: ClinicalRows): Promise<void> {
    const place = [
      'status',
      'practitioner_id',
      'department_id',
      'practitioner_text',
      'place_text',
      'reason',
      'started_at',
      'ended_at',
      'recorded_at',
      'status_reason',
    ] as const;
    await bulkInsert(this.db.q, 'visit', [...WHOSE, ...place, 'class', 'business_date'], rows.visit);
    const type = ['visit_id', 'kind', 'type_system', 'type_code', 'type_display'] as const;
    await bulkInsert(this.db.q, 'encounter', [...WHOSE, ...place, ...type], rows.encounter);
  }

  private async writeStatements(rows: ClinicalRows): Promise<void> {
    const status = ['clinical_status', 'verification_status', 'onset_on', 'error_reason'] as const;
    await bulkInsert(
      this.db.q,
      'condition',
      [...WHOSE, ...WHERE, ...WHAT, ...DATED, ...status, 'category', 'severity', 'onset_precision', 'abated_on', 'abated_precision'],
      rows.condition,
    );
    await bulkInsert(
      this.db.q,
      'allergy_intolerance',
      [...WHOSE, ...WHAT, ...DATED, ...status, 'type', 'category', 'criticality', 'reactions'],
      rows.allergy_intolerance,
    );
  }

  /** An active allergy overrides an answer of none known. */
  private async writeAllergyAnswers(rows: ClinicalRows): Promise<void> {
    await bulkInsert(this.db.q, 'patient_allergy_status', [...WHOSE, 'status', 'recorded_at'], rows.patient_allergy_status);
  }

  private async writeActs(rows: ClinicalRows): Promise<void> {
    const act = [...WHOSE, ...WHERE, ...WHAT, ...DATED, 'status', 'error_reason'] as const;
    const value = ['value_number', 'value_comparator', 'value_text', 'value_system', 'value_code', 'value_display', 'value_at'] as const;
    const meaning = ['unit', 'unit_display', 'components', 'reference_low', 'reference_high', 'reference_text', 'interpretation'] as const;
    await bulkInsert(
      this.db.q,
      'observation',
      [...act, ...value, ...meaning, 'category', 'absent_reason', 'method', 'body_site', 'set_id'],
      rows.observation,
    );
    await bulkInsert(
      this.db.q,
      'procedure',
      [...act, 'occurred_text', 'body_site', 'reason', 'outcome', 'performer_text', 'ended_at'],
      rows.procedure,
    );
    await bulkInsert(
      this.db.q,
      'immunization',
      [...act, 'occurred_text', 'dose_number', 'lot_number', 'expires_on', 'site', 'route', 'primary_source'],
      rows.immunization,
    );
  }

  private async writePlans(rows: ClinicalRows): Promise<void> {
    const plan = ['status', 'title', 'category_system', 'category_code', 'description', 'addresses', 'started_on', 'ended_on'] as const;
    await bulkInsert(this.db.q, 'care_plan', [...WHOSE, ...WHERE, ...WHEN, ...plan, 'error_reason'], rows.care_plan);
    await bulkInsert(
      this.db.q,
      'care_plan_activity',
      ['care_plan_id', 'position', 'code_system', 'code', 'display', 'status'],
      rows.care_plan_activity,
    );
    const measure = ['measure_system', 'measure_code', 'measure_display', 'target_comparator', 'target_number', 'target_unit'] as const;
    const goal = ['care_plan_id', 'description', 'due_on', 'lifecycle_status', 'achievement_status', 'error_reason'] as const;
    await bulkInsert(this.db.q, 'goal', [...WHOSE, ...WHEN, ...goal, ...measure], rows.goal);
  }
}
