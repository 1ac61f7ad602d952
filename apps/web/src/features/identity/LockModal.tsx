'use client';

import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '@wardbook/contracts/identity/sessions';
import { useTranslations } from 'next-intl';
import { noteSignedIn } from '@/api/activity';
import { session, useSessionState } from '@/api/session-store';
import { SignInFields } from './SignInFields';

/** Above every other modal and notification. */
const Z_INDEX = 10_000;

/** Covers the page when the session has ended. The page below stays as it was, and goes on when its user is back. */
export function LockModal({ me }: { me: Me }) {
  const t = useTranslations('identity');
  const client = useQueryClient();
  const { lockedBy } = useSessionState();
  const enter = (entered: Me) => {
    noteSignedIn();
    session.signedIn(entered.user.id, entered.draftKey);
    void client.invalidateQueries();
  };
  return (
    <Modal
      opened={lockedBy !== null}
      onClose={() => undefined}
      title={t('locked.title')}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={Z_INDEX}
      size="sm"
      padding="lg"
      // What is behind may be a patient's record, and another person may be at the screen.
      overlayProps={{ backgroundOpacity: 0.7, blur: 14 }}
    >
      <Stack gap="md">
        <Text c="dimmed">{t(lockedBy === 'session-idle' ? 'locked.idle' : 'locked.ended', { minutes: me.session.idleMinutes })}</Text>
        <SignInFields email={me.user.email} onSignedIn={enter} />
        <Text size="sm" c="dimmed">
          {t('locked.someoneElse')}
        </Text>
      </Stack>
    </Modal>
  );
}
