import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { day, id, idParams, instant, version } from '../core/list.js';
import { allergies } from '../encounters/allergies.js';
import { carePlan, carePlanStatus } from '../encounters/care-plans.js';
import { condition } from '../encounters/conditions.js';
import { historyEntry } from '../encounters/history-entries.js';
import { noteSection, noteStatus } from '../encounters/notes.js';
import { encounterKind, encounterStatus, visitClass, visitStatus } from '../encounters/visits.js';
import { stated } from '../encounters/vitals.js';

/**
 * The chart: everything that is known of one patient, from every module, in one answer. Rows are lean, since the longest
 * charts have thousands: what is not known is left out.
 */
const text = z.string();
const where = { visitId: id.optional(), encounterId: id.optional() };

/**
 * How exactly the time of a record is known. Left out, `at` is the moment; else the day, month or year in which `at` lies,
 * or `unknown`: `at` then only puts the record behind all others.
 */
export const atPrecision = z.enum(['day', 'month', 'year', 'unknown']);
export type AtPrecision = z.infer<typeof atPrecision>;
const when = { at: instant, atPrecision: atPrecision.optional() };

const code = { system: text.optional(), code: text.optional(), display: text };

export const interpretation = z.enum(['N', 'L', 'H', 'LL', 'HH', 'A', 'AA', 'POS', 'NEG', 'IND', 'S', 'I', 'R']);
export type Interpretation = z.infer<typeof interpretation>;

const value = {
  value: z.number().optional(),
  comparator: z.enum(['<', '<=', '>=', '>']).optional(),
  /** Words, the display of a coded answer, a moment, or why there is no value. */
  text: text.optional(),
  /** As people write it; UCUM is in the record itself. */
  unit: text.optional(),
  flag: interpretation.optional(),
};

export const chartObservation = z.object({
  id,
  ...where,
  ...code,
  category: text,
  status: text,
  ...value,
  components: z.array(z.object({ code: text.optional(), display: text, ...value })).optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  range: text.optional(),
  setId: id.optional(),
  reportId: id.optional(),
  ...when,
  /** Only where it was recorded later than it happened. */
  recordedAt: instant.optional(),
});
export type ChartObservation = z.infer<typeof chartObservation>;

export const chartEncounter = z.object({
  id,
  kind: encounterKind,
  display: text.optional(),
  status: encounterStatus,
  practitioner: text.optional(),
  startedAt: instant,
  endedAt: instant.optional(),
});

export const chartVisit = z.object({
  id,
  class: visitClass,
  status: visitStatus,
  facility: text,
  place: text.optional(),
  department: text.optional(),
  practitioner: text.optional(),
  reason: text.optional(),
  startedAt: instant,
  endedAt: instant.optional(),
  encounters: z.array(chartEncounter),
});
export type ChartVisit = z.infer<typeof chartVisit>;

export const chartCondition = z.object({
  id,
  ...where,
  ...code,
  category: condition.shape.category,
  rank: z.number().int().optional(),
  clinicalStatus: condition.shape.clinicalStatus.unwrap().optional(),
  verificationStatus: condition.shape.verificationStatus,
  severity: text.optional(),
  comment: text.optional(),
  onsetOn: day.optional(),
  onsetPrecision: condition.shape.onsetPrecision,
  abatedOn: day.optional(),
  abatedPrecision: condition.shape.onsetPrecision.optional(),
  ...when,
  version,
});
export type ChartCondition = z.infer<typeof chartCondition>;

export const chartNote = z.object({
  id,
  ...where,
  title: text,
  status: noteStatus,
  author: text.optional(),
  authorId: id.optional(),
  at: instant,
  signedAt: instant.optional(),
  addendumToId: id.optional(),
  sections: z.array(noteSection),
});
export type ChartNote = z.infer<typeof chartNote>;

export const chartProcedure = z.object({
  id,
  ...where,
  ...code,
  status: text,
  performer: text.optional(),
  outcome: text.optional(),
  ...when,
  /** When it was, in the words of its source: `in childhood`. */
  atText: text.optional(),
  endedAt: instant.optional(),
});

export const chartImmunization = z.object({
  id,
  ...where,
  ...code,
  status: text,
  dose: z.number().int().optional(),
  lot: text.optional(),
  ...when,
  /** When it was, in the words of its source: `in childhood`. */
  atText: text.optional(),
});

export const chartMedication = z.object({
  id,
  ...where,
  display: text,
  dosage: text.optional(),
  status: text,
  quantity: z.number().optional(),
  quantityUnit: text.optional(),
  dispensed: z.number().optional(),
  reason: text.optional(),
  prescriber: text.optional(),
  ...when,
  endsOn: day.optional(),
});
export type ChartMedication = z.infer<typeof chartMedication>;

export const chartReport = z.object({
  id,
  ...where,
  ...code,
  category: text,
  status: text,
  /** Why it must not be used, where it was withdrawn. */
  withdrawn: text.optional(),
  conclusion: text.optional(),
  text: text.optional(),
  ...when,
});

export type ChartReport = z.infer<typeof chartReport>;

export const chartOrder = z.object({
  id,
  ...where,
  ...code,
  type: text,
  /** What was ordered in the performing department's catalogue, so that it can be ordered again. */
  catalogueId: id.optional(),
  priority: text,
  status: text,
  fulfilment: text,
  result: text,
  at: instant,
});
export type ChartOrder = z.infer<typeof chartOrder>;

export const chartPlan = z.object({
  id,
  ...where,
  title: text,
  status: carePlanStatus,
  startedOn: day,
  endedOn: day.optional(),
  goals: z.array(z.object({ id, description: text, dueOn: day.optional(), achievement: text.optional(), status: text })),
  activities: z.array(z.object({ display: text, status: text, planned: z.number().int().optional(), done: z.number().int() })),
});

export const patientHistory = z.object({
  patientId: id,
  allergies,
  /** Newest first, each with its encounters. What belongs to a visit names it by `visitId`. */
  visits: z.array(chartVisit),
  conditions: z.array(chartCondition),
  observations: z.array(chartObservation),
  notes: z.array(chartNote),
  procedures: z.array(chartProcedure),
  medications: z.array(chartMedication),
  immunizations: z.array(chartImmunization),
  reports: z.array(chartReport),
  orders: z.array(chartOrder),
  carePlans: z.array(chartPlan),
  historyEntries: z.array(historyEntry),
});
export type PatientHistory = z.infer<typeof patientHistory>;

export const readHistory = endpoint({
  operationId: 'readHistory',
  summary: 'The whole history of a patient in one response, with that of records merged into this one.',
  method: 'GET',
  path: '/patients/:id/history',
  access: 'chart:read',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  response: patientHistory,
});

/** One measure with its last values, oldest first, for a small trend. */
const trend = z.object({
  key: text,
  display: text,
  unit: text.optional(),
  points: z.array(
    z.object({ at: instant, value: z.number(), comparator: value.comparator, flag: interpretation.optional(), stated: stated.optional() }),
  ),
});

export const patientSummary = z.object({
  patientId: id,
  allergies,
  problems: z.array(chartCondition),
  medications: z.array(chartMedication),
  vitals: z.array(trend),
  results: z.array(chartObservation),
  /** Whether further tests have results than those in `results`. */
  moreResults: z.boolean(),
  carePlans: z.array(carePlan.pick({ id: true, title: true, status: true, startedOn: true })),
  upcoming: z.array(z.object({ id, startsAt: instant, practitioner: text, department: text.optional(), reason: text.optional() })),
  /** Where the patient is now: the open visit in this facility. */
  visit: z
    .object({
      id,
      class: visitClass,
      status: visitStatus,
      startedAt: instant,
      department: text.optional(),
      practitioner: text.optional(),
      tokenNumber: z.number().int().optional(),
    })
    .nullable(),
  lastVisitAt: instant.nullable(),
  /** Whether another system's claims came in for this patient. */
  hasInsuranceHistory: z.boolean(),
});
export type PatientSummary = z.infer<typeof patientSummary>;

export const readSummary = endpoint({
  operationId: 'readSummary',
  summary:
    'What must be seen at a glance: allergies, problems, medicines, last vital signs and results, what comes next, and where the patient is.',
  method: 'GET',
  path: '/patients/:id/summary',
  access: 'chart:read',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  response: patientSummary,
});
