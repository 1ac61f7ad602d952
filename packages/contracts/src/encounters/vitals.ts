import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { id, idParams, instant, reason } from '../core/list.js';
import { clinical, nothing } from './visits.js';
import { vitalFlag, vitalKeys } from './vital-signs.js';

/** What the source says, where it measured in another unit than the one used here. */
export const stated = z.object({ value: z.number(), unit: z.string() });

export const vitalValue = z.object({
  id,
  key: z.enum(vitalKeys),
  value: z.number(),
  flag: vitalFlag,
  stated: stated.optional(),
});

export const vitalSet = z.object({
  setId: id,
  visitId: id.nullable(),
  occurredAt: instant,
  recordedAt: instant,
  values: z.array(vitalValue),
  bodyMassIndex: z.number().nullable(),
  comment: z.string().nullable(),
});
export type VitalSet = z.infer<typeof vitalSet>;

export const recordVitals = endpoint({
  ...clinical,
  operationId: 'recordVitals',
  shows: 'record',
  summary: 'Record one set of vital signs. Impossible values are refused, improbable ones must be confirmed by name.',
  method: 'POST',
  path: '/patients/:id/vitals',
  access: 'vitals:record',
  params: idParams,
  body: z.strictObject({
    visitId: id.nullable().default(null),
    /** Left out it is now. A late entry keeps this moment beside the moment of recording. */
    occurredAt: instant.optional(),
    values: z
      .array(z.strictObject({ key: z.enum(vitalKeys), value: z.number().min(-10_000).max(10_000) }))
      .min(1)
      .max(vitalKeys.length),
    /** The improbable values that the user has checked and confirmed. */
    confirmed: z.array(z.enum(vitalKeys)).max(vitalKeys.length).default([]),
    comment: z.string().trim().max(500).nullable().default(null),
  }),
  response: vitalSet,
  status: 201,
  idempotent: true,
  errors: ['value-impossible', 'value-needs-confirmation', 'status-not-allowed'],
});

export const listVitals = endpoint({
  ...clinical,
  operationId: 'listVitals',
  shows: 'record',
  summary: 'The last sets of vital signs of a patient, newest first.',
  method: 'GET',
  path: '/patients/:id/vitals',
  access: 'chart:read',
  params: idParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
  response: z.object({ sets: z.array(vitalSet) }),
});

export const markVitalsWrong = endpoint({
  ...clinical,
  operationId: 'markVitalsWrong',
  summary: 'Mark a set of vital signs as entered in error. It stays readable as such, with who, when and why.',
  method: 'POST',
  path: '/vitals/:id/entered-in-error',
  access: 'vitals:record',
  params: idParams,
  body: z.strictObject({ reason }),
  ...nothing,
  errors: ['status-not-allowed'],
});
