import { z } from 'zod';
import { dosageStep, route } from './dosage.js';
import { patientLine } from './encounters.js';
import { endpoint } from './endpoint.js';
import { quantity } from './inventory.js';
import { day, id, idParams, instant, listQuery, page, queryFlag, reason, shortText, version } from './list.js';

const ucum = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,30}$/, { error: 'A UCUM unit without blanks, such as mL or {tablet}.' });

// ---------------------------------------------------------------------------------------------------------------------
// The catalogue of medicines
// ---------------------------------------------------------------------------------------------------------------------

/** Code systems of this product's own substances and groups, where no public code is kept. */
export const SUBSTANCE_SYSTEM = 'urn:wardbook:substance';
export const SUBSTANCE_GROUP_SYSTEM = 'urn:wardbook:substance-group';
export const RXNORM_SYSTEM = 'http://www.nlm.nih.gov/research/umls/rxnorm';

const substance = z.object({
  id,
  code: z.string(),
  name: z.string(),
  rxnorm: z.string().nullable(),
  groups: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type Substance = z.infer<typeof substance>;

export const listSubstances = endpoint({
  operationId: 'listSubstances',
  summary: 'Ingredients by name, with the groups in which allergies to them run together.',
  method: 'GET',
  path: '/substances',
  access: 'stock:read',
  scope: 'organisation',
  module: 'pharmacy',
  query: listQuery(['name']),
  response: page(substance),
});

export const createSubstance = endpoint({
  operationId: 'createSubstance',
  summary: 'Add an ingredient.',
  method: 'POST',
  path: '/substances',
  access: 'catalogue:manage',
  scope: 'organisation',
  module: 'pharmacy',
  body: z.strictObject({
    name: shortText,
    rxnorm: z
      .string()
      .regex(/^\d{1,10}$/)
      .nullable()
      .default(null),
    groups: z.array(z.string().max(80)).max(10).default([]),
  }),
  response: substance,
  status: 201,
  errors: ['already-exists'],
});

export const findAllergens = endpoint({
  operationId: 'findAllergens',
  summary:
    'What an allergy can be recorded to so that prescriptions are checked against it: ingredients, groups of them, and common other allergens.',
  method: 'GET',
  path: '/allergens',
  access: 'allergy:record',
  scope: 'organisation',
  query: z.object({ search: z.string().trim().min(2).max(100), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  response: z.object({
    items: z.array(z.object({ system: z.string(), code: z.string(), display: z.string(), kind: z.enum(['substance', 'group', 'other']) })),
  }),
});

const ingredientInput = z.strictObject({
  substanceId: id,
  amount: z.number().positive().max(1_000_000_000).nullable(),
  unit: z.string().trim().max(30).nullable(),
  perAmount: z.number().positive().max(1_000_000).default(1),
  perUnit: z.string().trim().max(30).nullable(),
});
const ingredient = ingredientInput.extend({ name: z.string() }).strip();

const brand = z.object({ id, name: z.string(), manufacturer: z.string().nullable(), stockItemId: id });
const pack = z.object({
  id,
  brandId: id.nullable(),
  unitName: z.string(),
  numerator: z.number().int(),
  denominator: z.number().int(),
  gtin: z.string().nullable(),
});

const medicineDetails = {
  form: shortText,
  strength: shortText,
  route,
  doseUnit: ucum,
  atcCode: z
    .string()
    .regex(/^[A-Z]\d{2}[A-Z]{2}\d{2}$/, { error: 'An ATC code of the fifth level, such as J01CA04.' })
    .nullable()
    .default(null),
  rxnorm: z
    .string()
    .regex(/^\d{1,10}$/)
    .nullable()
    .default(null),
  aliases: z.array(z.string().trim().toLowerCase().min(1).max(40)).max(10).default([]),
  prescriptionOnly: z.boolean().default(true),
  ingredients: z.array(ingredientInput).min(1).max(10),
};
const medicine = z.object({
  id,
  code: z.string(),
  name: z.string(),
  form: z.string(),
  strength: z.string(),
  route,
  doseUnit: z.string(),
  baseUnit: z.string(),
  atcCode: z.string().nullable(),
  rxnorm: z.string().nullable(),
  aliases: z.array(z.string()),
  prescriptionOnly: z.boolean(),
  stockItemId: id,
  ingredients: z.array(ingredient),
  brands: z.array(brand),
  packs: z.array(pack),
  active: z.boolean(),
  version,
});
export type Medicine = z.infer<typeof medicine>;

export const listMedicines = endpoint({
  operationId: 'listMedicines',
  summary: 'The medicines’ catalogue.',
  method: 'GET',
  path: '/medicines',
  access: 'stock:read',
  scope: 'organisation',
  module: 'pharmacy',
  query: listQuery(['name']).extend({ closed: queryFlag.optional() }),
  response: page(medicine),
});

export const createMedicine = endpoint({
  operationId: 'createMedicine',
  summary: 'Add a generic medicine. Stores can count it from then on.',
  method: 'POST',
  path: '/medicines',
  access: 'catalogue:manage',
  scope: 'organisation',
  module: 'pharmacy',
  body: z.strictObject({ name: shortText, baseUnit: ucum, ...medicineDetails }),
  response: medicine,
  status: 201,
  errors: ['already-exists'],
});

export const changeMedicine = endpoint({
  operationId: 'changeMedicine',
  summary: 'Change a generic medicine, or close it. Its name and its base unit stay, since records and stock refer to them.',
  method: 'PUT',
  path: '/medicines/:id',
  access: 'catalogue:manage',
  scope: 'organisation',
  module: 'pharmacy',
  params: idParams,
  body: z.strictObject({ ...medicineDetails, active: z.boolean(), version }),
  response: medicine,
  errors: ['version-moved'],
});

export const addBrand = endpoint({
  operationId: 'addBrand',
  summary: 'Add a brand of a generic medicine. Stores count it apart.',
  method: 'POST',
  path: '/medicines/:id/brands',
  access: 'catalogue:manage',
  scope: 'organisation',
  module: 'pharmacy',
  params: idParams,
  body: z.strictObject({ name: shortText, manufacturer: z.string().trim().max(200).nullable().default(null) }),
  response: medicine,
  status: 201,
  errors: ['already-exists'],
});

export const addPack = endpoint({
  operationId: 'addPack',
  summary: 'Add a pack in which a medicine or a brand is bought.',
  method: 'POST',
  path: '/medicines/:id/packs',
  access: 'catalogue:manage',
  scope: 'facility',
  module: 'pharmacy',
  params: idParams,
  body: z.strictObject({
    brandId: id.nullable().default(null),
    unitName: shortText,
    numerator: z.number().int().min(1).max(1_000_000_000),
    denominator: z.number().int().min(1).max(1_000_000).default(1),
    gtin: z
      .string()
      .regex(/^(\d{8}|\d{12,14})$/, { error: 'A GTIN has 8, 12, 13 or 14 digits.' })
      .nullable()
      .default(null),
  }),
  response: medicine,
  status: 201,
  errors: ['already-exists'],
});

// ---------------------------------------------------------------------------------------------------------------------
// Prescribing
// ---------------------------------------------------------------------------------------------------------------------

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
 * What a prescriber must know. `stop` needs an override with a reason; `note` says what could not be checked. The words
 * are made by the screen from the parts.
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
  /** In base units; left out it is reckoned from the dosage. */
  quantity: quantity.optional(),
  substitutionAllowed: z.boolean().default(true),
  reason: z.string().trim().max(500).nullable().default(null),
  note: z.string().trim().max(500).nullable().default(null),
  /** The weight that the dose was reckoned with. */
  weightKg: z.number().positive().max(1000).nullable().default(null),
});
export type PrescriptionLineInput = z.input<typeof requestLine>;

export const checkPrescription = endpoint({
  operationId: 'checkPrescription',
  summary: 'What would be warned of, line by line, if this was prescribed now. Lines are also checked against each other.',
  method: 'POST',
  path: '/prescriptions/check',
  access: 'pharmacy:read',
  scope: 'facility',
  module: 'pharmacy',
  body: z.strictObject({ patientId: id, medicineIds: z.array(id).min(1).max(30) }),
  response: z.object({ lines: z.array(z.object({ medicineId: id, warnings: z.array(prescribingWarning) })) }),
});

export const requestStatus = z.enum(['draft', 'active', 'on-hold', 'completed', 'stopped', 'cancelled', 'entered-in-error', 'unknown']);
export type RequestStatus = z.infer<typeof requestStatus>;
export const fulfilment = z.enum(['not-asked', 'waiting', 'partial', 'dispensed', 'closed']);
const billingStatus = z.enum(['pending', 'not-billable', 'unpriced', 'awaiting-payment', 'billable', 'billed', 'reversed']);

const medicationRequest = z.object({
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
  errors: ['allergy-conflict', 'duplicate-medication', 'status-not-allowed'],
});

export const listPrescriptions = endpoint({
  operationId: 'listPrescriptions',
  summary: 'What was prescribed to a patient, newest first.',
  method: 'GET',
  path: '/patients/:id/prescriptions',
  access: 'chart:read',
  scope: 'facility',
  module: 'pharmacy',
  params: idParams,
  query: listQuery(['-prescribed']).extend({ active: queryFlag.optional() }),
  response: page(medicationRequest),
});

export const endPrescription = endpoint({
  operationId: 'endPrescription',
  summary: 'Stop a medicine that is being taken, cancel one that nobody took, or mark a prescription as entered in error.',
  method: 'POST',
  path: '/prescriptions/:id/end',
  access: 'prescription:write',
  scope: 'facility',
  module: 'pharmacy',
  params: idParams,
  body: z.strictObject({ status: z.enum(['stopped', 'cancelled', 'entered-in-error']), reason, version }),
  response: medicationRequest,
  errors: ['version-moved', 'status-not-allowed'],
});

// ---------------------------------------------------------------------------------------------------------------------
// Dispensing
// ---------------------------------------------------------------------------------------------------------------------

const queueEntry = z.object({
  groupId: id,
  patient: patientLine,
  prescriber: z.string().nullable(),
  prescribedAt: instant,
  lines: z.number().int(),
  partial: z.boolean(),
  awaitingPayment: z.boolean(),
});
export type DispensingQueueEntry = z.infer<typeof queueEntry>;

export const listDispensingQueue = endpoint({
  operationId: 'listDispensingQueue',
  summary: 'Prescriptions that wait to be dispensed in this facility, the longest waiting first.',
  method: 'GET',
  path: '/dispensing/queue',
  access: 'pharmacy:read',
  scope: 'facility',
  module: 'pharmacy',
  query: listQuery(['prescribed']),
  response: page(queueEntry),
});

const offeredBatch = z.object({ batchId: id, number: z.string().nullable(), expiresOn: day.nullable(), available: z.number() });
const offer = z.object({
  stockItemId: id,
  name: z.string(),
  brandId: id.nullable(),
  /** Not what was prescribed by name, but the same generic medicine. */
  substitution: z.boolean(),
  available: z.number(),
  batches: z.array(offeredBatch),
});
export type StockOffer = z.infer<typeof offer>;

const dispensingLine = medicationRequest.extend({
  baseUnit: z.string().nullable(),
  remaining: z.number(),
  /** Everything that may be handed out for this line, what was prescribed first. */
  offers: z.array(offer),
  /** What expires first is taken first; less than what remains when the store does not hold it all. */
  proposal: z
    .object({ stockItemId: id, quantity: z.number(), batches: z.array(z.object({ batchId: id, quantity: z.number() })) })
    .nullable(),
  warnings: z.array(prescribingWarning),
  overrideReason: z.string().nullable(),
  /** An allergy that the prescriber has not answered for, such as one that was recorded since: the line is not handed out. */
  unseenAllergy: z.boolean(),
});
export type DispensingLine = z.infer<typeof dispensingLine>;

const dispensingOrder = z.object({
  groupId: id,
  patient: patientLine,
  prescriber: z.string().nullable(),
  prescribedAt: instant,
  lines: z.array(dispensingLine),
});
export type DispensingOrder = z.infer<typeof dispensingOrder>;

export const readDispensingOrder = endpoint({
  operationId: 'readDispensingOrder',
  summary: 'One prescription with the batches that a store proposes for each line, and what the pharmacist must know.',
  method: 'GET',
  path: '/dispensing/orders/:id',
  access: 'pharmacy:read',
  scope: 'facility',
  module: 'pharmacy',
  params: idParams,
  query: z.object({ storeId: id }),
  response: dispensingOrder,
});

const picks = z
  .array(z.strictObject({ batchId: id, quantity }))
  .min(1)
  .max(30)
  .optional();

const dispense = z.object({
  id,
  handoverId: id,
  kind: z.enum(['prescription', 'over-the-counter']),
  patientId: id.nullable(),
  medicationRequestId: id.nullable(),
  stockItemId: id,
  display: z.string(),
  dosageText: z.string().nullable(),
  quantity: z.number(),
  returnedQuantity: z.number(),
  unit: z.string(),
  substitutionReason: z.string().nullable(),
  batches: z.array(
    z.object({ batchId: id, number: z.string().nullable(), expiresOn: day.nullable(), quantity: z.number(), returnedQuantity: z.number() }),
  ),
  by: z.string().nullable(),
  occurredAt: instant,
});
export type MedicationDispense = z.infer<typeof dispense>;
const handover = z.object({ handoverId: id, items: z.array(dispense) });
export type Handover = z.infer<typeof handover>;

export const dispenseMedication = endpoint({
  operationId: 'dispenseMedication',
  summary: 'Hand out prescribed medicines from a store: all of a line or a part, from named batches or first expiry first.',
  method: 'POST',
  path: '/dispensing/handovers',
  access: 'medication:dispense',
  scope: 'facility',
  module: 'pharmacy',
  body: z.strictObject({
    storeId: id,
    lines: z
      .array(
        z.strictObject({
          medicationRequestId: id,
          quantity,
          /** Another brand of the same generic medicine; left out it is what was prescribed. */
          stockItemId: id.optional(),
          batches: picks,
          substitutionReason: z.string().trim().max(500).nullable().default(null),
        }),
      )
      .min(1)
      .max(30),
    note: z.string().trim().max(500).nullable().default(null),
  }),
  response: handover,
  status: 201,
  idempotent: true,
  errors: ['stock-too-low', 'batch-expired', 'awaiting-payment', 'status-not-allowed', 'over-dispensed', 'allergy-conflict'],
});

export const sellOverTheCounter = endpoint({
  operationId: 'sellOverTheCounter',
  summary: 'Hand out medicines that need no prescription, to a patient or to somebody without a record.',
  method: 'POST',
  path: '/dispensing/sales',
  access: 'medication:dispense',
  scope: 'facility',
  module: 'pharmacy',
  body: z.strictObject({
    storeId: id,
    patientId: id.nullable().default(null),
    visitId: id.nullable().default(null),
    lines: z
      .array(
        z.strictObject({
          medicineId: id,
          brandId: id.nullable().default(null),
          quantity,
          batches: picks,
          dosageText: z.string().trim().max(500).nullable().default(null),
        }),
      )
      .min(1)
      .max(30),
  }),
  response: handover,
  status: 201,
  idempotent: true,
  errors: ['stock-too-low', 'batch-expired', 'prescription-needed', 'allergy-conflict'],
});

export const returnMedication = endpoint({
  operationId: 'returnMedication',
  summary: 'Take back what was handed out. What may not be handed out again is kept out of the stock.',
  method: 'POST',
  path: '/dispensing/dispenses/:id/returns',
  access: 'medication:dispense',
  scope: 'facility',
  module: 'pharmacy',
  params: idParams,
  body: z.strictObject({
    lines: z
      .array(z.strictObject({ batchId: id, quantity }))
      .min(1)
      .max(30),
    backToStock: z.boolean(),
    reason,
  }),
  response: dispense,
  status: 201,
  idempotent: true,
  errors: ['over-returned'],
});

export const closeDispensing = endpoint({
  operationId: 'closeDispensing',
  summary: 'Take a prescription line off the queue although not all of it was handed out.',
  method: 'POST',
  path: '/dispensing/lines/:id/close',
  access: 'medication:dispense',
  scope: 'facility',
  module: 'pharmacy',
  params: idParams,
  body: z.strictObject({ reason }),
  response: medicationRequest,
  errors: ['status-not-allowed'],
});

export const listDispenses = endpoint({
  operationId: 'listDispenses',
  summary: 'What was handed out in this facility, newest first.',
  method: 'GET',
  path: '/dispensing/dispenses',
  access: 'pharmacy:read',
  scope: 'facility',
  module: 'pharmacy',
  query: listQuery(['-occurred']).extend({ patientId: id.optional() }),
  response: page(dispense.extend({ patient: patientLine.nullable() })),
});

export const printMedicationLabel = endpoint({
  operationId: 'printMedicationLabel',
  summary: 'The label of a dispensed medicine, 57 × 32 mm.',
  method: 'GET',
  path: '/dispensing/dispenses/:id/label',
  access: 'pharmacy:read',
  scope: 'facility',
  module: 'pharmacy',
  params: idParams,
  response: z.unknown(),
  produces: 'application/pdf',
});
