'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { DoorFrame } from '@/ui/DoorFrame';
import { SignInFields } from './SignInFields';
import { useEnter } from './use-enter';

/** The sign-in page. */
export function SignInScreen() {
  const t = useTranslations('identity');
  const router = useRouter();
  const next = ownPath(useSearchParams().get('next'));
  const enter = useEnter();
  return (
    <DoorFrame title={t('signInTitle')} hint={t('signInHint')}>
      <SignInFields
        onSignedIn={(me) => {
          enter(me);
          router.replace(next);
        }}
      />
    </DoorFrame>
  );
}

/** Only a path of our own is followed: a link must not send a user who has just signed in to another site. */
function ownPath(next: string | null): string {
  return next?.startsWith('/f/') ? next : '/';
}
