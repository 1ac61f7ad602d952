'use client';

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import type { User } from '@wardbook/contracts/identity/users';
import { useTranslations } from 'next-intl';
import { CopyableCode } from '@/ui/CopyableCode';
import { useFormats } from '@/ui/formats';

interface OneTimePasswordProps {
  given: { user: User; oneTimePassword: string } | null;
  onClose: () => void;
}

/** The one-time password, which is shown only once. It closes by a deliberate click and not by accident. */
export function OneTimePassword({ given, onClose }: OneTimePasswordProps) {
  const t = useTranslations('identity.users');
  const { dateTime } = useFormats();
  return (
    <Modal
      opened={given !== null}
      onClose={onClose}
      title={<Text fw={600}>{t('passwordFor', { name: given?.user.name ?? '' })}</Text>}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {given && (
        <Stack>
          <Text>{t('passwordHint', { email: given.user.email })}</Text>
          <Group justify="center" fz="xl" py="sm">
            <CopyableCode value={given.oneTimePassword} />
          </Group>
          <Alert color="amber" icon={<IconEyeOff aria-hidden />}>
            {t('passwordOnce', { until: given.user.oneTimePasswordUntil ? dateTime(given.user.oneTimePasswordUntil) : '' })}
          </Alert>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('passwordHanded')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
