import { event } from '../../core/events.js';

export interface AppointmentFact {
  appointmentId: string;
  facilityId: string;
  patientId: string;
  practitionerId: string;
  departmentId: string | null;
  reason: string | null;
}

/** An appointment was booked. */
export const appointmentBooked = event<AppointmentFact>('appointment-booked');
/** An appointment got another time or practitioner. */
export const appointmentMoved = event<AppointmentFact>('appointment-moved');
/** An appointment was cancelled, by the patient or by the hospital. */
export const appointmentCancelled = event<AppointmentFact & { why: string }>('appointment-cancelled');
/** The patient is here, booked or not: the visit starts. */
export const appointmentArrived = event<AppointmentFact & { confirmedSecondVisit: boolean }>('appointment-arrived');
