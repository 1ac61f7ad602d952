'use client';

import { ActionIcon, Button, Grid, Group } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconChevronLeft, IconChevronRight, IconPlus, IconWalk } from '@tabler/icons-react';
import { type Appointment, readDay } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { useShortcuts } from '@/ui/shortcuts';
import { AppointmentDrawer } from './AppointmentDrawer';
import { ArrivalsList } from './ArrivalsList';
import { BookingDrawer } from './BookingDrawer';
import { DayGrid } from './DayGrid';
import { RebookingButton, RebookingDrawer } from './Rebooking';
import type { BookingStart } from './use-booking';
import { addDays } from './wall-time';

/** Reception's home: the day by practitioner, and beside it who is expected and who waits. */
export function TodayScreen() {
  const t = useTranslations('scheduling.today');
  const formats = useFormats();
  const [date, setDate] = useDate();
  const [opened, setOpened] = useState<Appointment | null>(null);
  const [booking, setBooking] = useState<BookingStart | null>(null);
  const [isRebooking, setRebooking] = useState(false);
  const { data, error, refetch } = useContractQuery(readDay, { params: { date } }, { keepPrevious: true });
  const current = opened && (data?.appointments.find((each) => each.id === opened.id) ?? opened);
  useLive('schedule', [readDay]);
  return (
    <PageFrame
      title={date === formats.today() ? t('title') : t('otherDay', { day: formats.day(date) })}
      subtitle={formats.day(date)}
      actions={<DayActions date={date} setDate={setDate} onBook={setBooking} onRebook={() => setRebooking(true)} />}
      width="full"
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <DayGrid
            day={data}
            date={date}
            onOpen={setOpened}
            onBook={(practitionerId, startsAt) => setBooking({ walkIn: false, practitionerId, startsAt })}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <ArrivalsList appointments={data?.appointments} onOpen={setOpened} />
        </Grid.Col>
      </Grid>
      <AppointmentDrawer
        appointment={current}
        onClose={() => setOpened(null)}
        onMove={(moved) => {
          setOpened(null);
          setBooking({ walkIn: false, moved });
        }}
      />
      <RebookingDrawer opened={isRebooking} onClose={() => setRebooking(false)} onMove={(moved) => setBooking({ walkIn: false, moved })} />
      <BookingDrawer opened={booking !== null} start={booking ?? undefined} date={date} onClose={() => setBooking(null)} />
    </PageFrame>
  );
}

/** The day is in the URL; without one it is today, also after midnight. */
function useDate(): [string, (date: string) => void] {
  const formats = useFormats();
  const [date, setDate] = useQueryState('date', parseAsString);
  return [date ?? formats.today(), (next) => void setDate(next === formats.today() ? null : next)];
}

interface DayActionsProps {
  date: string;
  setDate: (date: string) => void;
  onBook: (start: BookingStart) => void;
  onRebook: () => void;
}

function DayActions({ date, setDate, onBook, onRebook }: DayActionsProps) {
  const t = useTranslations('scheduling.today');
  const formats = useFormats();
  const mayBook = useMay('appointment:book');
  const mayCheckIn = useMay('visit:check-in');
  useShortcuts(
    useMemo(
      () => [
        { keys: 'ArrowLeft', label: t('previous'), run: () => setDate(addDays(date, -1)) },
        { keys: 'ArrowRight', label: t('next'), run: () => setDate(addDays(date, 1)) },
      ],
      [t, date, setDate],
    ),
  );
  return (
    <Group gap="xs">
      <RebookingButton onOpen={onRebook} />
      <ActionIcon variant="default" size={32} aria-label={t('previous')} onClick={() => setDate(addDays(date, -1))}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Button variant="default" size="sm" onClick={() => setDate(formats.today())}>
        {t('now')}
      </Button>
      <ActionIcon variant="default" size={32} aria-label={t('next')} onClick={() => setDate(addDays(date, 1))}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <DateInput aria-label={t('pickDay')} size="sm" w={140} value={date} onChange={(day) => day && setDate(day)} />
      {mayCheckIn && (
        <Button variant="default" size="sm" leftSection={<IconWalk size={16} aria-hidden />} onClick={() => onBook({ walkIn: true })}>
          {t('walkIn')}
        </Button>
      )}
      {mayBook && (
        <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onBook({ walkIn: false })}>
          {t('book')}
        </Button>
      )}
    </Group>
  );
}
