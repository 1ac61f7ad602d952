import type { ScheduleEventData } from '@mantine/schedule';
import type { Answer } from '@wardbook/contracts/core/endpoint';
import type { Appointment, readDay } from '@wardbook/contracts/scheduling/appointments';
import { statusColors } from './status-tones';
import { toWall } from './wall-time';

export type Day = Answer<typeof readDay>;

interface Words {
  away: (reason: string) => string;
}

/** What the day view draws: hours and absences as the ground, appointments upon it. Cancelled ones are gone from the grid. */
export function eventsOf(day: Day, zone: string, words: Words): ScheduleEventData[] {
  const shown = day.appointments.filter(({ status }) => status !== 'cancelled');
  return [...day.practitioners.flatMap((practitioner) => groundOf(practitioner, zone, words)), ...shown.map((each) => blockOf(each, zone))];
}

function groundOf(practitioner: Day['practitioners'][number], zone: string, words: Words): ScheduleEventData[] {
  const windows = practitioner.windows.map((window) => ({
    id: `window-${practitioner.id}-${window.availabilityId}`,
    title: '',
    start: toWall(window.startsAt, zone),
    end: toWall(window.endsAt, zone),
    color: 'teal',
    display: 'background' as const,
    resourceId: practitioner.id,
  }));
  const absences = practitioner.absences.map((absence) => ({
    id: `absence-${absence.id}`,
    title: words.away(absence.reason),
    start: toWall(absence.startsAt, zone),
    end: toWall(absence.endsAt, zone),
    color: 'amber',
    display: 'background' as const,
    resourceId: practitioner.id,
  }));
  return [...windows, ...absences];
}

/** How many of a practitioner's tokens of the day are given, or null for one who receives by time. */
export function tokensOf(day: Day, practitionerId: string): { given: number; capacity: number } | null {
  const windows = day.practitioners.find(({ id }) => id === practitionerId)?.windows ?? [];
  const capacity = windows.reduce((sum, window) => sum + (window.capacity ?? 0), 0);
  if (capacity === 0) return null;
  const isGiven = ({ sessionId, status }: Appointment) =>
    status !== 'cancelled' && windows.some((window) => window.availabilityId === sessionId);
  return { given: day.appointments.filter(isGiven).length, capacity };
}

function blockOf(appointment: Appointment, zone: string): ScheduleEventData {
  const token = appointment.tokenNumber === null ? '' : `${appointment.tokenNumber} · `;
  return {
    id: appointment.id,
    // The dagger is understood where there is no room for a word; the drawer has the word.
    title: `${token}${appointment.patientDeceased ? '† ' : ''}${appointment.patientName}`,
    start: toWall(appointment.startsAt, zone),
    end: toWall(appointment.endsAt, zone),
    color: statusColors[appointment.status],
    variant: appointment.status === 'arrived' ? 'filled' : 'light',
    resourceId: appointment.practitionerId,
    payload: { appointment },
  };
}
