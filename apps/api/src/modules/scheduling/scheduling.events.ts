import { event } from '../../core/events.js';

export interface AppointmentFact {
  appointmentId: string;
  facilityId: string;
  patientId: string;
  practitionerId: string;
  departmentId: string | null;
  reason: string | null;
}

export const appointmentBooked = event<AppointmentFact>('appointment-booked');
export const appointmentMoved = event<AppointmentFact>('appointment-moved');
export const appointmentCancelled = event<AppointmentFact & { why: string }>('appointment-cancelled');
/** The patient is here, booked or not: the visit starts. */
export const appointmentArrived = event<AppointmentFact & { confirmedSecondVisit: boolean }>('appointment-arrived');
