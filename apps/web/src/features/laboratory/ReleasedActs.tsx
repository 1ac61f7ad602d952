'use client';

import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPrinter } from '@tabler/icons-react';
import { getLabReport, printLabReport } from '@wardbook/contracts/laboratory/reports';
import { getLabWork, type LabWorkDetail, reviewResults, withdrawResult } from '@wardbook/contracts/laboratory/results';
import { countLabWork, listLabWork } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDocuments } from '@/api/documents';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useMay } from '@/features/identity';
import { ReasonModal } from '@/ui/ReasonModal';

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
      {mayAmend && reportId && <Withdraw work={work} />}
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

/** Of another patient, or wrong as a whole: the test is collected again. */
function Withdraw({ work }: { work: LabWorkDetail }) {
  const t = useTranslations('laboratory.work');
  const [asking, setAsking] = useState(false);
  const withdraw = useContractMutation(withdrawResult, { invalidates: [getLabWork, listLabWork, countLabWork, getLabReport] });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      <ReasonModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('withdrawTitle', { test: work.test.name })}
        confirmLabel={t('withdrawConfirm')}
        onConfirm={(reason) => withdraw.mutateAsync({ params: { id: work.id }, body: { version: work.version, reason } })}
      >
        <Text size="sm">{t('withdrawText')}</Text>
      </ReasonModal>
    </>
  );
}
