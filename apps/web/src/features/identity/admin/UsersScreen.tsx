'use client';

import { Button, Group, Switch } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { listUsers, type User } from '@wardbook/contracts/identity/users';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useContractList } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { DataTable } from '@/ui/table/DataTable';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';
import { useListSort } from '@/ui/table/use-list-state';
import { NewUserForm } from './NewUserForm';
import { OneTimePassword } from './OneTimePassword';
import { UserRecord } from './UserRecord';
import { useUserColumns } from './user-columns';

/** Another page links here to open an account, or to make one for a person with a record. Both are ids of staff. */
const links = { user: parseAsString, person: parseAsString };

/** Users with their roles in each facility. */
export function UsersScreen() {
  const t = useTranslations('identity.users');
  const { search, ...field } = useListSearch();
  const [showInactive, setShowInactive] = useState(false);
  const [sort, setSort] = useListSort(['name', '-name']);
  const [{ user, person }, setLink] = useQueryStates(links);
  const [isNew, setIsNew] = useState(false);
  const [given, setGiven] = useState<{ user: User; oneTimePassword: string } | null>(null);
  const list = useContractList(listUsers, {
    query: { sort, active: showInactive ? 'false' : 'true', ...(search ? { search } : {}) },
  });
  const columns = useUserColumns((one) => void setLink({ user: one.id, person: null }));
  const close = () => {
    setIsNew(false);
    void setLink({ user: null, person: null });
  };
  const isAdding = isNew || person !== null;
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      width="full"
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsNew(true)}>
          {t('add')}
        </Button>
      }
    >
      <Group gap="md">
        <ListSearch label={t('search')} of={field} />
        <Switch label={t('showInactive')} checked={showInactive} onChange={(event) => setShowInactive(event.currentTarget.checked)} />
      </Group>
      <DataTable
        label={t('title')}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void setLink({ user: id, person: null })}
        sort={sort}
        onSort={(next) => void setSort(next as typeof sort)}
        rowTone={({ lockedUntil }) => (lockedUntil ? 'attention' : undefined)}
        empty={<EmptyState icon={<IconKey size={40} stroke={1.2} aria-hidden />} title={t('empty')} />}
      />
      <RecordDrawer opened={isAdding || user !== null} onClose={close} size="lg" title={isAdding ? t('add') : t('one')}>
        {isAdding && (
          <NewUserForm
            personId={person}
            onCancel={close}
            onDone={(answer) => {
              setGiven(answer);
              close();
            }}
          />
        )}
        {!isAdding && user !== null && <UserRecord id={user} onDone={close} onPassword={setGiven} />}
      </RecordDrawer>
      <OneTimePassword given={given} onClose={() => setGiven(null)} />
    </PageFrame>
  );
}
