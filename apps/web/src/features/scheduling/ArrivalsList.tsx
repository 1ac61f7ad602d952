'use client';

import { Anchor, Badge, Group, Paper, Skeleton, Text, Title, UnstyledButton } from '@mantine/core';
import type { Appointment } from '@wardbook/contracts/scheduling/appointments';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFacility } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { AppointmentStep } from './AppointmentStep';
import classes from './ArrivalsList.module.css';
import { useArrivalWords } from './arrival-words';
import { type ArrivalGroup, arrivalGroups } from './arrivals';
import type { Day } from './day/day-columns';
import { type AppointmentState, stateOf } from './status-tones';
import { useQueues } from './use-queues';

interface ArrivalsListProps {
  day: Day | undefined;
  onOpen: (appointment: Appointment) => void;
}

/** The patients who are here and who are expected, each with the next step, and at the end what became of the others. */
export function ArrivalsList({ day, onOpen }: ArrivalsListProps) {
  const t = useTranslations('scheduling.arrivals');
  const formats = useFormats();
  const { inside } = useQueues();
  const groups = day ? arrivalGroups(day.appointments, inside) : [];
  const isOver = day !== undefined && day.date < formats.today();
  return (
    <Paper p={{ base: 0, md: 'md' }} component="section" aria-label={t('title')} className={classes.list}>
      <Title order={2} mb="xs">
        {t(isOver ? 'titlePast' : 'title')}
      </Title>
      {!day && <Skeleton height={160} />}
      {day && groups.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {groups.map((group) => (
        <People key={group.kind} group={group} inside={inside} onOpen={onOpen} />
      ))}
    </Paper>
  );
}

interface GroupProps extends Pick<ArrivalsListProps, 'onOpen'> {
  group: ArrivalGroup;
  inside: ReadonlySet<string>;
}

function People({ group: { kind, appointments }, inside, onOpen }: GroupProps) {
  const t = useTranslations('scheduling.arrivals');
  return (
    <section className={classes.group} aria-label={t(`groups.${kind}`)}>
      <Group justify="space-between">
        <Text component="h3" fz="sm" fw={600} m={0}>
          {t(`groups.${kind}`)}
        </Text>
        <Text size="sm" c="dimmed">
          {appointments.length}
        </Text>
      </Group>
      {appointments.map((each) => (
        <ArrivalRow key={each.id} appointment={each} state={stateOf(each, inside)} onOpen={onOpen} />
      ))}
    </section>
  );
}

interface ArrivalRowProps extends Pick<ArrivalsListProps, 'onOpen'> {
  appointment: Appointment;
  state: AppointmentState;
}

function ArrivalRow({ appointment, state, onOpen }: ArrivalRowProps) {
  const t = useTranslations('scheduling');
  const facility = useFacility();
  const formats = useFormats();
  const { waits, isLate } = useArrivalWords()(appointment, state);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form.
    <div className={classes.row} role="group" aria-label={appointment.patientName}>
      <div className={classes.who}>
        <Anchor component={Link} href={facility.path(`/patients/${appointment.patientId}`)} c="inherit" fw={600} className={classes.target}>
          {appointment.patientName}
        </Anchor>
        {appointment.patientDeceased && <Badge color="dark">{t('appointment.deceased')}</Badge>}
        <UnstyledButton
          className={classes.when}
          aria-label={t('arrivals.open', { name: appointment.patientName })}
          onClick={() => onOpen(appointment)}
        >
          {appointment.tokenNumber !== null && `${t('arrivals.token', { token: appointment.tokenNumber })} · `}
          {formats.time(appointment.startsAt)} · {appointment.practitionerName}
        </UnstyledButton>
        {waits && (
          <Text size="xs" className={classes.waits} data-late={isLate || undefined}>
            {waits}
          </Text>
        )}
      </div>
      <AppointmentStep appointment={appointment} />
    </div>
  );
}
