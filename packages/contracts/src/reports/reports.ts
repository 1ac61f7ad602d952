import { z } from 'zod';
import { amount } from '../billing/charges.js';
import { endpoint } from '../core/endpoint.js';
import { day, id, instant, page } from '../core/list.js';

/** What the dashboard counts. `docs/specs/reports.md` defines each. */
export const measures = ['patients', 'visits', 'revenue', 'takings', 'wait', 'registrations'] as const;
export const measure = z.enum(measures);
export type Measure = z.infer<typeof measure>;

const period = { from: day, to: day };

const share = z.object({ id: id.nullable(), name: z.string().nullable(), amount });

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
  diagnoses: z.array(z.object({ code: z.string(), display: z.string(), count: z.number().int() })),
  practitioners: z.array(
    z.object({
      id,
      name: z.string(),
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
  query: z.object({ from: day.optional(), to: day.optional() }),
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
  module: 'reports',
  query: z.object({
    ...period,
    kind: reportRowKind,
    /** `none` is the part that belongs to no department. */
    department: z.union([id, z.literal('none')]).optional(),
    practitioner: id.optional(),
    /** `none` is the patients themselves. */
    payer: z.union([id, z.literal('none')]).optional(),
    hour: z.coerce.number().int().min(0).max(23).optional(),
    code: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: page(reportRow).extend({ count: z.number().int(), sum: z.number().nullable() }),
});
