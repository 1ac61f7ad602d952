import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { day, id, idParams, instant, listQuery, page, reason } from '../core/list.js';
import { amount, debtor, linePart } from './charges.js';

const invoiceLine = z.object({
  id,
  position: z.number().int(),
  chargeItemId: id,
  serviceCode: z.string(),
  description: z.string(),
  quantity: z.string(),
  unit: z.string().nullable(),
  unitPrice: z.string(),
  discount: amount,
  net: amount,
  tax: amount,
  total: amount,
  taxCode: z.string().nullable(),
  taxRate: z.string().nullable(),
  departmentName: z.string().nullable(),
  performerName: z.string().nullable(),
  parts: z.array(linePart),
  /** How much of it was credited since, as a positive quantity and amount. */
  creditedQuantity: z.string(),
  credited: amount,
  paid: amount,
});
export type InvoiceLine = z.infer<typeof invoiceLine>;

const invoiceHead = z.object({
  id,
  accountId: id,
  kind: z.enum(['proforma', 'invoice', 'credit-note']),
  number: z.string(),
  debtorName: z.string(),
  currency: z.string(),
  net: amount,
  tax: amount,
  discount: amount,
  total: amount,
  patientAmount: amount,
  coverageAmount: amount,
  allowanceAmount: amount,
  credited: amount,
  outstanding: amount,
  issuedAt: instant,
  businessDate: day,
  issuedBy: z.string().nullable(),
});

export const invoice = invoiceHead.extend({
  debtor,
  reason: z.string().nullable(),
  /** For a credit note: what it takes back. */
  reverses: z.object({ id, number: z.string() }).nullable(),
  creditNotes: z.array(z.object({ id, number: z.string(), total: amount, issuedAt: instant })),
  lines: z.array(invoiceLine),
});
export type Invoice = z.infer<typeof invoice>;
export type InvoiceRow = z.infer<typeof invoiceHead>;

export const issueInvoice = endpoint({
  operationId: 'issueInvoice',
  summary: 'Invoice open charges of an account, split between the patient and the coverage of the day. A proforma changes nothing.',
  method: 'POST',
  path: '/billing/accounts/:id/invoices',
  access: 'invoice:issue',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  body: z.strictObject({
    kind: z.enum(['invoice', 'proforma']).default('invoice'),
    chargeIds: z.array(id).min(1).max(500),
  }),
  response: invoice,
  status: 201,
  errors: ['status-not-allowed', 'discount-waiting'],
  idempotent: true,
});

export const listInvoices = endpoint({
  operationId: 'listInvoices',
  summary: 'Invoices, credit notes and proformas, newest first. A search looks in numbers and in names of debtors.',
  method: 'GET',
  path: '/billing/invoices',
  access: 'charge:read',
  scope: 'facility',
  shows: 'patients',
  module: 'billing',
  query: listQuery(['-issued']).extend({
    kind: z.enum(['proforma', 'invoice', 'credit-note']).optional(),
    state: z.enum(['outstanding', 'settled']).optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  response: page(invoiceHead),
});

export const getInvoice = endpoint({
  operationId: 'getInvoice',
  summary: 'One document with its lines and who pays what of each.',
  method: 'GET',
  path: '/billing/invoices/:id',
  access: 'charge:read',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  response: invoice,
});

export const issueCreditNote = endpoint({
  operationId: 'issueCreditNote',
  summary: 'Credit lines of an invoice, whole or in part. The invoice itself stays as it was issued.',
  method: 'POST',
  path: '/billing/invoices/:id/credit-notes',
  access: 'payment:void',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  body: z.strictObject({
    lineIds: z.array(id).min(1).max(500),
    reason,
    /** What becomes of the charges: they can be invoiced again, or they are cancelled. */
    afterwards: z.enum(['bill-again', 'cancel']),
  }),
  response: invoice,
  status: 201,
  errors: ['status-not-allowed'],
  idempotent: true,
});

export const creditReturns = endpoint({
  operationId: 'creditReturns',
  summary: 'Credit returns of what was invoiced already.',
  method: 'POST',
  path: '/billing/accounts/:id/credit-returns',
  access: 'invoice:issue',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ chargeIds: z.array(id).min(1).max(100) }),
  response: z.object({ items: z.array(invoice) }),
  status: 201,
  errors: ['status-not-allowed'],
  idempotent: true,
});

export const printFormat = z.enum(['a4', '80mm']);

export const printInvoice = endpoint({
  operationId: 'printInvoice',
  summary: 'A document as PDF, on A4 or on an 80 mm roll.',
  method: 'GET',
  path: '/billing/invoices/:id/pdf',
  access: 'charge:read',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  query: z.object({ format: printFormat.default('a4') }),
  response: z.unknown(),
  produces: 'application/pdf',
});
