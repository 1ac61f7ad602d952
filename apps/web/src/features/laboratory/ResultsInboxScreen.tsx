'use client';

import { Button, Group, Paper, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { countResultInbox, listResultInbox } from '@wardbook/contracts/laboratory/results-inbox';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useLive } from '@/api/live';
import { useContractList } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { PageFrame } from '@/ui/PageFrame';
import { InboxCard } from './InboxCard';

const states = ['open', 'acknowledged'] as const;

/** The results that wait for the doctor who ordered them, the newest first. */
export function ResultsInboxScreen() {
  const t = useTranslations('laboratory.inbox');
  const [state, setState] = useQueryState('state', parseAsStringLiteral(states).withDefault('open'));
  const list = useContractList(listResultInbox, { query: { state } });
  useLive('results', [listResultInbox, countResultInbox]);
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <SegmentedControl
          aria-label={t('show')}
          value={state}
          onChange={(value) => void setState(value as typeof state)}
          data={states.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      }
    >
      <InboxList list={list} state={state} />
    </PageFrame>
  );
}

function InboxList({ list, state }: { list: ReturnType<typeof useContractList<typeof listResultInbox>>; state: (typeof states)[number] }) {
  const t = useTranslations('laboratory.inbox');
  const common = useTranslations('common');
  if (list.error && list.rows.length === 0) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton height={160} />;
  if (list.rows.length === 0) {
    return (
      <Paper>
        <EmptyState icon={<IconInbox size={40} stroke={1.2} aria-hidden />} title={t(`empty.${state}`)} hint={t('emptyHint')} />
      </Paper>
    );
  }
  return (
    <Stack gap="sm">
      {list.rows.map((item) => (
        <InboxCard key={item.id} item={item} />
      ))}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {common('rowsShown', { count: list.rows.length })}
        </Text>
        {list.hasNextPage && (
          <Button size="sm" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {common('loadMore')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
