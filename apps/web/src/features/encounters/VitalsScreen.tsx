'use client';

import { Button, Paper, SegmentedControl, Skeleton, Stack, Title } from '@mantine/core';
import { IconHeartbeat } from '@tabler/icons-react';
import { listVisits } from '@wardbook/contracts/encounters/visits';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { PageFrame } from '@/ui/PageFrame';
import { QueueLine } from './QueueLine';
import { VitalsForm } from './VitalsForm';

const queues = ['waiting-vitals', 'here'] as const;

/** The patients who wait for vital signs, and the form for the chosen one. */
export function VitalsScreen() {
  const t = useTranslations('encounters.vitals');
  const [queue, setQueue] = useQueryState('queue', parseAsStringLiteral(queues).withDefault('waiting-vitals'));
  const { data, error, refetch, isPending } = useContractQuery(listVisits, { query: { queue, limit: 100 } }, { keepPrevious: true });
  useLive('queue', [listVisits]);
  const [chosenId, setChosenId] = useQueryState('visit');
  const chosen = data?.items.find(({ id }) => id === chosenId) ?? null;
  return (
    <PageFrame
      title={t('title')}
      subtitle={data && t('count', { count: data.items.length })}
      actions={
        <SegmentedControl
          size="sm"
          value={queue}
          onChange={(value) => void setQueue(value as 'here')}
          data={queues.map((value) => ({ value, label: t(`queues.${value}`) }))}
        />
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {chosen && <VitalsForm key={chosen.id} visit={chosen} onDone={() => void setChosenId(null)} />}
      {isPending && <Skeleton height={200} />}
      {data?.items.length === 0 && !chosen && <EmptyState icon={<IconHeartbeat />} title={t('empty')} hint={t('emptyHint')} />}
      {data && data.items.length > 0 && (
        <Paper withBorder p="md" component="section" aria-label={t('waiting')}>
          <Title order={2} size="h4" mb="xs">
            {t('waiting')}
          </Title>
          <Stack gap={0}>
            {data.items.map((visit) => (
              <QueueLine
                key={visit.id}
                visit={visit}
                chosen={visit.id === chosen?.id}
                action={
                  <Button size="compact-md" variant="light" onClick={() => void setChosenId(visit.id)}>
                    {t('take')}
                  </Button>
                }
              />
            ))}
          </Stack>
        </Paper>
      )}
    </PageFrame>
  );
}
