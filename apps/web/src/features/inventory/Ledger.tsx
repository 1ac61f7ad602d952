'use client';

import { Text } from '@mantine/core';
import { listStockMovements, type StockMovement } from '@wardbook/contracts/inventory/stores';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useLive } from '@/api/live';
import { useContractList } from '@/api/queries';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';

/** Every movement with the balance after it, newest first. */
export function Ledger({ storeId, itemId }: { storeId: string; itemId: string }) {
  const t = useTranslations('inventory.item');
  const list = useContractList(listStockMovements, { params: { id: storeId, itemId }, query: {} });
  useLive('stock', [listStockMovements]);
  return (
    <DataTable
      label={t('ledger')}
      columns={useColumns()}
      list={list}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('noLedger')} />}
    />
  );
}

function useColumns(): Column<StockMovement>[] {
  const t = useTranslations('inventory.item');
  const { number } = useFormats();
  return useMemo(
    () => [
      { key: 'when', header: t('when'), width: '170px', cell: (row) => <DateTime at={row.occurredAt} /> },
      { key: 'kind', header: t('kind'), strong: true, cell: (row) => t(`kinds.${row.kind}`) },
      { key: 'batch', header: t('batch'), cell: (row) => <span className="code">{row.batchNumber ?? '–'}</span> },
      {
        key: 'change',
        header: t('change'),
        align: 'end',
        cell: (row) => (
          <Text span size="sm" c={row.quantity > 0 ? 'green' : undefined}>
            {row.quantity > 0 ? `+${number(row.quantity)}` : `−${number(-row.quantity)}`}
          </Text>
        ),
      },
      { key: 'balance', header: t('balance'), align: 'end', strong: true, cell: (row) => number(row.balance) },
      { key: 'by', header: t('by'), cell: (row) => row.by ?? '–' },
      { key: 'why', header: t('why'), cell: (row) => row.reason ?? '' },
    ],
    [t, number],
  );
}
