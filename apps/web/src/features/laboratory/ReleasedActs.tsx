'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPrinter } from '@tabler/icons-react';
import { getLabWork, type LabWorkDetail, printLabReport, reviewResults } from '@wardbook/contracts/laboratory/results';
import { countLabWork, listLabWork } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { useDocuments } from '@/api/documents';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useMay } from '@/features/identity';

/** What follows on a release: the paper, a correction, or the look that was put off. */
export function ReleasedActs({ work, onAmend }: { work: LabWorkDetail; onAmend: () => void }) {
  const t = useTranslations('laboratory.work');
  const messageOf = useProblemMessage();
  const documents = useDocuments();
  const mayAmend = useMay('result:amend');
  const mayVerify = useMay('result:verify');
  const review = useContractMutation(reviewResults, { invalidates: [getLabWork, listLabWork, countLabWork] });
  const show = (error: unknown) => notifications.show({ color: 'red', message: messageOf(error) });
  const { reportId } = work;
  return (
    <>
      {mayVerify && work.reviewNeeded && (
        <Button
          loading={review.isPending}
          onClick={() => review.mutate({ params: { id: work.id }, body: { version: work.version } }, { onError: show })}
        >
          {t('markReviewed')}
        </Button>
      )}
      {mayAmend && work.status === 'released' && (
        <Button variant="default" onClick={onAmend}>
          {t('amend')}
        </Button>
      )}
      {reportId && (
        <Button
          variant={work.reviewNeeded ? 'default' : 'filled'}
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => documents.open(printLabReport, { params: { id: reportId } }).catch(show)}
        >
          {t('printReport')}
        </Button>
      )}
    </>
  );
}
