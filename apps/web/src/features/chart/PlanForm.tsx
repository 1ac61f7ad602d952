'use client';

import { Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { startCarePlan } from '@wardbook/contracts/encounters/care-plans';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { PLAN_READERS } from './readers';

interface PlanFormProps {
  patientId: string;
  /** Where it was agreed, when that was in a consultation. */
  visitId?: string;
  encounterId?: string | null;
  onDone: () => void;
}

/** A line is a goal, or an activity with its number of sessions behind a cross: `Physiotherapy x 10`. */
export function PlanForm({ patientId, visitId, encounterId = null, onDone }: PlanFormProps) {
  const t = useTranslations('chart.plans');
  const start = useContractMutation(startCarePlan, { invalidates: PLAN_READERS });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(startCarePlan), {
    initialValues: { title: '', goals: '', activities: '' },
    toBody: ({ title, goals, activities }) => ({
      title,
      visitId: visitId ?? null,
      encounterId,
      goals: linesOf(goals).map((description) => ({ description })),
      activities: linesOf(activities).map(activityOf),
    }),
    onSubmit: async (body) => {
      const { title } = await start.mutateAsync({ params: { id: patientId }, body });
      notifications.show({ color: 'green', message: t('started', { title }) });
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
