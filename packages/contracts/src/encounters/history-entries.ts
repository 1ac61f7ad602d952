import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { coding, day, id, idParams, instant, reason, shortText } from '../core/list.js';
import { datePrecision } from './conditions.js';
import { clinical, nothing } from './visits.js';

export const historyKind = z.enum(['past-medical', 'surgical', 'family', 'social', 'obstetric']);
export type HistoryKind = z.infer<typeof historyKind>;

export const relationship = z.enum(['mother', 'father', 'sister', 'brother', 'child', 'grandparent', 'aunt-or-uncle', 'cousin', 'other']);

export const socialTopic = z.enum(['tobacco', 'alcohol', 'drugs', 'occupation', 'living', 'exercise', 'diet', 'sexual', 'travel', 'other']);

export const pregnancyOutcome = z.enum(['live-birth', 'stillbirth', 'miscarriage', 'termination', 'ectopic', 'ongoing']);

export const deliveryMode = z.enum(['vaginal', 'assisted', 'caesarean']);

/** What each kind of history says beside its title, year and comment. */
const historyDetails = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('past-medical'), treatment: shortText.optional() }),
  z.strictObject({ kind: z.literal('surgical'), place: shortText.optional(), outcome: shortText.optional() }),
  z.strictObject({
    kind: z.literal('family'),
    relationship,
    ageAtOnset: z.number().int().min(0).max(120).optional(),
    died: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('social'),
    topic: socialTopic,
    status: z.enum(['never', 'former', 'current', 'unknown']).optional(),
    amount: shortText.optional(),
  }),
  z.strictObject({
    kind: z.literal('obstetric'),
    outcome: pregnancyOutcome,
    gestationWeeks: z.number().int().min(1).max(45).optional(),
    delivery: deliveryMode.optional(),
    birthWeightGrams: z.number().int().min(200).max(8000).optional(),
    childSex: z.enum(['female', 'male', 'unknown']).optional(),
    complications: shortText.optional(),
  }),
]);
export type HistoryDetails = z.infer<typeof historyDetails>;

export const historyEntry = z.object({
  id,
  kind: historyKind,
  system: z.string().nullable(),
  code: z.string().nullable(),
  display: z.string(),
  details: z.record(z.string(), z.unknown()),
  happenedOn: day.nullable(),
  happenedPrecision: datePrecision,
  comment: z.string().nullable(),
  recordedAt: instant,
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const listHistoryEntries = endpoint({
  operationId: 'listHistoryEntries',
  summary: 'Past, surgical, family, social and obstetric history.',
  method: 'GET',
  path: '/patients/:id/history-entries',
  access: 'chart:read',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  response: z.object({ items: z.array(historyEntry) }),
});

export const recordHistoryEntry = endpoint({
  ...clinical,
  operationId: 'recordHistoryEntry',
  shows: 'record',
  summary: 'Record an entry of the structured history. With `corrects` the named entry becomes entered-in-error.',
  method: 'POST',
  path: '/patients/:id/history-entries',
  access: 'history:record',
  params: idParams,
  body: z.strictObject({
    visitId: id.nullable().default(null),
    coding: coding.nullable().default(null),
    text: shortText,
    details: historyDetails,
    happenedOn: day.nullable().default(null),
    happenedPrecision: datePrecision.default('year'),
    comment: z.string().trim().max(1000).nullable().default(null),
    corrects: z.strictObject({ id, reason }).optional(),
  }),
  response: historyEntry,
  status: 201,
  errors: ['status-not-allowed'],
});

export const markHistoryEntryWrong = endpoint({
  ...clinical,
  operationId: 'markHistoryEntryWrong',
  summary: 'Mark an entry of the history as entered in error.',
  method: 'POST',
  path: '/history-entries/:id/entered-in-error',
  access: 'history:record',
  params: idParams,
  body: z.strictObject({ reason }),
  ...nothing,
  errors: ['status-not-allowed'],
});
