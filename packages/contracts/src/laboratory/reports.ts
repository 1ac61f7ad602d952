import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { id, idParams, instant } from '../core/list.js';
import { at, labResultValue } from './results.js';
import { patientLine } from './work.js';

export const labReport = z.object({
  id,
  status: z.string(),
  name: z.string(),
  /** Empty where an imported report is named in words alone. */
  code: z.string().nullable(),
  patient: patientLine,
  occurredAt: instant.nullable(),
  issuedAt: instant.nullable(),
  conclusion: z.string().nullable(),
  text: z.string().nullable(),
  verifiedBy: z.string().nullable(),
  /** Set when the whole report must not be used: it is another patient's, or wrong. */
  withdrawn: z.object({ at: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
  /** What is in force, in the order of the report. */
  results: z.array(labResultValue),
  /** What an amendment has replaced or a withdrawal has taken out of force, newest first. */
  superseded: z.array(labResultValue),
});
export type LabReport = z.infer<typeof labReport>;

export const getLabReport = endpoint({
  operationId: 'getLabReport',
  shows: 'record',
  summary: 'A released report with its results and what amendments have replaced.',
  method: 'GET',
  path: '/diagnostic-reports/:id',
  access: 'laboratory:read',
  ...at,
  params: idParams,
  response: labReport,
});

export const printLabReport = endpoint({
  operationId: 'printLabReport',
  shows: 'record',
  summary: 'The report on A4.',
  method: 'GET',
  path: '/diagnostic-reports/:id/print',
  access: 'laboratory:read',
  ...at,
  params: idParams,
  response: z.void(),
  produces: 'application/pdf',
});
