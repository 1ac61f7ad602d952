'use client';

import { Button } from '@mantine/core';
import { IconMapPin, IconPlus } from '@tabler/icons-react';
import { type Location, listDepartments, listLocations } from '@wardbook/contracts/organisation/facilities';
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
import { LocationForm } from './LocationForm';
import { locationIcons } from './location-icons';
import { TreeName } from './TreeName';
import { TreeTools } from './TreeTools';
import type { Branch } from './tree';
import { useTree } from './use-tree';

const NONE: never[] = [];

/** Every place of the facility as one tree, from buildings down to beds. */
export function LocationsScreen() {
  const t = useTranslations('organisation.locations');
  const { name: facility } = useFacility();
  const mayEdit = useMay('organisation:manage');
  const query = useContractQuery(listLocations, { query: {} });
  const departments = useContractQuery(listDepartments, {}).data?.items ?? NONE;
  const locations = query.data?.items ?? NONE;
  const tree = useTree<Location>(locations);
  const [opened, setOpened] = useState<Location | { inside: string | null } | null>(null);
  const columns = useColumns(departments, tree, setOpened, mayEdit);
  useLive('organisation', [listLocations, listDepartments]);

  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened({ inside: null })}>
      {t('add')}
    </Button>
  );
  const location = opened && 'id' in opened ? opened : null;
  const inside = opened && 'inside' in opened ? opened.inside : null;
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle', { facility })} actions={mayEdit && locations.length > 0 && add}>
      {locations.length > 0 && <TreeTools {...tree} />}
      <DataTable
        label={t('title')}
        columns={columns}
        list={wholeList(query, tree.branches)}
        rowKey={({ item }) => item.id}
        onOpen={({ item }) => setOpened(item)}
        empty={
          tree.search === '' ? (
            <EmptyState
              icon={<IconMapPin size={40} stroke={1.2} aria-hidden />}
              title={t('empty.title')}
              hint={t('empty.hint')}
              action={mayEdit && add}
            />
          ) : (
            <EmptyState title={t('notFound')} />
          )
        }
      />
      <RecordDrawer opened={opened !== null} onClose={() => setOpened(null)} title={location?.name ?? t('add')}>
        {opened && (
          <LocationForm
            location={location}
            inside={inside}
            locations={locations}
            departments={departments}
            onDone={() => setOpened(null)}
          />
        )}
      </RecordDrawer>
    </PageFrame>
  );
}

function useColumns(
  departments: readonly { id: string; name: string }[],
  { folded, fold }: ReturnType<typeof useTree<Location>>,
  onOpen: (one: Location | { inside: string }) => void,
  mayEdit: boolean,
) {
  const t = useTranslations('organisation.locations');
  return useMemo((): Column<Branch<Location>>[] => {
    const names = new Map(departments.map(({ id, name }) => [id, name]));
    return [
      {
        key: 'name',
        header: t('name'),
        cell: (branch) => (
          <TreeName
            branch={branch}
            icon={<KindIcon of={branch.item} />}
            folded={folded.has(branch.item.id)}
            onFold={fold}
            onOpen={onOpen}
          />
        ),
      },
      { key: 'kind', header: t('kind'), width: '140px', cell: ({ item }) => t(`kinds.${item.kind}`) },
      { key: 'code', header: t('code'), width: '160px', cell: ({ item }) => <span className="code">{item.code}</span> },
      { key: 'department', header: t('department'), width: '220px', cell: ({ item }) => names.get(item.departmentId ?? '') },
      { key: 'inside', header: t('insideHeader'), width: '110px', align: 'end', cell: ({ children }) => children || '' },
      {
        key: 'add',
        header: '',
        width: '120px',
        align: 'end',
        cell: ({ item }) => mayEdit && item.active && item.kind !== 'bed' && <AddInside to={item} onAdd={onOpen} />,
      },
    ];
  }, [t, departments, folded, fold, onOpen, mayEdit]);
}

function KindIcon({ of }: { of: Location }) {
  const Icon = locationIcons[of.kind];
  return <Icon size={16} stroke={1.5} aria-hidden style={{ flex: 'none', color: 'var(--mantine-color-dimmed)' }} />;
}

function AddInside({ to, onAdd }: { to: Location; onAdd: (where: { inside: string }) => void }) {
  const t = useTranslations('organisation.locations');
  return (
    <Button size="compact-sm" variant="subtle" aria-label={t('addInside', { name: to.name })} onClick={() => onAdd({ inside: to.id })}>
      {t('addHere')}
    </Button>
  );
}
