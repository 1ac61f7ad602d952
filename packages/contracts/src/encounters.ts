import { z } from 'zod';
import { dosageStep } from './dosage.js';
import { endpoint } from './endpoint.js';
import { coding, day, id, idParams, instant, longText, page, queryFlag, reason, shortText, version } from './list.js';
import { vitalKeys } from './vital-signs.js';

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
const nothing = { response: z.void(), status: 204 } as const;
const clinical = { scope: 'facility', module: 'encounters' } as const;
const stepErrors = ['version-moved', 'status-not-allowed'] as const;

/** What a queue or a header must know of a patient to name the right one. */
export const patientLine = z.object({
  id,
  name: z.string(),
  mrn: z.string().nullable(),
  kind: z.enum(['person', 'animal']),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  birthDate: day.nullable(),
  birthPrecision: z.string().nullable(),
});

// ---------------------------------------------------------------------------------------------------------------------
// Visits and encounters
// ---------------------------------------------------------------------------------------------------------------------

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
  summary: 'A patient is here without an appointment: the visit starts and joins the queue.',
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
  }),
  response: visit,
  status: 201,
  idempotent: true,
});

export const visitQueue = z.enum(['here', 'waiting-vitals', 'waiting', 'with-practitioner', 'finished']);
export type VisitQueue = z.infer<typeof visitQueue>;

export const listVisits = endpoint({
  ...clinical,
  operationId: 'listVisits',
  summary: 'The visits of a day by queue: urgent ones first, then in order of arrival. Left out, the day is today.',
  method: 'GET',
  path: '/visits',
  access: 'visit:read',
  query: z.object({
    queue: visitQueue.default('here'),
    /** Only those of the practitioner who asks, and those of nobody. */
    mine: queryFlag.default(false),
    practitionerId: id.optional(),
    patientId: id.optional(),
    day: day.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: page(visit),
});

export const readVisit = endpoint({
  ...clinical,
  operationId: 'readVisit',
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
  summary: 'The patient left before being seen, or came by mistake.',
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
  summary: 'The patient leaves: open encounters end, and the visit is finished.',
  method: 'POST',
  path: '/visits/:id/finish',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version }),
  response: visit,
  errors: stepErrors,
});

export const startEncounter = endpoint({
  ...clinical,
  operationId: 'startEncounter',
  summary: 'Call the patient in: one’s own encounter in the visit starts, or goes on when it is open.',
  method: 'POST',
  path: '/visits/:id/encounters',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ kind: encounterKind.exclude(['imported']).default('consultation') }),
  response: encounter,
  status: 201,
  errors: stepErrors,
});

export const finishEncounter = endpoint({
  ...clinical,
  operationId: 'finishEncounter',
  summary: 'The meeting is over; the visit goes on.',
  method: 'POST',
  path: '/encounters/:id/finish',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version }),
  response: encounter,
  errors: stepErrors,
});

// ---------------------------------------------------------------------------------------------------------------------
// Vital signs
// ---------------------------------------------------------------------------------------------------------------------

export const vitalValue = z.object({
  id,
  key: z.enum(vitalKeys),
  value: z.number(),
  flag: z.enum(['low', 'high', 'normal', 'unjudged']),
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
    /** The values that somebody looked at again and found right. */
    confirmed: z.array(z.enum(vitalKeys)).max(vitalKeys.length).default([]),
    comment: z.string().trim().max(500).nullable().default(null),
  }),
  response: vitalSet,
  status: 201,
  idempotent: true,
  errors: ['value-impossible', 'value-needs-confirmation'],
});

export const listVitals = endpoint({
  ...clinical,
  operationId: 'listVitals',
  summary: 'The last sets of vital signs of a patient, newest first.',
  method: 'GET',
  path: '/patients/:id/vitals',
  access: 'chart:read',
  params: idParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
  response: z.object({ ageDays: z.number().int().nullable(), sets: z.array(vitalSet) }),
});

export const markVitalsWrong = endpoint({
  ...clinical,
  operationId: 'markVitalsWrong',
  summary: 'A set of vital signs was entered in error: it stays readable as such, with who, when and why.',
  method: 'POST',
  path: '/vitals/:id/entered-in-error',
  access: 'vitals:record',
  params: idParams,
  body: z.strictObject({ reason }),
  ...nothing,
  errors: ['status-not-allowed'],
});

// ---------------------------------------------------------------------------------------------------------------------
// Diagnoses and problems
// ---------------------------------------------------------------------------------------------------------------------

export const codeSystems = {
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  cvx: 'http://hl7.org/fhir/sid/cvx',
} as const;

export const searchDiagnoses = endpoint({
  operationId: 'searchDiagnoses',
  summary: 'Diagnoses by code or by words, also misspelt; the most used here come first.',
  method: 'GET',
  path: '/diagnoses',
  access: 'chart:read',
  scope: 'facility',
  query: z.object({ search: z.string().trim().min(1).max(100), limit: z.coerce.number().int().min(1).max(50).default(12) }),
  response: z.object({ items: z.array(coding) }),
});

export const clinicalStatus = z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved']);
export const conditionVerification = z.enum(['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error']);
export const conditionCategory = z.enum(['problem-list-item', 'encounter-diagnosis']);
export const datePrecision = z.enum(['day', 'month', 'year']);

export const condition = z.object({
  id,
  visitId: id.nullable(),
  encounterId: id.nullable(),
  category: conditionCategory,
  rank: z.number().int().nullable(),
  system: z.string().nullable(),
  code: z.string().nullable(),
  display: z.string(),
  comment: z.string().nullable(),
  severity: z.enum(['mild', 'moderate', 'severe']).nullable(),
  clinicalStatus: clinicalStatus.nullable(),
  verificationStatus: conditionVerification,
  onsetOn: day.nullable(),
  onsetPrecision: datePrecision,
  abatedOn: day.nullable(),
  occurredAt: instant,
  recordedAt: instant,
  version,
});
export type Condition = z.infer<typeof condition>;

/** A code with its display, or the words alone. */
const coded = { coding: coding.nullable().default(null), text: shortText.optional() };

export const recordCondition = endpoint({
  ...clinical,
  operationId: 'recordCondition',
  summary: 'Put a problem on the list, or a diagnosis to an encounter.',
  method: 'POST',
  path: '/patients/:id/conditions',
  access: 'condition:record',
  params: idParams,
  body: z
    .strictObject({
      category: conditionCategory.default('problem-list-item'),
      visitId: id.nullable().default(null),
      encounterId: id.nullable().default(null),
      ...coded,
      rank: z.number().int().min(1).max(50).nullable().default(null),
      comment: z.string().trim().max(1000).nullable().default(null),
      severity: condition.shape.severity.default(null),
      clinicalStatus: clinicalStatus.default('active'),
      verificationStatus: conditionVerification.exclude(['entered-in-error']).default('confirmed'),
      onsetOn: day.nullable().default(null),
      onsetPrecision: datePrecision.default('day'),
      abatedOn: day.nullable().default(null),
    })
    .refine(({ coding: code, text }) => code !== null || text !== undefined, { path: ['text'], error: 'Say what it is: a code or words.' }),
  response: condition,
  status: 201,
});

export const changeCondition = endpoint({
  ...clinical,
  operationId: 'changeCondition',
  summary: 'Follow a problem: its status, its severity, its end. What it is never changes.',
  method: 'PATCH',
  path: '/conditions/:id',
  access: 'condition:record',
  params: idParams,
  body: z.strictObject({
    version,
    clinicalStatus: clinicalStatus.optional(),
    verificationStatus: conditionVerification.exclude(['entered-in-error']).optional(),
    severity: condition.shape.severity.optional(),
    abatedOn: day.nullable().optional(),
    comment: z.string().trim().max(1000).nullable().optional(),
  }),
  response: condition,
  errors: stepErrors,
});

export const markConditionWrong = endpoint({
  ...clinical,
  operationId: 'markConditionWrong',
  summary: 'A problem or diagnosis was entered in error.',
  method: 'POST',
  path: '/conditions/:id/entered-in-error',
  access: 'condition:record',
  params: idParams,
  body: z.strictObject({ reason }),
  ...nothing,
  errors: ['status-not-allowed'],
});

// ---------------------------------------------------------------------------------------------------------------------
// Allergies
// ---------------------------------------------------------------------------------------------------------------------

export const allergyStatus = z.enum(['known', 'none-known', 'not-asked']);
export type AllergyStatus = z.infer<typeof allergyStatus>;
export const allergyCategory = z.enum(['food', 'medication', 'environment', 'biologic']);
export const criticality = z.enum(['low', 'high', 'unable-to-assess']);
export const reaction = z.object({
  manifestation: shortText,
  severity: z.enum(['mild', 'moderate', 'severe']).nullable().default(null),
});

export const allergy = z.object({
  id,
  type: z.enum(['allergy', 'intolerance']),
  category: allergyCategory.nullable(),
  system: z.string().nullable(),
  code: z.string().nullable(),
  display: z.string(),
  /** False: no program can compare it with a prescription, and screens say so. */
  checkable: z.boolean(),
  criticality,
  reactions: z.array(reaction),
  clinicalStatus: z.enum(['active', 'inactive', 'resolved']).nullable(),
  verificationStatus: z.enum(['unconfirmed', 'presumed', 'confirmed', 'refuted', 'entered-in-error']),
  onsetOn: day.nullable(),
  comment: z.string().nullable(),
  recordedAt: instant,
  version,
});
export type Allergy = z.infer<typeof allergy>;

export const allergies = z.object({
  status: allergyStatus,
  statusAt: instant.nullable(),
  items: z.array(allergy),
});
export type Allergies = z.infer<typeof allergies>;

export const readAllergies = endpoint({
  operationId: 'readAllergies',
  summary: 'Whether allergies are known, none are known or nobody asked; and the known ones.',
  method: 'GET',
  path: '/patients/:id/allergies',
  access: 'chart:read',
  scope: 'facility',
  params: idParams,
  response: allergies,
});

export const recordAllergy = endpoint({
  operationId: 'recordAllergy',
  summary: 'Record an allergy or intolerance.',
  method: 'POST',
  path: '/patients/:id/allergies',
  access: 'allergy:record',
  scope: 'facility',
  params: idParams,
  body: z
    .strictObject({
      type: allergy.shape.type.default('allergy'),
      category: allergyCategory.nullable().default(null),
      ...coded,
      criticality: criticality.default('unable-to-assess'),
      reactions: z.array(reaction.strict()).max(20).default([]),
      verificationStatus: z.enum(['unconfirmed', 'presumed', 'confirmed']).default('unconfirmed'),
      onsetOn: day.nullable().default(null),
      comment: z.string().trim().max(1000).nullable().default(null),
    })
    .refine(({ coding: code, text }) => code !== null || text !== undefined, { path: ['text'], error: 'Say what it is: a code or words.' }),
  response: allergies,
  status: 201,
  errors: ['already-exists'],
});

export const setAllergyStatus = endpoint({
  operationId: 'setAllergyStatus',
  summary: 'Somebody asked: no allergies are known; or nobody could ask. Refused while an active allergy stands.',
  method: 'PUT',
  path: '/patients/:id/allergy-status',
  access: 'allergy:record',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({ status: z.enum(['none-known', 'not-asked']), reason: reason.nullable().default(null) }),
  response: allergies,
  errors: ['status-not-allowed'],
});

export const changeAllergy = endpoint({
  operationId: 'changeAllergy',
  summary: 'Follow an allergy: how critical, confirmed or refuted, resolved.',
  method: 'PATCH',
  path: '/allergies/:id',
  access: 'allergy:record',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({
    version,
    criticality: criticality.optional(),
    clinicalStatus: z.enum(['active', 'inactive', 'resolved']).optional(),
    verificationStatus: z.enum(['unconfirmed', 'presumed', 'confirmed', 'refuted']).optional(),
    comment: z.string().trim().max(1000).nullable().optional(),
  }),
  response: allergies,
  errors: stepErrors,
});

export const markAllergyWrong = endpoint({
  operationId: 'markAllergyWrong',
  summary: 'An allergy was entered in error: it warns no more and stays readable as such.',
  method: 'POST',
  path: '/allergies/:id/entered-in-error',
  access: 'allergy:record',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({ reason }),
  response: allergies,
  errors: ['status-not-allowed'],
});

// ---------------------------------------------------------------------------------------------------------------------
// History
// ---------------------------------------------------------------------------------------------------------------------

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
  params: idParams,
  response: z.object({ items: z.array(historyEntry) }),
});

export const recordHistoryEntry = endpoint({
  ...clinical,
  operationId: 'recordHistoryEntry',
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
  summary: 'An entry of the history was made in error.',
  method: 'POST',
  path: '/history-entries/:id/entered-in-error',
  access: 'history:record',
  params: idParams,
  body: z.strictObject({ reason }),
  ...nothing,
  errors: ['status-not-allowed'],
});

// ---------------------------------------------------------------------------------------------------------------------
// Notes
// ---------------------------------------------------------------------------------------------------------------------

export const templateSection = z.object({
  key: z.string().max(40),
  title: z.string(),
  hint: z.string().optional(),
  kind: z.enum(['text', 'diagnoses', 'plan']),
  required: z.boolean().optional(),
});

export const noteTemplate = z.object({
  id,
  code: z.string(),
  edition: z.number().int(),
  name: z.string(),
  description: z.string().nullable(),
  profession: z.enum(['doctor', 'nurse', 'any']),
  sections: z.array(templateSection),
});
export type NoteTemplate = z.infer<typeof noteTemplate>;

export const noteSection = z.object({ key: z.string(), title: z.string(), text: z.string() });
export const noteStatus = z.enum(['draft', 'signed', 'discarded', 'entered-in-error']);

export const note = z.object({
  id,
  patient: patientLine,
  visitId: id.nullable(),
  encounterId: id.nullable(),
  template: noteTemplate.nullable(),
  title: z.string(),
  status: noteStatus,
  author: z.object({ id: id.nullable(), name: z.string() }),
  sections: z.array(noteSection),
  addendumToId: id.nullable(),
  occurredAt: instant,
  signedAt: instant.nullable(),
  signedBy: z.string().nullable(),
  version,
});
export type Note = z.infer<typeof note>;

export const listNoteTemplates = endpoint({
  ...clinical,
  operationId: 'listNoteTemplates',
  summary: 'The templates in force, each in its newest edition.',
  method: 'GET',
  path: '/note-templates',
  access: 'note:write',
  response: z.object({ items: z.array(noteTemplate) }),
});

export const listDrafts = endpoint({
  ...clinical,
  operationId: 'listDrafts',
  summary: 'One’s own unsigned notes, newest first.',
  method: 'GET',
  path: '/notes/drafts',
  access: 'note:write',
  response: z.object({
    items: z.array(z.object({ id, title: z.string(), patient: patientLine, visitId: id.nullable(), occurredAt: instant })),
  }),
});

export const startNote = endpoint({
  ...clinical,
  operationId: 'startNote',
  summary: 'Begin a note from a template. It is a draft until it is signed.',
  method: 'POST',
  path: '/notes',
  access: 'note:write',
  body: z.strictObject({
    patientId: id,
    visitId: id.nullable().default(null),
    encounterId: id.nullable().default(null),
    templateId: id,
  }),
  response: note,
  status: 201,
});

export const readNote = endpoint({
  ...clinical,
  operationId: 'readNote',
  summary: 'One note with its sections.',
  method: 'GET',
  path: '/notes/:id',
  access: 'chart:read',
  params: idParams,
  response: note,
});

export const saveNote = endpoint({
  ...clinical,
  operationId: 'saveNote',
  summary: 'Keep what is written so far. Based on an older version it is refused with the newer one.',
  method: 'PUT',
  path: '/notes/:id',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({
    version,
    templateId: id.optional(),
    sections: z.array(z.strictObject({ key: z.string().max(40), text: longText })).max(40),
  }),
  response: note,
  errors: ['version-moved', 'already-signed', 'forbidden'],
});

export const signNote = endpoint({
  ...clinical,
  operationId: 'signNote',
  summary: 'Sign one’s own note. From then on only an addendum can be written.',
  method: 'POST',
  path: '/notes/:id/sign',
  access: 'note:sign',
  params: idParams,
  body: z.strictObject({ version }),
  response: note,
  errors: ['version-moved', 'already-signed', 'forbidden'],
});

export const discardNote = endpoint({
  ...clinical,
  operationId: 'discardNote',
  summary: 'Give up a draft. It can be found in the audit trail only.',
  method: 'POST',
  path: '/notes/:id/discard',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version }),
  ...nothing,
  errors: ['version-moved', 'already-signed', 'forbidden'],
});

export const addAddendum = endpoint({
  ...clinical,
  operationId: 'addAddendum',
  summary: 'Continue a signed note: the addendum is signed as it is written.',
  method: 'POST',
  path: '/notes/:id/addenda',
  access: 'note:sign',
  params: idParams,
  body: z.strictObject({ text: longText.min(1) }),
  response: note,
  status: 201,
  errors: ['status-not-allowed'],
});

export const markNoteWrong = endpoint({
  ...clinical,
  operationId: 'markNoteWrong',
  summary: 'A signed note was written in error, such as for another patient. It stays readable as such.',
  method: 'POST',
  path: '/notes/:id/entered-in-error',
  access: 'note:sign',
  params: idParams,
  body: z.strictObject({ reason }),
  response: note,
  errors: ['status-not-allowed', 'forbidden'],
});

// ---------------------------------------------------------------------------------------------------------------------
// Treatment plans
// ---------------------------------------------------------------------------------------------------------------------

export const goalLifecycle = z.enum([
  'proposed',
  'planned',
  'accepted',
  'active',
  'on-hold',
  'completed',
  'cancelled',
  'entered-in-error',
  'rejected',
]);
export const achievement = z.enum([
  'in-progress',
  'improving',
  'worsening',
  'no-change',
  'achieved',
  'sustaining',
  'not-achieved',
  'no-progress',
  'not-attainable',
]);

export const goal = z.object({
  id,
  description: z.string(),
  dueOn: day.nullable(),
  lifecycleStatus: goalLifecycle,
  achievementStatus: achievement.nullable(),
  version,
});

export const planActivity = z.object({
  id,
  display: z.string(),
  status: z.enum(['not-started', 'scheduled', 'in-progress', 'on-hold', 'completed', 'cancelled', 'stopped', 'unknown']),
  plannedSessions: z.number().int().nullable(),
  doneSessions: z.number().int(),
  version,
});

export const carePlanStatus = z.enum(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']);

export const carePlan = z.object({
  id,
  visitId: id.nullable(),
  encounterId: id.nullable(),
  status: carePlanStatus,
  title: z.string(),
  description: z.string().nullable(),
  addresses: z.array(z.object({ id: z.string().nullable(), display: z.string() })),
  startedOn: day,
  endedOn: day.nullable(),
  goals: z.array(goal),
  activities: z.array(planActivity),
  version,
});
export type CarePlan = z.infer<typeof carePlan>;

export const startCarePlan = endpoint({
  ...clinical,
  operationId: 'startCarePlan',
  summary: 'Agree on a treatment plan: what it aims at, and what is to be done how often.',
  method: 'POST',
  path: '/patients/:id/care-plans',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({
    visitId: id.nullable().default(null),
    encounterId: id.nullable().default(null),
    title: shortText,
    description: z.string().trim().max(2000).nullable().default(null),
    conditionIds: z.array(id).max(20).default([]),
    goals: z
      .array(z.strictObject({ description: shortText, dueOn: day.nullable().default(null) }))
      .max(20)
      .default([]),
    activities: z
      .array(z.strictObject({ display: shortText, plannedSessions: z.number().int().min(1).max(1000).nullable().default(null) }))
      .max(30)
      .default([]),
  }),
  response: carePlan,
  status: 201,
});

export const listCarePlans = endpoint({
  ...clinical,
  operationId: 'listCarePlans',
  summary: 'The treatment plans of a patient, those in force first.',
  method: 'GET',
  path: '/patients/:id/care-plans',
  access: 'chart:read',
  params: idParams,
  response: z.object({ items: z.array(carePlan) }),
});

export const changeCarePlan = endpoint({
  ...clinical,
  operationId: 'changeCarePlan',
  summary: 'Hold, continue, complete or revoke a treatment plan.',
  method: 'PATCH',
  path: '/care-plans/:id',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version, status: z.enum(['active', 'on-hold', 'completed', 'revoked']) }),
  response: carePlan,
  errors: stepErrors,
});

export const followGoal = endpoint({
  ...clinical,
  operationId: 'followGoal',
  summary: 'Say how far a goal has come.',
  method: 'PATCH',
  path: '/goals/:id',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version, achievementStatus: achievement }),
  response: carePlan,
  errors: ['version-moved'],
});

export const followActivity = endpoint({
  ...clinical,
  operationId: 'followActivity',
  summary: 'Count a session of a plan’s activity, or stop it.',
  method: 'PATCH',
  path: '/care-plan-activities/:id',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({
    version,
    doneSessions: z.number().int().min(0).max(1000).optional(),
    status: planActivity.shape.status.exclude(['unknown']).optional(),
  }),
  response: carePlan,
  errors: ['version-moved'],
});

// ---------------------------------------------------------------------------------------------------------------------
// Favourites
// ---------------------------------------------------------------------------------------------------------------------

/** What a favourite puts into the plan again. Names never change in the catalogues; whether it can still be given or ordered is checked when it is. */
const diagnosisKept = { kind: z.literal('diagnosis'), label: shortText, content: z.strictObject({ coding: coding.nullable() }) };
const orderKept = { kind: z.literal('order'), label: shortText, content: z.strictObject({ labTestId: id }) };
const prescriptionKept = {
  kind: z.literal('prescription'),
  label: shortText,
  content: z.strictObject({
    medicineId: id,
    brandId: id.nullable(),
    name: shortText,
    baseUnit: z.string().max(30),
    dosage: z.array(dosageStep).min(1).max(12),
    quantity: z.number().positive(),
  }),
};

const favouriteBody = z.discriminatedUnion('kind', [
  z.strictObject(diagnosisKept),
  z.strictObject(orderKept),
  z.strictObject(prescriptionKept),
]);
export type FavouriteBody = z.infer<typeof favouriteBody>;
export const favourite = z.discriminatedUnion('kind', [
  z.object({ id, ...diagnosisKept }),
  z.object({ id, ...orderKept }),
  z.object({ id, ...prescriptionKept }),
]);
export type Favourite = z.infer<typeof favourite>;

export const listFavourites = endpoint({
  ...clinical,
  operationId: 'listFavourites',
  summary: 'What one uses often oneself.',
  method: 'GET',
  path: '/favourites',
  access: 'note:write',
  response: z.object({ items: z.array(favourite) }),
});

export const keepFavourite = endpoint({
  ...clinical,
  operationId: 'keepFavourite',
  summary: 'Keep a diagnosis, a test or a medicine with its dosage under a label; the same label is replaced.',
  method: 'PUT',
  path: '/favourites',
  access: 'note:write',
  body: favouriteBody,
  response: favourite,
});

export const removeFavourite = endpoint({
  ...clinical,
  operationId: 'removeFavourite',
  summary: 'Remove a favourite of one’s own.',
  method: 'DELETE',
  path: '/favourites/:id',
  access: 'note:write',
  params: idParams,
  ...nothing,
});
