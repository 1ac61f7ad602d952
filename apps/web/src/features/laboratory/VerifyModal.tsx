'use client';

import { Alert, Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { getLabWork, type LabWorkDetail, verifyResult } from '@wardbook/contracts/laboratory/results';
import { countLabWork, listLabWork } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { CriticalValues } from './CriticalValues';
import { useNextToVerify } from './use-next-to-verify';

interface VerifyModalProps {
  work: LabWorkDetail;
  opened: boolean;
  onClose: () => void;
}

/** The second look: release and go on to the next, or verify and keep the result in the laboratory. */
export function VerifyModal({ work, opened, onClose }: VerifyModalProps) {
  const t = useTranslations('laboratory.work');
  const common = useTranslations('common');
  const messageOf = useProblemMessage();
  const [conclusion, setConclusion] = useState('');
  const [callsAfter, setCallsAfter] = useState(false);
  const openNext = useNextToVerify();
  const verify = useContractMutation(verifyResult, { invalidates: [getLabWork, listLabWork, countLabWork] });
  const send = (release: boolean) =>
    verify.mutate(
      { params: { id: work.id }, body: { version: work.version, conclusion: conclusion.trim() || null, release } },
      {
        onSuccess: () => {
          onClose();
          if (release) void openNext(work);
        },
      },
    );
  const isUncalled = work.criticalUntold > 0;
  return (
    <Modal opened={opened} onClose={onClose} title={t('verifyTitle')} closeButtonProps={{ 'aria-label': common('close') }}>
      <Stack>
        {isUncalled && (
          <Alert color="red" title={t('criticalUntold')}>
            <Stack gap="xs">
              <CriticalValues values={work.criticalValues} />
              <Checkbox
                label={t('releaseUncalled')}
                checked={callsAfter}
                onChange={(event) => setCallsAfter(event.currentTarget.checked)}
              />
            </Stack>
          </Alert>
        )}
        {work.enteredByMe && <Alert color="amber">{t('alone')}</Alert>}
        <Text>{t('verifyMeaning', { name: work.orderedBy ?? '' })}</Text>
        <Textarea
          label={t('conclusion')}
          autosize
          minRows={2}
          data-autofocus
          value={conclusion}
          onChange={(event) => setConclusion(event.currentTarget.value)}
        />
        {verify.error && <Alert color="red">{messageOf(verify.error)}</Alert>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" loading={verify.isPending} onClick={() => send(false)}>
            {t('holdBack')}
          </Button>
          <Button loading={verify.isPending} disabled={isUncalled && !callsAfter} onClick={() => send(true)}>
            {t('releaseNext')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
