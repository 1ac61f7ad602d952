'use client';

import { Skeleton, Table } from '@mantine/core';
import { type GoodsReceiptSummary, getGoodsReceipt, listGoodsReceipts } from '@wardbook/contracts/inventory/goods-receipts';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { useContractList, useContractQuery } from '@/api/queries';
import { useFacility } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';

/** Everything that ever came in, with its lines beside it. */
export function GoodsReceiptsScreen() {
  const t = useTranslations('inventory.receipts');
  const stores = useTranslations('inventory.stores');
  const { path } = useFacility();
  const [opened, setOpened] = useState<GoodsReceiptSummary | null>(null);
  const list = useContractList(listGoodsReceipts, { query: {} });
  useLive('stock', [listGoodsReceipts]);
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} crumbs={[{ label: stores('title'), href: path('/stores') }]} width="full">
      <DataTable
        label={t('title')}
        columns={useColumns()}
        list={list}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        empty={<EmptyState title={t('empty')} hint={t('emptyHint')} />}
      />
      <RecordDrawer opened={opened !== null} onClose={() => setOpened(null)} title={t('detail', { number: opened?.number ?? 0 })} size="xl">
        {opened && <ReceiptLines id={opened.id} />}
      </RecordDrawer>
    </PageFrame>
  );
}

function useColumns(): Column<GoodsReceiptSummary>[] {
  const t = useTranslations('inventory.receipts');
  const { day, unitPrice, number } = useFormats();
  return useMemo(
    () => [
      { key: 'number', header: t('number'), strong: true, width: '80px', cell: (row) => number(row.number) },
      { key: 'day', header: t('day'), cell: (row) => day(row.receivedOn) },
      { key: 'supplier', header: t('supplier'), cell: (row) => row.supplier?.name ?? t('opening') },
      { key: 'document', header: t('document'), cell: (row) => <span className="code">{row.documentNumber ?? '–'}</span> },
      { key: 'store', header: t('store'), cell: (row) => row.store.name },
      { key: 'lines', header: t('lines'), align: 'end', cell: (row) => number(row.lines) },
      { key: 'total', header: t('total'), align: 'end', cell: (row) => (row.totalCost === null ? '–' : unitPrice(row.totalCost)) },
      { key: 'by', header: t('by'), cell: (row) => row.by ?? '–' },
    ],
    [t, day, unitPrice, number],
  );
}

function ReceiptLines({ id }: { id: string }) {
  const t = useTranslations('inventory.receipt');
  const { day, number, unitPrice } = useFormats();
  const { data } = useContractQuery(getGoodsReceipt, { params: { id } });
  if (!data) return <Skeleton height={200} />;
  return (
    <Table aria-label={t('grid')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('item')}</Table.Th>
          <Table.Th>{t('batch')}</Table.Th>
          <Table.Th>{t('expires')}</Table.Th>
          <Table.Th ta="end">{t('quantity')}</Table.Th>
          <Table.Th ta="end">{t('cost')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.details.map((line) => (
          <Table.Tr key={line.position}>
            <Table.Td fw={600}>{line.itemName}</Table.Td>
            <Table.Td className="code">{line.batchNumber ?? '–'}</Table.Td>
            <Table.Td>{line.expiresOn ? day(line.expiresOn) : '–'}</Table.Td>
            <Table.Td ta="end">{`${number(line.quantity)} ${unitWord(line.unitName, line.quantity)}`}</Table.Td>
            <Table.Td ta="end">{line.cost === null ? '–' : unitPrice(line.cost)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
