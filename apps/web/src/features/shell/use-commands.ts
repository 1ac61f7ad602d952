'use client';

import { useMantineColorScheme } from '@mantine/core';
import { IconBuildingHospital, IconKey, IconKeyboard, IconLogout, IconMoon, IconSun, type TablerIcon } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useFacility, useMe, useSignOut } from '@/features/identity';
import { pagesFor } from '@/features/navigation';
import type { ShellActions } from './shell-actions';

interface Command {
  id: string;
  label: string;
  icon: TablerIcon;
  run: () => void;
}

interface CommandGroup {
  label: string;
  commands: Command[];
}

/** What fits a query: the user's pages here, the other facilities, and what else one can do from anywhere. */
export function useCommands(actions: ShellActions, query: string): CommandGroup[] {
  const t = useTranslations('shell.groups');
  const words = query.toLowerCase().split(/\s+/);
  const fits = ({ label }: Command) => words.every((word) => label.toLowerCase().includes(word));
  return [
    { label: t('pages'), commands: usePageCommands().filter(fits) },
    { label: t('actions'), commands: useActionCommands(actions).filter(fits) },
  ].filter(({ commands }) => commands.length > 0);
}

function usePageCommands(): Command[] {
  const t = useTranslations('shell');
  const router = useRouter();
  const facility = useFacility();
  const { facilities } = useMe();
  const pages = pagesFor(facility).map(({ key, path, icon }) => ({
    id: `page-${key}`,
    label: t(`pages.${key}`),
    icon,
    run: () => router.push(facility.path(path)),
  }));
  const others = facilities.filter(({ id }) => id !== facility.id);
  return [
    ...pages,
    ...others.map(({ code, name }) => ({
      id: `facility-${code}`,
      label: `${t('switchFacility')}: ${name}`,
      icon: IconBuildingHospital,
      run: () => router.push(`/f/${code}`),
    })),
  ];
}

function useActionCommands({ showShortcuts, changePassword }: ShellActions): Command[] {
  const t = useTranslations('shell');
  const identity = useTranslations('identity');
  const { setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return [
    { id: 'light', label: `${t('theme.label')}: ${t('theme.light')}`, icon: IconSun, run: () => setColorScheme('light') },
    { id: 'dark', label: `${t('theme.label')}: ${t('theme.dark')}`, icon: IconMoon, run: () => setColorScheme('dark') },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: IconKeyboard, run: showShortcuts },
    { id: 'password', label: identity('changePassword'), icon: IconKey, run: changePassword },
    { id: 'sign-out', label: identity('signOut'), icon: IconLogout, run: signOut },
  ];
}
