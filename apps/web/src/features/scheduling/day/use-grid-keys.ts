'use client';

import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { type Cell, entryOf, neighbourOf } from './day-cells';

/**
 * One cell of the day is in the tab order; arrows, Home and End move between them. The cell is found by its key, so that the
 * focus stays where it is when the day changes around it.
 */
export function useGridKeys(cells: readonly Cell[], now: number | null) {
  const [current, setCurrent] = useState<string | null>(null);
  const inTabOrder = (cells.find(({ key }) => key === current) ?? entryOf(cells, now))?.key;
  const cellProps = (key: string) => ({ 'data-cell': key, tabIndex: key === inTabOrder ? 0 : -1 });
  const gridProps = {
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const key = event.target.dataset.cell;
      if (key) setCurrent(key);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const from = event.target instanceof HTMLElement && cells.find(({ key }) => key === (event.target as HTMLElement).dataset.cell);
      if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
      const to = neighbourOf(cells, from, isRightToLeft(event.currentTarget) ? mirrored(event.key) : event.key);
      if (!to) return;
      event.preventDefault();
      focusCell(event.currentTarget, to.key);
    },
  };
  return { cellProps, gridProps };
}

/** Brings the focus to a cell, and the cell into sight. */
function focusCell(grid: HTMLElement, key: string): void {
  grid.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`)?.focus();
}

function isRightToLeft(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

function mirrored(key: string): string {
  return { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[key] ?? key;
}
