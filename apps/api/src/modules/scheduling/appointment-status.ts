import type { AppointmentStatus } from '@wardbook/contracts/scheduling/appointments';
import { Problem } from '../../core/problem.error.js';

/** Which status may follow which. A cancelled or missed appointment is booked again as a new one, never reopened. */
const NEXT: Record<AppointmentStatus, readonly AppointmentStatus[]> = {
  booked: ['arrived', 'cancelled', 'noshow'],
  arrived: ['fulfilled', 'cancelled'],
  fulfilled: [],
  cancelled: [],
  noshow: ['arrived'],
};

function mayBecome(from: AppointmentStatus, to: AppointmentStatus): boolean {
  return NEXT[from].includes(to);
}

export function refuseUnlessMayBecome(from: AppointmentStatus, to: AppointmentStatus): void {
  if (!mayBecome(from, to)) throw new Problem('status-not-allowed', { context: { from, to } });
}
