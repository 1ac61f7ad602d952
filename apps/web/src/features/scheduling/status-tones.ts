import type { Appointment, AppointmentStatus } from '@wardbook/contracts/scheduling/appointments';
import type { StatusTone } from '@/ui/StatusBadge';

/** What an appointment has come to. Who has arrived waits, until the practitioner calls the patient in. */
export type AppointmentState = Exclude<AppointmentStatus, 'arrived'> | 'waiting' | 'inside';

/** What a state looks like, in lists and in the day. */
export const stateTones: Record<AppointmentState, StatusTone> = {
  booked: 'open',
  waiting: 'waiting',
  inside: 'running',
  fulfilled: 'done',
  cancelled: 'ended',
  noshow: 'attention',
};

/** `inside` holds the appointments whose patients are with the practitioner now. */
export function stateOf({ id, status }: Appointment, inside: ReadonlySet<string>): AppointmentState {
  if (status !== 'arrived') return status;
  return inside.has(id) ? 'inside' : 'waiting';
}
