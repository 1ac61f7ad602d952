'use client';

import { Button, Checkbox, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { telecomUse } from '@wardbook/contracts/patients/details';
import { useTranslations } from 'next-intl';
import type { PatientFormProps } from './patient-form';
import { newAddress, newPhone } from './patient-values';
import { RowsField } from './RowsField';

/** Phones and e-mail addresses; the first phone leads. `from` leaves the first ones to other fields. */
export function TelecomRows({ form, from }: PatientFormProps & { from: number }) {
  const t = useTranslations('patients');
  const uses = telecomUse.options.map((use) => ({ value: use, label: t(`telecomUse.${use}`) }));
  const rows = form.values.telecoms;
  return (
    <Stack gap="sm">
      <RowsField
        count={Math.max(0, rows.length - from)}
        addLabel={t('form.addPhone')}
        removeLabel={t('form.remove')}
        onAdd={() => form.insertListItem('telecoms', newPhone())}
        onRemove={(index) => form.removeListItem('telecoms', index + from)}
      >
        {(index) => {
          const path = `telecoms.${index + from}`;
          const isPhone = rows[index + from]?.system === 'phone';
          return (
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              <TextInput
                label={isPhone ? t('form.phone') : t('form.email')}
                inputMode={isPhone ? 'tel' : 'email'}
                dir="ltr"
                {...form.getInputProps(`${path}.value`)}
              />
              <Select label={t('form.use')} data={uses} allowDeselect={false} {...form.getInputProps(`${path}.use`)} />
              <Checkbox label={t('form.messages')} {...form.getInputProps(`${path}.messages`, { type: 'checkbox' })} />
            </SimpleGrid>
          );
        }}
      </RowsField>
      <Group>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem('telecoms', { ...newPhone(), system: 'email', use: 'home' })}
        >
          {t('form.addEmail')}
        </Button>
      </Group>
    </Stack>
  );
}

export function AddressRows({ form }: PatientFormProps) {
  const t = useTranslations('patients.form');
  return (
    <RowsField
      count={form.values.addresses.length}
      addLabel={t('addAddress')}
      removeLabel={t('remove')}
      onAdd={() => form.insertListItem('addresses', newAddress())}
      onRemove={(index) => form.removeListItem('addresses', index)}
    >
      {(index) => {
        const field = (name: string) => form.getInputProps(`addresses.${index}.${name}`);
        return (
          <Stack gap="xs">
            <TextInput label={t('line')} {...field('line')} />
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              <TextInput label={t('locality')} {...field('locality')} />
              <TextInput label={t('district')} {...field('district')} />
              <TextInput label={t('region')} {...field('region')} />
              <TextInput label={t('postalCode')} {...field('postalCode')} />
            </SimpleGrid>
          </Stack>
        );
      }}
    </RowsField>
  );
}
