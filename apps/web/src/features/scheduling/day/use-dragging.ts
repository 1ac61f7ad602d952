'use client';

import { notifications } from '@mantine/notifications';
import { type Appointment, listFreePlaces, moveAppointment, type Place, readDay } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { type DragEvent, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFormats } from '@/ui/formats';

export interface Dragging {
  /** What is being dragged. */
  appointment: Appointment | null;
  dragProps: (appointment: Appointment) => object;
  dropProps: (place: Place) => object;
}

/** Moves an appointment to the free place on which it is dropped. What the API refuses stays where it was, and is said. */
export function useDragging(): Dragging {
  const [appointment, setAppointment] = useState<Appointment | null>(null);
  const move = useMove();
  return {
    appointment,
    dragProps: (dragged) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        // Firefox drags only what carries data; the patient's name is none of it.
        event.dataTransfer.setData('text/plain', '');
        setAppointment(dragged);
      },
      onDragEnd: () => setAppointment(null),
    }),
    dropProps: (place) => ({
      onDragOver: (event: DragEvent) => {
        if (appointment) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (appointment) move(appointment, place);
        setAppointment(null);
      },
    }),
  };
}

function useMove() {
  const t = useTranslations('scheduling.appointment');
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const move = useContractMutation(moveAppointment, { invalidates: [readDay, listFreePlaces] });
  return (appointment: Appointment, place: Place) =>
    move.mutate(
      { params: { id: appointment.id }, body: { version: appointment.version, place } },
      {
        onSuccess: (answer) => notifications.show({ message: t('moved', { when: formats.time(answer.appointment.startsAt) }) }),
        onError: (error) => notifications.show({ color: 'red', message: messageOf(error) }),
      },
    );
}
