import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { id, idParams, ids, instant, listQuery, page, reason, version } from '../core/list.js';
import { labFlag, labSection, labValueKind } from './catalogue.js';

export const labPriority = z.enum(['routine', 'urgent', 'asap', 'stat']);
export type LabPriority = z.infer<typeof labPriority>;

export const labWorkStatuses = ['to-collect', 'to-receive', 'to-enter', 'to-verify', 'verified', 'released', 'cancelled'] as const;
export const labWorkStatus = z.enum(labWorkStatuses);
export type LabWorkStatus = z.infer<typeof labWorkStatus>;

export const rejectionReasons = [
  'haemolysed',
  'clotted',
  'insufficient',
  'wrong-container',
  'unlabelled',
  'mislabelled',
  'leaking',
  'too-old',
  'other',
] as const;
export const rejectionReason = z.enum(rejectionReasons);
export type RejectionReason = z.infer<typeof rejectionReason>;

export const patientLine = z.object({
  id,
  name: z.string(),
  mrn: z.string().nullable(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  birthDate: z.string().nullable(),
  birthPrecision: z.string().nullable(),
  deceased: z.boolean(),
  diedOn: z.string().nullable(),
});

export const specimen = z.object({
  id,
  version,
  accessionNumber: z.string(),
  barcode: z.string(),
  status: z.enum(['collected', 'received', 'rejected', 'entered-in-error']),
  typeDisplay: z.string(),
  containerDisplay: z.string().nullable(),
  collectedAt: instant,
  collectedBy: z.string().nullable(),
  receivedAt: instant.nullable(),
  rejectedAt: instant.nullable(),
  rejectionReason: rejectionReason.nullable(),
  rejectionNote: z.string().nullable(),
  recollectionOfId: id.nullable(),
  tests: z.array(z.string()),
});
export type Specimen = z.infer<typeof specimen>;

/** A critical value as it is told. */
const criticalValue = z.object({
  display: z.string(),
  comparator: z.string().nullable(),
  number: z.number().nullable(),
  text: z.string().nullable(),
  unitDisplay: z.string().nullable(),
  decimals: z.number().int(),
  valueKind: labValueKind,
  flag: labFlag.nullable(),
});
export type CriticalValue = z.infer<typeof criticalValue>;

/** One line of the worklist: how far the laboratory is with one request. */
export const labWorkItem = z.object({
  id,
  version,
  serviceRequestId: id,
  patient: patientLine,
  test: z.object({
    id,
    code: z.string(),
    name: z.string(),
    section: labSection,
    specimenType: z.string().nullable(),
    container: z.string().nullable(),
  }),
  priority: labPriority,
  status: labWorkStatus,
  statusSince: instant,
  orderedAt: instant,
  orderedBy: z.string().nullable(),
  awaitingPayment: z.boolean(),
  criticalUntold: z.number().int(),
  reviewNeeded: z.boolean(),
  /** The worst of the values in work or in force; null where one of them cannot be judged, and before there is any. */
  judgement: z.enum(['normal', 'abnormal', 'critical']).nullable(),
  /** Whether the caller entered a value that is in work. */
  enteredByMe: z.boolean(),
  criticalValues: z.array(criticalValue),
  /** An amendment is on its way while the released result stays in force. */
  amending: z.boolean(),
  entered: z.number().int(),
  expected: z.number().int(),
  /** The specimen that counts now: the last one that was not rejected, or the rejected one while none replaces it. */
  specimen: z
    .object({
      id,
      version,
      accessionNumber: z.string(),
      status: specimen.shape.status,
      rejectionReason: rejectionReason.nullable(),
    })
    .nullable(),
  reportId: id.nullable(),
});
export type LabWorkItem = z.infer<typeof labWorkItem>;

export const labWorkTab = z.enum(['to-collect', 'to-receive', 'to-enter', 'to-verify', 'released', 'to-review']);
export type LabWorkTab = z.infer<typeof labWorkTab>;

const at = { scope: 'facility', module: 'laboratory' } as const;

export const orderTests = endpoint({
  operationId: 'orderTests',
  summary: 'Order tests from an encounter. A profile becomes one request for each of its members.',
  method: 'POST',
  path: '/lab-orders',
  access: 'order:place',
  ...at,
  body: z.strictObject({
    encounterId: id,
    labTestIds: z.array(id).min(1).max(40),
    priority: labPriority.default('routine'),
    reason: z.string().trim().min(1).max(500).nullable().default(null),
    /** Decides between reference ranges; null is not known. */
    pregnant: z.boolean().nullable().default(null),
    /** Confirmed: the test is repeated although the same test is open for this patient. */
    repeat: z.boolean().default(false),
  }),
  response: z.object({
    groupId: id,
    items: z.array(z.object({ workItemId: id, serviceRequestId: id, labTestId: id, name: z.string(), awaitingPayment: z.boolean() })),
  }),
  status: 201,
  errors: ['duplicate-order', 'status-not-allowed'],
  idempotent: true,
});

export const cancelTest = endpoint({
  operationId: 'cancelTest',
  shows: 'work',
  summary: 'Cancel an order as long as nothing has been collected for it.',
  method: 'POST',
  path: '/laboratory/work/:id/cancel',
  access: 'order:place',
  ...at,
  params: idParams,
  body: z.strictObject({ version, reason }),
  response: labWorkItem,
  errors: ['version-moved', 'status-not-allowed'],
});

export const listLabWork = endpoint({
  operationId: 'listLabWork',
  shows: 'patients',
  summary: 'The worklist of one step, critical values and urgent requests first.',
  method: 'GET',
  path: '/laboratory/work',
  access: 'laboratory:read',
  ...at,
  query: listQuery(['urgency']).extend({ tab: labWorkTab, section: labSection.optional(), patientId: id.optional() }),
  response: page(labWorkItem),
});

export const countLabWork = endpoint({
  operationId: 'countLabWork',
  shows: 'patients',
  summary: 'How much waits at each step, and which critical values are not reported to a clinician yet.',
  method: 'GET',
  path: '/laboratory/work/counts',
  access: 'laboratory:read',
  ...at,
  response: z.object({ counts: z.record(labWorkTab, z.number().int()), critical: z.array(labWorkItem) }),
});

export const scanSpecimen = endpoint({
  operationId: 'scanSpecimen',
  shows: 'patients',
  summary: 'The record and the next step of a scanned barcode.',
  method: 'POST',
  path: '/laboratory/scan',
  access: 'laboratory:read',
  ...at,
  body: z.strictObject({ barcode: z.string().trim().min(4).max(40) }),
  response: z.object({ specimen, items: z.array(labWorkItem) }),
});

export const collectSpecimens = endpoint({
  operationId: 'collectSpecimens',
  shows: 'work',
  summary: 'Record the specimens collected from one patient. Requests that share type and container share a tube.',
  method: 'POST',
  path: '/specimens',
  access: 'specimen:collect',
  ...at,
  body: z.strictObject({
    workItemIds: z.array(id).min(1).max(40),
    /** When it was taken, if not now. */
    collectedAt: instant.optional(),
  }),
  response: z.object({ specimens: z.array(specimen) }),
  status: 201,
  errors: ['status-not-allowed', 'awaiting-payment'],
  idempotent: true,
});

export const printSpecimenLabels = endpoint({
  operationId: 'printSpecimenLabels',
  shows: 'work',
  summary: 'The labels of tubes, 50 × 25 mm each, one to a page.',
  method: 'GET',
  path: '/specimens/labels',
  access: 'specimen:collect',
  ...at,
  query: z.object({ ids }),
  response: z.void(),
  produces: 'application/pdf',
});

export const receiveSpecimen = endpoint({
  operationId: 'receiveSpecimen',
  shows: 'work',
  summary: 'Receive a specimen in the laboratory that is fit for testing.',
  method: 'POST',
  path: '/specimens/:id/receive',
  access: 'specimen:receive',
  ...at,
  params: idParams,
  body: z.strictObject({ version }),
  response: specimen,
  errors: ['version-moved', 'status-not-allowed'],
});

export const rejectSpecimen = endpoint({
  operationId: 'rejectSpecimen',
  shows: 'work',
  summary: 'Reject a specimen. Its requests wait for another one, and nothing is charged again.',
  method: 'POST',
  path: '/specimens/:id/reject',
  access: 'specimen:receive',
  ...at,
  params: idParams,
  body: z.strictObject({ version, reason: rejectionReason, note: z.string().trim().max(500).nullable().default(null) }),
  response: specimen,
  errors: ['version-moved', 'status-not-allowed'],
});
