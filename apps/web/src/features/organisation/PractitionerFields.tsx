'use client';

import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Practitioner } from '@wardbook/contracts/organisation/practitioners';
import { useTranslations } from 'next-intl';

export const personValues = (of: Practitioner | null) => ({
  prefix: of?.prefix ?? '',
  givenName: of?.givenName ?? '',
  familyName: of?.familyName ?? '',
  phone: of?.phone ?? '',
  email: of?.email ?? '',
  outside: of?.outside ?? false,
  affiliation: of?.affiliation ?? '',
});

/** The practitioner's name and contacts. */
export function PersonFields<Values extends ReturnType<typeof personValues>>({ form }: { form: UseFormReturnType<Values> }) {
  const t = useTranslations('organisation.practitioners');
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput label={t('prefix')} placeholder={t('prefixPlaceholder')} data-autofocus {...form.getInputProps('prefix')} />
        <TextInput label={t('givenName')} {...form.getInputProps('givenName')} />
        <TextInput label={t('familyName')} {...form.getInputProps('familyName')} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
      </SimpleGrid>
    </Stack>
  );
}
