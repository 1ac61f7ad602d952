import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { SignInScreen } from '@/features/identity';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity'))('signIn') };
}

export default function SignInPage() {
  return (
    <Suspense>
      <SignInScreen />
    </Suspense>
  );
}
