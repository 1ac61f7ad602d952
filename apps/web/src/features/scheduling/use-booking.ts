'use client';

import { notifications } from '@mantine/notifications';
import type { PatientListItem } from '@wardbook/contracts/patients';
import { bookAppointment, listFreePlaces, type Place, readDay, walkIn } from '@wardbook/contracts/scheduling';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useFormats } from '@/ui/formats';

export interface BookingStart {
  walkIn: boolean;
  practitionerId?: string;
  startsAt?: string;
  /** A follow-up is booked from the note of this patient. */
  patient?: PatientListItem;
  origin?: 'booked' | 'follow-up';
}

/** What the desk has chosen so far, and the act itself. */
export function useBooking(start: BookingStart, onDone: () => void) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const [patient, setPatient] = useState<PatientListItem | null>(start.patient ?? null);
  const [practitionerId, setPractitionerId] = useState<string | null>(start.practitionerId ?? null);
  const [place, setPlace] = useState<Place | null>(null);
  const [sessionId, setSessionId] = useState('');
  const [reason, setReason] = useState('');
  const [overbookReason, setOverbookReason] = useState('');
  const invalidates = [readDay, listFreePlaces];
  const book = useContractMutation(bookAppointment, { invalidates });
  const come = useContractMutation(walkIn, { invalidates });

  const submit = async () => {
    if (!patient || !practitionerId) return;
    const words = {
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(overbookReason.trim() ? { overbook: { reason: overbookReason.trim() } } : {}),
    };
    const answer = start.walkIn
      ? await come.mutateAsync({ body: { patientId: patient.id, practitionerId, ...(sessionId ? { sessionId } : {}), ...words } })
      : place && (await book.mutateAsync({ body: { patientId: patient.id, place, origin: start.origin ?? 'booked', ...words } }));
    if (!answer) return;
    const when = formats.dateTime(answer.appointment.startsAt);
    notifications.show({ message: start.walkIn ? t('queued', { name: patient.name }) : t('booked', { name: patient.name, when }) });
    for (const warning of answer.warnings) {
      notifications.show({ color: 'amber', message: t('overlapWarning', { practitioner: warning.practitionerName }) });
    }
    onDone();
  };

  return {
    ...{ patient, setPatient, practitionerId, setPractitionerId, place, setPlace, sessionId, setSessionId },
    ...{ reason, setReason, overbookReason, setOverbookReason, submit },
    problem: book.error ?? come.error,
    pending: book.isPending || come.isPending,
    ready: patient !== null && practitionerId !== null && (start.walkIn || place !== null),
  };
}
