'use client';

import { Chip, Group, Stack } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconTimeline } from '@tabler/icons-react';
import type { PatientHistory } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { VisitCard } from './VisitCard';
import { narrowed, type TimelineKind, timelineKinds, type VisitGroup, visitGroups } from './visit-groups';

/** So many visits fill the first view, and more are drawn whenever the end comes near: the longest charts have hundreds. */
const FIRST = 6;
const STEP = 15;

export function Timeline({ history }: { history: PatientHistory }) {
  const t = useTranslations('chart.timeline');
  const formats = useFormats();
  const [kinds, setKinds] = useState<TimelineKind[]>([]);
  const groups = useMemo(() => visitGroups(history, formats.calendarDay), [history, formats]);
  const shown = useMemo(() => narrowed(groups, kinds), [groups, kinds]);
  const there = useMemo(() => timelineKinds.filter((kind) => groups.some((group) => group[kind].length > 0)), [groups]);
  if (groups.length === 0) return <EmptyState icon={<IconTimeline />} title={t('empty')} hint={t('emptyHint')} />;
  return (
    <Stack gap="sm">
      <Chip.Group multiple value={kinds} onChange={(values) => setKinds(values as TimelineKind[])}>
        <Group gap={6} role="group" aria-label={t('filter')}>
          {there.map((kind) => (
            <Chip key={kind} value={kind} size="xs">
              {t(`kinds.${kind}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <VisitList key={kinds.join()} groups={shown} kinds={kinds} />
    </Stack>
  );
}

function VisitList({ groups, kinds }: { groups: readonly VisitGroup[]; kinds: readonly TimelineKind[] }) {
  const t = useTranslations('chart.timeline');
  const [count, setCount] = useState(FIRST);
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  useEffect(() => {
    if (entry?.isIntersecting) setCount((before) => before + STEP);
  }, [entry]);
  return (
    <Stack gap="sm" role="feed" aria-label={t('label')} aria-busy={false}>
      {groups.slice(0, count).map((group) => (
        <VisitCard key={group.key} group={group} kinds={kinds} />
      ))}
      {count < groups.length && <div ref={ref} key={count} style={{ minHeight: 40 }} />}
    </Stack>
  );
}
