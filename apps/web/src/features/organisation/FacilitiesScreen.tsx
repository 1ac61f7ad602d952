'use client';

import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type Facility, listFacilities } from '@wardbook/contracts/organisation/facilities';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay, useMe } from '@/features/identity';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { OpenRow } from '@/ui/table/OpenRow';
import { wholeList } from '@/ui/table/whole-list';
import { FacilityForm } from './FacilityForm';

/** The houses of the organisation and the modules that each of them uses. */
export function FacilitiesScreen() {
  const t = useTranslations('organisation.facilities');
  const { organisation } = useMe();
  const mayEdit = useMay('organisation:manage');
  const query = useContractQuery(listFacilities, {});
  const [opened, setOpened] = useState<Facility | 'new' | null>(null);
  const columns = useColumns(setOpened);
  useLive('organisation', [listFacilities]);
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle', { organisation: organisation.name })}
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
            {t('add')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('title')}
        columns={columns}
        list={wholeList(query, query.data?.items ?? [])}
        rowKey={({ id }) => id}
        onOpen={setOpened}
        empty={null}
      />
      <RecordDrawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        size="lg"
        title={opened === 'new' ? t('add') : (opened?.name ?? '')}
      >
        {opened !== null && <FacilityForm facility={opened === 'new' ? null : opened} onDone={() => setOpened(null)} />}
      </RecordDrawer>
    </PageFrame>
  );
}

function useColumns(onOpen: (facility: Facility) => void) {
  const t = useTranslations('organisation.facilities');
  const kinds = useTranslations('identity.facilityKind');
  const { id: here } = useFacility();
  return useMemo(
    (): Column<Facility>[] => [
      {
        key: 'name',
        header: t('name'),
        cell: (facility) => (
          <Group gap="xs">
            <OpenRow onOpen={() => onOpen(facility)}>{facility.name}</OpenRow>
            {facility.id === here && (
              <Text size="sm" c="dimmed">
                {t('here')}
              </Text>
            )}
          </Group>
        ),
      },
      { key: 'code', header: t('code'), cell: ({ code }) => <span className="code">{code}</span> },
      { key: 'kind', header: t('kind'), cell: ({ kind }) => kinds(kind) },
      { key: 'timeZone', header: t('timeZone'), cell: ({ timeZone }) => timeZone.replaceAll('_', ' ') },
      { key: 'currency', header: t('currency'), width: '90px', cell: ({ currency }) => currency },
      { key: 'modules', header: t('modules'), cell: ({ modules }) => modules.map((module) => t(`module.${module}.name`)).join(', ') },
      {
        key: 'state',
        header: t('state'),
        width: '110px',
        cell: ({ active }) => <StatusBadge tone={active ? 'done' : 'ended'}>{active ? t('open') : t('closedState')}</StatusBadge>,
      },
    ],
    [t, kinds, here, onOpen],
  );
}
