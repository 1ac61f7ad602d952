import type { Insertable } from 'kysely';
import type { DB } from '../../../core/database/database.types.js';
import type { ClinicalRows } from '../../encounters/index.js';
import type { ReportRow } from '../../laboratory/index.js';
import type { PatientRows } from '../../patients/index.js';
import type { PrescriptionRow } from '../../pharmacy/index.js';

/** What one part of a file becomes, table by table. */
export interface ImportRows extends ClinicalRows, PatientRows {
  medication_request: PrescriptionRow[];
  diagnostic_report: ReportRow[];
  claim_history: Insertable<DB['claim_history']>[];
}

export function noRows(): ImportRows {
  return {
    patient: [],
    patient_name: [],
    patient_telecom: [],
    patient_address: [],
    patient_identifier: [],
    related_person: [],
    visit: [],
    encounter: [],
    condition: [],
    allergy_intolerance: [],
    patient_allergy_status: [],
    observation: [],
    procedure: [],
    immunization: [],
    care_plan: [],
    care_plan_activity: [],
    goal: [],
    medication_request: [],
    diagnostic_report: [],
    claim_history: [],
  };
}
