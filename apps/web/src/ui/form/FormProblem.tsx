'use client';

import { Alert } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useProblemMessage } from '@/api/problem-message';

interface FormProblemProps {
  problem: unknown;
  /** What did not happen; "Not saved" when left out. */
  title?: string;
}

/** What the server refused and no single field can show: `<FormProblem problem={problem} />` above the buttons. */
export function FormProblem({ problem, title }: FormProblemProps) {
  const t = useTranslations('common');
  const messageOf = useProblemMessage();
  if (problem === null) return null;
  return (
    <Alert color="red" role="alert" icon={<IconAlertOctagon aria-hidden />} title={title ?? t('saveFailed')}>
      {messageOf(problem)}
    </Alert>
  );
}
