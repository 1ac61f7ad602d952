'use client';

import { Alert, Button, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getLabWork, verifyResult } from '@wardbook/contracts/laboratory/results';
import { countLabWork, type LabWorkItem, listLabWork } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { NOTABLE_PERCENT } from './EntryGrid';
import { PatientCell } from './PatientCell';
import { valueText } from './words';

const MOST = 20;

/** What is normal throughout is looked at as a list and released together; everything else has its own page. */
export function VerifyNormal() {
  const t = useTranslations('laboratory.verifyNormal');
  const [isOpen, setOpen] = useState(false);
  const mayVerify = useMay('result:verify');
  const close = () => setOpen(false);
  if (!mayVerify) return null;
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <RecordDrawer opened={isOpen} onClose={close} title={t('title')} size="lg">
        <NormalResults onDone={close} />
      </RecordDrawer>
    </>
  );
}

function NormalResults({ onDone }: { onDone: () => void }) {
  const t = useTranslations('laboratory.verifyNormal');
  const { data } = useContractQuery(listLabWork, { query: { tab: 'to-verify', limit: 100 } });
  /** Only what was shown is in here: nothing is released that was not on the screen. */
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const showOnce = useCallback(
    (id: string, tick: boolean) => setTicks((before) => (before.has(id) ? before : new Map(before).set(id, tick))),
    [],
  );
  const { run, isRunning, failure } = useVerifyAll(onDone);
  if (!data) return <Skeleton height={200} />;
  const fitting = data.items.filter(
    ({ status, judgement, enteredByMe }) => status === 'to-verify' && judgement === 'normal' && !enteredByMe,
  );
  if (fitting.length === 0) return <Text c="dimmed">{t('none')}</Text>;
  const ticked = fitting.filter(({ id }) => ticks.get(id));
  return (
    <Stack>
      <Text>{t('meaning')}</Text>
      {fitting.slice(0, MOST).map((item) => (
        <NormalResult
          key={item.id}
          item={item}
          ticked={ticks.get(item.id) ?? false}
          onShown={showOnce}
          onTick={(tick) => setTicks((before) => new Map(before).set(item.id, tick))}
        />
      ))}
      {fitting.length > MOST && <Text c="dimmed">{t('more')}</Text>}
      {failure && <Alert color="red">{failure}</Alert>}
      <Group justify="flex-end">
        <Button disabled={ticked.length === 0} loading={isRunning} onClick={() => void run(ticked)}>
          {t('run', { count: ticked.length })}
        </Button>
      </Group>
    </Stack>
  );
}

interface NormalResultProps {
  item: LabWorkItem;
  ticked: boolean;
  onShown: (id: string, tick: boolean) => void;
  onTick: (tick: boolean) => void;
}

/** One result with its values; a value far from the one before is for the page of its own. */
function NormalResult({ item, ticked, onShown, onTick }: NormalResultProps) {
  const t = useTranslations('laboratory.verifyNormal');
  const { data } = useContractQuery(getLabWork, { params: { id: item.id } });
  const changes = data?.rows.filter(({ deltaPercent }) => deltaPercent !== null && Math.abs(deltaPercent) >= NOTABLE_PERCENT) ?? [];
  const isPlain = data !== undefined && changes.length === 0;
  useEffect(() => {
    if (data) onShown(item.id, isPlain);
  }, [data, isPlain, onShown, item.id]);
  return (
    <Checkbox
      disabled={!data}
      checked={ticked}
      onChange={(event) => onTick(event.currentTarget.checked)}
      label={
        <Group gap="xs">
          <PatientCell patient={item.patient} />
          <Text fw={600}>{item.test.name}</Text>
        </Group>
      }
      description={
        <>
          {data?.rows
            .flatMap(({ display, current }) => (current ? `${display} ${valueText(current)} ${current.unitDisplay ?? ''}`.trim() : []))
            .join(' · ')}
          {changes.map(({ analyteId, display, deltaPercent }) => (
            <Text key={analyteId} component="span" size="xs" fw={600} c="amber">
              {' '}
              {t('changed', { name: display, delta: `${(deltaPercent ?? 0) > 0 ? '+' : ''}${deltaPercent}` })}
            </Text>
          ))}
        </>
      }
    />
  );
}

/** One after the other, each on the version that was shown; the first refusal stops and says why. */
function useVerifyAll(onDone: () => void) {
  const t = useTranslations('laboratory.verifyNormal');
  const messageOf = useProblemMessage();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const verify = useContractMutation(verifyResult, { invalidates: [getLabWork, listLabWork, countLabWork] });
  const run = async (items: readonly LabWorkItem[]) => {
    setRunning(true);
    setFailure(null);
    try {
      for (const { id, version } of items) await verify.mutateAsync({ params: { id }, body: { version } });
      notifications.show({ color: 'green', message: t('done', { count: items.length }) });
      onDone();
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setRunning(false);
    }
  };
  return { run, isRunning, failure };
}
