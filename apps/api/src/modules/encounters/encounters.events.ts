import type { FavouriteBody } from '@wardbook/contracts/encounters/favourites';
import { event } from '../../core/events.js';

export interface VisitFact {
  visitId: string;
  facilityId: string;
  patientId: string;
  class: string;
  appointmentId: string | null;
  departmentId: string | null;
  practitionerId: string | null;
}

/** The patient arrived and the visit began. */
export const visitStarted = event<VisitFact>('visit-started');
/** The visit ended, by its last encounter or by hand. */
export const visitFinished = event<VisitFact>('visit-finished');
/** The visit was cancelled before a practitioner saw the patient. */
export const visitCancelled = event<VisitFact>('visit-cancelled');

export interface EncounterFact {
  encounterId: string;
  visitId: string;
  facilityId: string;
  patientId: string;
  kind: string;
  practitionerId: string | null;
  departmentId: string | null;
}

/** A practitioner began to see the patient: a consultation is a billable act. */
export const encounterStarted = event<EncounterFact>('encounter-started');
/** The practitioner finished with the patient. */
export const encounterFinished = event<EncounterFact>('encounter-finished');

export interface NoteFact {
  noteId: string;
  facilityId: string;
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
}

/** A note was signed. */
export const noteSigned = event<NoteFact>('note-signed');

/** An order as the performing module, billing and the chart receive it. */
export interface OrderFact {
  orderId: string;
  facilityId: string;
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
  type: string;
  system: string;
  code: string;
  display: string;
  catalogueId: string | null;
  priority: string;
  requesterId: string | null;
  performerDepartmentId: string | null;
}

/** An order was placed: a billable act. */
export const orderPlaced = event<OrderFact>('order-placed');
/** An order was withdrawn before it was carried out. */
export const orderRevoked = event<OrderFact & { reason: string }>('order-revoked');

/** A user saved a favourite. The module that owns its catalogue refuses one that the catalogue does not have. */
export const favouriteKept = event<FavouriteBody>('favourite-kept');
