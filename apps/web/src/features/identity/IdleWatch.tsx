'use client';

import { Affix, Alert, Button, Group, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconClockPause } from '@tabler/icons-react';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { idleMillisecondsLeft, watchInput } from '@/api/activity';
import { useApi } from '@/api/api-provider';
import { useSessionState } from '@/api/session-store';

const WARN_SECONDS = 60;
const TICK_MS = 1_000;

/** Tells the server that its user is there, and the user that the server is about to lock the page. */
export function IdleWatch({ idleMinutes }: { idleMinutes: number }) {
  const t = useTranslations('identity');
  const { call } = useApi();
  const { lockedBy } = useSessionState();
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);

  useEffect(() => watchInput(() => void call(getMe, {}).catch(() => undefined)), [call]);
  useInterval(
    () => {
      const left = Math.ceil(idleMillisecondsLeft(idleMinutes) / 1_000);
      setSecondsLeft(left <= WARN_SECONDS ? Math.max(0, left) : null);
      // Only the server knows whether the time is up; its refusal locks the page. Asking every few seconds is enough.
      if (left <= 0 && left % 5 === 0 && lockedBy === null) void call(getMe, {}).catch(() => undefined);
    },
    TICK_MS,
    { autoInvoke: true },
  );

  if (secondsLeft === null || lockedBy !== null) return null;
  return (
    <Affix position={{ bottom: 20, left: '50%' }} style={{ transform: 'translateX(-50%)' }}>
      <Alert color="amber" role="alert" icon={<IconClockPause aria-hidden />} variant="light" style={{ border: '1px solid currentcolor' }}>
        <Group gap="lg" wrap="nowrap">
          <Text>{t('idle.warning', { seconds: secondsLeft })}</Text>
          {/* Any key or click counts as being there, this one like every other. */}
          <Button size="sm" variant="default">
            {t('idle.stay')}
          </Button>
        </Group>
      </Alert>
    </Affix>
  );
}
