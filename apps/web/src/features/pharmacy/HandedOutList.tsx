'use client';

import { Button, Group } from '@mantine/core';
import { listDispenses, type MedicationDispense } from '@wardbook/contracts/pharmacy/dispensing';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { type ListResult, useContractList } from '@/api/queries';
import { useMay } from '@/features/identity';
import { useAmount } from '@/features/inventory';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { LabelButton } from './HandedOut';
import { ReturnModal } from './ReturnModal';

function useDispenses() {
  return useContractList(listDispenses, { query: {} });
}
type Dispense = ReturnType<typeof useDispenses> extends ListResult<infer Row> ? Row : never;

/** What went over the counter lately, and what comes back. */
export function HandedOutList() {
  const t = useTranslations('pharmacy.returns');
  const list = useDispenses();
  const [returned, setReturned] = useState<MedicationDispense | null>(null);
  useLive('dispensing', [listDispenses]);
  return (
    <>
      <DataTable
        label={t('title')}
        columns={useColumns(setReturned)}
        list={list}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('empty')} hint={t('emptyHint')} />}
      />
      {returned && <ReturnModal dispense={returned} onClose={() => setReturned(null)} />}
    </>
  );
}

function useColumns(onReturn: (dispense: MedicationDispense) => void): Column<Dispense>[] {
  const t = useTranslations('pharmacy.returns');
  const mayReturn = useMay('medication:dispense');
  const amount = useAmount();
  return useMemo(
    () => [
      { key: 'when', header: t('when'), cell: (row) => <DateTime at={row.occurredAt} /> },
      { key: 'patient', header: t('patient'), strong: true, cell: (row) => row.patient?.name ?? t('noPatient') },
      { key: 'medicine', header: t('medicine'), cell: (row) => row.display },
      { key: 'quantity', header: t('quantity'), align: 'end', cell: (row) => amount(row.quantity, row.unit) },
      {
        key: 'returned',
        header: t('returned'),
        align: 'end',
        cell: (row) => (row.returnedQuantity > 0 ? amount(row.returnedQuantity, row.unit) : '–'),
      },
      {
        key: 'act',
        header: '',
        align: 'end',
        cell: (row) => (
          <Group gap={6} justify="flex-end" wrap="nowrap">
            <LabelButton dispenseId={row.id} />
            {mayReturn && row.returnedQuantity < row.quantity && (
              <Button size="compact-sm" variant="default" onClick={() => onReturn(row)}>
                {t('takeBack')}
              </Button>
            )}
          </Group>
        ),
      },
    ],
    [t, amount, mayReturn, onReturn],
  );
}
