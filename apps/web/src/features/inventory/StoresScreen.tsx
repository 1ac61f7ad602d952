'use client';

import { Anchor, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconBuildingWarehouse, IconPackageImport, IconUserCheck } from '@tabler/icons-react';
import { listStoreStock, type StockRow, type Store } from '@wardbook/contracts/inventory/stores';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { useContractList } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { StatusBadge, type StatusTone } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';
import { StockAlerts } from './StockAlerts';
import { StorePicker } from './StorePicker';
import { StorePolicyForm } from './StorePolicyForm';
import { useAmount } from './use-amount';
import { useStore } from './use-store';

const filters = ['all', 'low', 'near-expiry'] as const;
const tones: Record<StockRow['state'], StatusTone> = { out: 'critical', low: 'attention', enough: 'done' };

/** What a store holds, how long it lasts and what expires next. */
export function StoresScreen() {
  const t = useTranslations('inventory.stores');
  const { name: facility, path } = useFacility();
  const mayReceive = useMay('stock:receive');
  const { query, stores, store, choose } = useStore();
  const [policyOf, setPolicyOf] = useState<Store | null>(null);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const actions = store && (
    <>
      <StorePicker stores={stores} store={store} choose={choose} />
      <Button variant="default" component={Link} href={path('/stores/receipts')}>
        {t('receipts')}
      </Button>
      {mayReceive && (
        <>
          <Button variant="default" leftSection={<IconUserCheck size={16} aria-hidden />} onClick={() => setPolicyOf(store)}>
            {t('settings')}
          </Button>
          <Button
            component={Link}
            href={path(`/stores/receive?store=${store.id}`)}
            leftSection={<IconPackageImport size={16} aria-hidden />}
          >
            {t('receive')}
          </Button>
        </>
      )}
    </>
  );
  return (
    <PageFrame title={store?.name ?? t('title')} subtitle={t('subtitle', { facility })} actions={actions} width="full">
      {query.data && stores.length === 0 && <NoStore />}
      {store && <StockAlerts />}
      {store && <StoreStock key={store.id} store={store} />}
      <RecordDrawer opened={policyOf !== null} onClose={() => setPolicyOf(null)} title={t('settings')}>
        {policyOf && <StorePolicyForm store={policyOf} onDone={() => setPolicyOf(null)} />}
      </RecordDrawer>
    </PageFrame>
  );
}

function NoStore() {
  const t = useTranslations('inventory.stores');
  const { path } = useFacility();
  const mayAdd = useMay('organisation:manage');
  const action = mayAdd && (
    <Button component={Link} href={path('/admin/locations')}>
      {t('addLocation')}
    </Button>
  );
  return (
    <EmptyState
      icon={<IconBuildingWarehouse size={40} stroke={1.2} aria-hidden />}
      title={t('noStore')}
      hint={t('noStoreHint')}
      action={action}
    />
  );
}

function StoreStock({ store }: { store: Store }) {
  const t = useTranslations('inventory.stores');
  const router = useRouter();
  const { path } = useFacility();
  const mayReceive = useMay('stock:receive');
  const [show, setShow] = useQueryState('show', parseAsStringLiteral(filters).withDefault('all'));
  const { search, ...field } = useListSearch();
  const list = useContractList(listStoreStock, { params: { id: store.id }, query: { show, limit: 50, ...(search ? { search } : {}) } });
  useLive('stock', [listStoreStock]);
  const columns = useColumns(store.id);
  const isFiltered = search !== '' || show !== 'all';
  const opening = (
    <Button component={Link} href={path(`/stores/receive?store=${store.id}&opening=true`)}>
      {t('opening')}
    </Button>
  );
  return (
    <>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('filter')}
          value={show}
          onChange={(value) => void setShow(value as (typeof filters)[number])}
          data={[
            { value: 'all', label: t('all') },
            { value: 'low', label: `${t('low')} (${store.lowItems})` },
            { value: 'near-expiry', label: `${t('nearExpiry')} (${store.nearExpiryBatches})` },
          ]}
        />
        <ListSearch label={t('search')} of={field} />
      </Group>
      <DataTable
        label={store.name}
        columns={columns}
        list={list}
        rowKey={(row) => row.stockItemId}
        rowTone={(row) => (row.state === 'out' ? 'critical' : undefined)}
        onOpen={(row) => router.push(path(`/stores/${store.id}/items/${row.stockItemId}`))}
        empty={
          isFiltered ? (
            <EmptyState title={t('notFound')} />
          ) : (
            <EmptyState title={t('empty')} hint={t('emptyHint')} action={mayReceive && opening} />
          )
        }
      />
    </>
  );
}

function useColumns(storeId: string): Column<StockRow>[] {
  const t = useTranslations('inventory.stores');
  const { path } = useFacility();
  const { number } = useFormats();
  return useMemo(
    () => [
      {
        key: 'item',
        header: t('item'),
        strong: true,
        cell: (row) => (
          <Anchor component={Link} href={path(`/stores/${storeId}/items/${row.stockItemId}`)} c="inherit" fw={600} size="sm">
            {row.name}
          </Anchor>
        ),
      },
      { key: 'quantity', header: t('quantity'), align: 'end', cell: (row) => <Quantity row={row} /> },
      {
        key: 'cover',
        header: t('cover'),
        align: 'end',
        cell: (row) => <span title={t('coverHint')}>{row.daysOfCover === null ? '–' : number(row.daysOfCover)}</span>,
      },
      { key: 'expiry', header: t('nextExpiry'), align: 'end', width: '15rem', cell: (row) => <Expiry row={row} /> },
      { key: 'reorder', header: t('reorder'), align: 'end', cell: (row) => (row.reorderLevel === null ? '–' : number(row.reorderLevel)) },
      {
        key: 'state',
        header: t('state'),
        width: '110px',
        cell: (row) => <StatusBadge tone={tones[row.state]}>{t(`states.${row.state}`)}</StatusBadge>,
      },
    ],
    [t, path, number, storeId],
  );
}

function Quantity({ row }: { row: StockRow }) {
  const t = useTranslations('inventory.stores');
  const amount = useAmount();
  return (
    <>
      {amount(row.quantity, row.baseUnit)}
      {row.expiredQuantity > 0 && (
        <Text size="xs" c="red">
          {t('expiredPart', { quantity: amount(row.expiredQuantity, row.baseUnit) })}
        </Text>
      )}
    </>
  );
}

function Expiry({ row }: { row: StockRow }) {
  const t = useTranslations('inventory.stores');
  const { day, today } = useFormats();
  if (row.nextExpiry === null) return '–';
  const isExpired = row.nextExpiry < today();
  return row.nearExpiry ? (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <StatusBadge tone={isExpired ? 'critical' : 'attention'}>{isExpired ? t('expired') : t('near')}</StatusBadge>
      {day(row.nextExpiry)}
    </Group>
  ) : (
    day(row.nextExpiry)
  );
}
