import type { StockItem } from '@wardbook/contracts/inventory/stock-items';
import { plainColumn } from '@/ui/written-number';

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
    .map((cells) => rowOf(cells));
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
  return { ...row, expiresOn: isoDay(row.expiresOn) };
}

/** Days as packs and spreadsheets print them; a month alone is good through its last day. */
export function isoDay(text: string): string {
  const bare = text.trim();
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(bare) ?? swapped(/^(\d{4})[/.-](\d{1,2})$/.exec(bare));
  if (month) return lastDay(Number(month[2]), Number(month[1]));
  const day = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(bare);
  return day ? `${day[3]}-${pad(day[2])}-${pad(day[1])}` : bare;
}

function swapped(match: RegExpExecArray | null): [string, string | undefined, string | undefined] | null {
  return match ? [match[0], match[2], match[1]] : null;
}

function lastDay(year: number, month: number): string {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${pad(String(month))}-${pad(String(days))}`;
}

function pad(part: string | undefined): string {
  return (part ?? '').padStart(2, '0');
}
