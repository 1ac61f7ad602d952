'use client';

import { Button, Checkbox, Group, NumberInput, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { listVisits, type Visit } from '@wardbook/contracts/encounters/visits';
import {
  bodyMassIndex,
  bodyMassIndexOf,
  judgeVital,
  type VitalKey,
  type VitalSubject,
  vitalSign,
  vitalSigns,
} from '@wardbook/contracts/encounters/vital-signs';
import { listVitals, recordVitals } from '@wardbook/contracts/encounters/vitals';
import { useTranslations } from 'next-intl';
import { type SyntheticEvent, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { useFacility } from '@/features/identity';
import { fromWall } from '@/features/scheduling';
import { FormProblem } from '@/ui/form/FormProblem';
import { useFormats } from '@/ui/formats';
import classes from './consultation.module.css';

type Values = Partial<Record<VitalKey, number>>;
const CHILD_DAYS = 3 * 365;

/** One set in one row: the value before stands beside each field, what is abnormal is flagged, what is improbable is asked about. */
export function VitalsForm({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const t = useTranslations('encounters.vitals');
  const { data } = useContractQuery(listVitals, { params: { id: visit.patient.id }, query: { limit: 5 } });
  const [values, setValues] = useState<Values>({});
  const [confirmed, setConfirmed] = useState<VitalKey[]>([]);
  const [comment, setComment] = useState('');
  const [takenAt, setTakenAt] = useState<string | null>(null);
  const { timeZone } = useFacility();
  const ageDays = data?.ageDays ?? null;
  const subject = { ageDays, kind: visit.patient.kind };
  const record = useContractMutation(recordVitals, { invalidates: [listVisits, listVitals] });
  const given = vitalSigns.flatMap(({ key }) => (values[key] === undefined ? [] : [{ key, value: values[key] }]));
  const doubtful = given.filter(({ key, value }) => judgeVital(key, value, subject) === 'improbable').map(({ key }) => key);
  const impossible = given.some(({ key, value }) => judgeVital(key, value, subject) === 'impossible');
  const index = impossible || subject.kind === 'animal' ? null : bodyMassIndexOf(values.weight, values.height);
  const mayRecord = given.length > 0 && !impossible && doubtful.every((key) => confirmed.includes(key));
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!mayRecord) return;
    const body = {
      visitId: visit.id,
      values: given,
      confirmed,
      ...(comment.trim() ? { comment } : {}),
      ...(takenAt ? { occurredAt: fromWall(takenAt, timeZone) } : {}),
    };
    await record.mutateAsync({ params: { id: visit.patient.id }, body });
    notifications.show({ color: 'green', message: t('recorded', { name: visit.patient.name }) });
    onDone();
  };
  const shown = vitalSigns.filter(({ key }) => key !== 'head-circumference' || (ageDays !== null && ageDays < CHILD_DAYS));
  return (
    <Paper withBorder p="md" component="section" aria-label={t('of', { name: visit.patient.name })}>
      <form onSubmit={(event) => void submit(event).catch(() => undefined)} noValidate>
        <Stack>
          <Title order={2} size="h4">
            {t('of', { name: visit.patient.name })}
          </Title>
          <div className={classes.vitals}>
            {shown.map(({ key }, index) => (
              <VitalField
                key={key}
                name={key}
                value={values[key]}
                subject={subject}
                autoFocus={index === 0}
                before={
                  data?.sets.flatMap((set) => set.values.filter((one) => one.key === key).map((one) => ({ ...one, at: set.occurredAt })))[0]
                }
                confirmed={confirmed.includes(key)}
                onConfirm={(isRight) => setConfirmed((all) => (isRight ? [...all, key] : all.filter((one) => one !== key)))}
                onChange={(value) => {
                  setValues((all) => ({ ...all, [key]: value }));
                  setConfirmed((all) => all.filter((one) => one !== key));
                }}
              />
            ))}
          </div>
          {index !== null && <Text size="sm">{t('index', { value: index, unit: bodyMassIndex.unitDisplay })}</Text>}
          <Group align="flex-end">
            <TextInput
              label={t('comment')}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
              style={{ flex: 1 }}
            />
            <DateTimePicker label={t('takenAt')} placeholder={t('now')} clearable value={takenAt} onChange={setTakenAt} w={220} />
          </Group>
          <FormProblem problem={record.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!mayRecord} loading={record.isPending}>
              {t('record')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

interface VitalFieldProps {
  name: VitalKey;
  value: number | undefined;
  subject: VitalSubject;
  before: { value: number; at: string } | undefined;
  autoFocus: boolean;
  confirmed: boolean;
  onChange: (value: number | undefined) => void;
  onConfirm: (isRight: boolean) => void;
}

function VitalField({ name, value, subject, before, autoFocus, confirmed, onChange, onConfirm }: VitalFieldProps) {
  const t = useTranslations('encounters.vitals');
  const formats = useFormats();
  const sign = vitalSign(name);
  const verdict = value === undefined ? 'normal' : judgeVital(name, value, subject);
  const range = subject.kind === 'person' ? t('between', { low: sign.possible[0], high: sign.possible[1] }) : t('impossible');
  return (
    <div>
      <NumberInput
        className={classes.vitalInput}
        label={t(`signs.${name}`)}
        placeholder={before ? String(before.value) : ''}
        value={value ?? ''}
        decimalScale={sign.decimals}
        hideControls
        autoFocus={autoFocus}
        rightSection={
          <Text size="xs" c="dimmed">
            {sign.unitDisplay}
          </Text>
        }
        rightSectionWidth={56}
        error={verdict === 'impossible' ? range : undefined}
        onChange={(next) => onChange(next === '' ? undefined : Number(next))}
      />
      <Text
        size="xs"
        c={verdict === 'low' || verdict === 'high' ? undefined : 'dimmed'}
        fw={verdict === 'low' || verdict === 'high' ? 600 : undefined}
      >
        {verdict === 'low' && `↓ ${t('low')}`}
        {verdict === 'high' && `↑ ${t('high')}`}
        {(verdict === 'normal' || verdict === 'unjudged') && before && t('before', { value: before.value, day: formats.dayOf(before.at) })}
      </Text>
      {verdict === 'improbable' && (
        <Checkbox size="xs" label={t('confirm')} checked={confirmed} onChange={(event) => onConfirm(event.currentTarget.checked)} />
      )}
    </div>
  );
}
