'use client';

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconKey, IconLock } from '@tabler/icons-react';
import { resetPassword, type User, unlockUser } from '@wardbook/contracts/identity/users';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { FormProblem } from '@/ui/form/FormProblem';
import { useFormats } from '@/ui/formats';
import { userQueries } from './user-queries';

interface PasswordActionsProps {
  user: User;
  onPassword: (given: { user: User; oneTimePassword: string }) => void;
}

/** For a user who cannot sign in: lift the lock, or set a one-time password. */
export function PasswordActions({ user, onPassword }: PasswordActionsProps) {
  const t = useTranslations('identity.users');
  const { time, dateTime } = useFormats();
  const [asking, setAsking] = useState(false);
  const unlock = useContractMutation(unlockUser, { invalidates: userQueries });
  const reset = useContractMutation(resetPassword, {
    invalidates: userQueries,
    onSuccess: (answer) => {
      setAsking(false);
      onPassword(answer);
    },
  });
  const args = { params: { id: user.id } };
  return (
    <Stack gap="sm">
      {user.lockedUntil && (
        <Alert color="amber" icon={<IconLock aria-hidden />} title={t('lockedTitle', { until: time(user.lockedUntil) })}>
          <Text size="sm">{t('lockedHint')}</Text>
          <Button variant="default" size="sm" mt="xs" loading={unlock.isPending} onClick={() => unlock.mutate(args)}>
            {t('unlock')}
          </Button>
        </Alert>
      )}
      {user.oneTimePasswordUntil && (
        <Text size="sm" c="dimmed">
          {t('oneTimeWaits', { until: dateTime(user.oneTimePasswordUntil) })}
        </Text>
      )}
      <Group>
        <Button variant="default" size="sm" leftSection={<IconKey size={16} aria-hidden />} onClick={() => setAsking(true)}>
          {t('reset')}
        </Button>
      </Group>
      <Modal opened={asking} onClose={() => setAsking(false)} title={<Text fw={600}>{t('resetTitle', { name: user.name })}</Text>}>
        <Stack>
          <Text>{t('resetMeaning')}</Text>
          <FormProblem problem={reset.error} />
          <Group justify="flex-end">
            <Button data-autofocus loading={reset.isPending} onClick={() => reset.mutate(args)}>
              {t('reset')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
}
