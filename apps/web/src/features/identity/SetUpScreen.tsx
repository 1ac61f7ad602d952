'use client';

import { Button } from '@mantine/core';
import { getSetUp } from '@wardbook/contracts/identity/sessions';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { DoorFrame } from '@/ui/DoorFrame';
import { ErrorState } from '@/ui/ErrorState';
import { WholePageLoader } from '@/ui/WholePageLoader';
import { SetUpForm } from './SetUpForm';

/** The first page of an empty installation. */
export function SetUpScreen() {
  const t = useTranslations('identity');
  const { data, error, refetch } = useContractQuery(getSetUp, {}, { staleTime: Number.POSITIVE_INFINITY });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <WholePageLoader />;
  if (data.setUp) {
    return (
      <DoorFrame title={t('setUp.alreadyTitle')} hint={t('setUp.alreadyHint')}>
        <Button component={Link} href="/sign-in">
          {t('signIn')}
        </Button>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title={t('setUp.title')} hint={t('setUp.hint')} width="wide">
      <SetUpForm />
    </DoorFrame>
  );
}
