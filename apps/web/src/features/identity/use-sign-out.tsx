'use client';

import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { signOut } from '@wardbook/contracts/identity/sessions';
import { useTranslations } from 'next-intl';
import { useApi } from '@/api/api-provider';
import { session } from '@/api/session-store';
import { drafts } from '@/ui/form/drafts';
import { useMe } from './me-context';

/** Ends the session in every tab. Unfinished drafts do not stay behind on a shared computer, so it asks before they go. */
export function useSignOut(): () => void {
  const t = useTranslations('identity');
  const { call } = useApi();
  const { user } = useMe();
  const end = () => {
    drafts.dropAllOf(user.id);
    // The browser leaves the page after any response of the server.
    void call(signOut, {}).then(session.signedOut, session.signedOut);
  };
  return () => {
    const count = drafts.countOf(user.id);
    if (count === 0) return end();
    modals.openConfirmModal({
      title: t('signOut'),
      children: <Text>{t('draftsLost', { count })}</Text>,
      labels: { confirm: t('signOutAnyway'), cancel: t('stay') },
      confirmProps: { color: 'red' },
      onConfirm: end,
    });
  };
}
