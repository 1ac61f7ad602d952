'use client';

import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { getLabWork, type LabWorkDetail, releaseResults, returnResults, verifyResult } from '@wardbook/contracts/laboratory/results';
import { countLabWork, listLabWork } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useMay } from '@/features/identity';
import { ReasonModal } from '@/ui/ReasonModal';
import { useShortcuts } from '@/ui/shortcuts';
import type { useEntry } from './use-entry';

interface EntryActsProps {
  entry: ReturnType<typeof useEntry>;
  amending: boolean;
  onCancel?: () => void;
}

/** Saving what was typed; an amendment asks for its reason first. */
export function EntryActs({ entry, amending, onCancel }: EntryActsProps) {
  const t = useTranslations('laboratory.work');
  const [asking, setAsking] = useState(false);
  const { save, savable, saving } = entry;
  const run = useMemo(() => () => (amending ? setAsking(true) : void save()), [amending, save]);
  useShortcuts(useMemo(() => [{ keys: 'mod+S', label: t('save'), run }], [t, run]));
  return (
    <>
      {onCancel && (
        <Button
          variant="default"
          onClick={() => {
            entry.discard();
            onCancel();
          }}
        >
          {t('discard')}
        </Button>
      )}
      <Button disabled={!savable} loading={saving} onClick={run}>
        {t('save')}
      </Button>
      <ReasonModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('amendTitle')}
        confirmLabel={t('amend')}
        onConfirm={(reason) => save(reason)}
      >
        <Text>{t('amendMeaning')}</Text>
      </ReasonModal>
    </>
  );
}

const changed = { invalidates: [getLabWork, listLabWork, countLabWork] };

/** The second pair of eyes: release, hold back, or send back to the bench. */
export function VerifyActs({ work, onCorrect }: { work: LabWorkDetail; onCorrect: () => void }) {
  const t = useTranslations('laboratory.work');
  const mayVerify = useMay('result:verify');
  const mayEnter = useMay('result:enter');
  const [verifying, setVerifying] = useState(false);
  const [returning, setReturning] = useState(false);
  const sendBack = useContractMutation(returnResults, changed);
  const release = useContractMutation(releaseResults, changed);
  const step = { params: { id: work.id }, body: { version: work.version } };
  if (work.status === 'verified') {
    return mayVerify ? (
      <Button loading={release.isPending} onClick={() => release.mutate(step)}>
        {t('release')}
      </Button>
    ) : null;
  }
  const ownWork = work.enteredByMe && !work.mayVerifyAlone;
  return (
    <>
      {ownWork && <Text c="dimmed">{t('somebodyElse')}</Text>}
      {mayEnter && (
        <Button variant="default" onClick={onCorrect}>
          {t('correct')}
        </Button>
      )}
      {mayVerify && !work.enteredByMe && (
        <Button variant="default" onClick={() => setReturning(true)}>
          {t('sendBack')}
        </Button>
      )}
      {mayVerify && !ownWork && <Button onClick={() => setVerifying(true)}>{t('verify')}</Button>}
      <VerifyModal work={work} opened={verifying} onClose={() => setVerifying(false)} />
      <ReasonModal
        opened={returning}
        onClose={() => setReturning(false)}
        title={t('sendBackTitle')}
        confirmLabel={t('sendBack')}
        onConfirm={(reason) => sendBack.mutateAsync({ ...step, body: { ...step.body, reason } })}
      />
    </>
  );
}

function VerifyModal({ work, opened, onClose }: { work: LabWorkDetail; opened: boolean; onClose: () => void }) {
  const t = useTranslations('laboratory.work');
  const common = useTranslations('common');
  const messageOf = useProblemMessage();
  const [conclusion, setConclusion] = useState('');
  const verify = useContractMutation(verifyResult, { ...changed, onSuccess: onClose });
  const send = (release: boolean) =>
    verify.mutate({ params: { id: work.id }, body: { version: work.version, conclusion: conclusion.trim() || null, release } });
  return (
    <Modal opened={opened} onClose={onClose} title={t('verifyTitle')} closeButtonProps={{ 'aria-label': common('close') }}>
      <Stack>
        {work.criticalUntold > 0 && <Alert color="red">{t('criticalUntold')}</Alert>}
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
          <Button loading={verify.isPending} onClick={() => send(true)}>
            {t('releaseResult')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
