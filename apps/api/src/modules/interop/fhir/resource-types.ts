import type { z } from 'zod';
import type { ImportContext } from '../import/import-context.js';
import type { ImportRows } from '../import/import-rows.js';
import { Rejected } from '../import/rejected.js';
import {
  allergyResource,
  carePlanResource,
  claimResource,
  conditionResource,
  diagnosticReportResource,
  encounterResource,
  goalResource,
  immunizationResource,
  medicationRequestResource,
  observationResource,
  patientResource,
  procedureResource,
} from './fhir-resources.js';
import { mapClaim } from './map-claims.js';
import { mapAllergy, mapCondition, mapImmunization, mapProcedure } from './map-clinical.js';
import { mapEncounter } from './map-encounter.js';
import { mapObservation } from './map-observation.js';
import { mapDiagnosticReport, mapMedicationRequest } from './map-orders.js';
import { isPartyKind } from './map-party.js';
import { mapPatient } from './map-patient.js';
import { mapCarePlan, mapGoal } from './map-plans.js';
import { refuseModified } from './modifiers.js';

interface ResourceType {
  /** What others refer to comes before them. */
  rank: number;
  /** Reads the resource and adds its rows; throws `Rejected`. */
  map: (content: unknown, context: ImportContext, rows: ImportRows) => void;
  schema: z.ZodType;
}

function type<S extends z.ZodType>(
  rank: number,
  schema: S,
  map: (source: z.infer<S>, context: ImportContext, rows: ImportRows) => void,
): ResourceType {
  return {
    rank,
    schema,
    map: (content, context, rows) => {
      refuseModified(content);
      const read = schema.safeParse(content, { reportInput: true });
      if (!read.success) throw Rejected.bySchema(read.error);
      map(read.data, context, rows);
    },
  };
}

/** Every type that comes in, beside the organisations, practitioners and places. The rest is skipped and counted. */
const resourceTypes: ReadonlyMap<string, ResourceType> = new Map([
  ['Patient', type(1, patientResource, mapPatient)],
  ['Encounter', type(2, encounterResource, mapEncounter)],
  ['Condition', type(3, conditionResource, mapCondition)],
  ['CarePlan', type(4, carePlanResource, mapCarePlan)],
  ['DiagnosticReport', type(4, diagnosticReportResource, mapDiagnosticReport)],
  ['AllergyIntolerance', type(5, allergyResource, mapAllergy)],
  ['Observation', type(5, observationResource, mapObservation)],
  ['Procedure', type(5, procedureResource, mapProcedure)],
  ['Immunization', type(5, immunizationResource, mapImmunization)],
  ['MedicationRequest', type(5, medicationRequestResource, mapMedicationRequest)],
  ['Goal', type(5, goalResource, mapGoal)],
  ['Claim', type(6, claimResource, (source, context, rows) => mapClaim('Claim', source, context, rows))],
  ['Coverage', type(6, claimResource, (source, context, rows) => mapClaim('Coverage', source, context, rows))],
  ['ExplanationOfBenefit', type(7, claimResource, (source, context, rows) => mapClaim('ExplanationOfBenefit', source, context, rows))],
]);

const SKIPPED_RANK = 9;

export function resourceType(name: string): ResourceType | undefined {
  return resourceTypes.get(name);
}

export function rankOf(name: string): number {
  return isPartyKind(name) ? 0 : (resourceTypes.get(name)?.rank ?? SKIPPED_RANK);
}

export function isSkipped(name: string): boolean {
  return rankOf(name) === SKIPPED_RANK;
}
