'use client';

import { Fieldset, PasswordInput, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { facilityKinds } from '@wardbook/contracts/organisation/facility';
import { useTranslations } from 'next-intl';
import { currencyOfCountry } from './country-currencies';
import type { setUpChoices } from './set-up-choices';
import type { SetUpValues } from './set-up-values';

interface FieldsProps {
  form: UseFormReturnType<SetUpValues>;
  choices: ReturnType<typeof setUpChoices>;
}

const pair = { base: 1, xs: 2 };

export function OrganisationFields({ form, choices }: FieldsProps) {
  const t = useTranslations('identity.setUp');
  const country = form.getInputProps('organisation.country');
  return (
    <Fieldset legend={t('organisation')}>
      <SimpleGrid cols={pair} spacing="sm">
        <TextInput
          label={t('organisationName')}
          description={t('organisationHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data-autofocus
          {...form.getInputProps('organisation.name')}
        />
        <Select
          label={t('country')}
          data={choices.countries}
          searchable
          autoComplete="country"
          {...country}
          onChange={(code) => {
            form.setFieldValue('organisation.country', code ?? '');
            const usual = currencyOfCountry[code ?? ''];
            if (usual !== undefined) form.setFieldValue('facility.currency', usual);
          }}
        />
      </SimpleGrid>
    </Fieldset>
  );
}

export function FacilityFields({ form, choices }: FieldsProps) {
  const t = useTranslations('identity.setUp');
  const kinds = useTranslations('identity.facilityKind');
  return (
    <Fieldset legend={t('facility')}>
      <SimpleGrid cols={pair} spacing="sm">
        <TextInput label={t('facilityName')} {...form.getInputProps('facility.name')} />
        <Select
          label={t('kind')}
          data={facilityKinds.map((value) => ({ value, label: kinds(value) }))}
          allowDeselect={false}
          {...form.getInputProps('facility.kind')}
        />
        <Select label={t('timeZone')} data={choices.timeZones} searchable {...form.getInputProps('facility.timeZone')} />
        <Select label={t('currency')} data={choices.currencies} searchable {...form.getInputProps('facility.currency')} />
        <Select label={t('language')} data={choices.languages} searchable {...form.getInputProps('facility.language')} />
      </SimpleGrid>
    </Fieldset>
  );
}

export function AdminFields({ form }: Pick<FieldsProps, 'form'>) {
  const t = useTranslations('identity');
  return (
    <Fieldset legend={t('setUp.admin')}>
      <Stack gap="sm">
        <Text c="dimmed">{t('setUp.adminHint')}</Text>
        <SimpleGrid cols={pair} spacing="sm">
          <TextInput label={t('setUp.givenName')} autoComplete="given-name" {...form.getInputProps('admin.givenName')} />
          <TextInput label={t('setUp.familyName')} autoComplete="family-name" {...form.getInputProps('admin.familyName')} />
          <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('admin.email')} />
          <PasswordInput
            label={t('password')}
            description={t('newPasswordHint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            {...form.getInputProps('admin.password')}
          />
        </SimpleGrid>
        <Switch
          label={t('setUp.seesPatients')}
          description={t('setUp.seesPatientsHint')}
          {...form.getInputProps('admin.seesPatients', { type: 'checkbox' })}
        />
      </Stack>
    </Fieldset>
  );
}
