'use client';

import { Button, Chip, Divider, Group, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { listPayers } from '@wardbook/contracts/insurance/payers';
import { ageGroup } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { useMe } from '@/features/identity';
import { type PatientFilterState, sinces } from './use-patient-filters';

/** Chips above the list: each narrows it, and a second click lets go again. */
export function PatientFilters({ state }: { state: PatientFilterState }) {
  const t = useTranslations('patients.filters');
  const { filters, setFilters, isFiltered } = state;
  const hasSeveralFacilities = useMe().facilities.length > 1;
  return (
    <Group gap={6} role="group" aria-label={t('label')}>
      {(['female', 'male'] as const).map((each) => (
        <Chip key={each} size="sm" checked={filters.sex === each} onChange={(on) => void setFilters({ sex: on ? each : null })}>
          {t(`sex.${each}`)}
        </Chip>
      ))}
      <Divider orientation="vertical" />
      {ageGroup.options.map((each) => (
        <Chip key={each} size="sm" checked={filters.age === each} onChange={(on) => void setFilters({ age: on ? each : null })}>
          {t(`age.${each}`)}
        </Chip>
      ))}
      <Divider orientation="vertical" />
      {hasSeveralFacilities && (
        <Chip size="sm" checked={filters.here === true} onChange={(on) => void setFilters({ here: on || null })}>
          {t('here')}
        </Chip>
      )}
      <Select
        size="sm"
        w={140}
        aria-label={t('registered')}
        placeholder={t('registered')}
        data={sinces.map((each) => ({ value: each, label: t(`since.${each}`) }))}
        value={filters.since}
        onChange={(since) => void setFilters({ since: since as (typeof sinces)[number] | null })}
        clearable
      />
      <PayerFilter value={filters.payer} onChange={(payer) => void setFilters({ payer })} />
      {isFiltered && (
        <Button size="sm" variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={() => void setFilters(null)}>
          {t('clear')}
        </Button>
      )}
    </Group>
  );
}

function PayerFilter({ value, onChange }: { value: string | null; onChange: (payer: string | null) => void }) {
  const t = useTranslations('patients.filters');
  const payers = useContractQuery(listPayers, { query: { limit: 100 } }, { staleTime: 60_000 });
  const choices = payers.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  if (choices.length === 0) return null;
  return (
    <Select
      size="sm"
      w={140}
      aria-label={t('payer')}
      placeholder={t('payer')}
      data={choices}
      value={value}
      onChange={onChange}
      searchable
      clearable
    />
  );
}
