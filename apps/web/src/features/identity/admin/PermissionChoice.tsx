'use client';

import { Checkbox, Stack } from '@mantine/core';
import type { Permission } from '@wardbook/contracts/core/permissions';
import { useTranslations } from 'next-intl';
import { type PermissionGroup, permissionsByGroup } from './permission-groups';

interface PermissionChoiceProps {
  value: readonly Permission[];
  onChange: (value: Permission[]) => void;
  disabled: boolean;
}

const groups = permissionsByGroup();

/** Everything that a role can be allowed, in plain words, by the department whose work it is. */
export function PermissionChoice({ value, onChange, disabled }: PermissionChoiceProps) {
  const set = (changed: readonly Permission[], wanted: boolean) => {
    const others = value.filter((permission) => !changed.includes(permission));
    onChange(wanted ? [...others, ...changed] : others);
  };
  return (
    <Stack gap="lg">
      {groups.map(([group, permissions]) => (
        <Group key={group} group={group} permissions={permissions} value={value} set={set} disabled={disabled} />
      ))}
    </Stack>
  );
}

interface GroupProps {
  group: PermissionGroup;
  permissions: readonly Permission[];
  value: readonly Permission[];
  set: (changed: readonly Permission[], wanted: boolean) => void;
  disabled: boolean;
}

function Group({ group, permissions, value, set, disabled }: GroupProps) {
  const t = useTranslations('permissions');
  const names = useTranslations('identity.roles.groups');
  const granted = permissions.filter((permission) => value.includes(permission)).length;
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <Checkbox
        label={names(group)}
        fw={600}
        mb="xs"
        checked={granted === permissions.length}
        indeterminate={granted > 0 && granted < permissions.length}
        disabled={disabled}
        onChange={(event) => set(permissions, event.currentTarget.checked)}
      />
      <Stack gap={6} ps="lg">
        {permissions.map((permission) => (
          <Checkbox
            key={permission}
            label={t(permission)}
            checked={value.includes(permission)}
            disabled={disabled}
            onChange={(event) => set([permission], event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </fieldset>
  );
}
