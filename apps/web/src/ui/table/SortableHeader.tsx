'use client';

import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Column } from './columns';
import classes from './DataTable.module.css';
import { HiddenHeader } from './HiddenHeader';

interface SortableHeaderProps<Row> {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

/** A column's head; where the contract can sort by it, a button that turns the order. */
export function SortableHeader<Row>({ column, sort, onSort }: SortableHeaderProps<Row>) {
  const t = useTranslations('common');
  const direction = directionOf(column.sort, sort);
  if (column.header === '') return <HiddenHeader />;
  const style = { width: column.width, textAlign: column.align ?? 'start' } as const;
  if (!column.sort || !onSort) {
    return (
      <Table.Th scope="col" role="columnheader" style={style}>
        {column.header}
      </Table.Th>
    );
  }
  const Icon = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort }[direction];
  const next = direction === 'ascending' ? `-${column.sort}` : column.sort;
  return (
    <Table.Th scope="col" role="columnheader" aria-sort={direction} style={style}>
      <UnstyledButton
        className={classes.sort}
        data-direction={direction}
        title={t('sortBy', { column: column.header })}
        onClick={() => onSort(next)}
      >
        {column.header}
        <Icon size={13} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}

function directionOf(key: string | undefined, sort: string | undefined): 'ascending' | 'descending' | 'none' {
  if (key === undefined || sort === undefined) return 'none';
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
}
