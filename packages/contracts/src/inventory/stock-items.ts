import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, listQuery, page, queryFlag, shortText, version } from '../core/list.js';

export const optionalText = z.string().trim().max(500).nullable().default(null);

const ucum = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,30}$/, { error: fault('ucum-unit') });

export const stockItemKind = z.enum(['medicine', 'consumable', 'reagent', 'device', 'other']);

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
  module: 'pharmacy',
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
  module: 'pharmacy',
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
  module: 'pharmacy',
  scope: 'organisation',
  params: idParams,
  body: z.strictObject({ ...supplierDetails, active: z.boolean(), version }),
  response: supplier,
  errors: ['version-moved', 'already-exists'],
});

/** What one bought unit holds in base units, as a fraction: a box of 100 is 100/1, a third of a bottle 1/3. */
const stockUnit = z.object({ id, name: z.string(), numerator: z.number().int(), denominator: z.number().int(), validFrom: day });
export type StockUnit = z.infer<typeof stockUnit>;

export const stockItem = z.object({
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
  module: 'pharmacy',
  scope: 'organisation',
  query: listQuery(['name']).extend({ kind: stockItemKind.optional(), closed: queryFlag.optional() }),
  response: page(stockItem),
});

export const createStockItem = endpoint({
  operationId: 'createStockItem',
  summary: 'Add an item that stores count. Medicines are added in the medicines’ catalogue and become items automatically.',
  method: 'POST',
  path: '/stock-items',
  access: 'catalogue:manage',
  module: 'pharmacy',
  scope: 'organisation',
  body: z.strictObject({ name: shortText, kind: stockItemKind.exclude(['medicine']), baseUnit: ucum }),
  response: stockItem,
  status: 201,
  errors: ['already-exists'],
});

export const setStockItemUnit = endpoint({
  operationId: 'setStockItemUnit',
  summary: 'Set how many base units a bought unit holds from today on. Earlier receipts keep the size of their day.',
  method: 'PUT',
  path: '/stock-items/:id/units',
  access: 'catalogue:manage',
  module: 'pharmacy',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({
    name: shortText,
    numerator: z.number().int().min(1).max(1_000_000_000),
    denominator: z.number().int().min(1).max(1_000_000).default(1),
  }),
  response: stockItem,
});
