'use client';

import { Autocomplete, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { GetInputPropsReturnType } from '@mantine/form';
import { listDepartments } from '@wardbook/contracts/organisation/facilities';
import { type PractitionerRole, professions } from '@wardbook/contracts/organisation/practitioners';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { useFacility } from '@/features/identity';
import { branchesOf } from './tree';

export type RoleValues = ReturnType<typeof roleValues>;

export const roleValues = (role: PractitionerRole | null, today: string) => ({
  profession: role?.profession ?? ('doctor' as const),
  departmentId: role?.department?.id ?? null,
  speciality: role?.speciality ?? '',
  licenceNumber: role?.licenceNumber ?? '',
  licenceExpiresOn: role?.licenceExpiresOn ?? null,
  fee: role?.fee ?? '',
  validFrom: role?.validFrom ?? today,
  validTo: role?.validTo ?? null,
});

/** A fee goes with the currency it was agreed in; a new one is agreed in the facility's. */
export function roleBody(values: RoleValues, currency: string): Record<string, unknown> {
  return values.fee === '' ? values : { ...values, fee: String(values.fee), feeCurrency: currency };
}

interface RoleFieldsProps {
  /** `form.getInputProps`, with the path of the role in front when it is part of a larger form. */
  propsOf: (field: keyof RoleValues) => GetInputPropsReturnType;
  currency: string;
}

/** A practitioner's role in this facility: its period, licence and fee. */
export function RoleFields({ propsOf, currency }: RoleFieldsProps) {
  const t = useTranslations('organisation.practitioners');
  const departments = useContractQuery(listDepartments, {}).data?.items ?? [];
  const specialities = t.raw('specialities') as string[];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={t('profession')}
        data={professions.map((value) => ({ value, label: t(`professions.${value}`) }))}
        allowDeselect={false}
        {...propsOf('profession')}
      />
      <Autocomplete label={t('speciality')} data={specialities} {...propsOf('speciality')} />
      <Select
        label={t('department')}
        placeholder={departments.length === 0 ? t('noDepartments') : t('noDepartment')}
        data={branchesOf(departments.filter(({ active }) => active)).map(({ item, path }) => ({ value: item.id, label: path }))}
        searchable
        clearable
        {...propsOf('departmentId')}
      />
      <NumberInput
        label={t('fee')}
        description={t('feeHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        min={0}
        decimalScale={6}
        thousandSeparator=","
        hideControls
        rightSection={currency}
        rightSectionWidth={52}
        {...propsOf('fee')}
      />
      <TextInput label={t('licenceNumber')} {...propsOf('licenceNumber')} />
      <DateInput label={t('licenceExpiresOn')} clearable {...propsOf('licenceExpiresOn')} />
      <DateInput label={t('validFrom')} {...propsOf('validFrom')} />
      <DateInput label={t('validTo')} placeholder={t('forGood')} clearable {...propsOf('validTo')} />
    </SimpleGrid>
  );
}

export const useFeeCurrency = (role: PractitionerRole | null): string => {
  const { currency } = useFacility();
  return role?.feeCurrency ?? currency;
};
