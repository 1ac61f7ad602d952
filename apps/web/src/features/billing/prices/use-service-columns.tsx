'use client';

import { Text } from '@mantine/core';
import type { ServiceItem } from '@wardbook/contracts/billing/prices';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFacility, useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { PriceCell } from './PriceCell';

export function useServiceColumns(): Column<ServiceItem>[] {
  const t = useTranslations('billing.prices');
  const { day, number, unitPrice } = useFormats();
  const { currency } = useFacility();
  const mayManage = useMay('price:manage');
  return useMemo(
    () => [
      { key: 'name', header: t('name'), strong: true, sort: 'name', cell: (row) => row.name },
      {
        key: 'code',
        header: t('code'),
        sort: 'code',
        cell: (row) => (
          <Text component="span" size="xs" className="code" lineClamp={1} maw={130} title={row.code}>
            {row.code}
          </Text>
        ),
      },
      { key: 'kind', header: t('kind'), cell: (row) => t(`kinds.${row.kind}`) },
      { key: 'department', header: t('department'), cell: (row) => row.departmentName ?? '–' },
      { key: 'tax', header: t('tax'), cell: (row) => row.taxCode ?? '–' },
      {
        key: 'price',
        header: t('price', { currency }),
        align: 'end',
        width: '190px',
        cell: (row) => {
          if (mayManage && row.active) return <PriceCell service={row} />;
          return row.generalPrice ? unitPrice(row.generalPrice.unitPrice, row.generalPrice.currency) : t('unpriced');
        },
      },
      {
        key: 'since',
        header: t('since'),
        cell: (row) => <span className="nowrap">{row.generalPrice ? day(row.generalPrice.validFrom) : '–'}</span>,
      },
      { key: 'others', header: t('others'), align: 'end', cell: (row) => (row.otherPrices === 0 ? '–' : number(row.otherPrices)) },
      {
        key: 'state',
        header: t('state'),
        width: '120px',
        cell: (row) => <ServiceState service={row} />,
      },
    ],
    [t, day, number, unitPrice, currency, mayManage],
  );
}

function ServiceState({ service }: { service: ServiceItem }) {
  const t = useTranslations('billing.prices');
  if (!service.active) return <StatusBadge tone="ended">{t('inactive')}</StatusBadge>;
  if (!service.generalPrice) return <StatusBadge tone="attention">{t('unpriced')}</StatusBadge>;
  return <StatusBadge tone="done">{t('active')}</StatusBadge>;
}
