import type { StockAlert } from '@wardbook/contracts/inventory/stores';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';

interface Words {
  subject: (facility: string, count: number) => string;
  heading: Record<StockAlert['kind'], string>;
  low: (alert: StockAlert, held: string) => string;
  dated: (alert: StockAlert, held: string) => string;
  more: (count: number) => string;
  act: string;
}

const en: Words = {
  subject: (facility, count) => `${facility}: ${count === 1 ? '1 thing needs' : `${count} things need`} attention in the stores`,
  heading: { expired: 'Expired, to be written off', 'low-stock': 'At or below the reorder level', 'near-expiry': 'Expires soon' },
  low: ({ itemName, store, reorderLevel }, held) => `${itemName}: ${held} left, reorder at ${reorderLevel} (${store.name})`,
  dated: ({ itemName, store, batchNumber, expiresOn }, held) =>
    `${itemName}: ${held}, ${batchNumber ? `batch ${batchNumber}, ` : ''}${expiresOn} (${store.name})`,
  more: (count) => `... and ${count} more`,
  act: 'Open Stores in Wardbook to order, move or write off.',
};

const catalogues: Record<string, Words> = { en };
const KINDS = ['expired', 'low-stock', 'near-expiry'] as const;
const MOST_LINES = 40;

/** What a storekeeper reads in the morning: items and numbers only, no names of people. */
export function stockDigestText(language: string, facility: string, alerts: readonly StockAlert[]): { subject: string; body: string } {
  const words = catalogues[language] ?? en;
  const shown = KINDS.flatMap((kind) => alerts.filter((alert) => alert.kind === kind)).slice(0, MOST_LINES);
  const sections = KINDS.flatMap((kind) => {
    const lines = shown.filter((alert) => alert.kind === kind).map((alert) => `- ${lineOf(words, alert)}`);
    return lines.length > 0 ? [[words.heading[kind], ...lines].join('\n')] : [];
  });
  const rest = alerts.length - shown.length;
  const body = [...sections, ...(rest > 0 ? [words.more(rest)] : []), words.act].join('\n\n');
  return { subject: words.subject(facility, alerts.length), body };
}

function lineOf(words: Words, alert: StockAlert): string {
  const held = `${alert.quantity} ${unitWord(alert.baseUnit, alert.quantity)}`;
  return alert.kind === 'low-stock' ? words.low(alert, held) : words.dated(alert, held);
}
