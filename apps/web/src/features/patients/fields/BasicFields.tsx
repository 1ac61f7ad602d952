'use client';

import { Input, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import { sex } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import { BirthField } from './BirthField';
import type { PatientFormProps } from './patient-form';

/** What a registration needs: a name, the sex, a birth date or an age. One name alone is valid. */
export function BasicFields({ form, autoFocus = false }: PatientFormProps & { autoFocus?: boolean }) {
  const t = useTranslations('patients.form');
  const isAnimal = form.values.kind === 'animal';
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={isAnimal ? t('animalName') : t('given')}
          autoComplete="off"
          autoFocus={autoFocus}
          {...form.getInputProps('names.0.given')}
        />
        <TextInput label={isAnimal ? t('ownerFamily') : t('family')} autoComplete="off" {...form.getInputProps('names.0.family')} />
      </SimpleGrid>
      {isAnimal && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('species')} required {...form.getInputProps('species')} />
          <TextInput label={t('breed')} {...form.getInputProps('breed')} />
        </SimpleGrid>
      )}
      <SexField form={form} />
      <BirthField form={form} />
    </>
  );
}

function SexField({ form }: PatientFormProps) {
  const t = useTranslations('patients');
  const { value, onChange, error } = form.getInputProps('sex');
  return (
    <Input.Wrapper
      component="fieldset"
      label={t('columns.sex')}
      labelElement="div"
      required
      error={error}
      style={{ border: 0, padding: 0, margin: 0 }}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('columns.sex')}
        data-path="sex"
        data={sex.options.map((each) => ({ value: each, label: t(`sex.${each}`) }))}
        value={value}
        onChange={onChange}
      />
    </Input.Wrapper>
  );
}
