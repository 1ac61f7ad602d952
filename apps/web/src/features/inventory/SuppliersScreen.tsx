'use client';

import { Button, Group, Switch } from '@mantine/core';
import { IconPlus, IconTruckDelivery } from '@tabler/icons-react';
import { listSuppliers, type Supplier } from '@wardbook/contracts/inventory/stock-items';
import { useTranslations } from 'next-intl';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { useContractList } from '@/api/queries';
import { useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';
import { SupplierForm } from './SupplierForm';

/** The suppliers of the organisation. */
export function SuppliersScreen() {
  const t = useTranslations('inventory.suppliers');
  const mayEdit = useMay('catalogue:manage');
  const [closed, setClosed] = useQueryState('closed', parseAsBoolean.withDefault(false));
  const { search, ...field } = useListSearch();
  const [opened, setOpened] = useState<Supplier | 'new' | null>(null);
  const list = useContractList(listSuppliers, { query: { ...(search ? { search } : {}), ...(closed ? { closed: 'true' } : {}) } });
  const add = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
      {t('add')}
    </Button>
  );
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} actions={add}>
      <Group justify="space-between">
        <ListSearch label={t('search')} of={field} />
        <Switch label={t('showClosed')} checked={closed} onChange={(event) => void setClosed(event.currentTarget.checked || null)} />
      </Group>
      <DataTable
        label={t('title')}
        columns={useColumns()}
        list={list}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        empty={
          <EmptyState
            icon={<IconTruckDelivery size={40} stroke={1.2} aria-hidden />}
            title={t('empty')}
            hint={t('emptyHint')}
            action={add}
          />
        }
      />
      <RecordDrawer opened={opened !== null} onClose={() => setOpened(null)} title={opened === 'new' ? t('add') : (opened?.name ?? '')}>
        {opened && <SupplierForm supplier={opened === 'new' ? null : opened} onDone={() => setOpened(null)} />}
      </RecordDrawer>
    </PageFrame>
  );
}

function useColumns(): Column<Supplier>[] {
  const t = useTranslations('inventory.suppliers');
  return useMemo(
    () => [
      { key: 'name', header: t('name'), strong: true, cell: (row) => row.name },
      { key: 'contact', header: t('contact'), cell: (row) => row.contactName ?? '–' },
      { key: 'phone', header: t('phone'), cell: (row) => row.phone ?? '–' },
      { key: 'email', header: t('email'), cell: (row) => row.email ?? '–' },
      {
        key: 'state',
        header: t('state'),
        width: '110px',
        cell: (row) => <StatusBadge tone={row.active ? 'done' : 'ended'}>{row.active ? t('open') : t('closed')}</StatusBadge>,
      },
    ],
    [t],
  );
}
