'use client';

import { NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import {
  deliveryMode,
  type HistoryKind,
  pregnancyOutcome,
  recordHistoryEntry,
  relationship,
  socialTopic,
} from '@wardbook/contracts/encounters/history-entries';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { HISTORY_READERS } from './readers';

/** What each kind asks for beside its title, year and comment; choices have their lists, the rest is text or a number. */
const fields: Record<HistoryKind, Record<string, readonly string[] | 'text' | 'number'>> = {
  'past-medical': { treatment: 'text' },
  surgical: { place: 'text', outcome: 'text' },
  family: { relationship: relationship.options, ageAtOnset: 'number' },
  social: { topic: socialTopic.options, status: ['never', 'former', 'current', 'unknown'], amount: 'text' },
  obstetric: {
    outcome: pregnancyOutcome.options,
    gestationWeeks: 'number',
    delivery: deliveryMode.options,
    birthWeightGrams: 'number',
    complications: 'text',
  },
};

/** One entry of the history with the details of its kind. */
export function HistoryForm({ patientId, kind, onDone }: { patientId: string; kind: HistoryKind; onDone: () => void }) {
  const t = useTranslations('chart.history');
  const record = useContractMutation(recordHistoryEntry, { invalidates: HISTORY_READERS });
  const details: Record<string, string | number> = Object.fromEntries(Object.keys(fields[kind]).map((name) => [name, '']));
  const { form, submit, submitting, problem } = useContractForm(bodyOf(recordHistoryEntry), {
    initialValues: { text: '', year: '' as string | number, comment: '', details },
    toBody: ({ text, year, comment, details: given }) => ({
      text,
      ...(comment.trim() ? { comment } : {}),
      ...(year === '' ? {} : { happenedOn: `${year}-01-01` }),
      details: { kind, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== null)) },
    }),
    onSubmit: async (body) => {
      await record.mutateAsync({ params: { id: patientId }, body });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t(`titles.${kind}`)} data-autofocus {...form.getInputProps('text')} />
        {Object.entries(fields[kind]).map(([name, field]) => {
          const label = t(`fields.${name}` as 'fields.amount');
          const props = { key: name, label, ...form.getInputProps(`details.${name}`) };
          if (field === 'text') return <TextInput {...props} key={name} />;
          if (field === 'number') return <NumberInput {...props} key={name} min={0} hideControls />;
          const data = field.map((value) => ({ value, label: t(`values.${value}` as 'values.mother') }));
          return <Select {...props} key={name} data={data} clearable />;
        })}
        <NumberInput label={t('year')} min={1900} max={2200} hideControls thousandSeparator="" {...form.getInputProps('year')} />
        <Textarea label={t('comment')} autosize minRows={2} {...form.getInputProps('comment')} />
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('record')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}
