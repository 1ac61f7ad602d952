import type { AppointmentStatus } from '@wardbook/contracts/scheduling/appointments';
import type { StatusTone } from '@/ui/StatusBadge';

/** What a status looks like, in lists and in the day. */
export const statusTones: Record<AppointmentStatus, StatusTone> = {
  booked: 'open',
  arrived: 'running',
  fulfilled: 'done',
  cancelled: 'ended',
  noshow: 'attention',
};

export const statusColors: Record<AppointmentStatus, string> = {
  booked: 'gray',
  arrived: 'teal',
  fulfilled: 'green',
  cancelled: 'gray',
  noshow: 'amber',
};
