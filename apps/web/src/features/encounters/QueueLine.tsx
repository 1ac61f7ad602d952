'use client';

import { Badge, Group, Text } from '@mantine/core';
import type { Visit } from '@wardbook/contracts/encounters/visits';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PatientLink } from '@/features/patients';
import { useFormats } from '@/ui/formats';
import { StatusBadge, type StatusTone } from '@/ui/StatusBadge';
import classes from './consultation.module.css';
import { CriticalVitals, OtherVitals } from './VitalChips';

const tones: Partial<Record<Visit['status'], StatusTone>> = {
  arrived: 'waiting',
  triaged: 'open',
  'in-progress': 'running',
  finished: 'done',
};

/** One visit of a queue: who, why, how long already, and the one next step. */
export function QueueLine({ visit, action, chosen = false }: { visit: Visit; action: ReactNode; chosen?: boolean }) {
  const t = useTranslations('encounters.queue');
  const sexes = useTranslations('patients.sex');
  const formats = useFormats();
  const { patient } = visit;
  const isSeen = visit.status === 'in-progress' && visit.encounterId === null;
  const who = [formats.ageOf(patient), sexes(patient.sex), visit.practitioner?.name, visit.reason];
  return (
    <Group
      className={`${classes.queueRow} ${chosen ? classes.chosen : ''}`}
      justify="space-between"
      gap="sm"
      role="group"
      aria-label={patient.name}
    >
      <div className={classes.queueWho}>
        {visit.vitals && <CriticalVitals vitals={visit.vitals} />}
        <Group gap="xs" wrap="nowrap">
          {visit.tokenNumber !== null && <Badge color="gray">{t('token', { number: visit.tokenNumber })}</Badge>}
          <PatientLink patient={patient} />
          {patient.mrn && <span className="code">{patient.mrn}</span>}
          {visit.priority !== 'routine' && <Badge color="red">{t(`priorities.${visit.priority}`)}</Badge>}
        </Group>
        <Text size="sm" c="dimmed" truncate>
          {who.filter(Boolean).join(' · ')}
        </Text>
        {visit.vitals && <OtherVitals vitals={visit.vitals} />}
      </div>
      <Group gap="sm" wrap="nowrap">
        <div style={{ textAlign: 'end' }}>
          <StatusBadge tone={isSeen ? 'done' : (tones[visit.status] ?? 'open')}>
            {isSeen ? t('seen') : t(`statuses.${visit.status}`)}
          </StatusBadge>
          <Text size="xs" c="dimmed">
            {t('minutes', { minutes: Math.max(0, formats.minutesSince(visit.startedAt)) })}
          </Text>
        </div>
        {action}
      </Group>
    </Group>
  );
}
