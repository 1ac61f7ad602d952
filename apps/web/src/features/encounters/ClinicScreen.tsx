'use client';

import { Anchor, Badge, Button, Group, Paper, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { listDrafts } from '@wardbook/contracts/encounters/notes';
import { listVisits, type Visit } from '@wardbook/contracts/encounters/visits';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { VisitPrints } from '@/features/chart';
import { useFacility } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { useShortcuts } from '@/ui/shortcuts';
import classes from './consultation.module.css';
import { FinishVisit } from './FinishVisit';
import { QueueLine } from './QueueLine';
import { useOpenVisit } from './use-open-visit';

const whose = ['mine', 'all'] as const;

/** The doctor's day: who waits, who is inside, and what is not signed yet. */
export function ClinicScreen() {
  const t = useTranslations('encounters.clinic');
  const [scope, setScope] = useQueryState('whose', parseAsStringLiteral(whose).withDefault('mine'));
  const mine = scope === 'mine' ? ('true' as const) : ('false' as const);
  const here = useContractQuery(listVisits, { query: { queue: 'here', mine, limit: 100 } }, { keepPrevious: true });
  useLive('queue', [listVisits]);
  const inside = here.data?.items.filter(({ encounterId }) => encounterId !== null) ?? [];
  const seen = here.data?.items.filter(({ status, encounterId }) => status === 'in-progress' && encounterId === null) ?? [];
  const waiting = here.data?.items.filter(({ status, encounterId }) => status !== 'in-progress' && encounterId === null) ?? [];
  useNextKey(waiting[0]);
  return (
    <PageFrame
      title={t('title')}
      subtitle={here.data && t('count', { waiting: waiting.length, inside: inside.length })}
      actions={
        <SegmentedControl
          size="sm"
          value={scope}
          onChange={(value) => void setScope(value as 'mine')}
          data={whose.map((value) => ({ value, label: t(`whose.${value}`) }))}
        />
      }
    >
      <div className={classes.clinic}>
        <Stack>
          {here.error && <ErrorState error={here.error} onRetry={() => void here.refetch()} />}
          {here.isPending && <Skeleton height={200} />}
          {here.data && here.data.items.length === 0 && <EmptyState icon={<IconStethoscope />} title={t('empty')} hint={t('emptyHint')} />}
          {inside.length > 0 && <Queue title={t('inside')} visits={inside} />}
          {waiting.length > 0 && <Queue title={t('waiting')} visits={waiting} />}
          {seen.length > 0 && <Queue title={t('seen')} visits={seen} />}
        </Stack>
        <Drafts />
      </div>
    </PageFrame>
  );
}

/** One key calls in the most urgent patient, or the one who has waited longest. */
function useNextKey(next: Visit | undefined) {
  const t = useTranslations('encounters.clinic');
  const { open } = useOpenVisit();
  const run = () => next && open(next);
  useShortcuts([{ keys: 'alt+N', label: t('callNext'), run }]);
}

function Queue({ title, visits }: { title: string; visits: readonly Visit[] }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {visits.map((visit) => (
        <QueueLine
          key={visit.id}
          visit={visit}
          action={visit.status === 'in-progress' && visit.encounterId === null ? <SeenActs visit={visit} /> : <OpenButton visit={visit} />}
        />
      ))}
    </Paper>
  );
}

function OpenButton({ visit }: { visit: Visit }) {
  const t = useTranslations('encounters.clinic');
  const { open, isCalling } = useOpenVisit();
  const isInside = visit.encounterId !== null;
  return (
    <Button size="compact-md" variant={isInside ? 'default' : 'light'} loading={isCalling} onClick={() => open(visit)}>
      {isInside ? t('goOn') : t('callIn')}
    </Button>
  );
}

/** Who was seen gets the papers and leaves. */
function SeenActs({ visit }: { visit: Visit }) {
  return (
    <>
      <VisitPrints visitId={visit.id} prescribed />
      <FinishVisit visit={visit} />
    </>
  );
}

function Drafts() {
  const t = useTranslations('encounters.clinic');
  const formats = useFormats();
  const facility = useFacility();
  const { data } = useContractQuery(listDrafts, {});
  return (
    <Paper withBorder p="md" component="section" aria-label={t('drafts')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('drafts')}
        </Title>
        {data && data.items.length > 0 && <Badge color="amber">{data.items.length}</Badge>}
      </Group>
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noDrafts')}
        </Text>
      )}
      {data?.items.map((draft) => (
        <div key={draft.id} className={classes.queueRow}>
          <Anchor
            component={Link}
            fw={600}
            href={facility.path(draft.visitId ? `/visits/${draft.visitId}` : `/patients/${draft.patient.id}`)}
          >
            {draft.patient.name}
          </Anchor>
          <Text size="sm" c="dimmed">
            {draft.title} · {formats.dateTime(draft.occurredAt)}
          </Text>
        </div>
      ))}
    </Paper>
  );
}
