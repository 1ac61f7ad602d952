import type { StockItem } from '@wardbook/contracts/inventory/stock-items';
import { plainColumn } from '@/ui/written-number';
import { readExpiry } from './expiry';

/** One line of a receipt as it stands in the grid: all text, so that nothing typed is lost. */
export interface ReceiptRow {
  key: string;
  item: (Pick<StockItem, 'id' | 'name' | 'kind' | 'baseUnit'> & { units: readonly string[] }) | null;
  /** What was pasted or typed for the item while none is found. */
  itemText: string;
  batchNumber: string;
  expiresOn: string;
  quantity: string;
  unitName: string;
  cost: string;
  printedPrice: string;
}

export function emptyRow(): ReceiptRow {
  return {
    key: crypto.randomUUID(),
    item: null,
    itemText: '',
    batchNumber: '',
    expiresOn: '',
    quantity: '',
    unitName: '',
    cost: '',
    printedPrice: '',
  };
}

/** The order in which spreadsheets and the grid have their columns. */
const COLUMNS = ['itemText', 'batchNumber', 'expiresOn', 'quantity', 'unitName', 'cost', 'printedPrice'] as const;

/** Rows from a spreadsheet's clipboard, or null when it is a single value that belongs into one field. A heading row is left out. */
export function rowsFromClipboard(text: string, monthFirst: boolean): ReceiptRow[] | null {
  const lines = text
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length === 0 || (lines.length === 1 && !lines[0]?.includes('\t'))) return null;
  const rows = lines
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells, index) => index > 0 || !isHeading(cells))
    .map((cells) => rowOf(cells, monthFirst));
  return withNumbers(rows);
}

/** The prices of a sheet are written in one way, and so are its quantities. */
function withNumbers(rows: readonly ReceiptRow[]): ReceiptRow[] {
  const quantities = plainColumn(rows.map(({ quantity }) => quantity));
  const prices = plainColumn(rows.flatMap(({ cost, printedPrice }) => [cost, printedPrice]));
  return rows.map((row, index) => ({
    ...row,
    quantity: quantities[index] ?? '',
    cost: prices[index * 2] ?? '',
    printedPrice: prices[index * 2 + 1] ?? '',
  }));
}

/** A first row without any digit is a heading: every real line has a quantity. */
function isHeading(cells: readonly string[]): boolean {
  return cells.every((cell) => !/\d/.test(cell));
}

function rowOf(cells: readonly string[], monthFirst: boolean): ReceiptRow {
  const row = emptyRow();
  for (const [index, column] of COLUMNS.entries()) row[column] = cells[index] ?? '';
  return { ...row, expiresOn: readExpiry(row.expiresOn, monthFirst) };
}
