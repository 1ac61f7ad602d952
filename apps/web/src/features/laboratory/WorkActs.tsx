'use client';

import { Button, Text } from '@mantine/core';
import { getLabWork, type LabWorkDetail, releaseResults, returnResults } from '@wardbook/contracts/laboratory/results';
import { countLabWork, listLabWork } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { ReasonModal } from '@/ui/ReasonModal';
import { useShortcuts } from '@/ui/shortcuts';
import type { useEntry } from './use-entry';
import { VerifyModal } from './VerifyModal';

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
