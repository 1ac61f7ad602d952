'use client';

import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertOctagon, IconLock } from '@tabler/icons-react';
import { ProblemError } from '@wardbook/contracts/core/problem';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useProblemMessage } from '@/api/problem-message';

/** What could not be loaded, in words, with a way to try again; what the user may not see says so calmly and leads away. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations('common');
  const messageOf = useProblemMessage();
  if (isRefusal(error)) {
    return (
      <Alert color="gray" icon={<IconLock aria-hidden />} title={messageOf(error)} role="alert">
        <Button size="sm" variant="default" component={Link} href="/">
          {t('missing.home')}
        </Button>
      </Alert>
    );
  }
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

/** Trying again changes nothing about these. */
function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.code === 'forbidden' || error.problem.code === 'not-found');
}
