'use client';

import { MultiSelect, Stack, Text } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { Me } from '@wardbook/contracts/identity/sessions';
import { listRoles, type User } from '@wardbook/contracts/identity/users';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { useMe } from '../me-context';

interface MembershipValue {
  facilityId: string;
  roleIds: string[];
}

/** One entry per facility in which the admin manages users: no admin gives roles in other facilities. */
export function membershipValues(me: Me, user: User | null): MembershipValue[] {
  return me.facilities
    .filter(({ permissions }) => permissions.includes('user:manage'))
    .map(({ id }) => ({
      facilityId: id,
      roleIds: user?.memberships.filter(({ facilityId }) => facilityId === id).map(({ roleId }) => roleId) ?? [],
    }));
}

interface MembershipFieldsProps {
  user: User | null;
  values: readonly MembershipValue[];
  propsOf: (path: string) => GetInputPropsReturnType;
}

/** The roles in each facility. Those in facilities that the admin does not manage are shown and stay. */
export function MembershipFields({ user, values, propsOf }: MembershipFieldsProps) {
  const t = useTranslations('identity.users');
  const { facilities } = useMe();
  const roles = useContractQuery(listRoles, {}).data?.items ?? [];
  const elsewhere = user?.memberships.filter(({ facilityId }) => !values.some((value) => value.facilityId === facilityId)) ?? [];
  const choices = (held: readonly string[]) =>
    roles.filter(({ id, active }) => active || held.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Stack>
      {values.map(({ facilityId, roleIds }, index) => (
        <MultiSelect
          key={facilityId}
          label={t('rolesAt', { facility: facilities.find(({ id }) => id === facilityId)?.name ?? '' })}
          placeholder={roleIds.length === 0 ? t('noRoles') : undefined}
          data={choices(roleIds)}
          searchable
          {...propsOf(`memberships.${index}.roleIds`)}
        />
      ))}
      {elsewhere.map(({ facilityId, roleId, facility, role }) => (
        <Text key={`${facilityId} ${roleId}`} size="sm" c="dimmed">
          {t('alsoAt', { facility, role })}
        </Text>
      ))}
    </Stack>
  );
}
