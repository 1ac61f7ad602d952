import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BrandMark } from './BrandMark';
import classes from './DoorFrame.module.css';

interface DoorFrameProps {
  title: string;
  hint?: string;
  /** `wide` for a longer form. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
}

/** The frame of the pages in front of the shell: signing in, setting up, and what is not there. */
export function DoorFrame({ title, hint, width = 'narrow', children }: DoorFrameProps) {
  const t = useTranslations('common');
  return (
    <main className={classes.ground}>
      <div className={classes.column} data-width={width}>
        <Group gap="xs" mb="lg" justify={width === 'narrow' ? 'center' : 'flex-start'}>
          <BrandMark />
          <Text fw={600} size="lg">
            {t('product')}
          </Text>
        </Group>
        <Paper p="xl" radius="md">
          <Stack gap="lg">
            <div>
              <Title order={1}>{title}</Title>
              {hint && <Text c="dimmed">{hint}</Text>}
            </div>
            {children}
          </Stack>
        </Paper>
      </div>
    </main>
  );
}
