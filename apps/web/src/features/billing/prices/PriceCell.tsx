'use client';

import { Loader, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { listPrices, listServices, type ServiceItem, setPrice, unitPrice } from '@wardbook/contracts/billing/prices';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';

/** Decimals that say nothing are not shown while typing: `1500.000000` is `1500`. */
const trimmed = (price: string | undefined) => price?.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') ?? '';

/** Today's price as a cell of the grid: Enter or leaving it sets the new price from today on, Escape leaves it as it was. */
export function PriceCell({ service }: { service: ServiceItem }) {
  const t = useTranslations('billing.prices');
  const messageOf = useProblemMessage();
  const current = trimmed(service.generalPrice?.unitPrice);
  const [typed, setTyped] = useState<string | null>(null);
  const save = useContractMutation(setPrice, {
    invalidates: [listServices, listPrices],
    onSuccess: ({ chargesPriced }) => {
      setTyped(null);
      notifications.show({ color: 'green', message: chargesPriced > 0 ? t('savedCharges', { count: chargesPriced }) : t('saved') });
    },
  });
  const value = (typed ?? current).trim();
  const valid = unitPrice.safeParse(value).success;
  const commit = () => {
    if (typed === null || save.isPending) return;
    if (value === current || value === '') setTyped(null);
    else if (valid) save.mutate({ params: { id: service.id }, body: { unitPrice: value } });
  };
  const failure = save.error ? messageOf(save.error) : typed !== null && value !== '' && !valid;
  return (
    <TextInput
      size="xs"
      aria-label={t('priceOf', { name: service.name })}
      placeholder={t('unpriced')}
      inputMode="decimal"
      value={typed ?? current}
      error={failure}
      rightSection={save.isPending ? <Loader size={12} /> : undefined}
      styles={{ input: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        // The row listens too: what is typed here is this cell's alone.
        event.stopPropagation();
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
