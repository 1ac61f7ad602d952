import type { Appointment } from '@wardbook/contracts/scheduling/appointments';
import { type AppointmentState, stateOf } from './status-tones';

export interface ArrivalGroup {
  kind: AppointmentState;
  appointments: Appointment[];
}

/** In the order in which the desk needs them: who waits, who is with the practitioner, who is expected, and what became of the rest. */
const kinds: readonly AppointmentState[] = ['waiting', 'inside', 'booked', 'fulfilled', 'noshow', 'cancelled'];

/** The people of a day by what they have come to, without the empty groups. */
export function arrivalGroups(appointments: readonly Appointment[], inside: ReadonlySet<string>): ArrivalGroup[] {
  return kinds
    .map((kind) => ({
      kind,
      appointments: appointments.filter((each) => stateOf(each, inside) === kind).sort(kind === 'waiting' ? byArrival : byTime),
    }))
    .filter((group) => group.appointments.length > 0);
}

function byArrival(one: Appointment, other: Appointment): number {
  return Date.parse(one.arrivedAt ?? one.startsAt) - Date.parse(other.arrivedAt ?? other.startsAt);
}

function byTime(one: Appointment, other: Appointment): number {
  return Date.parse(one.startsAt) - Date.parse(other.startsAt);
}
