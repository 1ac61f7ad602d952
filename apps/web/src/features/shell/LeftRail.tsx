'use client';

import { ActionIcon, AppShell, Group, NavLink, ScrollArea, Text, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useFacility } from '@/features/identity';
import { type NavigationItem, pagesFor, sections } from '@/features/navigation';
import { BrandMark } from '@/ui/BrandMark';
import { WantedLink } from '@/ui/WantedLink';
import shell from './FacilityShell.module.css';
import classes from './LeftRail.module.css';

interface LeftRailProps {
  collapsed: boolean;
  onToggle: () => void;
  onNavigate: () => void;
}

/** The pages by department: only what the user's roles and the facility's modules allow. */
export function LeftRail({ collapsed, onToggle, onNavigate }: LeftRailProps) {
  const t = useTranslations('shell');
  const pages = pagesFor(useFacility());
  const Icon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <AppShell.Navbar className={shell.rail} aria-label={t('mainNavigation')}>
      <Brand collapsed={collapsed} />
      <ScrollArea flex={1} px="xs" scrollbars="y" type="auto" scrollbarSize={6}>
        <Pages pages={pages.filter((page) => page.section === null)} collapsed={collapsed} onNavigate={onNavigate} />
        {sections.map((section) => {
          const within = pages.filter((page) => page.section === section);
          if (within.length === 0) return null;
          return (
            <div key={section} className={classes.section}>
              {collapsed ? <hr className={classes.rule} /> : <h2 className={classes.heading}>{t(`sections.${section}`)}</h2>}
              <Pages pages={within} collapsed={collapsed} onNavigate={onNavigate} />
            </div>
          );
        })}
      </ScrollArea>
      <Group justify={collapsed ? 'center' : 'flex-end'} p="xs" visibleFrom="sm">
        <Tooltip label={t(collapsed ? 'expandNavigation' : 'collapseNavigation')} position="right">
          <ActionIcon aria-label={t(collapsed ? 'expandNavigation' : 'collapseNavigation')} onClick={onToggle}>
            <Icon size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </AppShell.Navbar>
  );
}

function Brand({ collapsed }: { collapsed: boolean }) {
  const t = useTranslations('common');
  const facility = useFacility();
  return (
    <Link href={facility.path('')} className={classes.brand} data-collapsed={collapsed || undefined} aria-label={t('product')}>
      <BrandMark size={26} />
      {!collapsed && (
        <Text fw={600} component="span">
          {t('product')}
        </Text>
      )}
    </Link>
  );
}

/** A long rail must not hide where one is. Scrolling the link into view would also have the first Tab begin behind it. */
function keepInSight(link: HTMLElement | null): void {
  const rail = link?.closest('.mantine-ScrollArea-viewport');
  if (!link || !rail) return;
  const beyond = link.getBoundingClientRect().bottom - rail.getBoundingClientRect().bottom;
  if (beyond > 0) rail.scrollTop += beyond;
}

interface PagesProps {
  pages: readonly NavigationItem[];
  collapsed: boolean;
  onNavigate: () => void;
}

function Pages({ pages, collapsed, onNavigate }: PagesProps) {
  const t = useTranslations('shell.pages');
  const facility = useFacility();
  const pathname = usePathname();
  return pages.map(({ key, path, icon: Icon }) => {
    const href = facility.path(path);
    const here = path === '' ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
    return (
      <Tooltip key={key} label={t(key)} position="right" disabled={!collapsed}>
        <NavLink
          component={WantedLink}
          ref={here ? keepInSight : undefined}
          href={href}
          className={classes.page}
          label={collapsed ? null : t(key)}
          aria-label={collapsed ? t(key) : undefined}
          aria-current={here ? 'page' : undefined}
          leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          onClick={onNavigate}
        />
      </Tooltip>
    );
  });
}
