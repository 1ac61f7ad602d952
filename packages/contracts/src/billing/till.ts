import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { day, id, idParams, instant, listQuery, page, reason, version } from '../core/list.js';
import { amount } from './charges.js';
import { printFormat } from './invoices.js';
import { paymentMethod } from './payment-methods.js';

const positive = z.number().int().min(1).max(1_000_000_000_000);
const notNegative = z.number().int().min(0).max(1_000_000_000_000);

const tillSession = z.object({
  id,
  cashierName: z.string(),
  currency: z.string(),
  openingFloat: amount,
  openedAt: instant,
  businessDate: day,
  closedAt: instant.nullable(),
  /** How many so far. Their sum is left out: with the float it would be the expected cash, and the count is blind. */
  receipts: z.number().int(),
  version,
});
export type TillSession = z.infer<typeof tillSession>;

const closedTill = tillSession.extend({
  /** Receipts less refunds and voids, by each method. What is neither cash nor on card slips is not counted at the till. */
  taken: z.record(paymentMethod, amount),
  /** How many refunds went out by another means than had been paid with. */
  otherMeans: z.number().int(),
  counted: z.object({ cash: amount, card: amount }),
  expected: z.object({ cash: amount, card: amount }),
  difference: z.object({ cash: amount, card: amount }),
  differenceNote: z.string().nullable(),
  reviewedAt: instant.nullable(),
  reviewedBy: z.string().nullable(),
  reviewNote: z.string().nullable(),
});
export type ClosedTill = z.infer<typeof closedTill>;

export const getTill = endpoint({
  operationId: 'getTill',
  summary: 'The caller’s open till session, if there is one, and by which methods money is taken here.',
  method: 'GET',
  path: '/billing/till',
  access: 'payment:record',
  scope: 'facility',
  module: 'billing',
  response: z.object({
    session: tillSession.nullable(),
    /** What this facility takes, in the order in which it is offered. */
    methods: z.array(paymentMethod),
    /** What mobile money is called here, such as M-Pesa. */
    mobileMoneyName: z.string(),
  }),
});

export const openTill = endpoint({
  operationId: 'openTill',
  summary: 'Open a till session with the cash in the drawer.',
  method: 'POST',
  path: '/billing/till',
  access: 'payment:record',
  scope: 'facility',
  module: 'billing',
  body: z.strictObject({ openingFloat: notNegative }),
  response: tillSession,
  status: 201,
  errors: ['already-exists'],
});

export const closeTill = endpoint({
  operationId: 'closeTill',
  summary: 'Close the till with a blind count. The difference to the journal is posted, and only then shown.',
  method: 'POST',
  path: '/billing/till/close',
  access: 'payment:record',
  scope: 'facility',
  module: 'billing',
  body: z.strictObject({ countedCash: notNegative, countedCard: notNegative, note: z.string().trim().max(500).optional() }),
  response: closedTill,
  errors: ['till-closed'],
});

export const listTillSessions = endpoint({
  operationId: 'listTillSessions',
  summary: 'Closed till sessions with their differences, newest first.',
  method: 'GET',
  path: '/billing/till-sessions',
  access: 'till:reconcile',
  scope: 'facility',
  shows: 'patients',
  module: 'billing',
  query: listQuery(['-opened']).extend({ review: z.enum(['waiting', 'done']).optional() }),
  response: page(closedTill),
});

export const reviewTillSession = endpoint({
  operationId: 'reviewTillSession',
  summary: 'Confirm as another user than its cashier that a closed till was reviewed.',
  method: 'POST',
  path: '/billing/till-sessions/:id/review',
  access: 'till:reconcile',
  scope: 'facility',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ version, note: z.string().trim().max(500).optional() }),
  response: closedTill,
  errors: ['version-moved', 'other-person-needed'],
});

const payment = z.object({
  id,
  accountId: id,
  kind: z.enum(['receipt', 'refund', 'void']),
  number: z.string(),
  method: paymentMethod,
  currency: z.string(),
  amount,
  tendered: amount.nullable(),
  change: amount.nullable(),
  reference: z.string().nullable(),
  paidAt: instant,
  businessDate: day,
  cashierName: z.string().nullable(),
  debtorName: z.string(),
  reason: z.string().nullable(),
  /** A refund by another means than the account had paid with. */
  otherMeans: z.boolean(),
  reverses: z.object({ id, number: z.string() }).nullable(),
  voided: z.boolean(),
  allocations: z.array(z.object({ invoiceNumber: z.string(), description: z.string(), amount })),
  /** What the debtor still owes on this account, from the journal. */
  balance: amount,
});
export type Payment = z.infer<typeof payment>;

export const recordPayment = endpoint({
  operationId: 'recordPayment',
  summary: 'Take a payment at the caller’s open till and allocate it to the oldest unpaid lines of the account.',
  method: 'POST',
  path: '/billing/payments',
  access: 'payment:record',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  body: z.strictObject({
    accountId: id,
    method: paymentMethod,
    amount: positive,
    /** The cash handed over; the response has the change. */
    tendered: positive.optional(),
    /** What finds the money again: the authorisation on a card slip, the code of a transaction, the number of a cheque. */
    reference: z.string().trim().min(1).max(60).optional(),
    /** Pay only this invoice. */
    invoiceId: id.optional(),
  }),
  response: payment,
  status: 201,
  errors: ['till-closed', 'over-allocated'],
  idempotent: true,
});

export const getPayment = endpoint({
  operationId: 'getPayment',
  summary: 'One receipt, refund or void with what it pays.',
  method: 'GET',
  path: '/billing/payments/:id',
  access: 'charge:read',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  response: payment,
});

export const voidPayment = endpoint({
  operationId: 'voidPayment',
  summary: 'Void a receipt as a whole. The money leaves the caller’s open till; the receipt itself stays.',
  method: 'POST',
  path: '/billing/payments/:id/void',
  access: 'payment:void',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ reason }),
  response: payment,
  status: 201,
  errors: ['till-closed', 'till-too-low', 'status-not-allowed'],
  idempotent: true,
});

export const refundAccount = endpoint({
  operationId: 'refundAccount',
  summary: 'Refund what was paid and has been credited since.',
  method: 'POST',
  path: '/billing/refunds',
  access: 'payment:void',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  body: z.strictObject({
    accountId: id,
    method: paymentMethod,
    amount: positive,
    reason,
    /** Said yes to: more than the account has paid by this method is handed back by it. The refund is marked. */
    otherMeans: z.boolean().default(false),
  }),
  response: payment,
  status: 201,
  errors: ['till-closed', 'till-too-low', 'over-allocated', 'other-means'],
  idempotent: true,
});

export const printReceipt = endpoint({
  operationId: 'printReceipt',
  summary: 'A receipt as PDF, on an 80 mm roll or on A4.',
  method: 'GET',
  path: '/billing/payments/:id/pdf',
  access: 'charge:read',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  query: z.object({ format: printFormat.default('80mm') }),
  response: z.unknown(),
  produces: 'application/pdf',
});
