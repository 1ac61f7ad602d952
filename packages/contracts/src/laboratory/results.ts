import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, instant, longText, reason, shortText, version } from '../core/list.js';
import { calculationKeys } from './calculations.js';
import { labAnswer, labFlag, labValueKind } from './catalogue.js';
import { labWorkItem, specimen } from './work.js';

export const at = { scope: 'facility', module: 'laboratory' } as const;

export const comparator = z.enum(['<', '<=', '>=', '>']);

export const labResultValue = z.object({
  id,
  analyteId: id,
  display: z.string(),
  loincCode: z.string().nullable(),
  status: z.enum(['entered', 'verified', 'released', 'superseded', 'entered-in-error']),
  valueKind: labValueKind,
  comparator: comparator.nullable(),
  number: z.number().nullable(),
  code: z.string().nullable(),
  text: z.string().nullable(),
  unitDisplay: z.string().nullable(),
  decimals: z.number().int(),
  rangeLow: z.number().nullable(),
  rangeHigh: z.number().nullable(),
  rangeText: z.string().nullable(),
  method: z.string().nullable(),
  flag: labFlag.nullable(),
  note: z.string().nullable(),
  /** It replaces a critical value: those who were told the other one are told of it too. */
  correctsCritical: z.boolean(),
  revision: z.number().int(),
  amendmentReason: z.string().nullable(),
  occurredAt: instant,
  enteredAt: instant,
  enteredBy: z.string().nullable(),
  verifiedAt: instant.nullable(),
  verifiedBy: z.string().nullable(),
  releasedAt: instant.nullable(),
});
export type LabResultValue = z.infer<typeof labResultValue>;

/** One row of the entry grid: what is measured, what is normal for this patient, what there is and what there was. */
const gridRow = z.object({
  analyteId: id,
  display: z.string(),
  required: z.boolean(),
  valueKind: labValueKind,
  unitDisplay: z.string().nullable(),
  decimals: z.number().int(),
  /** By which formula it follows from the other values; null where it is measured and typed. */
  calculation: z.enum(calculationKeys).nullable(),
  loincCode: z.string().nullable(),
  unit: z.string().nullable(),
  answers: z.array(labAnswer),
  range: z
    .object({
      low: z.number().nullable(),
      high: z.number().nullable(),
      criticalLow: z.number().nullable(),
      criticalHigh: z.number().nullable(),
      text: z.string().nullable(),
    })
    .nullable(),
  /** What is in work: entered or verified, not released. */
  current: labResultValue.nullable(),
  /** What is in force until an amendment is released. */
  released: labResultValue.nullable(),
  /** The last released value of an earlier request. */
  previous: z.object({ value: labResultValue, at: instant }).nullable(),
  /** The change against the previous value in per cent, where both are plain numbers. */
  deltaPercent: z.number().nullable(),
});
export type LabGridRow = z.infer<typeof gridRow>;

const criticalCall = z.object({
  id,
  toldName: z.string(),
  toldRole: z.string().nullable(),
  toldAt: instant,
  note: z.string().nullable(),
  by: z.string().nullable(),
});
export type CriticalCall = z.infer<typeof criticalCall>;

export const labWorkDetail = labWorkItem.extend({
  reason: z.string().nullable(),
  /** Why the verifier sent the values back, as long as they are at the bench. */
  returnReason: z.string().nullable(),
  pregnant: z.boolean().nullable(),
  /** The day by which ages count: when the specimen was taken, in the facility's zone. */
  day,
  specimens: z.array(specimen),
  rows: z.array(gridRow),
  calls: z.array(criticalCall),
  conclusion: z.string().nullable(),
  mayVerifyAlone: z.boolean(),
});
export type LabWorkDetail = z.infer<typeof labWorkDetail>;

export const getLabWork = endpoint({
  operationId: 'getLabWork',
  shows: 'work',
  summary: 'One request with its entry grid, specimens and critical calls.',
  method: 'GET',
  path: '/laboratory/work/:id',
  access: 'laboratory:read',
  ...at,
  params: idParams,
  response: labWorkDetail,
});

/** All four left out or null empties the cell. */
export const labValueInput = z.strictObject({
  analyteId: id,
  comparator: comparator.nullable().default(null),
  /** The number of a quantity, or N of a titre of 1:N. */
  number: z.number().min(-1e12).max(1e12).nullable().default(null),
  /** The code of one of the answers. */
  code: z.string().max(60).nullable().default(null),
  text: z.string().trim().min(1).max(4000).nullable().default(null),
  note: z.string().trim().min(1).max(500).nullable().default(null),
});
export type LabValueInput = z.infer<typeof labValueInput>;

/** Two values for one analyte are ambiguous. */
const labValueInputs = z
  .array(labValueInput)
  .min(1)
  .max(80)
  .superRefine((values, context) => {
    for (const [index, { analyteId }] of values.entries()) {
      if (values.findIndex((other) => other.analyteId === analyteId) === index) continue;
      context.addIssue({ code: 'custom', path: [index, 'analyteId'], message: fault('given-twice') });
    }
  });

export const enterResults = endpoint({
  operationId: 'enterResults',
  shows: 'work',
  summary: 'Enter values, all or some of them. Flags are computed from the range that fits the patient.',
  method: 'PUT',
  path: '/laboratory/work/:id/results',
  access: 'result:enter',
  ...at,
  params: idParams,
  body: z.strictObject({ version, values: labValueInputs }),
  response: labWorkDetail,
  errors: ['version-moved', 'status-not-allowed', 'value-impossible'],
});

export const amendResults = endpoint({
  operationId: 'amendResults',
  shows: 'work',
  summary: 'Correct released values. The old ones stay in force until the new ones are verified, and permanently in the history.',
  method: 'POST',
  path: '/laboratory/work/:id/amend',
  access: 'result:amend',
  ...at,
  params: idParams,
  body: z.strictObject({ version, reason, values: labValueInputs }),
  response: labWorkDetail,
  errors: ['version-moved', 'status-not-allowed', 'value-impossible'],
});

export const withdrawResult = endpoint({
  operationId: 'withdrawResult',
  summary:
    'Withdraw a released result that is another patient’s or wrong as a whole. It stays readable as withdrawn, and the test is collected again.',
  method: 'POST',
  path: '/laboratory/work/:id/withdraw',
  shows: 'work',
  access: 'result:amend',
  ...at,
  params: idParams,
  body: z.strictObject({ version, reason }),
  response: labWorkDetail,
  errors: ['version-moved', 'status-not-allowed'],
});

export const verifyResult = endpoint({
  operationId: 'verifyResult',
  shows: 'work',
  summary: 'A second person confirms the entered values and, unless held back, releases them to the practitioner who ordered them.',
  method: 'POST',
  path: '/laboratory/work/:id/verify',
  access: 'result:verify',
  ...at,
  params: idParams,
  body: z.strictObject({ version, conclusion: longText.nullable().default(null), release: z.boolean().default(true) }),
  response: labWorkDetail,
  errors: ['version-moved', 'status-not-allowed', 'same-person-verifies'],
});

export const returnResults = endpoint({
  operationId: 'returnResults',
  shows: 'work',
  summary: 'Return entered values to the bench.',
  method: 'POST',
  path: '/laboratory/work/:id/return',
  access: 'result:verify',
  ...at,
  params: idParams,
  body: z.strictObject({ version, reason }),
  response: labWorkDetail,
  errors: ['version-moved', 'status-not-allowed'],
});

export const releaseResults = endpoint({
  operationId: 'releaseResults',
  shows: 'work',
  summary: 'Release values that were verified and held back.',
  method: 'POST',
  path: '/laboratory/work/:id/release',
  access: 'result:verify',
  ...at,
  params: idParams,
  body: z.strictObject({ version }),
  response: labWorkDetail,
  errors: ['version-moved', 'status-not-allowed'],
});

export const reviewResults = endpoint({
  operationId: 'reviewResults',
  shows: 'work',
  summary: 'Record that a second person reviewed results that one person had entered and verified alone.',
  method: 'POST',
  path: '/laboratory/work/:id/review',
  access: 'result:verify',
  ...at,
  params: idParams,
  body: z.strictObject({ version }),
  response: labWorkDetail,
  errors: ['version-moved', 'status-not-allowed', 'same-person-verifies'],
});

export const recordCriticalCall = endpoint({
  operationId: 'recordCriticalCall',
  shows: 'work',
  summary: 'Record who was informed of a critical value and read it back.',
  method: 'POST',
  path: '/laboratory/work/:id/critical-calls',
  access: 'result:enter',
  ...at,
  params: idParams,
  body: z.strictObject({
    toldName: shortText,
    toldRole: shortText.nullable().default(null),
    toldAt: instant.optional(),
    readBack: z.literal(true, { error: fault('read-back-needed') }),
    note: z.string().trim().min(1).max(500).nullable().default(null),
  }),
  response: labWorkDetail,
  status: 201,
  errors: ['status-not-allowed'],
});
