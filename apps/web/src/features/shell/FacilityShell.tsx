'use client';

import { AppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { ChangePasswordModal } from '@/features/identity';
import { useShortcuts } from '@/ui/shortcuts';
import { CommandSearch } from './CommandSearch';
import classes from './FacilityShell.module.css';
import { LeftRail } from './LeftRail';
import { ShortcutsModal } from './ShortcutsModal';
import { openSearch } from './search-store';
import { TopBar } from './TopBar';
import { useRail } from './use-rail';

const HEADER_HEIGHT = 48;
const RAIL_WIDTH = { open: 224, collapsed: 56 };

/** The frame of all daily work: rail, top bar and the page. `inbox` fills the place beside the user menu. */
export function FacilityShell({ inbox, children }: { inbox?: ReactNode; children: ReactNode }) {
  const t = useTranslations('shell');
  const rail = useRail();
  const [drawerOpen, drawer] = useDisclosure(false);
  const [shortcutsOpen, shortcuts] = useDisclosure(false);
  const [changingPassword, setChangingPassword] = useState(false);
  const actions = useMemo(() => ({ showShortcuts: shortcuts.open, changePassword: () => setChangingPassword(true) }), [shortcuts.open]);
  useShortcuts(
    useMemo(
      () => [
        { keys: 'mod+K', label: t('shortcuts.search'), run: openSearch },
        { keys: 'shift+?', label: t('shortcuts.help'), run: shortcuts.open },
        { keys: 'mod+B', label: t('shortcuts.rail'), run: rail.toggle },
      ],
      [t, shortcuts.open, rail.toggle],
    ),
  );
  return (
    <AppShell
      layout="alt"
      header={{ height: HEADER_HEIGHT }}
      navbar={{ width: rail.collapsed ? RAIL_WIDTH.collapsed : RAIL_WIDTH.open, breakpoint: 'sm', collapsed: { mobile: !drawerOpen } }}
      transitionDuration={120}
    >
      <a className={classes.skip} href="#content">
        {t('skipToContent')}
      </a>
      <LeftRail collapsed={rail.collapsed && !drawerOpen} onToggle={rail.toggle} onNavigate={drawer.close} />
      <TopBar navigationOpen={drawerOpen} onToggleNavigation={drawer.toggle} inbox={inbox} actions={actions} />
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </AppShell.Main>
      <CommandSearch actions={actions} />
      <ShortcutsModal opened={shortcutsOpen} onClose={shortcuts.close} />
      <ChangePasswordModal opened={changingPassword} onClose={() => setChangingPassword(false)} />
    </AppShell>
  );
}
