'use client';

import { Button } from '@mantine/core';
import { IconCalendarPlus, IconWalk } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFacility, useMay } from '@/features/identity';
import { usePatient } from '@/features/patients';
import { BookingDrawer } from '../booking/BookingDrawer';
import type { BookingStart } from '../booking/use-booking';

/** What the desk does next with the patient of this page: a booking, or a place in the queue. */
export function DeskActs({ size = 'sm', isFirst = false }: { size?: 'sm' | 'md'; isFirst?: boolean }) {
  const t = useTranslations('scheduling.today');
  const patient = usePatient();
  const [booking, setBooking] = useState<BookingStart | null>(null);
  const isOn = useFacility().modules.includes('scheduling');
  const mayBook = useMay('appointment:book') && isOn && !patient.deceased;
  const mayCheckIn = useMay('visit:check-in') && isOn && !patient.deceased;
  const start = (walkIn: boolean) => setBooking({ walkIn, patient: { ...patient, matched: null } });
  return (
    <>
      {mayCheckIn && (
        <Button
          size={size}
          variant="default"
          autoFocus={isFirst}
          leftSection={<IconWalk size={16} aria-hidden />}
          onClick={() => start(true)}
        >
          {t('walkIn')}
        </Button>
      )}
      {mayBook && (
        <Button size={size} variant="default" leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={() => start(false)}>
          {t('book')}
        </Button>
      )}
      <BookingDrawer opened={booking !== null} start={booking ?? undefined} onClose={() => setBooking(null)} />
    </>
  );
}
