'use client';

import { type KeyboardEvent, useState } from 'react';

interface RowActions<Row> {
  onOpen?: (row: Row) => void;
  onPreview?: (row: Row) => void;
}

/** Moves the focus through rows: arrows, Home and End move, Enter opens, Space previews. One row is in the tab order. */
export function useRowKeys<Row>(rows: readonly Row[], { onOpen, onPreview }: RowActions<Row>) {
  const [current, setCurrent] = useState(0);
  const inTabOrder = Math.min(current, rows.length - 1);

  return (row: Row, index: number) => ({
    tabIndex: index === inTabOrder ? 0 : -1,
    onFocus: () => setCurrent(index),
    onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
      // Keys inside a link or button of the row belong to that control.
      if (event.target !== event.currentTarget) return;
      const target = neighbour(event.currentTarget, event.key);
      if (target) target.focus();
      else if (event.key === 'Enter' && onOpen) onOpen(row);
      else if (event.key === ' ' && onPreview) onPreview(row);
      else return;
      event.preventDefault();
    },
  });
}

function neighbour(row: HTMLTableRowElement, key: string): HTMLElement | null {
  const to = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: row.parentElement?.firstElementChild,
    End: row.parentElement?.lastElementChild,
  }[key];
  return to instanceof HTMLElement ? to : null;
}
