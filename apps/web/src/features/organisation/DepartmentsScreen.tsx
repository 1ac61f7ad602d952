'use client';

import { Button } from '@mantine/core';
import { IconPlus, IconSitemap } from '@tabler/icons-react';
import { type Department, listDepartments } from '@wardbook/contracts/organisation/facilities';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { wholeList } from '@/ui/table/whole-list';
import { DepartmentForm } from './DepartmentForm';
import { TreeName } from './TreeName';
import { TreeTools } from './TreeTools';
import type { Branch } from './tree';
import { useTree } from './use-tree';

const NONE: Department[] = [];

/** The departments of the facility as a tree, with who counts their costs. */
export function DepartmentsScreen() {
  const t = useTranslations('organisation.departments');
  const { name: facility } = useFacility();
  const mayEdit = useMay('organisation:manage');
  const query = useContractQuery(listDepartments, {});
  const departments = query.data?.items ?? NONE;
  const tree = useTree(departments);
  const [opened, setOpened] = useState<Department | 'new' | null>(null);
  const columns = useColumns(departments, tree, setOpened);
  useLive('organisation', [listDepartments]);

  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
      {t('add')}
    </Button>
  );
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle', { facility })} actions={mayEdit && departments.length > 0 && add}>
      {departments.length > 0 && <TreeTools {...tree} />}
      <DataTable
        label={t('title')}
        columns={columns}
        list={wholeList(query, tree.branches)}
        rowKey={({ item }) => item.id}
        onOpen={({ item }) => setOpened(item)}
        empty={
          tree.search === '' ? (
            <EmptyState
              icon={<IconSitemap size={40} stroke={1.2} aria-hidden />}
              title={t('empty.title')}
              hint={t('empty.hint')}
              action={mayEdit && add}
            />
          ) : (
            <EmptyState title={t('notFound')} />
          )
        }
      />
      <RecordDrawer opened={opened !== null} onClose={() => setOpened(null)} title={opened === 'new' ? t('add') : (opened?.name ?? '')}>
        {opened !== null && (
          <DepartmentForm department={opened === 'new' ? null : opened} departments={departments} onDone={() => setOpened(null)} />
        )}
      </RecordDrawer>
    </PageFrame>
  );
}

function useColumns(departments: readonly Department[], tree: ReturnType<typeof useTree<Department>>, onOpen: (one: Department) => void) {
  const t = useTranslations('organisation.departments');
  const { folded, fold } = tree;
  return useMemo(
    (): Column<Branch<Department>>[] => [
      {
        key: 'name',
        header: t('name'),
        cell: (branch) => <TreeName branch={branch} folded={folded.has(branch.item.id)} onFold={fold} onOpen={onOpen} />,
      },
      { key: 'code', header: t('code'), width: '140px', cell: ({ item }) => <span className="code">{item.code}</span> },
      { key: 'costCentre', header: t('costCentre'), width: '220px', cell: ({ item }) => <CostCentre of={item} among={departments} /> },
      { key: 'practitioners', header: t('practitioners'), width: '120px', align: 'end', cell: ({ item }) => item.practitioners || '' },
      { key: 'locations', header: t('locations'), width: '120px', align: 'end', cell: ({ item }) => item.locations || '' },
    ],
    [t, departments, folded, fold, onOpen],
  );
}

/** Its own cost centre, or, faintly, the one that it inherits from above. */
function CostCentre({ of, among }: { of: Department; among: readonly Department[] }) {
  const t = useTranslations('organisation.departments');
  if (of.costCentre) return <span className="code">{of.costCentre}</span>;
  const inherited = inheritedCostCentre(of, among);
  return inherited && <span style={{ color: 'var(--mantine-color-dimmed)' }}>{t('inherited', { costCentre: inherited })}</span>;
}

function inheritedCostCentre(of: Department, among: readonly Department[]): string | null {
  const parent = among.find(({ id }) => id === of.parentId);
  return parent ? (parent.costCentre ?? inheritedCostCentre(parent, among)) : null;
}
