'use client';

import { SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { sensitivity, sex } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import type { PatientFormProps } from './patient-form';

/** What the receptionist rarely asks: gender, language, how sensitive the record is, and whether it is an animal's. */
export function FurtherFields({ form, canBeAnimal = false }: PatientFormProps & { canBeAnimal?: boolean }) {
  const t = useTranslations('patients');
  return (
    <Stack gap="sm">
      {canBeAnimal && (
        <SegmentedControl
          aria-label={t('form.kind')}
          data={[
            { value: 'person', label: t('form.person') },
            { value: 'animal', label: t('animal') },
          ]}
          value={form.values.kind}
          onChange={(kind) => form.setValues({ kind, species: '', breed: '' })}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
        <Select
          label={t('form.gender')}
          data={sex.options.map((each) => ({ value: each, label: t(`gender.${each}`) }))}
          clearable
          {...form.getInputProps('gender')}
          value={form.values.gender || null}
          onChange={(gender) => form.setFieldValue('gender', gender ?? '')}
        />
        <TextInput label={t('form.language')} placeholder="en" {...form.getInputProps('language')} />
        <Select
          label={t('form.sensitivity')}
          data={sensitivity.options.map((each) => ({ value: each, label: t(`sensitivity.${each}`) }))}
          allowDeselect={false}
          {...form.getInputProps('sensitivity')}
        />
      </SimpleGrid>
    </Stack>
  );
}
