'use client';

import { getMe, getSetUp, type Me } from '@wardbook/contracts/identity/sessions';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { browserStore } from '@/api/browser-store';
import { useContractQuery } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { WholePageLoader } from '@/ui/WholePageLoader';

export const LAST_FACILITY = 'wardbook.facility';

/** Sends a visitor of the bare address to set-up, to sign in, or to the facility where they last worked. */
export function HomeRedirect() {
  const t = useTranslations('identity');
  const router = useRouter();
  const setUp = useContractQuery(getSetUp, {});
  const me = useContractQuery(getMe, {}, { enabled: setUp.data?.setUp === true });
  const signedOut = me.error?.problem?.status === 401;
  const target = setUp.data?.setUp === false ? '/set-up' : signedOut ? '/sign-in' : me.data ? homeOf(me.data) : null;

  useEffect(() => {
    if (target !== null) router.replace(target);
  }, [target, router]);

  const error = setUp.error ?? (signedOut ? null : me.error);
  if (error) return <ErrorState error={error} onRetry={() => void setUp.refetch().then(() => me.refetch())} />;
  if (me.data && target === null) return <EmptyState title={t('noFacility.title')} hint={t('noFacility.hint')} />;
  return <WholePageLoader />;
}

/** The facility where this browser last worked, or the first one; null for a user without any role. */
function homeOf({ facilities }: Me): string | null {
  const last = browserStore.read(LAST_FACILITY);
  const facility = facilities.find((one) => one.code === last) ?? facilities[0];
  return facility ? `/f/${facility.code}` : null;
}
