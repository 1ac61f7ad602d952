import type { FieldFault } from '@wardbook/contracts/core/problem';
import type { StockItem } from '@wardbook/contracts/inventory/stock-items';
import { Temporal } from 'temporal-polyfill';

interface Receipt {
  receivedOn?: string | undefined;
  lines: readonly ReceiptLine[];
}

interface ReceiptLine {
  stockItemId: string;
  batchNumber: string | null;
  expiresOn: string | null;
}

/** Nothing that a hospital stores is good for longer: a later expiry is a slip of the hand, and would never be told of. */
const LONGEST_LIFE = { years: 20 };

type Items = ReadonlyMap<string, Pick<StockItem, 'kind'>>;

/** What a receipt says that cannot be so, each by its field. */
export function receiptFaults({ receivedOn, lines }: Receipt, items: Items, today: string): FieldFault[] {
  const last = Temporal.PlainDate.from(today).add(LONGEST_LIFE).toString();
  const isEarly = receivedOn !== undefined && receivedOn > today;
  const early = { path: 'body.receivedOn', code: 'in-future', message: 'Goods cannot have come on a day that is still to come.' };
  const ofLines = lines.flatMap((line, index) => {
    const fault = expiryFault(line, lines.slice(0, index), items, last);
    return fault ? [{ path: `body.lines.${index}.expiresOn`, ...fault }] : [];
  });
  return isEarly ? [early, ...ofLines] : ofLines;
}

function expiryFault({ stockItemId, batchNumber, expiresOn }: ReceiptLine, before: readonly ReceiptLine[], items: Items, last: string) {
  if (expiresOn === null && items.get(stockItemId)?.kind === 'medicine')
    return { code: 'needed', message: 'Say when this medicine expires.' };
  if (expiresOn !== null && expiresOn > last) return { code: 'too-far', message: 'This is more than twenty years from now.' };
  const sameBatch = before.find((line) => batchNumber !== null && line.batchNumber === batchNumber && line.stockItemId === stockItemId);
  if (sameBatch && sameBatch.expiresOn !== expiresOn)
    return { code: 'other-expiry', message: 'Another line says another expiry for this batch.' };
  return null;
}

/** What has expired is not bought; an opening balance may hold it, since it must be written off from somewhere. */
export function expiredLines(lines: readonly ReceiptLine[], today: string): FieldFault[] {
  return lines.flatMap(({ expiresOn }, index) =>
    expiresOn && expiresOn < today
      ? [{ path: `body.lines.${index}.expiresOn`, code: 'batch-expired', message: 'This batch has expired.' }]
      : [],
  );
}
