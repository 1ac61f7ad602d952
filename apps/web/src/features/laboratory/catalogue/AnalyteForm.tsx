'use client';

import { NumberInput, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { type Analyte, changeAnalyte, createAnalyte, labValueKind, listAnalytes } from '@wardbook/contracts/laboratory/catalogue';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { AnswersGrid } from './AnswersGrid';
import { type AnalyteValues, bodyFrom, valuesOf } from './analyte-values';
import { RangesGrid } from './RangesGrid';

interface AnalyteFormProps {
  /** Null makes a new one. */
  analyte: Analyte | null;
  onDone: () => void;
}

/** What is measured, in which unit, and what is normal for whom. */
export function AnalyteForm({ analyte, onDone }: AnalyteFormProps) {
  const t = useTranslations('laboratory.catalogue');
  const choices = { invalidates: [listAnalytes], onSuccess: onDone };
  const create = useContractMutation(createAnalyte, choices);
  const change = useContractMutation(changeAnalyte, choices);
  const schema = analyte ? bodyOf(changeAnalyte) : bodyOf(createAnalyte);
  const { form, submit, submitting, problem } = useContractForm(schema, {
    initialValues: valuesOf(analyte),
    toBody: (values: AnalyteValues) => ({ ...bodyFrom(values), ...(analyte ? { version: analyte.version } : { code: values.code }) }),
    onSubmit: (body) =>
      analyte ? change.mutateAsync({ params: { id: analyte.id }, body: body as never }) : create.mutateAsync({ body: body as never }),
  });
  const { valueKind } = form.values;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput label={t('name')} required {...form.getInputProps('name')} />
          <TextInput label={t('code')} required disabled={analyte !== null} {...form.getInputProps('code')} />
          <TextInput label={t('loinc')} {...form.getInputProps('loincCode')} />
          <Select
            label={t('kind')}
            required
            allowDeselect={false}
            data={labValueKind.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            {...form.getInputProps('valueKind')}
          />
          <TextInput label={t('method')} {...form.getInputProps('method')} />
          <Switch label={t('inUse')} mt={28} {...form.getInputProps('active', { type: 'checkbox' })} />
        </SimpleGrid>
        {valueKind === 'quantity' && (
          <SimpleGrid cols={5}>
            <TextInput label={t('ucum')} required {...form.getInputProps('unit')} />
            <TextInput label={t('unit')} required {...form.getInputProps('unitDisplay')} />
            <NumberInput label={t('decimals')} min={0} max={6} {...form.getInputProps('decimals')} />
            <NumberInput label={t('impossibleBelow')} {...form.getInputProps('impossibleBelow')} />
            <NumberInput label={t('impossibleAbove')} {...form.getInputProps('impossibleAbove')} />
          </SimpleGrid>
        )}
        {valueKind === 'coded' && <AnswersGrid form={form} />}
        <RangesGrid form={form} numeric={valueKind === 'quantity' || valueKind === 'titre'} />
        <FormProblem problem={problem} />
        <FormButtons submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}
