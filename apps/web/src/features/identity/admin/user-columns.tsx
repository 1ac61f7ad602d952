'use client';

import type { User } from '@wardbook/contracts/identity/users';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DateTime } from '@/ui/DateTime';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { OpenRow } from '@/ui/table/OpenRow';

export function useUserColumns(onOpen: (user: User) => void): Column<User>[] {
  const t = useTranslations('identity.users');
  return useMemo(
    () => [
      {
        key: 'name',
        header: t('name'),
        sort: 'name',
        cell: (user) => <OpenRow onOpen={() => onOpen(user)}>{user.name}</OpenRow>,
      },
      { key: 'email', header: t('email'), cell: ({ email }) => email },
      { key: 'roles', header: t('roles'), cell: (user) => <Roles of={user} /> },
      { key: 'state', header: t('state'), width: '190px', cell: (user) => <UserState of={user} /> },
      { key: 'seen', header: t('lastActive'), width: '180px', cell: ({ lastActiveAt }) => lastActiveAt && <DateTime at={lastActiveAt} /> },
    ],
    [t, onOpen],
  );
}

/** One line per facility: `Test hospital: Nurse, Cashier`. */
function Roles({ of }: { of: User }) {
  const t = useTranslations('identity.users');
  if (of.memberships.length === 0) return <span style={{ color: 'var(--mantine-color-dimmed)' }}>{t('noRoles')}</span>;
  return [...Map.groupBy(of.memberships, ({ facility }) => facility)].map(([facility, memberships]) => (
    <div key={facility}>{t('rolesIn', { facility, roles: memberships.map(({ role }) => role).join(', ') })}</div>
  ));
}

export function UserState({ of }: { of: User }) {
  const t = useTranslations('identity.users');
  if (!of.active) return <StatusBadge tone="ended">{t('inactive')}</StatusBadge>;
  if (of.lockedUntil) return <StatusBadge tone="attention">{t('locked')}</StatusBadge>;
  if (of.oneTimePasswordUntil) return <StatusBadge tone="waiting">{t('waitsForPassword')}</StatusBadge>;
  return <StatusBadge tone="done">{t('active')}</StatusBadge>;
}
