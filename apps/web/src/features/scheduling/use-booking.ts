'use client';

import { notifications } from '@mantine/notifications';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import type { PatientListItem } from '@wardbook/contracts/patients/patients';
import {
  type Appointment,
  bookAppointment,
  listFreePlaces,
  listToRebook,
  moveAppointment,
  type Place,
  readDay,
  walkIn,
} from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useFormats } from '@/ui/formats';
import { useSecondVisit } from './use-second-visit';

export interface BookingStart {
  walkIn: boolean;
  practitionerId?: string;
  startsAt?: string;
  /** A follow-up is booked from the note of this patient. */
  patient?: PatientListItem;
  origin?: 'booked' | 'follow-up';
  /** An appointment that goes to another time or practitioner instead of a new one. */
  moved?: Appointment;
}

/** What the desk has chosen so far, and the act itself. */
export function useBooking(start: BookingStart, onDone: () => void) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const { moved } = start;
  const [patient, setPatient] = useState<PatientListItem | null>(start.patient ?? null);
  const [practitionerId, setPractitionerId] = useState<string | null>(start.practitionerId ?? moved?.practitionerId ?? null);
  const [place, setPlace] = useState<Place | null>(null);
  const [sessionId, setSessionId] = useState('');
  const [reason, setReason] = useState('');
  const [overbookReason, setOverbookReason] = useState('');
  const invalidates = [readDay, listFreePlaces, listToRebook];
  const book = useContractMutation(bookAppointment, { invalidates });
  const come = useContractMutation(walkIn, { invalidates });
  const move = useContractMutation(moveAppointment, { invalidates });
  const asksSecondVisit = useSecondVisit();
  const name = moved?.patientName ?? patient?.name ?? '';

  const send = async (confirmedSecondVisit: boolean) => {
    const overbook = overbookReason.trim() ? { overbook: { reason: overbookReason.trim() } } : {};
    const words = { ...overbook, ...(reason.trim() ? { reason: reason.trim() } : {}) };
    if (moved) return place && (await move.mutateAsync({ params: { id: moved.id }, body: { version: moved.version, place, ...overbook } }));
    if (!patient || !practitionerId) return null;
    return start.walkIn
      ? await come.mutateAsync({
          body: { patientId: patient.id, practitionerId, confirmedSecondVisit, ...(sessionId ? { sessionId } : {}), ...words },
        })
      : place && (await book.mutateAsync({ body: { patientId: patient.id, place, origin: start.origin ?? 'booked', ...words } }));
  };

  const submit = async (confirmedSecondVisit = false): Promise<void> => {
    const ask = (error: ProblemError) => void asksSecondVisit(error, name, () => void submit(true));
    const answer = await send(confirmedSecondVisit).catch(ask);
    if (!answer) return;
    const when = formats.dateTime(answer.appointment.startsAt);
    notifications.show({ message: start.walkIn ? t('queued', { name }) : t(moved ? 'moved' : 'booked', { name, when }) });
    for (const warning of answer.warnings) {
      notifications.show({ color: 'amber', message: t('overlapWarning', { practitioner: warning.practitionerName }) });
    }
    onDone();
  };

  return {
    ...{ patient, setPatient, practitionerId, setPractitionerId, place, setPlace, sessionId, setSessionId },
    ...{ reason, setReason, overbookReason, setOverbookReason, submit },
    problem: book.error ?? come.error ?? move.error,
    pending: book.isPending || come.isPending || move.isPending,
    ready: (patient !== null || moved !== undefined) && practitionerId !== null && (start.walkIn || place !== null),
  };
}
