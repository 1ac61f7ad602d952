'use client';

import { Anchor, Button } from '@mantine/core';
import { IconTagOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { listUnpricedCharges, type UnpricedCharge } from '@wardbook/contracts/billing/charges';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { invalidate, useContractList } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { PriceForm } from './prices/PriceForm';

/** What was done and has no price. A price set here is used for every charge of the service that waits. */
export function UnpricedScreen() {
  const t = useTranslations('billing.unpriced');
  const client = useQueryClient();
  const [pricing, setPricing] = useState<UnpricedCharge | null>(null);
  const list = useContractList(listUnpricedCharges, { query: { limit: 50 } });
  useLive('billing', [listUnpricedCharges]);
  const done = () => {
    setPricing(null);
    void invalidate(client, [listUnpricedCharges]);
  };
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} width="full">
      <DataTable
        label={t('title')}
        columns={useColumns(setPricing)}
        list={list}
        rowKey={(row) => row.id}
        empty={<EmptyState icon={<IconTagOff size={40} stroke={1.2} aria-hidden />} title={t('empty')} hint={t('emptyHint')} />}
      />
      <RecordDrawer opened={pricing !== null} onClose={() => setPricing(null)} title={pricing?.description ?? ''} size="lg">
        {pricing && <PriceForm serviceId={pricing.serviceItemId} onDone={done} />}
      </RecordDrawer>
    </PageFrame>
  );
}

function useColumns(onPrice: (charge: UnpricedCharge) => void): Column<UnpricedCharge>[] {
  const t = useTranslations('billing.unpriced');
  const { path } = useFacility();
  const mayManage = useMay('price:manage');
  return useMemo(
    () => [
      { key: 'service', header: t('service'), strong: true, cell: (row) => row.description },
      { key: 'code', header: t('code'), cell: (row) => <span className="code">{row.serviceCode}</span> },
      { key: 'quantity', header: t('quantity'), align: 'end', cell: (row) => row.quantity },
      {
        key: 'patient',
        header: t('patient'),
        cell: (row) => (
          <Anchor component={Link} href={path(`/till?account=${row.accountId}`)} size="sm">
            {row.patientName ?? t('walkIn')}
          </Anchor>
        ),
      },
      { key: 'payer', header: t('payer'), cell: (row) => row.payerName ?? '–' },
      { key: 'occurred', header: t('occurred'), cell: (row) => <DateTime at={row.occurredAt} /> },
      {
        key: 'act',
        header: '',
        align: 'end',
        cell: (row) =>
          mayManage && (
            <Button size="compact-sm" variant="default" onClick={() => onPrice(row)}>
              {t('setPrice')}
            </Button>
          ),
      },
    ],
    [t, path, mayManage, onPrice],
  );
}
