'use client';

import { Alert, Button, Drawer, Group, Stack, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type Appointment, cancelAppointment, checkIn, markNoShow, readDay } from '@wardbook/contracts/scheduling/appointments';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFacility, useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';
import { StatusBadge } from '@/ui/StatusBadge';
import { statusTones } from './status-tones';
import { useSecondVisit } from './use-second-visit';

interface AppointmentDrawerProps {
  appointment: Appointment | null;
  onClose: () => void;
  onMove: (appointment: Appointment) => void;
}

/** One appointment with everything that may be done with it now. */
export function AppointmentDrawer({ appointment, onClose, onMove }: AppointmentDrawerProps) {
  const t = useTranslations('scheduling.appointment');
  return (
    <Drawer opened={appointment !== null} onClose={onClose} position="right" title={t('title')}>
      {appointment && (
        <Stack>
          <Facts appointment={appointment} />
          <Acts appointment={appointment} onDone={onClose} onMove={onMove} />
        </Stack>
      )}
    </Drawer>
  );
}

function Facts({ appointment }: { appointment: Appointment }) {
  const t = useTranslations('scheduling.appointment');
  const statuses = useTranslations('scheduling.statuses');
  const formats = useFormats();
  const facts: [string, string | number | null][] = [
    [t('patient'), appointment.patientDeceased ? `${appointment.patientName} (${t('deceased')})` : appointment.patientName],
    [t('practitioner'), appointment.practitionerName],
    [t('time'), formats.dateTime(appointment.startsAt)],
    [t('token'), appointment.tokenNumber],
    [t('reason'), appointment.reason],
  ];
  return (
    <>
      <Group>
        <StatusBadge tone={statusTones[appointment.status]}>{statuses(appointment.status)}</StatusBadge>
        {appointment.patientMrn && <span className="code">{appointment.patientMrn}</span>}
      </Group>
      {appointment.overbooked && <Alert color="amber" title={t('overbooked')} />}
      <Table variant="vertical">
        <Table.Tbody>
          {facts
            .filter(([, value]) => value !== null)
            .map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th w={120}>{name}</Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function Acts({
  appointment,
  onDone,
  onMove,
}: {
  appointment: Appointment;
  onDone: () => void;
  onMove: (appointment: Appointment) => void;
}) {
  const t = useTranslations('scheduling.appointment');
  const arrivals = useTranslations('scheduling.arrivals');
  const facility = useFacility();
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const [cancelling, setCancelling] = useState(false);
  const mayBook = useMay('appointment:book');
  const mayCheckIn = useMay('visit:check-in');
  const arrive = useContractMutation(checkIn, { invalidates: [readDay], onSuccess: onDone });
  const miss = useContractMutation(markNoShow, { invalidates: [readDay], onSuccess: onDone });
  const cancel = useContractMutation(cancelAppointment, { invalidates: [readDay], onSuccess: onDone });
  const step = { params: { id: appointment.id }, body: { version: appointment.version } };
  const onError = (error: Error) => notifications.show({ color: 'red', message: messageOf(error) });
  const asksSecondVisit = useSecondVisit();
  const receive = (confirmedSecondVisit: boolean) =>
    arrive.mutate(
      { ...step, body: { ...step.body, confirmedSecondVisit } },
      { onError: (error) => asksSecondVisit(error, appointment.patientName, () => receive(true)) || onError(error) },
    );
  const isBooked = appointment.status === 'booked';
  const isToday = appointment.businessDate <= formats.today();
  const hasBegun = formats.minutesSince(appointment.startsAt) >= 0;
  return (
    <Stack gap="xs">
      {mayCheckIn && isBooked && isToday && (
        <Button loading={arrive.isPending} onClick={() => receive(false)}>
          {arrivals('checkIn')}
        </Button>
      )}
      <Button variant="default" component={Link} href={facility.path(`/patients/${appointment.patientId}`)}>
        {t('openChart')}
      </Button>
      {mayBook && isBooked && (
        <Button variant="default" onClick={() => onMove(appointment)}>
          {t('move')}
        </Button>
      )}
      {mayCheckIn && isBooked && hasBegun && (
        <Button variant="default" loading={miss.isPending} onClick={() => miss.mutate(step, { onError })}>
          {t('noShow')}
        </Button>
      )}
      {mayBook && (isBooked || appointment.status === 'arrived') && (
        <Button variant="light" color="red" onClick={() => setCancelling(true)}>
          {t('cancel')}
        </Button>
      )}
      <ReasonModal
        opened={cancelling}
        onClose={() => setCancelling(false)}
        title={t('cancel')}
        confirmLabel={t('confirmCancel')}
        onConfirm={async (reason) => {
          await cancel.mutateAsync({ ...step, body: { ...step.body, reason } });
        }}
      >
        {t('cancelMeaning')}
      </ReasonModal>
    </Stack>
  );
}
