'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '@wardbook/contracts/identity/sessions';
import { noteSignedIn } from '@/api/activity';
import { session } from '@/api/session-store';
import { keepLanguage } from './use-kept-language';

/** What follows every successful sign-in: everything that was read before may belong to another user, so it is dropped. */
export function useEnter(): (me: Me) => void {
  const client = useQueryClient();
  return (me) => {
    noteSignedIn();
    keepLanguage(me.user.language);
    session.signedIn(me.user.id, me.draftKey);
    void client.resetQueries();
  };
}
