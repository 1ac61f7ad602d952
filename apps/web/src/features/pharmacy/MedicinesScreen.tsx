'use client';

import { Button, Group, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { listMedicines, type Medicine } from '@wardbook/contracts/pharmacy/medicines';
import { useTranslations } from 'next-intl';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { useContractList } from '@/api/queries';
import { useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';
import { MedicineForm } from './MedicineForm';
import { MedicineProducts } from './MedicineProducts';
import { AliasesCell, PrescriptionCell, StateCell } from './medicine-cells';

/** The catalogue of medicines as a grid: what changes often is edited in place, the rest in the drawer. */
export function MedicinesScreen() {
  const t = useTranslations('pharmacy.medicines');
  const mayEdit = useMay('catalogue:manage');
  const [closed, setClosed] = useQueryState('closed', parseAsBoolean.withDefault(false));
  const { search, ...field } = useListSearch();
  const [opened, setOpened] = useState<string | null>(null);
  const list = useContractList(listMedicines, {
    query: { limit: 50, ...(search ? { search } : {}), ...(closed ? { closed: 'true' } : {}) },
  });
  const current = list.rows.find(({ id }) => id === opened) ?? null;
  const add = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
      {t('add')}
    </Button>
  );
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} actions={add} width="full">
      <Group justify="space-between">
        <ListSearch label={t('search')} of={field} />
        <Switch label={t('showClosed')} checked={closed} onChange={(event) => void setClosed(event.currentTarget.checked || null)} />
      </Group>
      <DataTable
        label={t('title')}
        columns={useColumns(mayEdit)}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpened(row.id)}
        empty={<EmptyState title={t('empty')} action={add} />}
      />
      <RecordDrawer opened={opened !== null} onClose={() => setOpened(null)} title={current?.name ?? t('add')} size="lg">
        {opened && <MedicineForm key={`${opened}.${current?.version}`} medicine={current} onDone={() => setOpened(null)} />}
        {current && <MedicineProducts medicine={current} />}
      </RecordDrawer>
    </PageFrame>
  );
}

function useColumns(mayEdit: boolean): Column<Medicine>[] {
  const t = useTranslations('pharmacy.medicines');
  const routes = useTranslations('pharmacy.routes');
  return useMemo(
    () => [
      { key: 'name', header: t('name'), strong: true, cell: (row) => row.name },
      { key: 'ingredients', header: t('ingredients'), cell: (row) => row.ingredients.map(({ name }) => name).join(', ') },
      { key: 'atc', header: t('atc'), width: '90px', cell: (row) => <span className="code">{row.atcCode ?? '–'}</span> },
      { key: 'route', header: t('route'), cell: (row) => routes(row.route) },
      { key: 'brands', header: t('brands'), cell: (row) => row.brands.map(({ name }) => name).join(', ') || '–' },
      { key: 'aliases', header: t('aliases'), width: '210px', cell: (row) => <AliasesCell medicine={row} mayEdit={mayEdit} /> },
      { key: 'rx', header: t('prescriptionOnly'), width: '160px', cell: (row) => <PrescriptionCell medicine={row} mayEdit={mayEdit} /> },
      { key: 'state', header: t('active'), width: '130px', cell: (row) => <StateCell medicine={row} mayEdit={mayEdit} /> },
    ],
    [t, routes, mayEdit],
  );
}
