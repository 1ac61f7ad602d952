import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { day, id, idParams, instant, listQuery, page, queryFlag, reason, version } from '../core/list.js';
import { quantity } from '../inventory/stores.js';
import { dosageStep, route } from './dosage.js';
import { ingredient } from './medicines.js';

const medicineHit = z.object({
  medicineId: id,
  brandId: id.nullable(),
  name: z.string(),
  strength: z.string(),
  form: z.string(),
  route,
  doseUnit: z.string(),
  baseUnit: z.string(),
  ingredients: z.array(ingredient.omit({ substanceId: true })),
  /** What the stores of this facility hold and may hand out. */
  inStock: z.number(),
});
export type MedicineHit = z.infer<typeof medicineHit>;

export const findMedicines = endpoint({
  operationId: 'findMedicines',
  summary: 'Medicines for a prescription, by the beginnings of words of the name, the brand, a short name or the strength: `amox 500`.',
  method: 'GET',
  path: '/prescribing/medicines',
  access: 'prescription:write',
  scope: 'facility',
  module: 'pharmacy',
  query: z.object({ search: z.string().trim().min(2).max(100), limit: z.coerce.number().int().min(1).max(50).default(12) }),
  response: z.object({ items: z.array(medicineHit) }),
});

/**
 * A warning for the prescriber. `stop` needs an override with a reason; `note` says what could not be checked. The screen
 * makes the words from the parts.
 */
export const prescribingWarning = z.object({
  kind: z.enum(['allergy', 'cross-allergy', 'duplicate', 'not-checked']),
  level: z.enum(['stop', 'note']),
  /** The ingredient or group at issue. */
  substance: z.string().nullable(),
  /** The recorded allergy, or the other active medicine. */
  against: z.string().nullable(),
  cause: z.enum(['allergies-not-asked', 'allergy-not-coded', 'ingredient-unknown', 'other-ingredient-unknown']).nullable(),
});
export type PrescribingWarning = z.infer<typeof prescribingWarning>;

const requestLine = z.strictObject({
  medicineId: id,
  brandId: id.nullable().default(null),
  dosage: z.array(dosageStep).min(1).max(12),
  /** In base units; when left out it is calculated from the dosage. */
  quantity: quantity.optional(),
  substitutionAllowed: z.boolean().default(true),
  reason: z.string().trim().max(500).nullable().default(null),
  note: z.string().trim().max(500).nullable().default(null),
  /** The weight for which the dose was calculated. */
  weightKg: z.number().positive().max(1000).nullable().default(null),
});
export type PrescriptionLineInput = z.input<typeof requestLine>;

export const checkPrescription = endpoint({
  operationId: 'checkPrescription',
  summary: 'The warnings, line by line, if this was prescribed now. Lines are also checked against each other.',
  method: 'POST',
  path: '/prescriptions/check',
  access: 'pharmacy:read',
  scope: 'facility',
  module: 'pharmacy',
  shows: 'work',
  reads: true,
  body: z.strictObject({ patientId: id, medicineIds: z.array(id).min(1).max(30) }),
  response: z.object({ lines: z.array(z.object({ medicineId: id, warnings: z.array(prescribingWarning) })) }),
});

export const requestStatus = z.enum(['draft', 'active', 'on-hold', 'completed', 'stopped', 'cancelled', 'entered-in-error', 'unknown']);
export type RequestStatus = z.infer<typeof requestStatus>;

export const fulfilment = z.enum(['not-asked', 'waiting', 'partial', 'dispensed', 'closed']);

const billingStatus = z.enum(['pending', 'not-billable', 'unpriced', 'awaiting-payment', 'billable', 'billed', 'reversed']);

export const medicationRequest = z.object({
  id,
  groupId: id,
  patientId: id,
  encounterId: id.nullable(),
  visitId: id.nullable(),
  medicineId: id.nullable(),
  brandId: id.nullable(),
  display: z.string(),
  dosage: z.array(dosageStep),
  dosageText: z.string().nullable(),
  quantity: z.number().nullable(),
  quantityUnit: z.string().nullable(),
  dispensedQuantity: z.number(),
  substitutionAllowed: z.boolean(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  status: requestStatus,
  fulfilment,
  billingStatus,
  prescriber: z.string().nullable(),
  prescribedAt: instant,
  courseEndsOn: day.nullable(),
  version,
});
export type MedicationRequest = z.infer<typeof medicationRequest>;

export const prescribeMedication = endpoint({
  operationId: 'prescribeMedication',
  summary:
    'Prescribe one or more medicines together. Warnings that stop need an override with a reason, which is kept with the prescription.',
  method: 'POST',
  path: '/prescriptions',
  access: 'prescription:write',
  scope: 'facility',
  shows: 'work',
  module: 'pharmacy',
  body: z.strictObject({
    patientId: id,
    encounterId: id.nullable().default(null),
    lines: z.array(requestLine).min(1).max(30),
    override: z.strictObject({ reason }).optional(),
  }),
  response: z.object({ groupId: id, items: z.array(medicationRequest), warnings: z.array(prescribingWarning) }),
  status: 201,
  idempotent: true,
  errors: ['patient-deceased', 'allergy-conflict', 'duplicate-medication', 'status-not-allowed'],
});

export const listPrescriptions = endpoint({
  operationId: 'listPrescriptions',
  summary: 'The prescriptions of a patient, newest first.',
  method: 'GET',
  path: '/patients/:id/prescriptions',
  access: 'chart:read',
  scope: 'facility',
  shows: 'record',
  module: 'pharmacy',
  params: idParams,
  query: listQuery(['-prescribed']).extend({ active: queryFlag.optional() }),
  response: page(medicationRequest),
});

export const endPrescription = endpoint({
  operationId: 'endPrescription',
  summary: 'Stop a medicine that is being taken, cancel one that was never taken, or mark a prescription as entered in error.',
  method: 'POST',
  path: '/prescriptions/:id/end',
  access: 'prescription:write',
  scope: 'facility',
  shows: 'work',
  module: 'pharmacy',
  params: idParams,
  body: z.strictObject({ status: z.enum(['stopped', 'cancelled', 'entered-in-error']), reason, version }),
  response: medicationRequest,
  errors: ['version-moved', 'status-not-allowed'],
});
