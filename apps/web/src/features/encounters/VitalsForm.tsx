'use client';

import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import type { Visit } from '@wardbook/contracts/encounters/visits';
import { bodyMassIndex, type VitalKey, vitalSigns } from '@wardbook/contracts/encounters/vital-signs';
import { listVitals } from '@wardbook/contracts/encounters/vitals';
import { hasReached } from '@wardbook/contracts/patients/birth';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useContractQuery } from '@/api/queries';
import { PatientAllergies, PatientLink } from '@/features/patients';
import { FormProblem } from '@/ui/form/FormProblem';
import { useFormats } from '@/ui/formats';
import classes from './consultation.module.css';
import { useVitalSet } from './use-vital-set';
import { VitalField } from './VitalField';

/** From this age on a head is no longer measured at every visit. */
const CHILD = { count: 3, unit: 'years' } as const;
const LAST_SETS = 5;

/** One set: the value before stands with each field, what is abnormal is flagged, what is improbable is asked about. */
export function VitalsForm({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const t = useTranslations('encounters.vitals');
  const { data } = useContractQuery(listVitals, { params: { id: visit.patient.id }, query: { limit: LAST_SETS } });
  const set = useVitalSet(visit, onDone);
  const reasonId = useId();
  const { birthDate, day } = set.subject;
  const isChild = birthDate !== null && !hasReached(birthDate, CHILD, day);
  const shown = vitalSigns.filter(({ key }) => key !== 'head-circumference' || isChild);
  const before = (key: VitalKey) => {
    const last = data?.sets.find(({ values }) => values.some((one) => one.key === key));
    const value = last?.values.find((one) => one.key === key)?.value;
    return last && value !== undefined ? { value, at: last.occurredAt } : undefined;
  };
  return (
    <Paper withBorder p="md" component="section" aria-label={t('of', { name: visit.patient.name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void set.submit().catch(() => undefined);
        }}
        noValidate
      >
        <Stack>
          <Measured visit={visit} />
          <div className={classes.vitals}>
            {shown.map(({ key }, index) => (
              <VitalField
                key={key}
                name={key}
                value={set.typed[key]}
                subject={set.subject}
                autoFocus={index === 0}
                before={before(key)}
                doubtful={set.doubtful.includes(key)}
                confirmed={set.confirmed.includes(key)}
                onConfirm={(isRight) => set.confirm(key, isRight)}
                onChange={(value) => set.change(key, value)}
              />
            ))}
          </div>
          <BodyMassIndex set={set} />
          <Group align="flex-end">
            <TextInput
              label={t('comment')}
              value={set.comment}
              onChange={(event) => set.setComment(event.currentTarget.value)}
              style={{ flex: '1 1 14rem' }}
            />
            <DateTimePicker
              label={t('takenAt')}
              placeholder={t('now')}
              clearable
              value={set.takenAt}
              onChange={set.setTakenAt}
              style={{ flex: '0 1 16rem' }}
            />
          </Group>
          <FormProblem problem={set.problem} />
          <Group justify="flex-end">
            <Text
              id={reasonId}
              size="sm"
              role="status"
              c={set.obstacle === 'nothing' ? 'dimmed' : 'amber'}
              fw={set.obstacle === 'nothing' ? 400 : 600}
            >
              {set.obstacle && t(`obstacles.${set.obstacle}`)}
            </Text>
            <Button variant="default" onClick={onDone}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={set.obstacle !== null} aria-describedby={reasonId} loading={set.isRecording}>
              {t('record')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

/** The patient, with the known allergies or a note that they were not asked. */
function Measured({ visit: { patient } }: { visit: Visit }) {
  const t = useTranslations('encounters.vitals');
  const sexes = useTranslations('patients.sex');
  const formats = useFormats();
  return (
    <Group gap="sm">
      <Title order={2} size="h4">
        {t.rich('ofPatient', { patient: () => <PatientLink patient={patient} /> })}
      </Title>
      <Text>{[formats.ageOf(patient), sexes(patient.sex)].filter(Boolean).join(' · ')}</Text>
      {patient.mrn && <span className="code">{patient.mrn}</span>}
      <PatientAllergies patientId={patient.id} />
    </Group>
  );
}

function BodyMassIndex({ set }: { set: ReturnType<typeof useVitalSet> }) {
  const t = useTranslations('encounters.vitals');
  if (set.index === null) return null;
  return (
    <Text size="sm" c={set.isIndexImprobable ? 'amber' : undefined} fw={set.isIndexImprobable ? 600 : undefined}>
      {t('index', { value: set.index, unit: bodyMassIndex.unitDisplay })}
      {set.isIndexImprobable && ` · ${t('indexImprobable')}`}
    </Text>
  );
}
