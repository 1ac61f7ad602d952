'use client';

import { Alert, Grid, Group, Loader, Paper, Text, Timeline } from '@mantine/core';
import { getLabWork, type LabWorkDetail } from '@wardbook/contracts/laboratory/results';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { StatusBadge } from '@/ui/StatusBadge';
import { CriticalPanel } from './CriticalPanel';
import { EntryGrid } from './EntryGrid';
import { PatientCell } from './PatientCell';
import { ReleasedActs } from './ReleasedActs';
import { Superseded } from './Superseded';
import { useEntry } from './use-entry';
import { EntryActs, VerifyActs } from './WorkActs';
import { priorityTones, statusTones } from './words';

/** One request at the bench: enter, verify, release, and after that print or amend. */
export function WorkScreen({ id }: { id: string }) {
  const t = useTranslations('laboratory.work');
  const { data, error, refetch } = useContractQuery(getLabWork, { params: { id } });
  useLive('laboratory', [getLabWork]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loader aria-label={t('loading')} />;
  return <Work key={data.id} work={data} />;
}

function Work({ work }: { work: LabWorkDetail }) {
  const t = useTranslations('laboratory');
  const facility = useFacility();
  const mayEnter = useMay('result:enter');
  const [correcting, setCorrecting] = useState(false);
  const entry = useEntry(work, () => setCorrecting(false));
  const editing = (mayEnter && work.status === 'to-enter') || correcting;
  const tube = work.specimen;
  return (
    <PageFrame
      title={work.test.name}
      width="full"
      crumbs={[{ label: t('worklist.title'), href: facility.path('/laboratory') }]}
      subtitle={
        <Group gap="sm">
          <PatientCell patient={work.patient} />
          {tube && <span className="code">{tube.accessionNumber}</span>}
          <StatusBadge tone={statusTones[work.status]}>{t(`statuses.${work.status}`)}</StatusBadge>
          {work.priority !== 'routine' && <StatusBadge tone={priorityTones[work.priority]}>{t(`priorities.${work.priority}`)}</StatusBadge>}
        </Group>
      }
      actions={<Acts work={work} editing={editing} entry={entry} correcting={correcting} onCorrect={setCorrecting} />}
    >
      <CriticalPanel items={work.criticalUntold > 0 ? [work] : []} />
      {work.reason && <Text c="dimmed">{t('work.reason', { reason: work.reason })}</Text>}
      {work.returnReason && (
        <Alert color="amber" title={t('work.returned')}>
          {work.returnReason}
        </Alert>
      )}
      {work.amending && (
        <Alert color="amber" title={t('work.amending')}>
          {work.rows.find(({ current }) => current?.amendmentReason)?.current?.amendmentReason}
        </Alert>
      )}
      {entry.failure && <Alert color="red">{entry.failure}</Alert>}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 9.5 }}>
          <Paper>
            <EntryGrid work={work} editing={editing} edits={entry.edits} onEdit={entry.edit} faults={entry.faults} />
          </Paper>
          {work.conclusion && <Text mt="sm">{work.conclusion}</Text>}
          {work.reportId && <Superseded reportId={work.reportId} />}
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 2.5 }}>
          <Happened work={work} />
        </Grid.Col>
      </Grid>
    </PageFrame>
  );
}

interface ActsProps {
  work: LabWorkDetail;
  editing: boolean;
  correcting: boolean;
  onCorrect: (correcting: boolean) => void;
  entry: ReturnType<typeof useEntry>;
}

function Acts({ work, editing, correcting, onCorrect, entry }: ActsProps) {
  if (editing)
    return <EntryActs entry={entry} amending={work.status === 'released'} {...(correcting ? { onCancel: () => onCorrect(false) } : {})} />;
  if (work.status === 'to-verify' || work.status === 'verified') return <VerifyActs work={work} onCorrect={() => onCorrect(true)} />;
  if (work.reportId) return <ReleasedActs work={work} onAmend={() => onCorrect(true)} />;
  return null;
}

/** Who did what and when, for the verifier. */
function Happened({ work }: { work: LabWorkDetail }) {
  const t = useTranslations('laboratory.work');
  const formats = useFormats();
  const result = work.rows.map(({ current, released }) => current ?? released).find((value) => value !== null);
  const tube = work.specimens.find(({ status }) => status !== 'rejected');
  const steps: [string, string | null | undefined, string | null | undefined][] = [
    [t('ordered'), work.orderedAt, work.orderedBy],
    [t('collected'), tube?.collectedAt, tube?.collectedBy],
    [t('received'), tube?.receivedAt, null],
    [t('entered'), result?.enteredAt, result?.enteredBy],
    [t('verified'), result?.verifiedAt, result?.verifiedBy],
    [t('released'), result?.releasedAt, null],
    ...work.calls.map((call): [string, string, string | null] => [t('told', { name: call.toldName }), call.toldAt, call.by]),
  ];
  const done = steps.filter(([, at]) => at);
  return (
    <Timeline active={done.length} bulletSize={10} lineWidth={1} aria-label={t('history')}>
      {done.map(([label, at, by]) => (
        <Timeline.Item key={label + at} title={<Text size="sm">{label}</Text>}>
          <Text size="sm" c="dimmed">
            {[at && formats.dateTime(at), by].filter(Boolean).join(' · ')}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
