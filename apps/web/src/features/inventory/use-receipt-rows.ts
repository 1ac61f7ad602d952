'use client';

import { sameSpelling } from '@wardbook/contracts/core/spelling';
import { listStockItems, type StockItem } from '@wardbook/contracts/inventory/stock-items';
import { type ClipboardEvent, useState } from 'react';
import { useApi } from '@/api/api-provider';
import { useLocality } from '@/ui/locality';
import { writesMonthFirst } from '@/ui/written-day';
import { readExpiry } from './expiry';
import { emptyRow, type ReceiptRow, rowsFromClipboard } from './pasted-rows';

const FIRST_ROWS = 3;

export function itemOf({ id, name, kind, baseUnit, units }: StockItem): NonNullable<ReceiptRow['item']> {
  return { id, name, kind, baseUnit, units: units.map((unit) => unit.name) };
}

/** The lines of a receipt, with what is pasted looked up in the catalogue. */
export function useReceiptRows() {
  const { call } = useApi();
  const monthFirst = writesMonthFirst(useLocality().language);
  const [rows, setRows] = useState<ReceiptRow[]>(() => Array.from({ length: FIRST_ROWS }, emptyRow));
  const [looking, setLooking] = useState(0);

  const change = (key: string, values: Partial<ReceiptRow>) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...values } : row)));
  const remove = (key: string) => setRows((all) => (all.length === 1 ? [emptyRow()] : all.filter((row) => row.key !== key)));
  const add = () => setRows((all) => [...all, emptyRow()]);

  const lookUp = async (row: ReceiptRow) => {
    const { items } = await call(listStockItems, { query: { search: row.itemText.slice(0, 100), limit: 5 } });
    const same = items.find(({ name, code }) => [name, code].some((each) => each.toLowerCase() === row.itemText.toLowerCase()));
    const found = same ?? (items.length === 1 ? items[0] : undefined);
    if (found) change(row.key, { item: itemOf(found), unitName: unitFor(found, row.unitName) });
  };

  const paste = (event: ClipboardEvent) => {
    const pasted = rowsFromClipboard(event.clipboardData.getData('text/plain'), monthFirst);
    if (!pasted) return;
    event.preventDefault();
    setRows((all) => [...all.filter((row) => !isBlank(row)), ...pasted]);
    setLooking(pasted.length);
    void Promise.allSettled(pasted.map(lookUp)).then(() => setLooking(0));
  };

  /** What was typed becomes the day that it means, once the hand leaves the field. */
  const readDay = ({ key, expiresOn }: ReceiptRow) => change(key, { expiresOn: readExpiry(expiresOn, monthFirst) });

  return { rows, looking, change, remove, add, paste, readDay, filled: rows.filter((row) => !isBlank(row)) };
}

export function isBlank({ key: _, item, ...texts }: ReceiptRow): boolean {
  return item === null && Object.values(texts).every((text) => text === '');
}

function unitFor({ baseUnit, units }: StockItem, typed: string): string {
  return units.find(({ name }) => sameSpelling(name, typed))?.name ?? baseUnit;
}
