'use client';

import { Button, Group, Paper, Skeleton, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { type Appointment, listPatientAppointments } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { StatusBadge } from '@/ui/StatusBadge';
import { AppointmentDetails } from '../AppointmentDetails';
import { AppointmentStep } from '../AppointmentStep';
import { BookingDrawer } from '../booking/BookingDrawer';
import type { BookingStart } from '../booking/use-booking';
import { stateOf, stateTones } from '../status-tones';
import { useQueues } from '../use-queues';
import classes from './PatientAppointments.module.css';

const SHORT = 5;
/** As many as the API gives at most. */
const MOST = 200;

/** When the patient comes next, and how the visits before went: the desk's part of the record. */
export function PatientAppointments({ patientId }: { patientId: string }) {
  const t = useTranslations('scheduling.ofPatient');
  const formats = useFormats();
  const [opened, setOpened] = useState<Appointment | null>(null);
  const [booking, setBooking] = useState<BookingStart | null>(null);
  const [isWhole, setWhole] = useState(false);
  const { data, error, refetch } = useContractQuery(listPatientAppointments, { params: { id: patientId } });
  useLive('schedule', [listPatientAppointments]);
  const today = formats.today();
  const isAhead = ({ status, businessDate }: Appointment) => businessDate >= today && (status === 'booked' || status === 'arrived');
  const ahead = data?.items.filter(isAhead).toReversed() ?? [];
  const before = data?.items.filter((each) => !isAhead(each)) ?? [];
  const current = opened && (data?.items.find(({ id }) => id === opened.id) ?? opened);
  const book = (start: BookingStart) => {
    setOpened(null);
    setBooking(start);
  };
  return (
    <Paper p="lg" component="section" aria-label={t('title')}>
      <Stack gap="sm">
        <Title order={2}>{t('title')}</Title>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && <Skeleton height={120} />}
        {data && (
          <>
            <Rows label={t('next')} none={t('noNext')} appointments={ahead} onOpen={setOpened} />
            <Rows label={t('before')} none={t('noBefore')} appointments={isWhole ? before : before.slice(0, SHORT)} onOpen={setOpened} />
            {before.length > SHORT && !isWhole && (
              <Group>
                <Button size="sm" variant="default" onClick={() => setWhole(true)}>
                  {t('all', { count: before.length })}
                </Button>
              </Group>
            )}
            {data.items.length === MOST && <Text c="dimmed">{t('latest', { count: MOST })}</Text>}
          </>
        )}
      </Stack>
      <RecordDrawer opened={current !== null} onClose={() => setOpened(null)} title={t('appointment')}>
        {current && (
          <AppointmentDetails
            appointment={current}
            onDone={() => setOpened(null)}
            onMove={(moved) => book({ walkIn: false, moved })}
            onBook={book}
          />
        )}
      </RecordDrawer>
      <BookingDrawer opened={booking !== null} start={booking ?? undefined} onClose={() => setBooking(null)} />
    </Paper>
  );
}

interface RowsProps {
  label: string;
  /** What is said where there is none. */
  none: string;
  appointments: readonly Appointment[];
  onOpen: (appointment: Appointment) => void;
}

function Rows({ label, none, appointments, onOpen }: RowsProps) {
  const { inside } = useQueues();
  return (
    <section aria-label={label}>
      <Text component="h3" fz="sm" fw={600} m={0}>
        {label}
      </Text>
      {appointments.length === 0 && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      {appointments.map((each) => (
        <Row key={each.id} appointment={each} inside={inside} onOpen={onOpen} />
      ))}
    </section>
  );
}

interface RowProps {
  appointment: Appointment;
  inside: ReadonlySet<string>;
  onOpen: (appointment: Appointment) => void;
}

function Row({ appointment, inside, onOpen }: RowProps) {
  const t = useTranslations('scheduling');
  const formats = useFormats();
  const state = stateOf(appointment, inside);
  return (
    <div className={classes.row}>
      <UnstyledButton className={classes.when} onClick={() => onOpen(appointment)}>
        <Text fw={600}>
          {formats.weekday(appointment.businessDate, 'short')} {formats.dateTime(appointment.startsAt)}
        </Text>
        <Text size="sm" c="dimmed">
          {[appointment.practitionerName, appointment.reason].filter(Boolean).join(' · ')}
        </Text>
      </UnstyledButton>
      <StatusBadge tone={stateTones[state]}>{t(`states.${state}`)}</StatusBadge>
      <AppointmentStep appointment={appointment} />
    </div>
  );
}
