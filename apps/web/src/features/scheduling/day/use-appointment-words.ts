'use client';

import type { Appointment } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import type { AppointmentState } from '../status-tones';

/** An appointment in one line of words: what its block is called, and what pointing at it shows. */
export function useAppointmentWords(): (appointment: Appointment, state: AppointmentState) => string {
  const t = useTranslations('scheduling');
  const formats = useFormats();
  return (appointment, state) =>
    [
      formats.time(appointment.startsAt),
      appointment.tokenNumber === null ? null : t('arrivals.token', { token: appointment.tokenNumber }),
      appointment.patientName,
      appointment.patientDeceased ? t('appointment.deceased') : null,
      t(`states.${state}`),
      appointment.overbooked ? t('appointment.overbooked') : null,
      appointment.reason,
    ]
      .filter(Boolean)
      .join(', ');
}
