'use client';

import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCalendarExclamation } from '@tabler/icons-react';
import { type Appointment, cancelAppointment, listToRebook, readDay, type ToRebook } from '@wardbook/contracts/scheduling/appointments';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useLive } from '@/api/live';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './ArrivalsList.module.css';

/** Shown only while there is something to re-book: bookings that no longer hold must not wait for someone to remember them. */
export function RebookingButton({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('scheduling.rebooking');
  const { data } = useContractQuery(listToRebook, {}, { staleTime: 60_000 });
  useLive('schedule', [listToRebook]);
  if (!data || data.items.length === 0) return null;
  return (
    <Button size="sm" variant="light" color="amber" leftSection={<IconCalendarExclamation size={16} aria-hidden />} onClick={onOpen}>
      {t('button', { count: data.items.length })}
    </Button>
  );
}

/** Bookings at times when the practitioner will not be there, the next one first. */
export function RebookingList({ onMove }: { onMove: (appointment: Appointment) => void }) {
  const t = useTranslations('scheduling.rebooking');
  const { data } = useContractQuery(listToRebook, {});
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {data?.items.length === 0 ? t('none') : t('meaning')}
      </Text>
      <div>
        {data?.items.map((each) => (
          <RebookingRow key={each.appointment.id} row={each} onMove={onMove} />
        ))}
      </div>
    </Stack>
  );
}

function RebookingRow({ row: { appointment, cause }, onMove }: { row: ToRebook; onMove: (appointment: Appointment) => void }) {
  const t = useTranslations('scheduling');
  const facility = useFacility();
  const formats = useFormats();
  const mayBook = useMay('appointment:book');
  return (
    <Group className={classes.row} justify="space-between" wrap="nowrap" gap="xs" role="group" aria-label={appointment.patientName}>
      <div className={classes.who}>
        <Anchor component={Link} href={facility.path(`/patients/${appointment.patientId}`)} c="inherit" fw={600}>
          {appointment.patientName}
        </Anchor>
        <Text size="sm" c="dimmed">
          {formats.dateTime(appointment.startsAt)} · {appointment.practitionerName}
        </Text>
        <StatusBadge tone="attention">{t(`rebooking.causes.${cause}`)}</StatusBadge>
      </div>
      {mayBook && !appointment.patientDeceased && (
        <Button size="compact-sm" variant="light" onClick={() => onMove(appointment)}>
          {t('appointment.move')}
        </Button>
      )}
      {mayBook && appointment.patientDeceased && <CancelForDeath appointment={appointment} />}
    </Group>
  );
}

/** A patient who has died keeps no appointment, and no message is sent. */
function CancelForDeath({ appointment }: { appointment: Appointment }) {
  const t = useTranslations('scheduling');
  const messageOf = useProblemMessage();
  const cancel = useContractMutation(cancelAppointment, { invalidates: [listToRebook, readDay] });
  const body = { version: appointment.version, reason: t('rebooking.causes.deceased') };
  return (
    <Button
      size="compact-sm"
      variant="light"
      color="red"
      loading={cancel.isPending}
      onClick={() =>
        cancel.mutate(
          { params: { id: appointment.id }, body },
          { onError: (error) => notifications.show({ color: 'red', message: messageOf(error) }) },
        )
      }
    >
      {t('appointment.confirmCancel')}
    </Button>
  );
}
