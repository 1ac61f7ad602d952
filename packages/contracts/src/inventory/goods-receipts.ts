import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, listQuery, page } from '../core/list.js';
import { optionalText } from './stock-items.js';
import { quantity } from './stores.js';

/** A cost or price of one unit in the facility's currency, exact to six decimals: never a binary fraction. */
const unitPrice = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, { error: fault('cost-amount') });

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
  summary: 'Receive stock: goods from a supplier, or the opening balance of a store. Posted whole or not at all.',
  method: 'POST',
  path: '/goods-receipts',
  access: 'stock:receive',
  module: 'pharmacy',
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
  module: 'pharmacy',
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
  module: 'pharmacy',
  scope: 'facility',
  params: idParams,
  response: receipt,
});
