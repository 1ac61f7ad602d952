'use client';

import { Button, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { permissions } from '@wardbook/contracts/core/permissions';
import { listRoles, type Role } from '@wardbook/contracts/identity/users';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useContractQuery } from '@/api/queries';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { OpenRow } from '@/ui/table/OpenRow';
import { wholeList } from '@/ui/table/whole-list';
import { useMay } from '../facility-context';
import { RoleForm } from './RoleForm';

/** What each role allows, in every facility alike. */
export function RolesScreen() {
  const t = useTranslations('identity.roles');
  const mayEdit = useMay('role:manage');
  const query = useContractQuery(listRoles, {});
  const [showRetired, setShowRetired] = useState(false);
  const [opened, setOpened] = useState<Role | 'new' | null>(null);
  const columns = useColumns(setOpened);
  const roles = query.data?.items.filter(({ active }) => showRetired || active) ?? [];
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
            {t('add')}
          </Button>
        )
      }
    >
      <Switch label={t('showRetired')} checked={showRetired} onChange={(event) => setShowRetired(event.currentTarget.checked)} />
      <DataTable
        label={t('title')}
        columns={columns}
        list={wholeList(query, roles)}
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
        {opened !== null && (
          <RoleForm
            role={opened === 'new' ? null : opened}
            roles={query.data?.items ?? []}
            mayEdit={mayEdit}
            onDone={() => setOpened(null)}
          />
        )}
      </RecordDrawer>
    </PageFrame>
  );
}

function useColumns(onOpen: (role: Role) => void) {
  const t = useTranslations('identity.roles');
  return useMemo(
    (): Column<Role>[] => [
      {
        key: 'name',
        header: t('name'),
        cell: (role) => <OpenRow onOpen={() => onOpen(role)}>{role.name}</OpenRow>,
      },
      { key: 'description', header: t('description'), cell: ({ description }) => description },
      {
        key: 'origin',
        header: t('origin'),
        width: '180px',
        cell: (role) => (role.active ? t(role.builtIn ? 'builtIn' : 'own') : t('retired')),
      },
      {
        key: 'permissions',
        header: t('permissions'),
        width: '130px',
        align: 'end',
        cell: (role) => t('ofAll', { count: role.permissions.length, all: permissions.length }),
      },
      { key: 'members', header: t('members'), width: '110px', align: 'end', cell: ({ members }) => members || '' },
    ],
    [t, onOpen],
  );
}
