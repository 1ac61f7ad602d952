'use client';

import { Fieldset, MultiSelect, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { facilityKinds, modules } from '@wardbook/contracts/organisation/facility';
import { useTranslations } from 'next-intl';
import type { setUpChoices } from '@/features/identity';
import type { FacilityValues } from './facility-values';

interface FacilityFieldsProps {
  form: UseFormReturnType<FacilityValues>;
  choices: ReturnType<typeof setUpChoices>;
  isNew: boolean;
}

export function FacilityFields({ form, choices, isNew }: FacilityFieldsProps) {
  const t = useTranslations('organisation.facilities');
  const kinds = useTranslations('identity.facilityKind');
  const suggestCode = () => isNew && form.values.code === '' && form.setFieldValue('code', addressCode(form.values.name));
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} onBlur={suggestCode} />
        <Select
          label={t('kind')}
          data={facilityKinds.map((value) => ({ value, label: kinds(value) }))}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          classNames={{ input: 'code' }}
          disabled={!isNew}
          {...form.getInputProps('code')}
        />
        <Select
          label={t('currency')}
          description={t('currencyHint')}
          data={choices.currencies}
          searchable
          disabled={!isNew}
          {...form.getInputProps('currency')}
        />
        <Select label={t('timeZone')} data={choices.timeZones} searchable {...form.getInputProps('timeZone')} />
        <MultiSelect label={t('languages')} data={choices.languages} searchable {...form.getInputProps('languages')} />
        <TextInput label={t('phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
      </SimpleGrid>
      <Textarea label={t('address')} description={t('addressHint')} autosize minRows={2} {...form.getInputProps('address')} />
      <TextInput
        label={t('mrnPrefix')}
        description={t('mrnPrefixHint')}
        classNames={{ input: 'code' }}
        w={240}
        {...form.getInputProps('mrnPrefix')}
      />
    </Stack>
  );
}

/** Each module as one switch with what it brings; what is off keeps its data. */
export function ModuleFields({ form }: Pick<FacilityFieldsProps, 'form'>) {
  const t = useTranslations('organisation.facilities');
  const on: readonly string[] = form.values.modules;
  const set = (module: (typeof modules)[number], wanted: boolean) =>
    form.setFieldValue(
      'modules',
      modules.filter((one) => (one === module ? wanted : on.includes(one))),
    );
  return (
    <Fieldset legend={t('modules')}>
      <Stack gap="xs">
        {modules.map((module) => (
          <Switch
            key={module}
            label={t(`module.${module}.name`)}
            description={t(`module.${module}.hint`)}
            checked={on.includes(module)}
            onChange={(event) => set(module, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}

function addressCode(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}
