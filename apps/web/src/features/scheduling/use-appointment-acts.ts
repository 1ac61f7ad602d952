'use client';

import { notifications } from '@mantine/notifications';
import { readQueues } from '@wardbook/contracts/encounters/visits';
import { listPatients } from '@wardbook/contracts/patients/patients';
import {
  type Appointment,
  cancelAppointment,
  checkIn,
  listFreePlaces,
  listPatientAppointments,
  listToRebook,
  markNoShow,
  readDay,
} from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { useSecondVisit } from './use-second-visit';

/** Every list in which an appointment stands. */
export const appointmentLists = [readDay, listPatientAppointments, listFreePlaces, listToRebook, listPatients, readQueues];

/** What may be done with an appointment now, and how. */
export function useAppointmentActs(appointment: Appointment, onDone?: () => void) {
  const t = useTranslations('scheduling.arrivals');
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const mayBook = useMay('appointment:book');
  const mayCheckIn = useMay('visit:check-in');
  const choices = { invalidates: appointmentLists, ...(onDone && { onSuccess: onDone }) };
  const arrive = useContractMutation(checkIn, choices);
  const missed = useContractMutation(markNoShow, choices);
  const cancelled = useContractMutation(cancelAppointment, choices);
  const asksSecondVisit = useSecondVisit();
  const { id, version, status, businessDate, startsAt, patientName, patientDeceased } = appointment;
  const step = { params: { id }, body: { version } };
  const onError = (error: Error) => notifications.show({ color: 'red', message: messageOf(error) });
  const receive = (confirmedSecondVisit: boolean) =>
    arrive.mutate(
      { ...step, body: { ...step.body, confirmedSecondVisit } },
      {
        onSuccess: () => notifications.show({ message: t('checkedIn', { name: patientName }) }),
        onError: (error) => asksSecondVisit(error, patientName, () => receive(true)) || onError(error),
      },
    );
  const isBooked = status === 'booked';
  return {
    canCheckIn: mayCheckIn && isBooked && businessDate <= formats.today() && !patientDeceased,
    canMiss: mayCheckIn && isBooked && formats.minutesSince(startsAt) >= 0,
    canMove: mayBook && isBooked && !patientDeceased,
    canCancel: mayBook && (isBooked || status === 'arrived'),
    /** Its day has passed: no one comes for it any more. */
    isOver: businessDate < formats.today(),
    checkIn: () => receive(false),
    miss: () => missed.mutate(step, { onError }),
    cancel: async (reason: string) => {
      await cancelled.mutateAsync({ ...step, body: { ...step.body, reason } });
    },
    pending: arrive.isPending || missed.isPending,
  };
}
