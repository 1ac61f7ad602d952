import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { idParams } from '../core/list.js';

const printed = {
  method: 'GET',
  access: 'chart:read',
  scope: 'facility',
  params: idParams,
  response: z.void(),
  produces: 'application/pdf',
} as const;

export const printVisitSummary = endpoint({
  ...printed,
  operationId: 'printVisitSummary',
  shows: 'record',
  summary: 'A visit on paper: reason, diagnoses, findings, results, treatment and what was agreed. A4.',
  path: '/visits/:id/summary',
});

export const printPrescription = endpoint({
  ...printed,
  operationId: 'printPrescription',
  shows: 'record',
  summary: 'The medicines prescribed in a visit, for a pharmacy outside. A5.',
  path: '/visits/:id/prescription',
  errors: ['not-found'],
});

export const printNote = endpoint({
  ...printed,
  operationId: 'printNote',
  shows: 'record',
  summary: 'A signed note as a letter, such as a medical certificate. A4. A draft is not printed.',
  path: '/notes/:id/print',
  errors: ['status-not-allowed'],
});
