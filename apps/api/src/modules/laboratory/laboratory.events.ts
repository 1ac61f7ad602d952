import type { Severity } from '@wardbook/contracts/laboratory/rules';
import { event } from '../../core/events.js';

/** A request as billing and notifications receive it. The order itself is also emitted as `orderPlaced`: listen to one of the two. */
export interface LabTestFact {
  workItemId: string;
  serviceRequestId: string;
  facilityId: string;
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
  labTestId: string;
  /** The code of our own catalogue, such as `cbc`, and the LOINC code where there is one. */
  testCode: string;
  loincCode: string | null;
  display: string;
  priority: string;
  /** The user who ordered, and owns the result. */
  ownerId: string;
}

/** A test reached the laboratory. */
export const labTestOrdered = event<LabTestFact>('lab-test-ordered');
/** Nothing had been collected. */
export const labTestCancelled = event<LabTestFact & { reason: string }>('lab-test-cancelled');

export interface SpecimenFact {
  specimenId: string;
  facilityId: string;
  patientId: string;
  serviceRequestIds: string[];
  /** True when it replaces a rejected specimen: it is never charged again. */
  recollection: boolean;
}

/** A specimen was taken from the patient. */
export const specimenCollected = event<SpecimenFact>('specimen-collected');

export interface ResultFact extends LabTestFact {
  reportId: string;
  severity: Severity;
  amended: boolean;
}

/** A verified result left the laboratory, for the first time or amended. */
export const resultReleased = event<ResultFact>('result-released');

/** A released result was another patient's, or wrong as a whole. */
export const resultWithdrawn = event<LabTestFact & { reportId: string; reason: string }>('result-withdrawn');
