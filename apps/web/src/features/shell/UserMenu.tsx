'use client';

import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconKey, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMe, useSignOut } from '@/features/identity';
import { AppearanceChoice } from './AppearanceChoice';
import type { ShellActions } from './shell-actions';

/** The signed-in user, the appearance, and the sign-out. */
export function UserMenu({ actions }: { actions: ShellActions }) {
  const t = useTranslations('shell');
  const identity = useTranslations('identity');
  const { user } = useMe();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <UnstyledButton aria-label={t('userMenu', { name: user.name })} style={{ borderRadius: '50%' }}>
          <Avatar size={32} color="teal" variant="filled">
            {user.initials}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text fw={600} px="sm" pt="xs" truncate>
          {user.name}
        </Text>
        <Text size="sm" c="dimmed" px="sm" pb="xs" truncate>
          {user.email}
        </Text>
        <Menu.Divider />
        <AppearanceChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={actions.showShortcuts}>
          {t('shortcuts.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={actions.changePassword}>
          {identity('changePassword')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {identity('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
