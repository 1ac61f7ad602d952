'use client';

import type { Appointment } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import type { AppointmentState } from './status-tones';

/** Who comes later than this is late. */
const LATE_MINUTES = 10;

interface ArrivalWords {
  /** How long the patient has waited, or is late, or why the appointment was cancelled. */
  waits: string | null;
  isLate: boolean;
}

export function useArrivalWords(): (appointment: Appointment, state: AppointmentState) => ArrivalWords {
  const t = useTranslations('scheduling.arrivals');
  const formats = useFormats();
  const lasted = (minutes: number) => t('lasted', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return ({ arrivedAt, startsAt, businessDate, statusReason }, state) => {
    if (state === 'waiting' && arrivedAt) {
      const minutes = formats.minutesSince(arrivedAt);
      return { waits: minutes < 1 ? t('justCame') : t('waits', { time: lasted(minutes) }), isLate: false };
    }
    if (state === 'booked' && businessDate === formats.today()) {
      const late = formats.minutesSince(startsAt);
      return late >= LATE_MINUTES ? { waits: t('late', { time: lasted(late) }), isLate: true } : { waits: null, isLate: false };
    }
    return { waits: state === 'cancelled' ? statusReason : null, isLate: false };
  };
}
