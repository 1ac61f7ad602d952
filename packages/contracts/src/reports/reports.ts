import { z } from 'zod';
import { amount } from '../billing/charges.js';
import { endpoint } from '../core/endpoint.js';
import { day, id, instant, page } from '../core/list.js';

/** What the dashboard counts. `docs/specs/reports.md` defines each. */
export const measures = ['patients', 'visits', 'revenue', 'takings', 'wait', 'registrations', 'tax', 'turnaround'] as const;
export const measure = z.enum(measures);
export type Measure = z.infer<typeof measure>;

const period = { from: day, to: day };

const share = z.object({ id: id.nullable(), name: z.string().nullable(), amount });

/** The first days of an age of debt: from the day of the invoice on, from the 31st day after it, and so on. */
export const debtAges = [0, 31, 61, 91] as const;

/** A debt by the age of its invoices, one amount for each of `debtAges`. */
const debt = z.object({ amount, byAge: z.array(amount).length(debtAges.length) });

/** Debts and stock at this moment, independent of the period. */
const position = z.object({
  today: day,
  payers: z.array(debt.extend({ id, name: z.string() })),
  patients: debt,
  /** What the hospital owes: invoices of which more was paid than is left after credits. */
  credit: amount,
  stock: amount,
  /** Batches in the stores without a cost, which `stock` leaves out. */
  stockWithoutCost: z.number().int(),
});

const dashboard = z.object({
  from: day,
  to: day,
  currency: z.string(),
  /** The same days one week earlier, or for a longer period the period before it. */
  comparedFrom: day,
  comparedTo: day,
  figures: z.array(z.object({ measure, value: z.number().nullable(), before: z.number().nullable() })),
  visitsByHour: z.array(z.object({ hour: z.number().int(), visits: z.number().int() })),
  days: z.array(z.object({ day, visits: z.number().int(), revenue: amount })),
  revenueByDepartment: z.array(share),
  payerMix: z.array(share),
  takingsByMethod: z.array(z.object({ method: z.string(), amount })),
  /** The most common ones, or all. */
  diagnoses: z.array(z.object({ code: z.string(), display: z.string(), count: z.number().int() })),
  diagnosisCodes: z.number().int(),
  practitioners: z.array(
    z.object({
      /** Null for what no practitioner is named for. */
      id: id.nullable(),
      name: z.string().nullable(),
      consultations: z.number().int(),
      patients: z.number().int(),
      minutes: z.number().nullable(),
      revenue: amount,
    }),
  ),
  departments: z.array(
    z.object({
      id: id.nullable(),
      name: z.string().nullable(),
      visits: z.number().int(),
      patients: z.number().int(),
      wait: z.number().nullable(),
      revenue: amount,
    }),
  ),
  position,
});
export type Dashboard = z.infer<typeof dashboard>;

export const getDashboard = endpoint({
  operationId: 'getDashboard',
  summary: 'The figures of a period with the period before, and what they are made of.',
  method: 'GET',
  path: '/reports/dashboard',
  access: 'dashboard:read',
  scope: 'facility',
  module: 'reports',
  query: z.object({ from: day.optional(), to: day.optional(), diagnoses: z.enum(['common', 'all']).default('common') }),
  response: dashboard,
});

/** What a figure or one bar of a chart counts. */
export const reportRows = [
  'visits',
  'patients',
  'registrations',
  'wait',
  'revenue',
  'takings',
  'billed',
  'diagnoses',
  'consultations',
  /** The people of the consultations, each once. */
  'seen',
  /** The consultations that are finished, with their minutes. */
  'durations',
  'tax',
  'turnaround',
  /** What is owed now, by the day of the invoice. */
  'payer-debt',
  'patient-debt',
  'credit',
  'stock',
] as const;
export const reportRowKind = z.enum(reportRows);
export type ReportRowKind = z.infer<typeof reportRowKind>;

const reportRow = z.object({
  id,
  at: instant,
  patient: z.object({ id, name: z.string(), mrn: z.string().nullable() }).nullable(),
  /** What it is: the kind of visit, the service, the diagnosis. */
  title: z.string(),
  /** The number of the document, where there is one. */
  number: z.string().nullable(),
  invoiceId: id.nullable(),
  departmentName: z.string().nullable(),
  practitionerName: z.string().nullable(),
  /** Minor units for money, minutes for waits. */
  value: z.number().nullable(),
});
export type ReportRow = z.infer<typeof reportRow>;

export const listReportRows = endpoint({
  operationId: 'listReportRows',
  summary: 'The rows that a figure or one part of a chart counts. Their number or sum is the figure.',
  method: 'GET',
  path: '/reports/rows',
  access: 'dashboard:read',
  scope: 'facility',
  shows: 'patients',
  module: 'reports',
  query: z.object({
    ...period,
    kind: reportRowKind,
    /** `none` is the part that belongs to no department. */
    department: z.union([id, z.literal('none')]).optional(),
    /** `none` is the part that names no practitioner. */
    practitioner: z.union([id, z.literal('none')]).optional(),
    /** `none` is the patients themselves. */
    payer: z.union([id, z.literal('none')]).optional(),
    hour: z.coerce.number().int().min(0).max(23).optional(),
    code: z.string().max(500).optional(),
    method: z.string().max(20).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: page(reportRow).extend({ count: z.number().int(), sum: z.number().nullable() }),
});
