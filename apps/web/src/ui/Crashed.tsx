'use client';

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** A screen that stopped working: what happened, what was kept, what to do. */
export function Crashed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('common.crash');
  return (
    <Stack p="xl" gap="md" maw={560} role="alert">
      <div>
        <Title order={1}>{t('title')}</Title>
        <Text c="dimmed">{t('body')}</Text>
      </div>
      <Group gap="xs">
        <Button onClick={onRetry}>{t('reload')}</Button>
        {/* A full load, since what is in memory may be what broke. */}
        <Button component="a" href="/" variant="default">
          {t('home')}
        </Button>
      </Group>
    </Stack>
  );
}
