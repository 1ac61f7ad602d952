import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, listQuery, page, shortText, version } from '../core/list.js';
import { currency } from '../organisation/facility.js';

const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, { error: fault('payer-code') });
const percent = z.number().min(0).max(100).multipleOf(0.01);

export const payerKind = z.enum(['insurer', 'government-scheme', 'employer', 'charity']);
export const capPeriod = z.enum(['visit', 'year']);

const planFields = {
  code,
  name: shortText,
  /** The payer's share of each line. */
  coveredPercent: percent,
  /** The most that the plan pays, in minor units of the currency. */
  cap: z.strictObject({ amount: z.number().int().positive(), currency, period: capPeriod }).nullable(),
  noBalanceBilling: z.boolean(),
  needsAuthorisation: z.boolean(),
  active: z.boolean(),
};

export const payerPlan = z.object({ id, payerId: id, version, ...planFields });
export type PayerPlan = z.infer<typeof payerPlan>;

const payerFields = {
  code,
  name: shortText,
  kind: payerKind,
  phone: z.string().trim().max(40).nullable(),
  email: z.email().max(254).nullable(),
  active: z.boolean(),
};

export const payer = z.object({ id, version, ...payerFields, plans: z.array(payerPlan) });
export type Payer = z.infer<typeof payer>;

const payerInput = z.strictObject({
  ...payerFields,
  phone: payerFields.phone.default(null),
  email: payerFields.email.default(null),
  active: z.boolean().default(true),
});
const planInput = z.strictObject({
  ...planFields,
  cap: planFields.cap.default(null),
  noBalanceBilling: z.boolean().default(false),
  needsAuthorisation: z.boolean().default(false),
  active: z.boolean().default(true),
});

export const listPayers = endpoint({
  operationId: 'listPayers',
  summary: 'Payers with their plans, by name. Those that are no longer used come only when asked for.',
  method: 'GET',
  path: '/payers',
  access: 'patient:read',
  scope: 'organisation',
  query: listQuery(['name']).extend({ cursor: id.optional(), inactive: z.enum(['hide', 'show']).default('hide') }),
  response: page(payer),
});

export const createPayer = endpoint({
  operationId: 'createPayer',
  summary: 'Enter a payer: an insurer, a government scheme, an employer or a charity.',
  method: 'POST',
  path: '/payers',
  access: 'price:manage',
  scope: 'organisation',
  body: payerInput,
  response: payer,
  status: 201,
  errors: ['already-exists'],
});

export const updatePayer = endpoint({
  operationId: 'updatePayer',
  summary: 'Change a payer. A payer that is no longer used is made inactive, never removed.',
  method: 'PUT',
  path: '/payers/:id',
  access: 'price:manage',
  scope: 'organisation',
  params: idParams,
  body: z.strictObject({ ...payerFields, version }),
  response: payer,
  errors: ['already-exists', 'version-moved'],
});

export const createPayerPlan = endpoint({
  operationId: 'createPayerPlan',
  summary: 'Enter a plan of a payer.',
  method: 'POST',
  path: '/payers/:id/plans',
  access: 'price:manage',
  scope: 'organisation',
  params: idParams,
  body: planInput,
  response: payerPlan,
  status: 201,
  errors: ['already-exists'],
});

export const updatePayerPlan = endpoint({
  operationId: 'updatePayerPlan',
  summary: 'Change a plan. What was charged under it before keeps the shares of its day.',
  method: 'PUT',
  path: '/payer-plans/:id',
  access: 'price:manage',
  scope: 'organisation',
  params: idParams,
  body: z.strictObject({ ...planFields, version }),
  response: payerPlan,
  errors: ['already-exists', 'version-moved'],
});

export const holderRelation = z.enum(['self', 'parent', 'spouse', 'employee', 'other']);
export const coverageStatus = z.enum(['active', 'cancelled', 'entered-in-error']);

const coverageFields = {
  planId: id,
  memberNumber: z.string().trim().min(1).max(60),
  holderName: shortText.nullable(),
  holderRelation: holderRelation.nullable(),
  /** The first rank is asked to pay first. */
  rank: z.number().int().min(1).max(9),
  validTo: day.nullable(),
};

export const coverageInput = z.strictObject({
  ...coverageFields,
  holderName: coverageFields.holderName.default(null),
  holderRelation: coverageFields.holderRelation.default(null),
  rank: coverageFields.rank.default(1),
  /** Left out it begins on the facility's day. */
  validFrom: day.optional(),
  validTo: coverageFields.validTo.default(null),
});
export type CoverageInput = z.infer<typeof coverageInput>;

/** A patient's coverage with what the plan says today. */
export const coverage = z.object({
  id,
  version,
  ...coverageFields,
  validFrom: day,
  status: coverageStatus,
  planName: z.string(),
  payerId: id,
  payerName: z.string(),
  coveredPercent: z.number(),
  /** Whether it is active on the facility's day. */
  current: z.boolean(),
});
export type Coverage = z.infer<typeof coverage>;

export const addCoverage = endpoint({
  operationId: 'addCoverage',
  summary: 'Enter under which plan a patient is covered, from when, and in which rank.',
  method: 'POST',
  path: '/patients/:id/coverages',
  access: 'coverage:manage',
  scope: 'facility',
  shows: 'work',
  params: idParams,
  body: coverageInput,
  response: coverage,
  status: 201,
  errors: ['coverage-overlaps'],
});

export const updateCoverage = endpoint({
  operationId: 'updateCoverage',
  summary: 'Change, end or cancel a coverage. Invoices keep the shares with which they were issued.',
  method: 'PUT',
  path: '/coverages/:id',
  access: 'coverage:manage',
  scope: 'facility',
  shows: 'work',
  params: idParams,
  body: z.strictObject({ ...coverageFields, validFrom: day, status: coverageStatus, version }),
  response: coverage,
  errors: ['coverage-overlaps', 'version-moved'],
});
