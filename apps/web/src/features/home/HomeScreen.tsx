'use client';

import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFacility, useMe } from '@/features/identity';
import { type NavigationItem, pagesFor, sections } from '@/features/navigation';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import classes from './HomeScreen.module.css';

/** Where a working day begins: the pages that this user's roles open here, by department. */
export function HomeScreen() {
  const t = useTranslations('home');
  const shell = useTranslations('shell.sections');
  const formats = useFormats();
  const { user } = useMe();
  const facility = useFacility();
  const pages = pagesFor(facility).filter((page) => page.section !== null);
  return (
    <PageFrame
      title={t(`greeting.${formats.partOfDay()}`, { name: user.name })}
      subtitle={`${facility.name} · ${formats.day(formats.today())}`}
    >
      {pages.length === 0 && (
        <Paper>
          <EmptyState
            icon={<IconLayoutGrid size={40} stroke={1.2} aria-hidden />}
            title={t('nothing.title')}
            hint={t('nothing.hint', { facility: facility.name })}
          />
        </Paper>
      )}
      {sections.map((section) => {
        const within = pages.filter((page) => page.section === section);
        if (within.length === 0) return null;
        return (
          <Stack key={section} component="section" gap="xs">
            <Title order={2}>{shell(section)}</Title>
            <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }} spacing="sm">
              {within.map((page) => (
                <PageCard key={page.key} page={page} href={facility.path(page.path)} />
              ))}
            </SimpleGrid>
          </Stack>
        );
      })}
    </PageFrame>
  );
}

function PageCard({ page, href }: { page: NavigationItem; href: string }) {
  const t = useTranslations('shell.pages');
  const Icon = page.icon;
  return (
    <Paper component={Link} href={href} p="md" className={classes.card}>
      <Group gap="sm" wrap="nowrap">
        <Icon size={22} stroke={1.5} className={classes.icon} aria-hidden />
        <Text fw={500}>{t(page.key)}</Text>
      </Group>
    </Paper>
  );
}
