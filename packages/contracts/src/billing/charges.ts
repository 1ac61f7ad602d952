import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, instant, listQuery, page, reason, version } from '../core/list.js';
import { paymentMethod } from './payment-methods.js';
import { serviceKind } from './prices.js';

/** An amount of money in minor units of the currency beside it. */
export const amount = z.number().int();

/** A quantity as decimal text, with at most four decimals. */
const quantity = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,4})?$/, { error: fault('quantity-decimals') })
  .refine((text) => Number(text) > 0, { error: fault('quantity-zero') });

/** The debtor of an account, as lists show it. */
export const debtor = z.object({
  kind: z.enum(['patient', 'guarantor', 'walk-in']),
  name: z.string(),
  patient: z
    .object({
      id,
      name: z.string(),
      mrn: z.string().nullable(),
      sex: z.string(),
      birthDate: day.nullable(),
      birthPrecision: z.string().nullable(),
      deceased: z.boolean(),
      diedOn: day.nullable(),
    })
    .nullable(),
});

/** One part of a line: who pays it, and how it was found. */
export const linePart = z.object({
  party: z.enum(['patient', 'coverage', 'allowance']),
  payerName: z.string().nullable(),
  planName: z.string().nullable(),
  percent: z.string().nullable(),
  capped: z.boolean(),
  amount,
});
export type LinePart = z.infer<typeof linePart>;

export const chargeStatus = z.enum(['billable', 'unpriced', 'billed', 'cancelled']);

export const discount = z.object({
  id,
  percent: z.string(),
  reason: z.string(),
  status: z.enum(['requested', 'approved', 'refused']),
  version,
});

const charge = z.object({
  id,
  serviceItemId: id,
  serviceCode: z.string(),
  kind: serviceKind,
  description: z.string(),
  quantity: z.string(),
  unit: z.string().nullable(),
  unitPrice: z.string().nullable(),
  currency: z.string(),
  status: chargeStatus,
  /** What is due with tax after an approved discount; null while there is no price. */
  total: amount.nullable(),
  tax: amount.nullable(),
  discounted: amount.nullable(),
  taxCode: z.string().nullable(),
  taxRate: z.string().nullable(),
  taxInclusive: z.boolean().nullable(),
  /** How the line would be split if it were invoiced now. */
  parts: z.array(linePart),
  /** Why this price: the rule, the selectors that decided, and since when the price counts. */
  why: z.object({
    rule: z.enum(['price-list', 'practitioner-fee', 'returned', 'none']),
    selectors: z.array(z.string()),
    validFrom: day.nullable(),
    payerName: z.string().nullable(),
  }),
  performerName: z.string().nullable(),
  departmentName: z.string().nullable(),
  occurredAt: instant,
  sourceKind: z.string(),
  /** Set for what came back: the charge that it takes from. */
  reversesId: id.nullable(),
  /** Its original is invoiced already, so it can only be settled by a credit note. */
  needsCredit: z.boolean(),
  awaitingPayment: z.boolean(),
  release: z.object({ kind: z.enum(['paid', 'emergency', 'override']), reason: z.string().nullable() }).nullable(),
  discount: discount.nullable(),
});
export type Charge = z.infer<typeof charge>;

const accountRow = z.object({
  id,
  debtor,
  visit: z.object({ id, class: z.string(), startedAt: instant, businessDate: day }).nullable(),
  currency: z.string(),
  openCharges: z.number().int(),
  unpricedCharges: z.number().int(),
  /** What the open charges come to before any split. */
  openAmount: amount,
  /** What the debtor owes on invoices, from the journal; negative is a credit. */
  balance: amount,
  awaitingPayment: z.boolean(),
  lastActivityAt: instant,
});
export type AccountRow = z.infer<typeof accountRow>;

export const listAccounts = endpoint({
  operationId: 'listAccounts',
  summary: 'Accounts with something to bill or to pay, the latest activity first; with a search, every account of the patients found.',
  method: 'GET',
  path: '/billing/accounts',
  access: 'charge:read',
  scope: 'facility',
  shows: 'patients',
  module: 'billing',
  query: listQuery(['-activity']).extend({
    show: z.enum(['open', 'unpaid', 'all']).default('open'),
    patientId: id.optional(),
  }),
  response: page(accountRow),
});

const documentRow = z.object({
  id,
  kind: z.enum(['proforma', 'invoice', 'credit-note']),
  number: z.string(),
  issuedAt: instant,
  total: amount,
  patientAmount: amount,
  coverageAmount: amount,
  /** What the debtor still owes on it after credits and payments. */
  outstanding: amount,
});

const paymentRow = z.object({
  id,
  kind: z.enum(['receipt', 'refund', 'void']),
  number: z.string(),
  method: paymentMethod,
  amount,
  paidAt: instant,
  cashierName: z.string().nullable(),
  voided: z.boolean(),
});

export const account = z.object({
  id,
  debtor,
  visit: z.object({ id, class: z.string(), startedAt: instant, businessDate: day }).nullable(),
  currency: z.string(),
  balance: amount,
  /** What can be handed back: paid and credited since, and never more than the account has to its credit. */
  refundable: amount,
  charges: z.array(charge),
  documents: z.array(documentRow),
  payments: z.array(paymentRow),
  coverages: z.array(z.object({ payerName: z.string(), planName: z.string(), percent: z.string(), capLeft: amount.nullable() })),
});
export type Account = z.infer<typeof account>;

export const getAccount = endpoint({
  operationId: 'getAccount',
  summary: 'One account: its open charges with the split that would apply now, its documents and its payments.',
  method: 'GET',
  path: '/billing/accounts/:id',
  access: 'charge:read',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  response: account,
});

export const openAccount = endpoint({
  operationId: 'openAccount',
  summary: 'Find or open the account of a patient for what belongs to no visit, or one for a walk-in who is not registered.',
  method: 'POST',
  path: '/billing/accounts',
  access: 'invoice:issue',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  body: z.strictObject({ patientId: id.nullable().default(null) }),
  response: account,
  status: 201,
});

export const addCharge = endpoint({
  operationId: 'addCharge',
  summary: 'Charge a service at the counter.',
  method: 'POST',
  path: '/billing/accounts/:id/charges',
  access: 'invoice:issue',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ serviceItemId: id, quantity: quantity.default('1') }),
  response: account,
  status: 201,
  idempotent: true,
});

export const cancelCharge = endpoint({
  operationId: 'cancelCharge',
  summary: 'Cancel an open charge. What is invoiced already is credited instead.',
  method: 'POST',
  path: '/billing/charges/:id/cancel',
  access: 'payment:void',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ reason }),
  response: account,
  errors: ['status-not-allowed'],
});

export const releaseCharge = endpoint({
  operationId: 'releaseCharge',
  summary: 'Release a service before it is paid, in an emergency or by a user who may decide it.',
  method: 'POST',
  path: '/billing/charges/:id/release',
  access: 'charge:release',
  scope: 'facility',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ kind: z.enum(['emergency', 'override']), reason }),
  response: z.object({ id, awaitingPayment: z.boolean() }),
  errors: ['status-not-allowed'],
});

const unpricedCharge = z.object({
  id,
  accountId: id,
  serviceItemId: id,
  serviceCode: z.string(),
  description: z.string(),
  kind: serviceKind,
  quantity: z.string(),
  patientName: z.string().nullable(),
  payerName: z.string().nullable(),
  occurredAt: instant,
});
export type UnpricedCharge = z.infer<typeof unpricedCharge>;

export const listUnpricedCharges = endpoint({
  operationId: 'listUnpricedCharges',
  summary: 'Charges that wait for a price, oldest first.',
  method: 'GET',
  path: '/billing/unpriced-charges',
  access: 'charge:read',
  scope: 'facility',
  shows: 'patients',
  module: 'billing',
  query: listQuery(['occurred']),
  response: page(unpricedCharge),
});

export const priceCharges = endpoint({
  operationId: 'priceCharges',
  summary: 'Look again for the price of every unpriced charge of a service.',
  method: 'POST',
  path: '/billing/services/:id/price-charges',
  access: 'price:manage',
  scope: 'facility',
  module: 'billing',
  params: idParams,
  response: z.object({ priced: z.number().int(), left: z.number().int() }),
});
