'use client';

import { notifications } from '@mantine/notifications';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { type Appointment, bookAppointment, moveAppointment, type Place, walkIn } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import type { NamedPatient } from '@/features/patients';
import { useFormats } from '@/ui/formats';
import { appointmentLists } from '../use-appointment-acts';
import { useSecondVisit } from '../use-second-visit';

export interface BookingStart {
  walkIn: boolean;
  practitionerId?: string;
  /** What was pointed at in the day. */
  place?: Place;
  /** A patient who is booked from the record, or comes again. */
  patient?: NamedPatient;
  origin?: 'booked' | 'follow-up';
  /** An appointment that goes to another time or practitioner instead of a new one. */
  moved?: Appointment;
}

export function bookingTitle({ moved, walkIn: isWalkIn }: BookingStart) {
  if (moved) return 'moveTitle';
  return isWalkIn ? 'walkInTitle' : 'title';
}

/** Which choices are still missing; null once the desk has all of them. */
type Missing = Partial<Record<'patient' | 'practitioner' | 'place', true>>;

interface Chosen {
  start: BookingStart;
  place: Place | null;
  onDone: () => void;
}

/** What the desk has chosen so far, and the act itself. The place is chosen in the form or in the day beside it. */
export function useBooking({ start, place, onDone }: Chosen) {
  const { moved } = start;
  const [patient, setPatient] = useState<NamedPatient | null>(start.patient ?? null);
  const [practitionerId, setPractitionerId] = useState<string | null>(start.practitionerId ?? moved?.practitionerId ?? null);
  const [sessionId, setSessionId] = useState('');
  const [reason, setReason] = useState('');
  const [overbookReason, setOverbookReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { send, problem, pending } = useSending(start);
  const asksSecondVisit = useSecondVisit();
  const say = useOutcome(start);
  const name = moved?.patientName ?? patient?.name ?? '';
  const missing: Missing = {
    ...(patient || moved ? {} : { patient: true }),
    ...(start.walkIn && !practitionerId ? { practitioner: true } : {}),
    ...(start.walkIn || place ? {} : { place: true }),
  };

  const submit = async (confirmedSecondVisit = false): Promise<void> => {
    setAsked(true);
    if (Object.keys(missing).length > 0) return;
    const ask = (error: ProblemError) => void asksSecondVisit(error, name, () => void submit(true));
    const words = { reason: reason.trim(), overbookReason: overbookReason.trim() };
    const chosen = { patientId: patient?.id ?? '', practitionerId: practitionerId ?? '', sessionId, place };
    const answer = await send({ ...chosen, ...words, confirmedSecondVisit }).catch(ask);
    if (!answer) return;
    say(answer, name);
    onDone();
  };

  return {
    ...{ patient, setPatient, practitionerId, setPractitionerId, sessionId, setSessionId },
    ...{ reason, setReason, overbookReason, setOverbookReason, submit, problem, pending },
    missing: asked ? missing : {},
  };
}

interface Sent {
  patientId: string;
  practitionerId: string;
  sessionId: string;
  place: Place | null;
  reason: string;
  overbookReason: string;
  confirmedSecondVisit: boolean;
}

/** Books, moves or receives, whichever the start asks for. */
function useSending({ moved, walkIn: isWalkIn, origin = 'booked' }: BookingStart) {
  const choices = { invalidates: appointmentLists };
  const book = useContractMutation(bookAppointment, choices);
  const come = useContractMutation(walkIn, choices);
  const move = useContractMutation(moveAppointment, choices);
  const send = async ({ place, patientId, practitionerId, sessionId, reason, overbookReason, confirmedSecondVisit }: Sent) => {
    const overbook = overbookReason ? { overbook: { reason: overbookReason } } : {};
    const words = { ...overbook, ...(reason ? { reason } : {}) };
    if (isWalkIn) {
      const session = sessionId ? { sessionId } : {};
      return await come.mutateAsync({ body: { patientId, practitionerId, confirmedSecondVisit, ...session, ...words } });
    }
    if (!place) return null;
    if (moved) return await move.mutateAsync({ params: { id: moved.id }, body: { version: moved.version, place, ...overbook } });
    return await book.mutateAsync({ body: { patientId, place, origin, ...words } });
  };
  return {
    send,
    problem: book.error ?? come.error ?? move.error,
    pending: book.isPending || come.isPending || move.isPending,
  };
}

/** Says what was done, and what else the patient has at that time. */
function useOutcome({ moved, walkIn: isWalkIn }: BookingStart) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  return ({ appointment, warnings }: { appointment: Appointment; warnings: readonly { practitionerName: string }[] }, name: string) => {
    const when = `${formats.weekday(appointment.businessDate, 'short')} ${formats.dateTime(appointment.startsAt)}`;
    notifications.show({ message: isWalkIn ? t('queued', { name }) : t(moved ? 'moved' : 'booked', { name, when }) });
    for (const warning of warnings) {
      notifications.show({ color: 'amber', message: t('overlapWarning', { practitioner: warning.practitionerName }) });
    }
  };
}
