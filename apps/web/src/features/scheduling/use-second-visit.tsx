'use client';

import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { useTranslations } from 'next-intl';

/** A patient who is here already is received a second time only after a question. Tells whether that was the problem. */
export function useSecondVisit(): (problem: ProblemError, name: string, receive: () => void) => boolean {
  const t = useTranslations('scheduling.secondVisit');
  return (problem, name, receive) => {
    if (problem.code !== 'visit-open') return false;
    modals.openConfirmModal({
      title: t('title'),
      children: <Text>{t('meaning', { name })}</Text>,
      labels: { confirm: t('confirm'), cancel: t('keep') },
      onConfirm: receive,
    });
    return true;
  };
}
