'use client';

import { languageIn } from '@wardbook/contracts/core/locale';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { LiveProvider } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { session } from '@/api/session-store';
import { ErrorState } from '@/ui/ErrorState';
import { drafts } from '@/ui/form/drafts';
import { LocalityProvider } from '@/ui/locality';
import { ConfirmPasswordModal } from './ConfirmPasswordModal';
import { IdleWatch } from './IdleWatch';
import { LockModal } from './LockModal';
import { MeContext } from './me-context';
import { OwnPasswordScreen } from './OwnPasswordScreen';
import { useKeptLanguage } from './use-kept-language';

const FRESH_MS = 60_000;

/** Shows its children to a signed-in user, and keeps them mounted behind a lock when the session ends. */
export function SessionGate({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const { data: me, error, refetch } = useContractQuery(getMe, {}, { staleTime: FRESH_MS });
  const signedOut = me === undefined && error?.problem?.status === 401;

  useKeptLanguage(me?.user.language);
  useEffect(() => {
    if (!me) return;
    session.belongsTo(me.user.id, me.draftKey);
    drafts.dropOld();
  }, [me]);
  useEffect(() => {
    if (signedOut) router.replace(`/sign-in?next=${encodeURIComponent(pathname)}`);
  }, [signedOut, router, pathname]);

  if (me === undefined) return error && !signedOut ? <ErrorState error={error} onRetry={() => void refetch()} /> : waiting;
  return (
    <MeContext value={me}>
      <LocalityProvider language={languageIn(me.user.language, me.organisation.country)}>
        {me.user.mustChangePassword ? <OwnPasswordScreen /> : <LiveProvider>{children}</LiveProvider>}
        <IdleWatch idleMinutes={me.session.idleMinutes} />
        <ConfirmPasswordModal />
        <LockModal me={me} />
      </LocalityProvider>
    </MeContext>
  );
}
