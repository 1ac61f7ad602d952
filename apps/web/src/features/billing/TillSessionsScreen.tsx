'use client';

import { SegmentedControl, Stack, Table, Text, Textarea } from '@mantine/core';
import { IconCashRegister } from '@tabler/icons-react';
import { paymentMethods } from '@wardbook/contracts/billing/payment-methods';
import { type ClosedTill, listTillSessions, reviewTillSession } from '@wardbook/contracts/billing/till';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type SubmitEvent, useMemo, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractList } from '@/api/queries';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { usePaymentMethods } from './till/use-payment-methods';

const shows = ['all', 'waiting'] as const;

/** Closed tills, for the user who reviews them. */
export function TillSessionsScreen() {
  const t = useTranslations('billing.tills');
  const [show, setShow] = useQueryState('show', parseAsStringLiteral(shows).withDefault('all'));
  const [opened, setOpened] = useState<ClosedTill | null>(null);
  const list = useContractList(listTillSessions, { query: { limit: 50, ...(show === 'waiting' ? { review: 'waiting' as const } : {}) } });
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} width="full">
      <SegmentedControl
        w="max-content"
        aria-label={t('title')}
        value={show}
        onChange={(value) => void setShow(value as (typeof shows)[number])}
        data={shows.map((value) => ({ value, label: t(value) }))}
      />
      <DataTable
        label={t('title')}
        columns={useColumns()}
        list={list}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        rowTone={({ difference }) => (difference.cash !== 0 || difference.card !== 0 ? 'attention' : undefined)}
        empty={<EmptyState icon={<IconCashRegister size={40} stroke={1.2} aria-hidden />} title={t('empty')} hint={t('emptyHint')} />}
      />
      <RecordDrawer opened={opened !== null} onClose={() => setOpened(null)} title={t('tillOf', { name: opened?.cashierName ?? '' })}>
        {opened && (
          <Stack>
            <Taken till={opened} />
            <Differences till={opened} />
            {opened.reviewedAt === null ? (
              <Review till={opened} onDone={() => setOpened(null)} />
            ) : (
              <Reviewed till={opened} at={opened.reviewedAt} />
            )}
          </Stack>
        )}
      </RecordDrawer>
    </PageFrame>
  );
}

function useColumns(): Column<ClosedTill>[] {
  const t = useTranslations('billing.tills');
  const { money, dayOf } = useFormats();
  return useMemo(
    () => [
      { key: 'cashier', header: t('cashier'), strong: true, cell: (row) => row.cashierName },
      { key: 'opened', header: t('opened'), cell: (row) => <DateTime at={row.openedAt} /> },
      {
        key: 'closed',
        header: t('closed'),
        cell: ({ openedAt, closedAt }) =>
          closedAt ? <DateTime at={closedAt} show={dayOf(closedAt) === dayOf(openedAt) ? 'time' : 'dateTime'} /> : '–',
      },
      { key: 'float', header: t('float'), align: 'end', cell: (row) => money(row.openingFloat, row.currency) },
      { key: 'taken', header: t('taken'), align: 'end', cell: (row) => money(sumOf(row.taken), row.currency) },
      { key: 'cash', header: t('cash'), align: 'end', strong: true, cell: (row) => money(row.difference.cash, row.currency) },
      { key: 'card', header: t('card'), align: 'end', cell: (row) => money(row.difference.card, row.currency) },
      {
        key: 'review',
        header: t('review'),
        cell: (row) => (
          <StatusBadge tone={row.reviewedAt ? 'done' : 'waiting'}>{row.reviewedAt ? t('reviewed') : t('waiting')}</StatusBadge>
        ),
      },
    ],
    [t, money, dayOf],
  );
}

function sumOf(taken: ClosedTill['taken']): number {
  return Object.values(taken).reduce((sum, amount) => sum + amount, 0);
}

/** What came in by each method, since only cash and card slips are counted at the till. */
function Taken({ till: { taken, currency } }: { till: ClosedTill }) {
  const t = useTranslations('billing.tills');
  const { money } = useFormats();
  const { nameOf } = usePaymentMethods();
  const moved = paymentMethods.filter((method) => taken[method] !== 0);
  return (
    <Table aria-label={t('taken')} withRowBorders={false} verticalSpacing={2} horizontalSpacing={0}>
      <Table.Tbody>
        {moved.map((method) => (
          <Table.Tr key={method}>
            <Table.Th scope="row" fw={400}>
              {nameOf(method)}
            </Table.Th>
            <Table.Td ta="end">{money(taken[method], currency)}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr fw={600}>
          <Table.Th scope="row">{t('taken')}</Table.Th>
          <Table.Td ta="end">{money(sumOf(taken), currency)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

/** What was counted against what the journal expected, and what the cashier wrote about it. */
function Differences({ till: { difference, currency, otherMeans, differenceNote } }: { till: ClosedTill }) {
  const t = useTranslations('billing.tills');
  const { money } = useFormats();
  return (
    <>
      <Text>{`${t('cash')}: ${money(difference.cash, currency)}`}</Text>
      <Text>{`${t('card')}: ${money(difference.card, currency)}`}</Text>
      {otherMeans > 0 && <Text size="sm">{t('otherMeans', { count: otherMeans })}</Text>}
      {differenceNote && <Text size="sm">{differenceNote}</Text>}
    </>
  );
}

function Reviewed({ till: { reviewedBy, reviewNote }, at }: { till: ClosedTill; at: string }) {
  const t = useTranslations('billing.tills');
  const { dateTime } = useFormats();
  return (
    <>
      <Text>{`${t('reviewed')}: ${t('by', { name: reviewedBy ?? '', at: dateTime(at) })}`}</Text>
      {reviewNote && <Text size="sm">{reviewNote}</Text>}
    </>
  );
}

function Review({ till, onDone }: { till: ClosedTill; onDone: () => void }) {
  const t = useTranslations('billing.tills');
  const [note, setNote] = useState('');
  const review = useContractMutation(reviewTillSession, { invalidates: [listTillSessions], onSuccess: onDone });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (review.isPending) return;
    review.mutate({ params: { id: till.id }, body: { version: till.version, ...(note.trim() ? { note: note.trim() } : {}) } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Textarea label={t('reviewNote')} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <FormProblem problem={review.error} />
        <FormButtons submitLabel={t('confirm')} submitting={review.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}
