import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { day, id, idParams, instant, page } from '../core/list.js';

/** What became of the resources of one type. `read` is the sum of the others. */
const importCounts = z.object({
  read: z.number().int(),
  stored: z.number().int(),
  unchanged: z.number().int(),
  merged: z.number().int(),
  skipped: z.number().int(),
  rejected: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

const importBatch = z.object({
  id,
  fileName: z.string(),
  facility: z.string(),
  /** A run that was cut off is known as such when the same file is imported again. */
  status: z.enum(['running', 'finished', 'interrupted']),
  startedAt: instant,
  finishedAt: instant.nullable(),
  linesRead: z.number().int(),
  types: z.record(z.string(), importCounts),
  /** References kept as text, by type of target. */
  unresolved: z.record(z.string(), z.number().int()),
  /** Elements of stored resources that have no place here, by path, such as `Patient.contact`. */
  notKept: z.record(z.string(), z.number().int()),
  problemCount: z.number().int(),
});
export type ImportBatch = z.infer<typeof importBatch>;

const paging = { limit: z.coerce.number().int().min(1).max(100).default(25), cursor: z.string().max(500).optional() };

export const listImportBatches = endpoint({
  operationId: 'listImportBatches',
  summary: 'The runs of the import, newest first, with what became of every type.',
  method: 'GET',
  path: '/imports',
  access: 'data:import',
  scope: 'organisation',
  query: z.object(paging),
  response: page(importBatch),
});

const importProblem = z.object({
  id,
  line: z.number().int(),
  /** Its place in the bundle, counted from one; null when the whole line is at fault. */
  entry: z.number().int().nullable(),
  type: z.string().nullable(),
  reason: z.string(),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const listImportProblems = endpoint({
  operationId: 'listImportProblems',
  summary: 'The resources that one run rejected, in the order of the file. The first thousand are listed.',
  method: 'GET',
  path: '/imports/:id/problems',
  access: 'data:import',
  scope: 'organisation',
  params: idParams,
  query: z.object(paging),
  response: page(importProblem),
});

/** An amount of elsewhere: exact decimals in the currency that its source named, if it named one. */
const foreignAmount = z.object({ amount: z.string(), currency: z.string().nullable() });
export type ForeignAmount = z.infer<typeof foreignAmount>;

const insuranceRecord = z.object({
  id,
  kind: z.enum(['Claim', 'ExplanationOfBenefit', 'Coverage']),
  status: z.string(),
  use: z.string().nullable(),
  type: z.string().nullable(),
  provider: z.string().nullable(),
  payer: z.string().nullable(),
  memberNumber: z.string().nullable(),
  startedOn: day.nullable(),
  endedOn: day.nullable(),
  submittedAt: instant.nullable(),
  total: foreignAmount.nullable(),
  /** What the payer answered: in the record itself, or for a claim in the explanation that names it. */
  outcome: z.string().nullable(),
  paid: foreignAmount.nullable(),
  items: z.array(z.object({ code: z.string().nullable(), display: z.string(), amount: z.string().nullable() })),
});
export type InsuranceRecord = z.infer<typeof insuranceRecord>;

export const listInsuranceHistory = endpoint({
  operationId: 'listInsuranceHistory',
  summary:
    'What another system claimed from insurers for this patient, newest first. It is history: no charge, coverage or figure reads it.',
  method: 'GET',
  path: '/patients/:id/insurance-history',
  access: 'chart:read',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  query: z.object(paging),
  response: page(insuranceRecord),
});
