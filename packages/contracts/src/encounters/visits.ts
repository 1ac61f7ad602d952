import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { coding, day, id, idParams, instant, page, queryFlag, reason, shortText, version } from '../core/list.js';
import { confirmedSecondVisit } from '../scheduling/appointments.js';
import { vitalFlag, vitalKeys } from './vital-signs.js';

export const visitClass = z.enum(['outpatient', 'emergency', 'day-care', 'inpatient', 'home', 'virtual']);
export type VisitClass = z.infer<typeof visitClass>;

export const visitStatus = z.enum([
  'planned',
  'arrived',
  'triaged',
  'in-progress',
  'on-leave',
  'finished',
  'cancelled',
  'entered-in-error',
]);
export type VisitStatus = z.infer<typeof visitStatus>;

export const encounterKind = z.enum(['consultation', 'nursing', 'triage', 'procedure', 'ward-round', 'counselling', 'imported']);

export const encounterStatus = z.enum(['planned', 'in-progress', 'on-leave', 'finished', 'cancelled', 'entered-in-error']);

export const priority = z.enum(['routine', 'urgent', 'asap', 'stat']);

const named = z.object({ id, name: z.string() });

export const nothing = { response: z.void(), status: 204 } as const;

export const clinical = { scope: 'facility', module: 'encounters' } as const;

export const stepErrors = ['version-moved', 'status-not-allowed'] as const;

/** What a queue or a header shows of a patient to identify the right one. */
export const patientLine = z.object({
  id,
  name: z.string(),
  mrn: z.string().nullable(),
  kind: z.enum(['person', 'animal']),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  birthDate: day.nullable(),
  birthPrecision: z.string().nullable(),
  deceased: z.boolean(),
  diedOn: day.nullable(),
});

export const visit = z.object({
  id,
  patient: patientLine,
  class: visitClass,
  status: visitStatus,
  priority,
  reason: z.string().nullable(),
  department: named.nullable(),
  practitioner: named.nullable(),
  appointmentId: id.nullable(),
  tokenNumber: z.number().int().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  businessDate: day,
  /** When vital signs were last taken in this visit. */
  vitalsAt: instant.nullable(),
  /** The last value of each vital sign in this visit; null for users who may not read the chart. */
  vitals: z.array(z.object({ key: z.enum(vitalKeys), value: z.number(), flag: vitalFlag })).nullable(),
  /** The encounter that is going on, and the note being written in it. */
  encounterId: id.nullable(),
  encounterVersion: z.number().int().nullable(),
  noteId: id.nullable(),
  version,
});
export type Visit = z.infer<typeof visit>;

export const encounter = z.object({
  id,
  visitId: id,
  patientId: id,
  kind: encounterKind,
  status: encounterStatus,
  practitioner: named.nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  version,
});
export type Encounter = z.infer<typeof encounter>;

export const startVisit = endpoint({
  ...clinical,
  operationId: 'startVisit',
  shows: 'work',
  summary: 'Start a visit without an appointment. It joins the queue.',
  method: 'POST',
  path: '/visits',
  access: 'visit:check-in',
  body: z.strictObject({
    patientId: id,
    class: visitClass.default('outpatient'),
    departmentId: id.nullable().default(null),
    practitionerId: id.nullable().default(null),
    reason: shortText.nullable().default(null),
    priority: priority.default('routine'),
    confirmedSecondVisit,
  }),
  response: visit,
  status: 201,
  idempotent: true,
  errors: ['patient-deceased', 'visit-open'],
});

export const visitQueue = z.enum(['here', 'waiting-vitals', 'waiting', 'with-practitioner', 'finished']);
export type VisitQueue = z.infer<typeof visitQueue>;

export const listVisits = endpoint({
  ...clinical,
  operationId: 'listVisits',
  shows: 'patients',
  summary: 'The visits of a day by queue: urgent ones first, then in order of arrival. Left out, the day is today.',
  method: 'GET',
  path: '/visits',
  access: 'visit:read',
  query: z.object({
    queue: visitQueue.default('here'),
    /** Only the caller's own visits, and those without a practitioner. */
    mine: queryFlag.default(false),
    practitionerId: id.optional(),
    patientId: id.optional(),
    day: day.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: page(visit),
});

export const readQueues = endpoint({
  ...clinical,
  operationId: 'readQueues',
  summary: 'Who is in the facility now, by practitioner and appointment and without names: how many wait for whom.',
  method: 'GET',
  path: '/queues',
  access: 'visit:read',
  response: z.object({
    items: z.array(
      z.object({
        visitId: id,
        appointmentId: id.nullable(),
        practitionerId: id.nullable(),
        /** Between two practitioners, such as in the laboratory, a patient is neither. */
        state: z.enum(['waiting', 'with-practitioner', 'between']),
        startedAt: instant,
      }),
    ),
  }),
});

export const readVisit = endpoint({
  ...clinical,
  operationId: 'readVisit',
  shows: 'work',
  summary: 'One visit.',
  method: 'GET',
  path: '/visits/:id',
  access: 'visit:read',
  params: idParams,
  response: visit,
});

export const changeVisit = endpoint({
  ...clinical,
  operationId: 'changeVisit',
  shows: 'work',
  summary: 'Change who sees the patient, where, how urgently, or the class; a change of class is dated.',
  method: 'PATCH',
  path: '/visits/:id',
  access: 'visit:check-in',
  params: idParams,
  body: z.strictObject({
    version,
    class: visitClass.optional(),
    departmentId: id.nullable().optional(),
    practitionerId: id.nullable().optional(),
    reason: shortText.nullable().optional(),
    priority: priority.optional(),
  }),
  response: visit,
  errors: stepErrors,
});

export const cancelVisit = endpoint({
  ...clinical,
  operationId: 'cancelVisit',
  shows: 'work',
  summary: 'Cancel a visit of a patient who left before being seen or came by mistake.',
  method: 'POST',
  path: '/visits/:id/cancel',
  access: 'visit:check-in',
  params: idParams,
  body: z.strictObject({ version, reason }),
  response: visit,
  errors: stepErrors,
});

export const finishVisit = endpoint({
  ...clinical,
  operationId: 'finishVisit',
  shows: 'work',
  summary: 'Finish a visit. Its open encounters end.',
  method: 'POST',
  path: '/visits/:id/finish',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version }),
  response: visit,
  errors: stepErrors,
});

export const reopenVisit = endpoint({
  ...clinical,
  operationId: 'reopenVisit',
  shows: 'work',
  summary: 'The visit was finished by mistake: it goes on, on the day on which it began.',
  method: 'POST',
  path: '/visits/:id/reopen',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version }),
  response: visit,
  errors: [...stepErrors, 'visit-open'],
});

const unfinishedWork = z.object({
  orders: z.array(z.object({ id, name: z.string() })),
  unsignedNotes: z.array(z.object({ id, title: z.string() })),
});
export type UnfinishedWork = z.infer<typeof unfinishedWork>;

export const listUnfinished = endpoint({
  ...clinical,
  operationId: 'listUnfinished',
  shows: 'work',
  summary: 'What is still under way in a visit: orders without a result, and notes without a signature.',
  method: 'GET',
  path: '/visits/:id/unfinished',
  access: 'chart:read',
  params: idParams,
  response: unfinishedWork,
});

export const startEncounter = endpoint({
  ...clinical,
  operationId: 'startEncounter',
  shows: 'work',
  summary: 'Call the patient in: the caller’s encounter in the visit starts, or continues when it is open.',
  method: 'POST',
  path: '/visits/:id/encounters',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ kind: encounterKind.exclude(['imported']).default('consultation') }),
  response: encounter,
  status: 201,
  errors: [...stepErrors, 'awaiting-payment'],
});

export const finishEncounter = endpoint({
  ...clinical,
  operationId: 'finishEncounter',
  shows: 'work',
  summary: 'Finish an encounter. The visit goes on.',
  method: 'POST',
  path: '/encounters/:id/finish',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version }),
  response: encounter,
  errors: stepErrors,
});

/** A code with its display, or the words alone. */
export const coded = { coding: coding.nullable().default(null), text: shortText.optional() };
