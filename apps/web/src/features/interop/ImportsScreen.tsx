'use client';

import { Code } from '@mantine/core';
import { IconDatabaseImport } from '@tabler/icons-react';
import { type ImportBatch, type ImportCounts, listImportBatches } from '@wardbook/contracts/interop/imports';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useContractList } from '@/api/queries';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { StatusBadge, type StatusTone } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { ImportDetail } from './ImportDetail';

const tones: Record<ImportBatch['status'], StatusTone> = { running: 'running', finished: 'done', interrupted: 'attention' };

/** What came in from other systems. The import itself is a command, since its files are large. */
export function ImportsScreen() {
  const t = useTranslations('interop');
  const [opened, setOpened] = useState<ImportBatch | null>(null);
  const list = useContractList(listImportBatches, { query: {} });
  const columns = useColumns();
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} width="full">
      <DataTable
        label={t('title')}
        columns={columns}
        list={list}
        rowKey={(batch) => batch.id}
        onOpen={setOpened}
        onPreview={setOpened}
        rowTone={(batch) => (batch.problemCount > 0 ? 'attention' : undefined)}
        empty={
          <EmptyState
            icon={<IconDatabaseImport size={40} stroke={1.2} aria-hidden />}
            title={t('empty.title')}
            hint={t('empty.hint')}
            action={<Code>{t('empty.command')}</Code>}
          />
        }
      />
      <ImportDetail batch={opened} onClose={() => setOpened(null)} />
    </PageFrame>
  );
}

function useColumns(): Column<ImportBatch>[] {
  const t = useTranslations('interop');
  const { number } = useFormats();
  return useMemo(() => {
    const count = (key: keyof ImportCounts): Column<ImportBatch> => ({
      key,
      header: t(`outcomes.${key}`),
      align: 'end',
      cell: ({ types }) => number(Object.values(types).reduce((sum, each) => sum + each[key], 0)),
    });
    return [
      { key: 'file', header: t('columns.file'), strong: true, cell: (batch) => <span className="nowrap">{batch.fileName}</span> },
      { key: 'started', header: t('columns.started'), cell: (batch) => <DateTime at={batch.startedAt} /> },
      { key: 'facility', header: t('columns.facility'), cell: (batch) => batch.facility },
      {
        key: 'status',
        header: t('columns.status'),
        cell: ({ status }) => <StatusBadge tone={tones[status]}>{t(`statuses.${status}`)}</StatusBadge>,
      },
      // The rest is in the detail: here a row must fit beside the rail.
      ...(['read', 'stored', 'rejected'] as const).map(count),
    ];
  }, [t, number]);
}
