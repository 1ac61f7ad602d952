'use client';

import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { verification } from '@wardbook/contracts/patients/details';
import { listIdentifierTypes } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import type { PatientFormProps } from './patient-form';
import { newIdentifier } from './patient-values';
import { RowsField } from './RowsField';

/** Numbers that others gave: identity card, passport, microchip. The record number is the facility's and not changed here. */
export function IdentifierRows({ form }: PatientFormProps) {
  const t = useTranslations('patients');
  const types = useContractQuery(listIdentifierTypes, {}, { staleTime: 600_000 });
  const { kind, identifiers } = form.values;
  const choices = types.data?.items.filter(({ forKind }) => forKind === null || forKind === kind) ?? [];
  const verifications = verification.options.map((each) => ({ value: each, label: t(`verification.${each}`) }));
  const places = identifiers.flatMap(({ type }, place) => (type === 'MR' ? [] : [place]));
  return (
    <RowsField
      count={places.length}
      addLabel={t('form.addIdentifier')}
      removeLabel={t('form.remove')}
      onAdd={() => form.insertListItem('identifiers', newIdentifier())}
      onRemove={(index) => form.removeListItem('identifiers', places[index] ?? index)}
    >
      {(index) => {
        const path = `identifiers.${places[index]}`;
        return (
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
            <Select
              label={t('form.identifierType')}
              data={choices.map(({ code, name }) => ({
                value: code,
                label: t.has(`identifierType.${code}` as never) ? t(`identifierType.${code}` as never) : name,
              }))}
              allowDeselect={false}
              {...form.getInputProps(`${path}.type`)}
            />
            <TextInput label={t('form.number')} classNames={{ input: 'code' }} dir="ltr" {...form.getInputProps(`${path}.value`)} />
            <Select
              label={t('form.verification')}
              data={verifications}
              allowDeselect={false}
              {...form.getInputProps(`${path}.verification`)}
            />
          </SimpleGrid>
        );
      }}
    </RowsField>
  );
}
