import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { identifierInput, nameInput } from './details.js';
import { birthInput, patientKind, patientListItem, sex } from './patients.js';

export const duplicateReason = z.enum([
  'same-identifier',
  'same-name',
  'similar-name',
  'same-birth-date',
  'close-birth-date',
  'same-phone',
]);
export type DuplicateReason = z.infer<typeof duplicateReason>;

export const likelyDuplicate = z.object({
  /** Empty for a restricted record that the caller may not open: it is counted, and nothing of it is shown. */
  patient: patientListItem.nullable(),
  /** From 0 to 1. Empty with the patient: how near a guess comes would tell what the record holds. */
  score: z.number().nullable(),
  /** None without the patient. */
  reasons: z.array(duplicateReason),
});
export type LikelyDuplicate = z.infer<typeof likelyDuplicate>;

export const findLikelyDuplicates = endpoint({
  operationId: 'findLikelyDuplicates',
  summary: 'Registered patients who look like this person, for the registration form while it is filled in.',
  method: 'POST',
  path: '/patients/likely-duplicates',
  access: 'patient:register',
  scope: 'facility',
  shows: 'patients',
  body: z.strictObject({
    kind: patientKind.default('person'),
    names: z.array(nameInput).min(1).max(20),
    sex: sex.optional(),
    ...birthInput,
    phones: z.array(z.string().trim().max(40)).max(5).default([]),
    identifiers: z
      .array(identifierInput.pick({ type: true, value: true }))
      .max(5)
      .default([]),
  }),
  response: z.object({ candidates: z.array(likelyDuplicate) }),
});
