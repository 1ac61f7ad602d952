'use client';

import { AppShell, Skeleton, Stack } from '@mantine/core';
import classes from './FacilityShell.module.css';

/** The shell's outline while it is not yet known who is there. */
export function ShellSkeleton() {
  return (
    <AppShell layout="alt" header={{ height: 48 }} navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: true } }} aria-busy>
      <AppShell.Navbar className={classes.rail} p="sm">
        <Stack gap="sm">
          <Skeleton height={26} width={120} mb="md" />
          <Skeleton height={16} width="80%" />
          <Skeleton height={16} width="65%" />
          <Skeleton height={16} width="72%" />
        </Stack>
      </AppShell.Navbar>
      <AppShell.Header className={classes.header}>
        <Skeleton height={18} width={160} />
      </AppShell.Header>
      <AppShell.Main className={classes.main} p="lg">
        <Skeleton height={24} width={220} />
      </AppShell.Main>
    </AppShell>
  );
}
