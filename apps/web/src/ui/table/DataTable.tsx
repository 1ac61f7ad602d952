'use client';

import { Button, Group, Paper, Skeleton, Table, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ListResult } from '@/api/queries';
import { ErrorState } from '../ErrorState';
import type { Column } from './columns';
import classes from './DataTable.module.css';
import { SortableHeader } from './SortableHeader';
import { useRowKeys } from './use-row-keys';

interface DataTableProps<Row> {
  /** What the rows are, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** From `useContractList`. */
  list: ListResult<Row>;
  rowKey: (row: Row) => string;
  /** Enter or a click on the row. Put a real link into the first cell as well, so that a new tab works. */
  onOpen?: (row: Row) => void;
  /** Space. */
  onPreview?: (row: Row) => void;
  sort?: string;
  onSort?: (sort: string) => void;
  /** What an empty list says; use `EmptyState`. */
  empty: ReactNode;
  /** Turns a row's attention on, such as `critical` or `attention`. */
  rowTone?: (row: Row) => 'attention' | 'critical' | undefined;
}

const SKELETON_ROWS = 8;

/** A dense work list: sorted in the URL, walked by keyboard, paged by cursor, never blank without a word. */
export function DataTable<Row>({ label, columns, list, sort, onSort, empty, ...rows }: DataTableProps<Row>) {
  if (list.error && list.rows.length === 0) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.isPending && list.rows.length === 0) return <Paper>{empty}</Paper>;
  return (
    <div>
      <Paper className={classes.scroll}>
        <Table
          className={classes.table}
          role="table"
          aria-label={label}
          aria-busy={list.isFetching}
          data-stale={list.isPlaceholderData || undefined}
          verticalSpacing={2}
          horizontalSpacing="sm"
          highlightOnHover
          stickyHeader
          stickyHeaderOffset="var(--wb-sticky-top, 0px)"
        >
          <Table.Thead role="rowgroup">
            <Table.Tr role="row">
              {columns.map((column) => (
                <SortableHeader key={column.key} column={column} sort={sort} onSort={onSort} />
              ))}
            </Table.Tr>
          </Table.Thead>
          {list.isPending ? <SkeletonRows columns={columns} /> : <Rows columns={columns} rows={list.rows} {...rows} />}
        </Table>
      </Paper>
      <Foot list={list} />
    </div>
  );
}

type RowsProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'rowKey' | 'onOpen' | 'onPreview' | 'rowTone'> & { rows: readonly Row[] };

function Rows<Row>({ columns, rows, rowKey, onOpen, onPreview, rowTone }: RowsProps<Row>) {
  const keysOf = useRowKeys(rows, { ...(onOpen && { onOpen }), ...(onPreview && { onPreview }) });
  return (
    <Table.Tbody role="rowgroup">
      {rows.map((row, index) => (
        <Table.Tr
          key={rowKey(row)}
          {...keysOf(row, index)}
          role="row"
          data-tone={rowTone?.(row)}
          data-opens={onOpen !== undefined || undefined}
          onClick={(event) => onOpen && !isControl(event.target) && onOpen(row)}
        >
          {columns.map((column) => (
            <Table.Td
              key={column.key}
              role="cell"
              data-label={column.header}
              data-strong={column.strong || undefined}
              data-roomy={(column.strong && !column.width && !column.align) || undefined}
              className={column.align === 'end' ? 'nowrap' : undefined}
              data-align={column.align}
            >
              {column.cell(row)}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

/** A click on a link or button inside a row is that control's alone. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, select') !== null;
}

function SkeletonRows<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <Table.Tbody aria-hidden>
      {Array.from({ length: SKELETON_ROWS }, (_, row) => `skeleton-${row}`).map((row) => (
        <Table.Tr key={row}>
          {columns.map((column) => (
            <Table.Td key={column.key}>
              <Skeleton height={10} width={column.strong ? '70%' : '45%'} />
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

function Foot<Row>({ list }: { list: ListResult<Row> }) {
  const t = useTranslations('common');
  if (list.isPending) return null;
  return (
    <Group justify="space-between" mt="xs" mih={32}>
      <Text size="sm" c="dimmed" role="status">
        {t('rowsShown', { count: list.rows.length })}
      </Text>
      {list.hasNextPage && (
        <Button size="sm" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
    </Group>
  );
}
