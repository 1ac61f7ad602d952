'use client';

import { AppShell, Burger, Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useMay } from '@/features/identity';
import classes from './FacilityShell.module.css';
import { FacilitySwitch } from './FacilitySwitch';
import { LiveDot } from './LiveDot';
import { openSearch } from './search-store';
import type { ShellActions } from './shell-actions';
import { UserMenu } from './UserMenu';

interface TopBarProps {
  navigationOpen: boolean;
  onToggleNavigation: () => void;
  inbox: ReactNode;
  actions: ShellActions;
}

export function TopBar({ navigationOpen, onToggleNavigation, inbox, actions }: TopBarProps) {
  const t = useTranslations('shell');
  return (
    <AppShell.Header className={classes.header}>
      <Burger hiddenFrom="sm" size="sm" opened={navigationOpen} onClick={onToggleNavigation} aria-label={t('openNavigation')} />
      <FacilitySwitch />
      <SearchBox />
      <div className={classes.headerEnd}>
        <LiveDot />
        {inbox}
        <UserMenu actions={actions} />
      </div>
    </AppShell.Header>
  );
}

/** Looks like a field and opens the search over the page, where it has room for what it finds. */
function SearchBox() {
  const t = useTranslations('shell');
  const label = t(useMay('patient:read') ? 'searchBox' : 'searchPages');
  return (
    <UnstyledButton className={classes.search} onClick={openSearch} aria-label={label} aria-keyshortcuts="Control+K Meta+K">
      <IconSearch size={16} aria-hidden />
      <span className={classes.searchLabel}>{label}</span>
      <Kbd size="xs" visibleFrom="md">
        Ctrl K
      </Kbd>
    </UnstyledButton>
  );
}
