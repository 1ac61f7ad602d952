'use client';

import { Button, Group, Text } from '@mantine/core';
import { listDispenses, type MedicationDispense } from '@wardbook/contracts/pharmacy/dispensing';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { type ListResult, useContractList } from '@/api/queries';
import { useMay } from '@/features/identity';
import { useAmount } from '@/features/inventory';
import { PatientLink } from '@/features/patients';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { LabelsButton } from './HandedOut';
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
      {
        key: 'medicine',
        header: t('medicine'),
        strong: true,
        cell: (row) => <Medicine row={row} />,
      },
      {
        key: 'quantity',
        header: t('quantity'),
        cell: (row) => (
          <>
            <div>{amount(row.quantity, row.unit)}</div>
            <Text size="xs" c="dimmed">
              <DateTime at={row.occurredAt} />
            </Text>
          </>
        ),
      },
      {
        key: 'returned',
        header: t('returned'),
        cell: (row) => (row.returnedQuantity > 0 ? amount(row.returnedQuantity, row.unit) : '–'),
      },
      {
        key: 'act',
        header: '',
        align: 'end',
        cell: (row) => (
          <Group gap={6} justify="flex-end">
            <LabelsButton dispenseIds={[row.id]} />
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

/** What, and for whom. */
function Medicine({ row }: { row: Dispense }) {
  const t = useTranslations('pharmacy.returns');
  return (
    <>
      <Text size="sm" fw={600}>
        {row.display}
      </Text>
      {row.patient ? <PatientLink patient={row.patient} /> : t('noPatient')}
    </>
  );
}
