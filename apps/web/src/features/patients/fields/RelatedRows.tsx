'use client';

import { MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import { relatedAuthority, relatedRole } from '@wardbook/contracts/patients/details';
import { useTranslations } from 'next-intl';
import type { PatientFormProps } from './patient-form';
import { newRelatedPerson } from './patient-values';
import { RowsField } from './RowsField';

/** Related persons, and what they may do. */
export function RelatedRows({ form }: PatientFormProps) {
  const t = useTranslations('patients');
  const roles = relatedRole.options.map((role) => ({ value: role, label: t(`role.${role}`) }));
  const authorities = relatedAuthority.options.map((each) => ({ value: each, label: t(`authority.${each}`) }));
  const usual = form.values.kind === 'animal' ? 'owner' : 'next-of-kin';
  return (
    <RowsField
      count={form.values.relatedPersons.length}
      addLabel={t('form.addPerson')}
      removeLabel={t('form.remove')}
      onAdd={() => form.insertListItem('relatedPersons', newRelatedPerson(usual))}
      onRemove={(index) => form.removeListItem('relatedPersons', index)}
    >
      {(index) => {
        const field = (name: string) => form.getInputProps(`relatedPersons.${index}.${name}`);
        return (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
            <TextInput label={t('form.fullName')} {...field('name')} />
            <Select label={t('form.role')} data={roles} allowDeselect={false} {...field('role')} />
            <TextInput label={t('form.phone')} inputMode="tel" dir="ltr" {...field('phone')} />
            <MultiSelect label={t('form.authority')} data={authorities} {...field('authority')} />
          </SimpleGrid>
        );
      }}
    </RowsField>
  );
}
