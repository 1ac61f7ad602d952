'use client';

import { Drawer, ScrollArea, Stack, Table, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ImportBatch, type ImportCounts, type ImportProblem, listImportProblems } from '@wardbook/contracts/interop/imports';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useContractList } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';

const outcomes: readonly (keyof ImportCounts)[] = ['read', 'stored', 'unchanged', 'merged', 'skipped', 'rejected'];

/** One run: what became of each type, and what was refused and why. */
export function ImportDetail({ batch, onClose }: { batch: ImportBatch | null; onClose: () => void }) {
  return (
    <Drawer opened={batch !== null} onClose={onClose} position="right" size="xl" title={batch?.fileName}>
      {batch && (
        <Stack gap="lg">
          <Counts types={batch.types} />
          <Unresolved unresolved={batch.unresolved} />
          <NotKept notKept={batch.notKept} />
          <Problems batch={batch} />
        </Stack>
      )}
    </Drawer>
  );
}

function Counts({ types }: Pick<ImportBatch, 'types'>) {
  const t = useTranslations('interop');
  const { number } = useFormats();
  return (
    <ScrollArea>
      <Table aria-label={t('detail.counts')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('columns.type')}</Table.Th>
            {outcomes.map((outcome) => (
              <Table.Th key={outcome} ta="end">
                {t(`outcomes.${outcome}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(types)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([type, counts]) => (
              <Table.Tr key={type}>
                <Table.Th scope="row">{type}</Table.Th>
                {outcomes.map((outcome) => (
                  <Table.Td key={outcome} ta="end">
                    {number(counts[outcome])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function Unresolved({ unresolved }: Pick<ImportBatch, 'unresolved'>) {
  const t = useTranslations('interop.detail');
  const { number } = useFormats();
  const targets = Object.entries(unresolved).map(([target, count]) => `${target} ${number(count)}`);
  if (targets.length === 0) return null;
  return <Text size="sm">{t('unresolved', { targets: targets.join(', ') })}</Text>;
}

/** What has no place here, the most frequent element first. */
function NotKept({ notKept }: Pick<ImportBatch, 'notKept'>) {
  const t = useTranslations('interop.detail');
  const { number } = useFormats();
  const elements = Object.entries(notKept).sort(([, one], [, other]) => other - one);
  if (elements.length === 0) return null;
  return <Text size="sm">{t('notKept', { elements: elements.map(([path, count]) => `${path} ${number(count)}`).join(', ') })}</Text>;
}

function Problems({ batch }: { batch: ImportBatch }) {
  const t = useTranslations('interop');
  const list = useContractList(listImportProblems, { params: { id: batch.id }, query: {} });
  const columns = useMemo<Column<ImportProblem>[]>(
    () => [
      { key: 'line', header: t('columns.line'), width: '70px', align: 'end', cell: ({ line }) => line },
      { key: 'entry', header: t('columns.entry'), width: '70px', align: 'end', cell: ({ entry }) => entry },
      { key: 'type', header: t('columns.type'), cell: ({ type }) => type },
      { key: 'reason', header: t('columns.reason'), cell: ({ reason }) => <span className="code">{reason}</span> },
    ],
    [t],
  );
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {t('detail.problems')}
      </Title>
      <DataTable
        label={t('detail.problems')}
        columns={columns}
        list={list}
        rowKey={(problem) => problem.id}
        empty={<EmptyState icon={<IconCircleCheck size={32} stroke={1.2} aria-hidden />} title={t('detail.noProblems')} />}
      />
    </Stack>
  );
}
