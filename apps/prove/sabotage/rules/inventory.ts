import type { Sabotage } from '../sabotage.ts';

const HERE = 'apps/api/src/modules/inventory';
const CREATE = 'apps/api/migrations/202611221655_inventory_create.sql';
const LEVELS = `${HERE}/stock-levels.api.test.ts`;
const INVENTORY = `${HERE}/inventory.api.test.ts`;

/** Stores, batches and their expiry. */
export const inventoryRules: readonly Sabotage[] = [
  {
    breaks: 'What expires first is handed out first',
    file: `${HERE}/batch-choice.ts`,
    from: `sortKey(one).localeCompare(sortKey(other))`,
    to: `sortKey(other).localeCompare(sortKey(one))`,
    tests: `${HERE}/batch-choice.test.ts`,
  },
  {
    breaks: 'A batch is good through the day that is printed on it',
    file: `${HERE}/batch-choice.ts`,
    from: `lot.expiresOn >= today`,
    to: `lot.expiresOn > today`,
    tests: `${HERE}/batch-choice.test.ts`,
  },
  {
    breaks: 'What has expired is not handed out',
    file: `${HERE}/batch-choice.ts`,
    from: `lot.quantity > 0 && isUsable(lot, today)`,
    to: `lot.quantity > 0`,
    tests: `${HERE}/batch-choice.test.ts`,
  },
  {
    breaks: 'A named batch that has expired is not handed out',
    file: `${HERE}/stock-ledger.service.ts`,
    from: `if (lot.expired) throw`,
    to: `if (false as boolean) throw`,
    tests: 'apps/api/src/modules/pharmacy/pharmacy.api.test.ts',
  },
  {
    breaks: 'The batches of a line add up to its quantity',
    file: `${HERE}/stock-ledger.service.ts`,
    from: `if (sum !== toParts(quantity))`,
    to: `if (sum > toParts(quantity))`,
    tests: 'apps/api/src/modules/pharmacy',
  },
  {
    breaks: 'Two windows take the batches of one item one after the other',
    file: `${HERE}/stock-ledger.service.ts`,
    from: `this.ledger.lockLater(wanted.map(({ stockItemId }) => ({ storeId, stockItemId })));`,
    to: ``,
    tests: 'apps/api/src/modules/pharmacy',
  },
  {
    breaks: 'Stock never falls below zero, for every writer',
    file: CREATE,
    from: `constraint stock_balance_not_negative check (quantity >= 0)`,
    to: ``,
    tests: INVENTORY,
  },
  {
    breaks: 'What is counted whole moves whole, for every writer',
    file: CREATE,
    from: `case base_unit when '{tablet}' then 0.25 else 1 end`,
    to: `0.0001`,
    tests: 'apps/api/src/modules/pharmacy/window-rules.api.test.ts',
  },
  {
    breaks: 'A batch moves only within its facility',
    file: CREATE,
    from: `where id = new.batch_id and facility_id = new.facility_id`,
    to: `where id = new.batch_id`,
    tests: 'apps/api/src/modules/pharmacy/window-rules.api.test.ts',
  },
  {
    breaks: 'A delivery note is posted once',
    file: CREATE,
    from: `create unique index goods_receipt_document_once`,
    to: `create index goods_receipt_document_once`,
    tests: INVENTORY,
  },
  {
    breaks: 'One lot in two spellings is one batch',
    file: `${HERE}/ledger.repository.ts`,
    from: `core.spelling(number) is not distinct from core.spelling(\${number})`,
    to: `number is not distinct from \${number}`,
    tests: INVENTORY,
  },
  {
    breaks: 'Two receipts of one lot at once have one expiry',
    file: `${HERE}/receiving.service.ts`,
    from: `this.ledger.lockBatchesLater(itemIds);`,
    to: ``,
    tests: INVENTORY,
  },
  {
    breaks: 'Expired goods are not bought',
    file: `${HERE}/receipt-rules.ts`,
    from: `expiresOn && expiresOn < today`,
    to: `expiresOn && expiresOn < '1900-01-01'`,
    tests: [`${HERE}/receipt-rules.test.ts`, INVENTORY],
  },
  {
    breaks: 'A medicine is received with its expiry',
    file: `${HERE}/receipt-rules.ts`,
    from: `if (expiresOn === null && items.get(stockItemId)?.kind === 'medicine')`,
    to: `if (expiresOn === '' && items.get(stockItemId)?.kind === 'medicine')`,
    tests: `${HERE}/receipt-rules.test.ts`,
  },
  {
    breaks: 'Goods cannot have come in the future',
    file: `${HERE}/receipt-rules.ts`,
    from: `if (receivedOn > today) return`,
    to: `if (receivedOn > '9999-01-01') return`,
    tests: `${HERE}/receipt-rules.test.ts`,
  },
  {
    breaks: 'Stock runs low exactly at its reorder level, in the list of the store',
    file: `${HERE}/stock-view.repository.ts`,
    from: `held.quantity - held.expired <= wanted.reorder_level`,
    to: `held.quantity - held.expired < wanted.reorder_level`,
    tests: LEVELS,
  },
  {
    breaks: 'Stock runs low exactly at its reorder level, in the alerts',
    file: `${HERE}/store.repository.ts`,
    from: `where store_item.reorder_level >= coalesce(held.quantity, 0)\``,
    to: `where store_item.reorder_level > coalesce(held.quantity, 0)\``,
    tests: LEVELS,
  },
  {
    breaks: 'Stock runs low exactly at its reorder level, in the message to the keeper',
    file: `${HERE}/ledger.repository.ts`,
    from: `where held.quantity <= store_item.reorder_level and`,
    to: `where held.quantity < store_item.reorder_level and`,
    tests: LEVELS,
  },
  {
    breaks: 'Stock runs low exactly at its reorder level, in the number at the store',
    file: `${HERE}/store.repository.ts`,
    from: `where usable <= coalesce(reorder_level, 0)`,
    to: `where usable < coalesce(reorder_level, 0)`,
    tests: LEVELS,
  },
  {
    breaks: 'Expired stock does not count as stock in the alerts',
    file: `${HERE}/store.repository.ts`,
    from: ` and coalesce(batch.expires_on >= (\${this.today()}), true)
`,
    to: `
`,
    tests: LEVELS,
  },
  {
    breaks: 'A count is refused when stock moved meanwhile',
    file: `${HERE}/stock-keeping.service.ts`,
    from: `body.kind === 'count-difference' && toParts(body.basedOn) !== toParts(held)`,
    to: `body.kind === 'count-difference' && toParts(body.basedOn) < 0n`,
    tests: INVENTORY,
  },
  {
    breaks: 'Only what has expired is written off as expired',
    file: `${HERE}/stock-keeping.service.ts`,
    from: `if (body.kind === 'expiry' && !batch?.expired) throw notExpired();`,
    to: ``,
    tests: INVENTORY,
  },
  {
    breaks: 'Stock is moved to a store of the facility only',
    file: `${HERE}/stock-keeping.service.ts`,
    from: `if (!(await this.stores.isOpen(toStoreId))) {`,
    to: `if (false as boolean) {`,
    tests: INVENTORY,
  },
  {
    breaks: 'A receipt of packs is counted in base units',
    file: `${HERE}/quantities.ts`,
    from: `parts > 0n && parts % divisor === 0n`,
    to: `parts > 0n`,
    tests: HERE,
  },
  {
    breaks: 'The cost of a base unit is rounded half away from zero',
    file: `${HERE}/quantities.ts`,
    from: `(micros * 2n + divisor) / (divisor * 2n)`,
    to: `micros / divisor`,
    tests: HERE,
  },
];
