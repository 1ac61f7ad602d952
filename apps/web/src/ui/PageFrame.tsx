'use client';

import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import classes from './PageFrame.module.css';

interface Crumb {
  label: string;
  href: string;
}

interface PageFrameProps {
  title: string;
  /** One line under the title: what this is about, or a count. */
  subtitle?: ReactNode;
  /** The way up, without the page itself. */
  crumbs?: readonly Crumb[];
  /** Buttons at the right; one of them at most is the primary act. */
  actions?: ReactNode;
  /** `form` is one narrow column, `full` uses the whole width of a work list or a grid. */
  width?: 'page' | 'form' | 'full';
  children: ReactNode;
}

/** The frame of every page: where am I, what can I do, and the content below. */
export function PageFrame({ title, subtitle, crumbs = [], actions, width = 'page', children }: PageFrameProps) {
  return (
    <div className={classes.frame} data-width={width}>
      <Stack gap="md">
        <header>
          {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
          <Group justify="space-between" gap="sm">
            <div>
              <Title order={1}>{title}</Title>
              {subtitle && (
                <Text c="dimmed" component="div">
                  {subtitle}
                </Text>
              )}
            </div>
            {actions && <Group gap="xs">{actions}</Group>}
          </Group>
        </header>
        {children}
      </Stack>
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations('common');
  return (
    <Breadcrumbs component="nav" aria-label={t('breadcrumbs')} mb={4} separatorMargin={6}>
      {crumbs.map((crumb) => (
        <Anchor key={crumb.href} component={Link} href={crumb.href} size="sm" c="dimmed">
          {crumb.label}
        </Anchor>
      ))}
    </Breadcrumbs>
  );
}
