import type { Code, Reference } from '../fhir/fhir-values.js';

export interface ImportingFacility {
  id: string;
  timeZone: string;
  /** The country of the organisation, for addresses and phone numbers that do not name theirs. */
  country: string;
}

/** What the mapping of a resource needs from outside the resource. */
export interface ImportContext {
  /** The id that the resource gets here. */
  id: string;
  facility: ImportingFacility;
  /** The patient here; throws `Rejected` when the import does not know them. */
  patient: (reference: Reference) => string;
  /** Null when it is not here, which is counted. An imported visit has the id of its encounter. */
  local: (reference: Reference | undefined, type: string) => string | null;
  /** The name of an organisation, practitioner or place: ours from an earlier line, or the text that came with the reference. */
  partyName: (reference: Reference | undefined) => string | null;
  /** The code of a condition, a medicine or another coded resource that stands in the same part of the file. */
  codeFor: (reference: Reference | undefined) => Code | null;
  /** The report that this is a value of, or the plan that this is a goal of. */
  ownerId: string | null;
  /** Counts an element that the schema reads and that has no place here. */
  notKept: (path: string) => void;
}

/** What imported rows say where the product asks for a reason. */
export const ERROR_AT_SOURCE = 'Entered in error at the source';

export function errorReason(status: string | null | undefined): { error_reason: string | null } {
  return { error_reason: status === 'entered-in-error' ? ERROR_AT_SOURCE : null };
}
