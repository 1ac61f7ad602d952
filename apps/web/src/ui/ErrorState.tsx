'use client';

import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useProblemMessage } from '@/api/problem-message';

/** What could not be loaded, in words, with a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations('common');
  const messageOf = useProblemMessage();
  return (
    <Alert color="red" icon={<IconAlertOctagon aria-hidden />} title={t('notLoaded')} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text>{messageOf(error)}</Text>
        {onRetry && (
          <Button size="sm" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
