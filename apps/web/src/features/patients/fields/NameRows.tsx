'use client';

import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { nameUse } from '@wardbook/contracts/patients/details';
import { useTranslations } from 'next-intl';
import type { PatientFormProps } from './patient-form';
import { newName } from './patient-values';
import { RowsField } from './RowsField';

/** Further names: in another script, before marriage, nicknames. `from` leaves the first ones to other fields. */
export function NameRows({ form, from }: PatientFormProps & { from: number }) {
  const t = useTranslations('patients');
  const uses = nameUse.options.map((use) => ({ value: use, label: t(`nameUse.${use}`) }));
  return (
    <RowsField
      count={form.values.names.length - from}
      addLabel={t('form.addName')}
      removeLabel={t('form.remove')}
      onAdd={() => form.insertListItem('names', newName())}
      onRemove={(index) => form.removeListItem('names', index + from)}
      isFixed={(index) => index + from === 0}
    >
      {(index) => {
        const path = `names.${index + from}`;
        return (
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
            <TextInput label={t('form.given')} {...form.getInputProps(`${path}.given`)} />
            <TextInput label={t('form.family')} {...form.getInputProps(`${path}.family`)} />
            <Select label={t('form.use')} data={uses} allowDeselect={false} {...form.getInputProps(`${path}.use`)} />
          </SimpleGrid>
        );
      }}
    </RowsField>
  );
}
