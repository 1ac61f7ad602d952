'use client';

import { Button } from '@mantine/core';
import type { Appointment } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useAppointmentActs } from './use-appointment-acts';

/** The one next step of an appointment at the desk; nothing where there is none. */
export function AppointmentStep({ appointment }: { appointment: Appointment }) {
  const t = useTranslations('scheduling');
  const { canCheckIn, canMiss, isOver, checkIn, miss, pending } = useAppointmentActs(appointment);
  if (canCheckIn && !isOver) {
    return (
      <Button size="compact-sm" variant="light" loading={pending} onClick={checkIn}>
        {t('arrivals.checkIn')}
      </Button>
    );
  }
  if (canMiss && isOver) {
    return (
      <Button size="compact-sm" variant="default" loading={pending} onClick={miss}>
        {t('appointment.noShow')}
      </Button>
    );
  }
  return null;
}
