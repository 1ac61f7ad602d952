'use client';

import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { Coding } from '@wardbook/contracts/core/list';
import { allergyCategory, criticality, recordAllergy } from '@wardbook/contracts/encounters/allergies';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { AllergenField } from './AllergenField';
import { ALLERGY_READERS } from './readers';

/** One allergy: what, how bad, what happened. */
export function AllergyForm({ patientId, onDone }: { patientId: string; onDone: () => void }) {
  const t = useTranslations('chart.allergies');
  const record = useContractMutation(recordAllergy, { invalidates: ALLERGY_READERS });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(recordAllergy), {
    initialValues: {
      text: '',
      coding: null as Coding | null,
      category: 'medication',
      criticality: 'unable-to-assess',
      reaction: '',
      comment: '',
    },
    toBody: ({ text, coding, reaction, comment, ...values }) => ({
      ...values,
      ...(coding ? { coding } : { text }),
      ...(comment.trim() ? { comment } : {}),
      reactions: reaction.trim() ? [{ manifestation: reaction }] : [],
    }),
    onSubmit: async (body) => {
      await record.mutateAsync({ params: { id: patientId }, body });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <AllergenField
          text={form.values.text}
          error={form.errors.text}
          data-autofocus
          onChange={(text, coding) => form.setValues({ text, coding })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('category')}
            data={allergyCategory.options.map((value) => ({ value, label: t(`categories.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('category')}
          />
          <Select
            label={t('criticality')}
            data={criticality.options.map((value) => ({ value, label: t(`criticalities.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('criticality')}
          />
        </SimpleGrid>
        <TextInput label={t('reaction')} placeholder={t('reactionPlaceholder')} {...form.getInputProps('reaction')} />
        <Textarea label={t('comment')} autosize minRows={2} {...form.getInputProps('comment')} />
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('record')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}
