'use client';

import { Button, Divider, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { endPrice, listPrices, listServices, type Price, type ServiceItem } from '@wardbook/contracts/billing/prices';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import { HiddenHeader } from '@/ui/table/HiddenHeader';
import { PriceForm } from './PriceForm';
import { ServiceForm } from './ServiceForm';

const tones = { past: 'ended', current: 'done', coming: 'waiting' } as const;

/** One service with every price that it had, has and will have. */
export function ServiceRecord({ service, onDone }: { service: ServiceItem; onDone: () => void }) {
  const t = useTranslations('billing.prices');
  const mayManage = useMay('price:manage');
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useContractQuery(listPrices, { params: { id: service.id } });
  return (
    <Stack>
      <ServiceForm service={service} onDone={onDone} />
      <Divider />
      <Group justify="space-between">
        <Title order={3}>{t('history')}</Title>
        {mayManage && !adding && (
          <Button size="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('addPrice')}
          </Button>
        )}
      </Group>
      {adding && <PriceForm serviceId={service.id} onDone={() => setAdding(false)} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noPrices')}
        </Text>
      )}
      {data && data.items.length > 0 && <PriceTable prices={data.items} mayManage={mayManage} />}
    </Stack>
  );
}

function PriceTable({ prices, mayManage }: { prices: readonly Price[]; mayManage: boolean }) {
  const t = useTranslations('billing.prices');
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('forWhom')}</Table.Th>
            <Table.Th>{t('validity')}</Table.Th>
            <Table.Th ta="end">{t('unitPrice')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <HiddenHeader />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prices.map((price) => (
            <PriceLine key={price.id} price={price} mayManage={mayManage} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PriceLine({ price, mayManage }: { price: Price; mayManage: boolean }) {
  const t = useTranslations('billing.prices');
  const { day, today, unitPrice } = useFormats();
  const end = useContractMutation(endPrice, { invalidates: [listPrices, listServices] });
  const lastDay = price.validFrom > today() ? price.validFrom : today();
  return (
    <Table.Tr>
      <Table.Td>{useForWhom()(price)}</Table.Td>
      <Table.Td>{`${day(price.validFrom)} – ${price.validTo ? day(price.validTo) : t('openEnd')}`}</Table.Td>
      <Table.Td ta="end">{unitPrice(price.unitPrice, price.currency)}</Table.Td>
      <Table.Td>
        <StatusBadge tone={tones[price.state]}>{t(`states.${price.state}`)}</StatusBadge>
      </Table.Td>
      <Table.Td>
        {mayManage && price.validTo === null && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={end.isPending}
            onClick={() => end.mutate({ params: { id: price.id }, body: { version: price.version, validTo: lastDay } })}
          >
            {t('ends')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** The selectors of a price in words. */
function useForWhom(): (price: Price) => string {
  const t = useTranslations('billing.prices');
  const till = useTranslations('billing.till');
  return (price) => {
    const { payerName, visitClass, ageFrom, ageTo, timeFrom, timeTo, everyFacility } = price;
    const ages =
      ageFrom !== null && ageTo !== null
        ? t('ages', { from: ageFrom, to: ageTo })
        : ageFrom !== null
          ? t('agesFrom', { from: ageFrom })
          : null;
    const parts = [
      payerName,
      visitClass && till(`classes.${visitClass}`),
      ages ?? (ageTo === null ? null : t('agesTo', { to: ageTo })),
      timeFrom && t('times', { from: timeFrom, to: timeTo ?? '' }),
    ].filter(Boolean);
    return [parts.length === 0 ? t('everybody') : parts.join(', '), everyFacility ? null : t('here')].filter(Boolean).join(', ');
  };
}
