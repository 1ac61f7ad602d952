'use client';

import { Button, Drawer, Switch } from '@mantine/core';
import { IconBuildingBank, IconPlus } from '@tabler/icons-react';
import { listPayers, type Payer } from '@wardbook/contracts/insurance/payers';
import { useTranslations } from 'next-intl';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { useContractList } from '@/api/queries';
import { useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { PayerDetail } from './PayerDetail';

/** The insurers, schemes, employers and charities that pay, with their plans. */
export function PayersScreen() {
  const t = useTranslations('insurance.payers');
  const common = useTranslations('common');
  const [opened, setOpened] = useState<string | null>(null);
  const [inactive, setInactive] = useQueryState('inactive', parseAsBoolean.withDefault(false));
  const list = useContractList(listPayers, { query: { limit: 100, inactive: inactive ? 'show' : 'hide' } });
  const columns = useColumns();
  const mayEdit = useMay('price:manage');
  const add = mayEdit && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened('new')}>
      {t('add')}
    </Button>
  );
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} actions={add}>
      <Switch label={t('showInactive')} checked={inactive} onChange={(event) => void setInactive(event.currentTarget.checked || null)} />
      <DataTable
        label={t('title')}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpened(id)}
        empty={
          <EmptyState
            icon={<IconBuildingBank size={40} stroke={1.2} aria-hidden />}
            title={t('empty.title')}
            hint={t('empty.hint')}
            action={add}
          />
        }
      />
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        size="lg"
        title={t(opened === 'new' ? 'add' : 'edit')}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        {opened !== null && (
          <PayerDetail key={opened} payer={list.rows.find(({ id }) => id === opened) ?? null} onEntered={(payer) => setOpened(payer.id)} />
        )}
      </Drawer>
    </PageFrame>
  );
}

function useColumns(): Column<Payer>[] {
  const t = useTranslations('insurance.payers');
  return useMemo(
    () => [
      { key: 'name', header: t('columns.name'), strong: true, cell: ({ name }) => name },
      { key: 'code', header: t('columns.code'), width: '140px', cell: ({ code }) => <span className="code">{code}</span> },
      { key: 'kind', header: t('columns.kind'), width: '180px', cell: ({ kind }) => t(`kind.${kind}`) },
      {
        key: 'plans',
        header: t('columns.plans'),
        cell: ({ plans }) =>
          plans
            .filter(({ active }) => active)
            .map(({ name }) => name)
            .join(', '),
      },
      {
        key: 'active',
        header: t('columns.status'),
        width: '120px',
        cell: ({ active }) => <StatusBadge tone={active ? 'done' : 'ended'}>{t(active ? 'active' : 'inactive')}</StatusBadge>,
      },
    ],
    [t],
  );
}
