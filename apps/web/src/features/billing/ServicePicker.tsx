'use client';

import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { listServices, type ServiceItem } from '@wardbook/contracts/billing/prices';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractList } from '@/api/queries';
import { useFormats } from '@/ui/formats';

interface ServicePickerProps {
  value: ServiceItem | null;
  onChange: (service: ServiceItem | null) => void;
  error?: React.ReactNode;
}

/** Finds a billable service by name or code, with the price that counts today. */
export function ServicePicker({ value, onChange, error }: ServicePickerProps) {
  const t = useTranslations('billing.charges');
  const { unitPrice } = useFormats();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { rows } = useContractList(listServices, { query: { limit: 25, ...(search ? { search } : {}) } });
  const offered = value && !rows.some(({ id }) => id === value.id) ? [value, ...rows] : rows;
  const labelOf = ({ name, generalPrice }: ServiceItem) =>
    `${name} · ${generalPrice ? unitPrice(generalPrice.unitPrice, generalPrice.currency) : t('noPrice')}`;
  return (
    <Select
      label={t('service')}
      placeholder={t('find')}
      searchable
      data-autofocus
      error={error}
      // The server has searched already, so every row that it returns fits.
      filter={({ options }) => options}
      data={offered.map((service) => ({ value: service.id, label: labelOf(service) }))}
      value={value?.id ?? null}
      onSearchChange={setTyped}
      onChange={(id) => onChange(offered.find((service) => service.id === id) ?? null)}
    />
  );
}
