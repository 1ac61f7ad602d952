import { sameSpelling } from '@wardbook/contracts/core/spelling';
import type { StockItem } from '@wardbook/contracts/inventory/stock-items';
import { Temporal } from 'temporal-polyfill';
import type { CodedFault } from '../../core/problem.error.js';

interface Receipt {
  receivedOn?: string | undefined;
  lines: readonly ReceiptLine[];
}

interface ReceiptLine {
  stockItemId: string;
  batchNumber: string | null;
  expiresOn: string | null;
}

/** What a receipt is held against. */
export interface ReceivingFacts {
  items: ReadonlyMap<string, Pick<StockItem, 'kind'>>;
  /** The batches with a number that the facility holds of these items. */
  held: readonly ReceiptLine[];
  today: string;
}

/** Nothing that a hospital stores is good for longer: a later expiry is a typing error, and would never appear in the alerts. */
const LONGEST_LIFE = { years: 20 };

/** What came earlier is in the books already, or came in a year that is closed. */
const LATEST_POSTING = { years: 1 };

/** What a receipt says that cannot be so, each by its field. */
export function receiptFaults({ receivedOn, lines }: Receipt, facts: ReceivingFacts): CodedFault[] {
  const ofLines = lines.flatMap((line, index) => {
    const fault = expiryFault(line, lines.slice(0, index), facts);
    return fault ? [{ path: `body.lines.${index}.expiresOn`, ...fault }] : [];
  });
  const ofDay = receivedOn === undefined ? null : dayFault(receivedOn, facts.today);
  return ofDay ? [{ path: 'body.receivedOn', ...ofDay }, ...ofLines] : ofLines;
}

function dayFault(receivedOn: string, today: string) {
  if (receivedOn > today) return { code: 'in-the-future' as const, message: 'Goods cannot have come on a day that is still to come.' };
  const first = Temporal.PlainDate.from(today).subtract(LATEST_POSTING).toString();
  return receivedOn < first ? { code: 'too-early' as const, message: 'This is more than a year ago.' } : null;
}

function expiryFault(line: ReceiptLine, before: readonly ReceiptLine[], { items, held, today }: ReceivingFacts) {
  const { stockItemId, expiresOn } = line;
  if (expiresOn === null && items.get(stockItemId)?.kind === 'medicine')
    return { code: 'expiry-needed' as const, message: 'Say when this medicine expires.' };
  if (expiresOn !== null && expiresOn > Temporal.PlainDate.from(today).add(LONGEST_LIFE).toString())
    return { code: 'too-far' as const, message: 'This is more than twenty years from now.' };
  if (before.some((other) => isOtherExpiry(line, other)))
    return { code: 'other-expiry' as const, message: 'Another line says another expiry for this batch.' };
  const known = held.find((other) => isOtherExpiry(line, other));
  if (!known) return null;
  return {
    code: 'other-expiry' as const,
    message: `A store holds this batch with ${known.expiresOn ? `the expiry ${known.expiresOn}` : 'no expiry'}.`,
  };
}

/** The same lot with another expiry: one of the two is mistyped. */
function isOtherExpiry(one: ReceiptLine, other: ReceiptLine): boolean {
  if (one.batchNumber === null || other.batchNumber === null || one.stockItemId !== other.stockItemId) return false;
  return sameSpelling(one.batchNumber, other.batchNumber) && one.expiresOn !== other.expiresOn;
}

/** What has expired is not bought; an opening balance may hold it, since it must be written off from somewhere. */
export function expiredLines(lines: readonly ReceiptLine[], today: string): CodedFault[] {
  return lines.flatMap(({ expiresOn }, index) =>
    expiresOn && expiresOn < today
      ? [{ path: `body.lines.${index}.expiresOn`, code: 'batch-expired', message: 'This batch has expired.' }]
      : [],
  );
}
