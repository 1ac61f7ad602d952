'use client';

import { Button, Group, Paper, SegmentedControl, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { type AccountRow, listAccounts } from '@wardbook/contracts/billing/charges';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractList } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';
import classes from './till.module.css';

const shows = ['open', 'unpaid', 'all'] as const;

interface AccountListProps {
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** Accounts with open or unpaid charges, the latest activity first. */
export function AccountList({ chosen, onChoose }: AccountListProps) {
  const t = useTranslations('billing.till');
  const common = useTranslations('common');
  const [show, setShow] = useState<(typeof shows)[number]>('open');
  const { search, ...field } = useListSearch();
  const list = useContractList(listAccounts, { query: { show, limit: 50, ...(search ? { search } : {}) } });
  return (
    <Stack gap="xs">
      <ListSearch label={t('search')} of={field} inColumn />
      <SegmentedControl
        aria-label={t('show')}
        value={show}
        onChange={(value) => setShow(value as (typeof shows)[number])}
        data={shows.map((value) => ({ value, label: t(value) }))}
      />
      <Paper className={classes.list} component="nav" aria-label={t('accounts')}>
        {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && !list.error && <Skeletons />}
        {list.rows.map((row) => (
          <AccountLine key={row.id} row={row} current={row.id === chosen} onChoose={() => onChoose(row.id)} />
        ))}
        {!list.isPending && !list.error && list.rows.length === 0 && (
          <EmptyState title={search ? t('notFound') : t('empty')} hint={search ? undefined : t('emptyHint')} />
        )}
        {list.hasNextPage && (
          <Button variant="subtle" size="sm" fullWidth loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {common('loadMore')}
          </Button>
        )}
      </Paper>
    </Stack>
  );
}

function AccountLine({ row, current, onChoose }: { row: AccountRow; current: boolean; onChoose: () => void }) {
  const t = useTranslations('billing.till');
  const { money, dayOf } = useFormats();
  const { debtor, visit, openAmount, balance, openCharges, unpricedCharges, awaitingPayment, lastActivityAt, currency } = row;
  return (
    <UnstyledButton className={classes.row} aria-current={current} onClick={onChoose}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} size="sm">
          {debtor.kind === 'walk-in' ? t('walkIn') : debtor.name}
        </Text>
        <Text fw={600} size="sm" className={classes.number}>
          {money(openAmount + balance, currency)}
        </Text>
      </Group>
      <Group justify="space-between" gap="0 xs">
        <Text size="xs" c="dimmed">
          {[debtor.patient?.mrn, visit ? t(`classes.${visit.class}` as 'classes.outpatient') : t('noVisit'), dayOf(lastActivityAt)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {openCharges > 0 && (
          <Text size="xs" c="dimmed" className="nowrap">
            {t('openCharges', { count: openCharges })}
          </Text>
        )}
      </Group>
      {(awaitingPayment || unpricedCharges > 0 || balance < 0) && (
        <Group gap={6} mt={4}>
          {awaitingPayment && <StatusBadge tone="attention">{t('awaiting')}</StatusBadge>}
          {unpricedCharges > 0 && <StatusBadge tone="attention">{t('unpriced', { count: unpricedCharges })}</StatusBadge>}
          {balance < 0 && <StatusBadge tone="running">{t('credit')}</StatusBadge>}
        </Group>
      )}
    </UnstyledButton>
  );
}

function Skeletons() {
  return (
    <Stack p="sm" gap="md" aria-hidden>
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <Skeleton key={key} height={28} />
      ))}
    </Stack>
  );
}
