'use client';

import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconCalendarPlus, IconWalk, type TablerIcon } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { useFacility, useMay } from '@/features/identity';
import { type ListedPatient, PatientsScreen } from '@/features/patients';
import { BookingDrawer } from '../booking/BookingDrawer';
import type { BookingStart } from '../booking/use-booking';

/** The list of patients with what the desk does next with each of them. */
export function DeskPatientsScreen() {
  const t = useTranslations('scheduling.ofPatient');
  const [booking, setBooking] = useState<BookingStart | null>(null);
  const isOn = useFacility().modules.includes('scheduling');
  const mayBook = useMay('appointment:book') && isOn;
  const mayCheckIn = useMay('visit:check-in') && isOn;
  const acts = useCallback(
    (patient: ListedPatient) =>
      !patient.deceased && (
        <Group gap={4} wrap="nowrap" justify="flex-end">
          {mayCheckIn && (
            <Act icon={IconWalk} label={t('walkInOf', { name: patient.name })} onClick={() => setBooking({ walkIn: true, patient })} />
          )}
          {mayBook && (
            <Act
              icon={IconCalendarPlus}
              label={t('bookOf', { name: patient.name })}
              onClick={() => setBooking({ walkIn: false, patient })}
            />
          )}
        </Group>
      ),
    [t, mayBook, mayCheckIn],
  );
  return (
    <>
      <PatientsScreen {...(mayBook || mayCheckIn ? { acts } : {})} />
      <BookingDrawer opened={booking !== null} start={booking ?? undefined} onClose={() => setBooking(null)} />
    </>
  );
}

function Act({ icon: Icon, label, onClick }: { icon: TablerIcon; label: string; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={28} aria-label={label} onClick={onClick}>
        <Icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
