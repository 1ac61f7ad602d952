import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, instant, reason, shortText, version } from '../core/list.js';
import { coded, stepErrors } from './visits.js';

export const allergyStatus = z.enum(['known', 'none-known', 'not-asked']);
export type AllergyStatus = z.infer<typeof allergyStatus>;

export const allergyCategory = z.enum(['food', 'medication', 'environment', 'biologic']);

export const criticality = z.enum(['low', 'high', 'unable-to-assess']);

export const reaction = z.object({
  manifestation: shortText,
  severity: z.enum(['mild', 'moderate', 'severe']).nullable().default(null),
});

export const allergy = z.object({
  id,
  type: z.enum(['allergy', 'intolerance']),
  category: allergyCategory.nullable(),
  system: z.string().nullable(),
  code: z.string().nullable(),
  display: z.string(),
  /** False: no program can compare it with a prescription, and screens say so. */
  checkable: z.boolean(),
  criticality,
  reactions: z.array(reaction),
  clinicalStatus: z.enum(['active', 'inactive', 'resolved']).nullable(),
  verificationStatus: z.enum(['unconfirmed', 'presumed', 'confirmed', 'refuted', 'entered-in-error']),
  onsetOn: day.nullable(),
  comment: z.string().nullable(),
  recordedAt: instant,
  version,
});
export type Allergy = z.infer<typeof allergy>;

/** An allergy that warns: neither resolved, nor refuted, nor an error. */
export function allergyStands({
  clinicalStatus,
  verificationStatus,
}: {
  clinicalStatus: string | null;
  verificationStatus: string;
}): boolean {
  return (clinicalStatus ?? 'active') === 'active' && verificationStatus !== 'refuted' && verificationStatus !== 'entered-in-error';
}

export const allergies = z.object({
  status: allergyStatus,
  statusAt: instant.nullable(),
  items: z.array(allergy),
});
export type Allergies = z.infer<typeof allergies>;

export const readAllergies = endpoint({
  operationId: 'readAllergies',
  summary: 'The allergies, and whether they are known, none known or not asked.',
  method: 'GET',
  path: '/patients/:id/allergies',
  access: 'chart:read',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  response: allergies,
});

export const recordAllergy = endpoint({
  operationId: 'recordAllergy',
  summary: 'Record an allergy or intolerance.',
  method: 'POST',
  path: '/patients/:id/allergies',
  access: 'allergy:record',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  body: z
    .strictObject({
      type: allergy.shape.type.default('allergy'),
      category: allergyCategory.nullable().default(null),
      ...coded,
      criticality: criticality.default('unable-to-assess'),
      reactions: z.array(reaction.strict()).max(20).default([]),
      verificationStatus: z.enum(['unconfirmed', 'presumed', 'confirmed']).default('unconfirmed'),
      onsetOn: day.nullable().default(null),
      comment: z.string().trim().max(1000).nullable().default(null),
    })
    .refine(({ coding: code, text }) => code !== null || text !== undefined, { path: ['text'], error: fault('code-or-words') }),
  response: allergies,
  status: 201,
  errors: ['already-exists'],
});

export const setAllergyStatus = endpoint({
  operationId: 'setAllergyStatus',
  summary: 'Record that no allergies are known, or that the patient could not be asked. Refused while an allergy is active.',
  method: 'PUT',
  path: '/patients/:id/allergy-status',
  access: 'allergy:record',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  body: z.strictObject({ status: z.enum(['none-known', 'not-asked']), reason: reason.nullable().default(null) }),
  response: allergies,
  errors: ['status-not-allowed'],
});

export const changeAllergy = endpoint({
  operationId: 'changeAllergy',
  summary: 'Update an allergy’s criticality, verification and clinical status.',
  method: 'PATCH',
  path: '/allergies/:id',
  access: 'allergy:record',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  body: z.strictObject({
    version,
    criticality: criticality.optional(),
    clinicalStatus: z.enum(['active', 'inactive', 'resolved']).optional(),
    verificationStatus: z.enum(['unconfirmed', 'presumed', 'confirmed', 'refuted']).optional(),
    comment: z.string().trim().max(1000).nullable().optional(),
  }),
  response: allergies,
  errors: [...stepErrors, 'already-exists'],
});

export const markAllergyWrong = endpoint({
  operationId: 'markAllergyWrong',
  summary: 'Mark an allergy as entered in error. It no longer warns and stays readable as such.',
  method: 'POST',
  path: '/allergies/:id/entered-in-error',
  access: 'allergy:record',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({ reason }),
  response: allergies,
  errors: ['status-not-allowed'],
});
