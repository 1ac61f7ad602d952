'use client';

import { Badge, Button, Group, Paper, ScrollArea, Skeleton, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type Appointment, checkIn, readDay } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './ArrivalsList.module.css';
import { statusTones } from './status-tones';
import { useSecondVisit } from './use-second-visit';

interface ArrivalsListProps {
  appointments: readonly Appointment[] | undefined;
  onOpen: (appointment: Appointment) => void;
}

/** The patients who are here and who are expected, each with the next step. */
export function ArrivalsList({ appointments, onOpen }: ArrivalsListProps) {
  const t = useTranslations('scheduling.arrivals');
  const here = appointments?.filter(({ status }) => status === 'arrived').sort(byArrival) ?? [];
  const expected = appointments?.filter(({ status }) => status === 'booked') ?? [];
  return (
    <Paper p="md" component="section" aria-label={t('title')}>
      <Stack gap="md">
        <Title order={2}>{t('title')}</Title>
        {!appointments && <Skeleton height={160} />}
        {appointments && here.length + expected.length === 0 && <Text c="dimmed">{t('none')}</Text>}
        <ScrollArea.Autosize mah="calc(100vh - 240px)">
          <Group gap="xs" mb={4}>
            {here.length > 0 && <Text className="label">{t('here')}</Text>}
          </Group>
          {here.map((each) => (
            <ArrivalRow key={each.id} appointment={each} onOpen={onOpen} />
          ))}
          {expected.length > 0 && (
            <Text mt="sm" mb={4}>
              {t('expected')}
            </Text>
          )}
          {expected.map((each) => (
            <ArrivalRow key={each.id} appointment={each} onOpen={onOpen} />
          ))}
        </ScrollArea.Autosize>
      </Stack>
    </Paper>
  );
}

function byArrival(one: Appointment, other: Appointment): number {
  return (one.arrivedAt ?? '').localeCompare(other.arrivedAt ?? '');
}

function ArrivalRow({ appointment, onOpen }: { appointment: Appointment; onOpen: (appointment: Appointment) => void }) {
  const t = useTranslations('scheduling.arrivals');
  const statuses = useTranslations('scheduling.statuses');
  const formats = useFormats();
  const deceased = useTranslations('scheduling.appointment');
  const isHere = appointment.status === 'arrived';
  return (
    <Group className={classes.row} justify="space-between" wrap="nowrap" gap="xs" role="group" aria-label={appointment.patientName}>
      <UnstyledButton className={classes.who} onClick={() => onOpen(appointment)}>
        <Text fw={600} truncate>
          {appointment.patientName}
        </Text>
        {appointment.patientDeceased && <Badge color="dark">{deceased('deceased')}</Badge>}
        <Text size="sm" c="dimmed" truncate>
          {appointment.tokenNumber !== null && `${t('token', { token: appointment.tokenNumber })} · `}
          {formats.time(appointment.startsAt)} · {appointment.practitionerName}
        </Text>
      </UnstyledButton>
      {isHere ? (
        <Stack gap={2} align="flex-end">
          <StatusBadge tone={statusTones.arrived}>{statuses('arrived')}</StatusBadge>
          {appointment.arrivedAt && (
            <Text size="xs" c="dimmed">
              {t('waitsMinutes', { minutes: Math.max(0, formats.minutesSince(appointment.arrivedAt)) })}
            </Text>
          )}
        </Stack>
      ) : (
        appointment.businessDate <= formats.today() && !appointment.patientDeceased && <CheckInButton appointment={appointment} />
      )}
    </Group>
  );
}

function CheckInButton({ appointment }: { appointment: Appointment }) {
  const t = useTranslations('scheduling.arrivals');
  const messageOf = useProblemMessage();
  const mayCheckIn = useMay('visit:check-in');
  const mutation = useContractMutation(checkIn, { invalidates: [readDay] });
  const asksSecondVisit = useSecondVisit();
  if (!mayCheckIn) return null;
  const receive = (confirmedSecondVisit: boolean) =>
    mutation.mutate(
      { params: { id: appointment.id }, body: { version: appointment.version, confirmedSecondVisit } },
      {
        onSuccess: () => notifications.show({ message: t('checkedIn', { name: appointment.patientName }) }),
        onError: (error) => {
          if (asksSecondVisit(error, appointment.patientName, () => receive(true))) return;
          notifications.show({ color: 'red', message: messageOf(error) });
        },
      },
    );
  return (
    <Button size="compact-sm" variant="light" loading={mutation.isPending} onClick={() => receive(false)}>
      {t('checkIn')}
    </Button>
  );
}
