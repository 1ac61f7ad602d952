import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { day, id, idParams, instant, listQuery, page, queryFlag, reason, shortText, version } from './list.js';

/** How much of something, in its base unit: the database counts in ten-thousandths. */
export const quantity = z.number().positive().max(100_000_000).multipleOf(0.0001);
/** What is counted is whole, but a tablet can be halved and quartered; what is measured, such as mL, can be any part. */
export function isCountable(amount: number, baseUnit: string): boolean {
  return !baseUnit.startsWith('{') || Number.isInteger(amount * (baseUnit === '{tablet}' ? 4 : 1));
}

const level = z.number().min(0).max(100_000_000).multipleOf(0.0001);
/** A cost or price of one unit in the facility's currency, exact to six decimals: never a binary fraction. */
const unitPrice = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, { error: 'An amount with at most six decimals, such as 12.50.' });
const optionalText = z.string().trim().max(500).nullable().default(null);
const ucum = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,30}$/, { error: 'A UCUM unit without blanks, such as mL or {tablet}.' });

export const stockItemKind = z.enum(['medicine', 'consumable', 'reagent', 'device', 'other']);
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

const supplierDetails = {
  name: shortText,
  contactName: optionalText,
  phone: z.string().trim().max(40).nullable().default(null),
  email: z.email().max(254).nullable().default(null),
  address: optionalText,
  taxNumber: z.string().trim().max(60).nullable().default(null),
};
const supplier = z.object({
  id,
  name: z.string(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  taxNumber: z.string().nullable(),
  active: z.boolean(),
  version,
});
export type Supplier = z.infer<typeof supplier>;

export const listSuppliers = endpoint({
  operationId: 'listSuppliers',
  summary: 'Suppliers by name; closed ones only when asked for.',
  method: 'GET',
  path: '/suppliers',
  access: 'stock:read',
  scope: 'organisation',
  query: listQuery(['name']).extend({ closed: queryFlag.optional() }),
  response: page(supplier),
});

export const createSupplier = endpoint({
  operationId: 'createSupplier',
  summary: 'Add a supplier.',
  method: 'POST',
  path: '/suppliers',
  access: 'catalogue:manage',
  scope: 'organisation',
  body: z.strictObject(supplierDetails),
  response: supplier,
  status: 201,
  errors: ['already-exists'],
});

export const changeSupplier = endpoint({
  operationId: 'changeSupplier',
  summary: 'Change a supplier, or close it.',
  method: 'PUT',
  path: '/suppliers/:id',
  access: 'catalogue:manage',
  scope: 'organisation',
  params: idParams,
  body: z.strictObject({ ...supplierDetails, active: z.boolean(), version }),
  response: supplier,
  errors: ['version-moved', 'already-exists'],
});

/** What one bought unit holds in base units, as a fraction: a box of 100 is 100/1, a third of a bottle 1/3. */
const stockUnit = z.object({ id, name: z.string(), numerator: z.number().int(), denominator: z.number().int(), validFrom: day });
export type StockUnit = z.infer<typeof stockUnit>;

const stockItem = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: stockItemKind,
  baseUnit: z.string(),
  active: z.boolean(),
  version,
  /** The units that it can be bought in today, beside the base unit. */
  units: z.array(stockUnit),
});
export type StockItem = z.infer<typeof stockItem>;

export const listStockItems = endpoint({
  operationId: 'listStockItems',
  summary: 'What the stores can hold.',
  method: 'GET',
  path: '/stock-items',
  access: 'stock:read',
  scope: 'organisation',
  query: listQuery(['name']).extend({ kind: stockItemKind.optional(), closed: queryFlag.optional() }),
  response: page(stockItem),
});

export const createStockItem = endpoint({
  operationId: 'createStockItem',
  summary: 'Add something that stores count. Medicines are added in the medicines’ catalogue and get theirs by themselves.',
  method: 'POST',
  path: '/stock-items',
  access: 'catalogue:manage',
  scope: 'organisation',
  body: z.strictObject({ name: shortText, kind: stockItemKind.exclude(['medicine']), baseUnit: ucum }),
  response: stockItem,
  status: 201,
  errors: ['already-exists'],
});

export const setStockItemUnit = endpoint({
  operationId: 'setStockItemUnit',
  summary: 'Say how many base units a bought unit holds from today on. Earlier receipts keep what they were counted with.',
  method: 'PUT',
  path: '/stock-items/:id/units',
  access: 'catalogue:manage',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({
    name: shortText,
    numerator: z.number().int().min(1).max(1_000_000_000),
    denominator: z.number().int().min(1).max(1_000_000).default(1),
  }),
  response: stockItem,
});

const person = z.object({ userId: id, name: z.string() });

const store = z.object({
  id,
  code: z.string(),
  name: z.string(),
  responsible: person.nullable(),
  nearExpiryDays: z.number().int(),
  /** 0 while nobody has set a policy for the store. */
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
  scope: 'facility',
  response: z.object({ items: z.array(store) }),
});

export const listStockKeepers = endpoint({
  operationId: 'listStockKeepers',
  summary: 'Who may answer for a store: everybody who can see this facility’s stock.',
  method: 'GET',
  path: '/stock-keepers',
  access: 'stock:read',
  scope: 'facility',
  response: z.object({ items: z.array(person) }),
});

export const setStorePolicy = endpoint({
  operationId: 'setStorePolicy',
  summary: 'Name who answers for a store, and when its stock counts as near expiry.',
  method: 'PUT',
  path: '/stores/:id/policy',
  access: 'stock:receive',
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
  /** 0 while the store has said nothing about the item. */
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
  scope: 'facility',
  params: storeItemParams,
  response: storeItem,
});

export const setStoreItem = endpoint({
  operationId: 'setStoreItem',
  summary: 'Say how much of an item a store wants to keep, where it lies and who answers for it.',
  method: 'PUT',
  path: '/stores/:id/items/:itemId',
  access: 'stock:receive',
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
  scope: 'facility',
  params: storeItemParams,
  query: listQuery(['-occurred']),
  response: page(movement),
});

const receiptLine = z.strictObject({
  stockItemId: id,
  batchNumber: z.string().trim().min(1).max(60).nullable().default(null),
  expiresOn: day.nullable().default(null),
  /** A unit of the item, or its base unit when left out. */
  unitName: z.string().trim().max(200).optional(),
  quantity,
  /** Per unit as bought. */
  cost: unitPrice.nullable().default(null),
  /** The price printed on the pack, per unit as bought. */
  printedPrice: unitPrice.nullable().default(null),
});

const receiptSummary = z.object({
  id,
  kind: z.enum(['purchase', 'opening-balance']),
  number: z.number().int(),
  store: z.object({ id, name: z.string() }),
  supplier: z.object({ id, name: z.string() }).nullable(),
  documentNumber: z.string().nullable(),
  receivedOn: day,
  lines: z.number().int(),
  /** Absent when a line has no cost. */
  totalCost: z.string().nullable(),
  by: z.string().nullable(),
});
export type GoodsReceiptSummary = z.infer<typeof receiptSummary>;

const receipt = receiptSummary.extend({
  note: z.string().nullable(),
  details: z.array(
    z.object({
      position: z.number().int(),
      stockItemId: id,
      itemName: z.string(),
      baseUnit: z.string(),
      batchNumber: z.string().nullable(),
      expiresOn: day.nullable(),
      unitName: z.string(),
      quantity: z.number(),
      baseQuantity: z.number(),
      cost: z.string().nullable(),
      printedPrice: z.string().nullable(),
    }),
  ),
});
export type GoodsReceipt = z.infer<typeof receipt>;

export const receiveGoods = endpoint({
  operationId: 'receiveGoods',
  summary: 'Bring stock in: goods from a supplier, or the opening balance of a store. Posted whole or not at all.',
  method: 'POST',
  path: '/goods-receipts',
  access: 'stock:receive',
  scope: 'facility',
  body: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('purchase'),
      storeId: id,
      supplierId: id,
      documentNumber: z.string().trim().min(1).max(60).nullable().default(null),
      receivedOn: day.optional(),
      note: optionalText,
      lines: z.array(receiptLine).min(1).max(300),
    }),
    z.strictObject({
      kind: z.literal('opening-balance'),
      storeId: id,
      receivedOn: day.optional(),
      note: optionalText,
      lines: z.array(receiptLine).min(1).max(300),
    }),
  ]),
  response: receipt,
  status: 201,
  idempotent: true,
  errors: ['already-exists', 'batch-expired'],
});

export const listGoodsReceipts = endpoint({
  operationId: 'listGoodsReceipts',
  summary: 'Goods received, newest first.',
  method: 'GET',
  path: '/goods-receipts',
  access: 'stock:read',
  scope: 'facility',
  query: listQuery(['-received']).extend({ storeId: id.optional() }),
  response: page(receiptSummary),
});

export const getGoodsReceipt = endpoint({
  operationId: 'getGoodsReceipt',
  summary: 'One receipt with its lines.',
  method: 'GET',
  path: '/goods-receipts/:id',
  access: 'stock:read',
  scope: 'facility',
  params: idParams,
  response: receipt,
});

export const adjustStock = endpoint({
  operationId: 'adjustStock',
  summary: 'Write off expired or damaged stock, or put a batch right after counting it. The reason stays in the ledger.',
  method: 'POST',
  path: '/stores/:id/items/:itemId/adjustments',
  access: 'stock:adjust',
  scope: 'facility',
  params: storeItemParams,
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['expiry', 'damage']), batchId: id, quantity, reason }),
    z.strictObject({ kind: z.literal('count-difference'), batchId: id, counted: level, reason }),
  ]),
  response: storeItem,
  idempotent: true,
  errors: ['stock-too-low'],
});

export const transferStock = endpoint({
  operationId: 'transferStock',
  summary: 'Move stock from one store of the facility to another.',
  method: 'POST',
  path: '/stores/:id/items/:itemId/transfers',
  access: 'stock:adjust',
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
  /** Null when neither the item nor the store has a responsible person: then it is everybody's. */
  responsible: person.nullable(),
});
export type StockAlert = z.infer<typeof alert>;

export const listStockAlerts = endpoint({
  operationId: 'listStockAlerts',
  summary:
    'Low stock, near expiry and expired stock, with the person who answers for it. `mine` leaves out what somebody else answers for.',
  method: 'GET',
  path: '/stock-alerts',
  access: 'stock:read',
  scope: 'facility',
  query: z.object({ mine: queryFlag.optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
  response: z.object({ items: z.array(alert), total: z.number().int() }),
});
