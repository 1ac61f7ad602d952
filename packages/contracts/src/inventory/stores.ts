import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { day, id, idParams, instant, listQuery, page, queryFlag, reason, version } from '../core/list.js';
import { stockItem, stockItemKind } from './stock-items.js';

/** How much of something, in its base unit: the database counts in ten-thousandths. */
export const quantity = z.number().positive().max(100_000_000).multipleOf(0.0001);

/** Into how many parts a piece can be divided: a tablet can be halved and quartered. Null for what is measured, such as mL. */
export function partsOf(unit: string): number | null {
  if (!unit.startsWith('{')) return null;
  return unit === '{tablet}' ? 4 : 1;
}

/** What is counted is whole, or parts of a piece that can be divided; what is measured can be any part. */
export function isCountable(amount: number, unit: string): boolean {
  const parts = partsOf(unit);
  return parts === null || Number.isInteger(amount * parts);
}

const level = z.number().min(0).max(100_000_000).multipleOf(0.0001);

export const movementKind = z.enum([
  'receipt',
  'opening-balance',
  'dispense',
  'return',
  'transfer',
  'count-difference',
  'expiry',
  'damage',
]);
export type MovementKind = z.infer<typeof movementKind>;

const person = z.object({ userId: id, name: z.string() });

const store = z.object({
  id,
  code: z.string(),
  name: z.string(),
  responsible: person.nullable(),
  nearExpiryDays: z.number().int(),
  /** 0 while the store has no policy. */
  version,
  lowItems: z.number().int(),
  nearExpiryBatches: z.number().int(),
});
export type Store = z.infer<typeof store>;

export const listStores = endpoint({
  operationId: 'listStores',
  summary: 'The stores of this facility, who answers for them, and how many items need attention.',
  method: 'GET',
  path: '/stores',
  access: 'stock:read',
  module: 'pharmacy',
  scope: 'facility',
  response: z.object({ items: z.array(store) }),
});

export const listStockKeepers = endpoint({
  operationId: 'listStockKeepers',
  summary: 'Users who can be responsible for a store: all who can see this facility’s stock.',
  method: 'GET',
  path: '/stock-keepers',
  access: 'stock:read',
  module: 'pharmacy',
  scope: 'facility',
  response: z.object({ items: z.array(person) }),
});

export const setStorePolicy = endpoint({
  operationId: 'setStorePolicy',
  summary: 'Set the person responsible for a store, and when its stock counts as near expiry.',
  method: 'PUT',
  path: '/stores/:id/policy',
  access: 'stock:receive',
  module: 'pharmacy',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({
    responsibleUserId: id.nullable(),
    nearExpiryDays: z.number().int().min(1).max(1000),
    version,
  }),
  response: store,
  errors: ['version-moved'],
});

const stockRow = z.object({
  stockItemId: id,
  code: z.string(),
  name: z.string(),
  kind: stockItemKind,
  baseUnit: z.string(),
  quantity: z.number(),
  /** What is past its date: counted in the quantity, but never handed out. */
  expiredQuantity: z.number(),
  /** How long the usable quantity lasts at the pace of the last 30 days; null when nothing was used. */
  daysOfCover: z.number().nullable(),
  nextExpiry: day.nullable(),
  reorderLevel: z.number().nullable(),
  state: z.enum(['out', 'low', 'enough']),
  nearExpiry: z.boolean(),
});
export type StockRow = z.infer<typeof stockRow>;

export const listStoreStock = endpoint({
  operationId: 'listStoreStock',
  summary: 'What a store holds or wants to hold, with days of cover and the next expiry.',
  method: 'GET',
  path: '/stores/:id/stock',
  access: 'stock:read',
  module: 'pharmacy',
  scope: 'facility',
  params: idParams,
  query: listQuery(['name']).extend({ show: z.enum(['all', 'low', 'near-expiry']).default('all') }),
  response: page(stockRow),
});

const storeItemParams = z.object({ id, itemId: id });

const batchBalance = z.object({
  batchId: id,
  number: z.string().nullable(),
  expiresOn: day.nullable(),
  expired: z.boolean(),
  quantity: z.number(),
  unitCost: z.string().nullable(),
  printedPrice: z.string().nullable(),
});
export type BatchBalance = z.infer<typeof batchBalance>;

const storeItem = z.object({
  item: stockItem,
  store: z.object({ id, name: z.string() }),
  quantity: z.number(),
  batches: z.array(batchBalance),
  reorderLevel: z.number().nullable(),
  targetLevel: z.number().nullable(),
  shelf: z.string().nullable(),
  responsible: person.nullable(),
  /** 0 while the store has no policy for the item. */
  version,
  /** What the store held at the end of each of the last 90 days, oldest first. */
  history: z.array(z.object({ day, quantity: z.number() })),
});
export type StoreItem = z.infer<typeof storeItem>;

export const getStoreItem = endpoint({
  operationId: 'getStoreItem',
  summary: 'One item in one store: batches, levels, and the quantity over the last 90 days.',
  method: 'GET',
  path: '/stores/:id/items/:itemId',
  access: 'stock:read',
  module: 'pharmacy',
  scope: 'facility',
  params: storeItemParams,
  response: storeItem,
});

export const setStoreItem = endpoint({
  operationId: 'setStoreItem',
  summary: 'Set the levels of an item in a store, its shelf and the responsible person.',
  method: 'PUT',
  path: '/stores/:id/items/:itemId',
  access: 'stock:receive',
  module: 'pharmacy',
  scope: 'facility',
  params: storeItemParams,
  body: z.strictObject({
    reorderLevel: level.nullable(),
    targetLevel: level.nullable(),
    shelf: z.string().trim().max(60).nullable(),
    responsibleUserId: id.nullable(),
    version,
  }),
  response: storeItem,
  errors: ['version-moved'],
});

const movement = z.object({
  id,
  kind: movementKind,
  quantity: z.number(),
  /** What the store held of the item after this movement. */
  balance: z.number(),
  batchNumber: z.string().nullable(),
  expiresOn: day.nullable(),
  sourceKind: z.string(),
  sourceId: id,
  reason: z.string().nullable(),
  occurredAt: instant,
  by: z.string().nullable(),
});
export type StockMovement = z.infer<typeof movement>;

export const listStockMovements = endpoint({
  operationId: 'listStockMovements',
  summary: 'The ledger of one item in one store, newest first.',
  method: 'GET',
  path: '/stores/:id/items/:itemId/movements',
  access: 'stock:read',
  module: 'pharmacy',
  scope: 'facility',
  params: storeItemParams,
  query: listQuery(['-occurred']),
  response: page(movement),
});

export const adjustStock = endpoint({
  operationId: 'adjustStock',
  summary: 'Write off expired or damaged stock, or correct a batch after counting it. The reason stays in the ledger.',
  method: 'POST',
  path: '/stores/:id/items/:itemId/adjustments',
  access: 'stock:adjust',
  module: 'pharmacy',
  scope: 'facility',
  params: storeItemParams,
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['expiry', 'damage']), batchId: id, quantity, reason }),
    z.strictObject({
      kind: z.literal('count-difference'),
      batchId: id,
      counted: level,
      /** What the store was said to hold when the count began: what has moved since is not undone by it. */
      basedOn: level,
      reason,
    }),
  ]),
  response: storeItem,
  idempotent: true,
  errors: ['stock-too-low', 'version-moved'],
});

export const transferStock = endpoint({
  operationId: 'transferStock',
  summary: 'Move stock from one store of the facility to another.',
  method: 'POST',
  path: '/stores/:id/items/:itemId/transfers',
  access: 'stock:adjust',
  module: 'pharmacy',
  scope: 'facility',
  params: storeItemParams,
  body: z.strictObject({ toStoreId: id, batchId: id, quantity }),
  response: storeItem,
  idempotent: true,
  errors: ['stock-too-low'],
});

const alert = z.object({
  kind: z.enum(['low-stock', 'near-expiry', 'expired']),
  store: z.object({ id, name: z.string() }),
  stockItemId: id,
  itemName: z.string(),
  baseUnit: z.string(),
  quantity: z.number(),
  reorderLevel: z.number().nullable(),
  batchNumber: z.string().nullable(),
  expiresOn: day.nullable(),
  /** Null when neither the item nor the store has a responsible person: then it is shown to every user. */
  responsible: person.nullable(),
});
export type StockAlert = z.infer<typeof alert>;

export const listStockAlerts = endpoint({
  operationId: 'listStockAlerts',
  summary:
    'Low stock, near expiry and expired stock, with the responsible person. `mine` leaves out what another person is responsible for.',
  method: 'GET',
  path: '/stock-alerts',
  access: 'stock:read',
  module: 'pharmacy',
  scope: 'facility',
  query: z.object({ mine: queryFlag.optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
  response: z.object({ items: z.array(alert), total: z.number().int() }),
});
