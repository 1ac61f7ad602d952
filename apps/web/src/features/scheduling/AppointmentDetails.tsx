'use client';

import { Alert, Anchor, Button, Group, Stack } from '@mantine/core';
import type { Appointment } from '@wardbook/contracts/scheduling/appointments';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFacility, useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './AppointmentDetails.module.css';
import { useArrivalWords } from './arrival-words';
import type { BookingStart } from './booking/use-booking';
import { stateOf, stateTones } from './status-tones';
import { useAppointmentActs } from './use-appointment-acts';
import { useQueues } from './use-queues';

interface AppointmentDetailsProps {
  appointment: Appointment;
  onDone: () => void;
  onMove: (appointment: Appointment) => void;
  /** The patient comes again. */
  onBook: (start: BookingStart) => void;
}

/** One appointment with everything that may be done with it now. */
export function AppointmentDetails({ appointment, ...acts }: AppointmentDetailsProps) {
  return (
    <Stack>
      <Facts appointment={appointment} />
      <Acts appointment={appointment} {...acts} />
    </Stack>
  );
}

function Facts({ appointment }: { appointment: Appointment }) {
  const t = useTranslations('scheduling');
  const facility = useFacility();
  const formats = useFormats();
  const state = stateOf(appointment, useQueues().inside);
  const { waits } = useArrivalWords()(appointment, state);
  const facts: [string, string | number | null][] = [
    [t('appointment.practitioner'), appointment.practitionerName],
    [t('appointment.time'), `${formats.weekday(appointment.businessDate, 'short')}, ${formats.dateTime(appointment.startsAt)}`],
    [t('appointment.token'), appointment.tokenNumber],
    [t('appointment.reason'), appointment.reason],
    [t('appointment.why'), appointment.statusReason],
  ];
  return (
    <>
      <div>
        <Anchor component={Link} href={facility.path(`/patients/${appointment.patientId}`)} c="inherit" fw={600} fz="lg">
          {appointment.patientName}
        </Anchor>
        <Group gap="xs" mt={4}>
          <StatusBadge tone={stateTones[state]}>{t(`states.${state}`)}</StatusBadge>
          {waits && state !== 'cancelled' && <span>{waits}</span>}
          {appointment.patientMrn && <span className="code">{appointment.patientMrn}</span>}
        </Group>
      </div>
      {appointment.patientDeceased && <Alert color="dark" title={t('appointment.hasDied')} />}
      {appointment.overbooked && <Alert color="amber" title={t('appointment.overbooked')} />}
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function Acts({ appointment, onDone, onMove, onBook }: AppointmentDetailsProps) {
  const t = useTranslations('scheduling.appointment');
  const arrivals = useTranslations('scheduling.arrivals');
  const [cancelling, setCancelling] = useState(false);
  const mayBook = useMay('appointment:book');
  const acts = useAppointmentActs(appointment, onDone);
  const { patientId, patientName, patientMrn, patientDeceased, practitionerId } = appointment;
  const patient = { id: patientId, name: patientName, mrn: patientMrn };
  return (
    <Stack gap="xs">
      {acts.canCheckIn && (
        <Button data-autofocus loading={acts.pending} onClick={acts.checkIn}>
          {arrivals('checkIn')}
        </Button>
      )}
      {acts.canMove && (
        <Button variant="default" onClick={() => onMove(appointment)}>
          {t('move')}
        </Button>
      )}
      {acts.canMiss && (
        <Button variant="default" onClick={acts.miss}>
          {t('noShow')}
        </Button>
      )}
      {mayBook && !patientDeceased && (
        <Button variant="default" onClick={() => onBook({ walkIn: false, patient, practitionerId })}>
          {t('bookAgain')}
        </Button>
      )}
      {acts.canCancel && (
        <Button variant="light" color="red" onClick={() => setCancelling(true)}>
          {t('cancel')}
        </Button>
      )}
      <ReasonModal
        opened={cancelling}
        onClose={() => setCancelling(false)}
        title={t('cancel')}
        confirmLabel={t('confirmCancel')}
        onConfirm={acts.cancel}
      >
        {t('cancelMeaning')}
      </ReasonModal>
    </Stack>
  );
}
