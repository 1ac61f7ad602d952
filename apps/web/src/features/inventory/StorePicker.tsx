'use client';

import { Select } from '@mantine/core';
import type { Store } from '@wardbook/contracts/inventory/stores';
import { useTranslations } from 'next-intl';

interface StorePickerProps {
  stores: readonly Store[];
  store: Store | null;
  choose: (id: string | null) => void;
}

/** Which store one works from; with only one there is nothing to choose. */
export function StorePicker({ stores, store, choose }: StorePickerProps) {
  const t = useTranslations('inventory.stores');
  if (stores.length < 2) return null;
  return (
    <Select
      aria-label={t('store')}
      data={stores.map(({ id, name }) => ({ value: id, label: name }))}
      value={store?.id ?? null}
      onChange={choose}
      allowDeselect={false}
      size="sm"
      w={220}
    />
  );
}
