'use client';

import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDiscount } from '@tabler/icons-react';
import { getAccount } from '@wardbook/contracts/billing/charges';
import { decideDiscount, listDiscounts, type WaitingDiscount } from '@wardbook/contracts/billing/discounts';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useLive } from '@/api/live';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useContractList } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';

/** Discounts that cashiers asked for. */
export function DiscountsScreen() {
  const t = useTranslations('billing.discounts');
  const list = useContractList(listDiscounts, { query: { limit: 50 } });
  useLive('billing', [listDiscounts]);
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} width="full">
      <DataTable
        label={t('title')}
        columns={useColumns()}
        list={list}
        rowKey={(row) => row.id}
        empty={<EmptyState icon={<IconDiscount size={40} stroke={1.2} aria-hidden />} title={t('empty')} hint={t('emptyHint')} />}
      />
    </PageFrame>
  );
}

function useColumns(): Column<WaitingDiscount>[] {
  const t = useTranslations('billing.discounts');
  const { money } = useFormats();
  return useMemo(
    () => [
      { key: 'debtor', header: t('debtor'), strong: true, cell: (row) => row.debtorName },
      { key: 'service', header: t('service'), cell: (row) => row.description },
      { key: 'amount', header: t('amount'), align: 'end', cell: (row) => (row.amount === null ? '–' : money(row.amount, row.currency)) },
      { key: 'percent', header: t('percent'), align: 'end', strong: true, cell: (row) => `${row.percent}\u00a0%` },
      { key: 'reason', header: t('reason'), cell: (row) => row.reason },
      { key: 'by', header: t('by'), cell: (row) => row.requestedBy ?? '–' },
      { key: 'decide', header: '', align: 'end', cell: (row) => <Decide discount={row} /> },
    ],
    [t, money],
  );
}

function Decide({ discount }: { discount: WaitingDiscount }) {
  const t = useTranslations('billing.discounts');
  const messageOf = useProblemMessage();
  const decide = useContractMutation(decideDiscount, { invalidates: [listDiscounts, getAccount] });
  if (discount.own) {
    return (
      <Text size="sm" c="dimmed">
        {t('own')}
      </Text>
    );
  }
  const say = (approve: boolean) =>
    decide.mutate(
      { params: { id: discount.id }, body: { approve, version: discount.version } },
      { onError: (error) => notifications.show({ color: 'red', message: messageOf(error) }) },
    );
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <Button size="compact-sm" variant="default" disabled={decide.isPending} onClick={() => say(false)}>
        {t('refuse')}
      </Button>
      <Button size="compact-sm" loading={decide.isPending} onClick={() => say(true)}>
        {t('approve')}
      </Button>
    </Group>
  );
}
