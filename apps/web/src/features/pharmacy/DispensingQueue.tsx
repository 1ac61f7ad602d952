'use client';

import { Button, Group, Paper, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { type DispensingQueueEntry, listDispensingQueue } from '@wardbook/contracts/pharmacy/dispensing';
import { useTranslations } from 'next-intl';
import { useLive } from '@/api/live';
import { useContractList } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';
import classes from './Dispensing.module.css';

interface DispensingQueueProps {
  chosen: string | null;
  onChoose: (groupId: string) => void;
}

/** The waiting prescriptions, the longest wait first. */
export function DispensingQueue({ chosen, onChoose }: DispensingQueueProps) {
  const t = useTranslations('pharmacy.dispensing');
  const { search, ...field } = useListSearch();
  const list = useContractList(listDispensingQueue, { query: search ? { search } : {} });
  useLive('dispensing', [listDispensingQueue]);
  if (list.error && list.rows.length === 0) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Stack gap="xs">
      <ListSearch label={t('queueSearch')} of={field} inColumn />
      <Paper>
        {list.isPending && <Skeleton height={180} m="sm" w="auto" />}
        {!list.isPending && list.rows.length === 0 && (
          <EmptyState title={search ? t('noMatch') : t('empty')} hint={search ? undefined : t('emptyHint')} />
        )}
        <nav aria-label={t('queue')}>
          {list.rows.map((entry) => (
            <QueueEntry key={entry.groupId} entry={entry} isChosen={entry.groupId === chosen} onChoose={() => onChoose(entry.groupId)} />
          ))}
        </nav>
      </Paper>
      {list.hasNextPage && (
        <Button variant="default" size="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

function QueueEntry({ entry, isChosen, onChoose }: { entry: DispensingQueueEntry; isChosen: boolean; onChoose: () => void }) {
  const t = useTranslations('pharmacy.dispensing');
  const { minutesSince, dateTime } = useFormats();
  const minutes = minutesSince(entry.prescribedAt);
  const since = minutes < 24 * 60 ? t('waiting', { minutes }) : dateTime(entry.prescribedAt);
  return (
    <UnstyledButton className={classes.entry} aria-current={isChosen || undefined} onClick={onChoose}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} className={classes.name}>
          {entry.patient.name}
        </Text>
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {since}
        </Text>
      </Group>
      <Group gap={6}>
        <span className="code">{entry.patient.mrn}</span>
        <Text size="sm">{t('lines', { count: entry.lines })}</Text>
      </Group>
      <Group gap={6}>
        {entry.awaitingPayment && <StatusBadge tone="attention">{t('awaitingPayment')}</StatusBadge>}
        {entry.partial && <StatusBadge tone="running">{t('partial')}</StatusBadge>}
      </Group>
    </UnstyledButton>
  );
}
