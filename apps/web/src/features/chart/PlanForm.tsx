'use client';

import { Stack, Textarea, TextInput } from '@mantine/core';
import { startCarePlan } from '@wardbook/contracts/encounters';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { PLAN_READERS } from './readers';

/** A line is a goal, or an activity with its number of sessions behind a cross: `Physiotherapy x 10`. */
export function PlanForm({ patientId, onDone }: { patientId: string; onDone: () => void }) {
  const t = useTranslations('chart.plans');
  const start = useContractMutation(startCarePlan, { invalidates: PLAN_READERS });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(startCarePlan), {
    initialValues: { title: '', goals: '', activities: '' },
    toBody: ({ title, goals, activities }) => ({
      title,
      goals: linesOf(goals).map((description) => ({ description })),
      activities: linesOf(activities).map(activityOf),
    }),
    onSubmit: async (body) => {
      await start.mutateAsync({ params: { id: patientId }, body });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('title')} placeholder={t('titlePlaceholder')} data-autofocus {...form.getInputProps('title')} />
        <Textarea label={t('goals')} description={t('onePerLine')} autosize minRows={2} {...form.getInputProps('goals')} />
        <Textarea label={t('activities')} description={t('activitiesHint')} autosize minRows={2} {...form.getInputProps('activities')} />
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('start')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function activityOf(line: string) {
  const [, display, sessions] = /^(.*?)\s*[x×]\s*(\d+)$/i.exec(line) ?? [null, line, null];
  return { display, plannedSessions: sessions ? Number(sessions) : null };
}
