import type { AppointmentStatus } from '@wardbook/contracts/scheduling/appointments';
import { transitions } from '../../core/transitions.js';

/** A cancelled or missed appointment is booked again, never revived; who comes late after all still arrives. */
export const appointmentTransitions = transitions<AppointmentStatus>('appointment', 'What became of a booking.', {
  final: ['fulfilled', 'cancelled'],
  arrows: {
    booked: { arrived: ['checkIn'], cancelled: ['cancelAppointment'], noshow: ['markNoShow'] },
    arrived: { fulfilled: ['finishVisit'], cancelled: ['cancelAppointment', 'cancelVisit'] },
    fulfilled: {},
    cancelled: {},
    noshow: { arrived: ['checkIn'] },
  },
});
