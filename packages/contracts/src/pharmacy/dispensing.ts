import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { day, id, idParams, ids, instant, listQuery, page, reason } from '../core/list.js';
import { patientLine } from '../encounters/visits.js';
import { quantity } from '../inventory/stores.js';
import { medicationRequest, prescribingWarning } from './prescribing.js';

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
  shows: 'patients',
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
  /** An allergy that the prescriber has not seen, such as one recorded since: the line is not dispensed. */
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
  summary: 'One prescription with the batches that a store proposes for each line, and the warnings for the pharmacist.',
  method: 'GET',
  path: '/dispensing/orders/:id',
  access: 'pharmacy:read',
  scope: 'facility',
  shows: 'work',
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
  summary: 'Dispense prescribed medicines from a store: all of a line or a part, from named batches or first expiry first.',
  method: 'POST',
  path: '/dispensing/handovers',
  access: 'medication:dispense',
  scope: 'facility',
  shows: 'work',
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
  summary: 'Sell medicines that need no prescription, to a patient or to a buyer without a record.',
  method: 'POST',
  path: '/dispensing/sales',
  access: 'medication:dispense',
  scope: 'facility',
  shows: 'work',
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
  summary: 'Take back dispensed medicines. What may not be dispensed again is kept out of the stock.',
  method: 'POST',
  path: '/dispensing/dispenses/:id/returns',
  access: 'medication:dispense',
  scope: 'facility',
  shows: 'work',
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
  summary: 'Close a prescription line in the queue although not all of it was dispensed.',
  method: 'POST',
  path: '/dispensing/lines/:id/close',
  access: 'medication:dispense',
  scope: 'facility',
  shows: 'work',
  module: 'pharmacy',
  params: idParams,
  body: z.strictObject({ reason }),
  response: medicationRequest,
  errors: ['status-not-allowed'],
});

export const listDispenses = endpoint({
  operationId: 'listDispenses',
  summary: 'The dispenses of this facility, newest first.',
  method: 'GET',
  path: '/dispensing/dispenses',
  access: 'pharmacy:read',
  scope: 'facility',
  shows: 'patients',
  module: 'pharmacy',
  query: listQuery(['-occurred']).extend({ patientId: id.optional() }),
  response: page(dispense.extend({ patient: patientLine.nullable() })),
});

export const printMedicationLabels = endpoint({
  operationId: 'printMedicationLabels',
  summary: 'The labels of dispensed medicines, 57 × 32 mm each.',
  method: 'GET',
  path: '/dispensing/labels',
  access: 'pharmacy:read',
  scope: 'facility',
  shows: 'work',
  module: 'pharmacy',
  query: z.object({ ids }),
  response: z.unknown(),
  produces: 'application/pdf',
});
