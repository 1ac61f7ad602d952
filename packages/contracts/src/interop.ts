import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { id, idParams, instant, page } from './list.js';

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
  summary: 'What one run refused, in the order of the file. The first thousand are listed.',
  method: 'GET',
  path: '/imports/:id/problems',
  access: 'data:import',
  scope: 'organisation',
  params: idParams,
  query: z.object(paging),
  response: page(importProblem),
});
