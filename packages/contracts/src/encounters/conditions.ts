import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { coding, day, id, idParams, instant, reason, version } from '../core/list.js';
import { clinical, coded, nothing, stepErrors } from './visits.js';

export const codeSystems = {
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  cvx: 'http://hl7.org/fhir/sid/cvx',
} as const;

export const searchDiagnoses = endpoint({
  operationId: 'searchDiagnoses',
  summary: 'Diagnoses by code or by words, also misspelt; the most used here come first.',
  method: 'GET',
  path: '/diagnoses',
  access: 'chart:read',
  scope: 'facility',
  query: z.object({ search: z.string().trim().min(1).max(100), limit: z.coerce.number().int().min(1).max(50).default(12) }),
  response: z.object({ items: z.array(coding) }),
});

export const clinicalStatus = z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved']);

export const conditionVerification = z.enum(['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error']);

export const conditionCategory = z.enum(['problem-list-item', 'encounter-diagnosis']);

export const datePrecision = z.enum(['day', 'month', 'year']);

export const condition = z.object({
  id,
  visitId: id.nullable(),
  encounterId: id.nullable(),
  category: conditionCategory,
  rank: z.number().int().nullable(),
  system: z.string().nullable(),
  code: z.string().nullable(),
  display: z.string(),
  comment: z.string().nullable(),
  severity: z.enum(['mild', 'moderate', 'severe']).nullable(),
  clinicalStatus: clinicalStatus.nullable(),
  verificationStatus: conditionVerification,
  onsetOn: day.nullable(),
  onsetPrecision: datePrecision,
  abatedOn: day.nullable(),
  occurredAt: instant,
  recordedAt: instant,
  version,
});
export type Condition = z.infer<typeof condition>;

export const recordCondition = endpoint({
  ...clinical,
  operationId: 'recordCondition',
  shows: 'record',
  summary: 'Add a problem to the problem list, or a diagnosis to an encounter.',
  method: 'POST',
  path: '/patients/:id/conditions',
  access: 'condition:record',
  params: idParams,
  body: z
    .strictObject({
      category: conditionCategory.default('problem-list-item'),
      visitId: id.nullable().default(null),
      encounterId: id.nullable().default(null),
      ...coded,
      rank: z.number().int().min(1).max(50).nullable().default(null),
      comment: z.string().trim().max(1000).nullable().default(null),
      severity: condition.shape.severity.default(null),
      clinicalStatus: clinicalStatus.default('active'),
      verificationStatus: conditionVerification.exclude(['entered-in-error']).default('confirmed'),
      onsetOn: day.nullable().default(null),
      onsetPrecision: datePrecision.default('day'),
      abatedOn: day.nullable().default(null),
    })
    .refine(({ coding: code, text }) => code !== null || text !== undefined, { path: ['text'], error: fault('code-or-words') })
    .refine(({ category, visitId, encounterId }) => category !== 'encounter-diagnosis' || visitId !== null || encounterId !== null, {
      path: ['encounterId'],
      error: fault('diagnosis-without-visit'),
    }),
  response: condition,
  status: 201,
  errors: ['already-exists', 'status-not-allowed'],
});

export const changeCondition = endpoint({
  ...clinical,
  operationId: 'changeCondition',
  shows: 'record',
  summary: 'Update a problem’s status, severity and end. Its code never changes.',
  method: 'PATCH',
  path: '/conditions/:id',
  access: 'condition:record',
  params: idParams,
  body: z.strictObject({
    version,
    clinicalStatus: clinicalStatus.optional(),
    verificationStatus: conditionVerification.exclude(['entered-in-error']).optional(),
    severity: condition.shape.severity.optional(),
    abatedOn: day.nullable().optional(),
    comment: z.string().trim().max(1000).nullable().optional(),
  }),
  response: condition,
  errors: [...stepErrors, 'already-exists'],
});

export const markConditionWrong = endpoint({
  ...clinical,
  operationId: 'markConditionWrong',
  shows: 'record',
  summary: 'Mark a problem or diagnosis as entered in error.',
  method: 'POST',
  path: '/conditions/:id/entered-in-error',
  access: 'condition:record',
  params: idParams,
  body: z.strictObject({ reason }),
  ...nothing,
  errors: ['status-not-allowed'],
});
