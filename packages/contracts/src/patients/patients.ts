import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, instant, listQuery, page, shortText, version } from '../core/list.js';
import { coverage, coverageInput } from '../insurance/payers.js';
import { language } from '../organisation/facility.js';
import { age, birthPrecision, partialDay } from './birth.js';
import {
  addressInput,
  identifierInput,
  nameInput,
  patientAddress,
  patientIdentifier,
  patientName,
  patientTelecom,
  relatedPerson,
  relatedPersonInput,
  telecomInput,
} from './details.js';

export const sex = z.enum(['female', 'male', 'other', 'unknown']);
export type Sex = z.infer<typeof sex>;

export const patientKind = z.enum(['person', 'animal']);

export const sensitivity = z.enum(['normal', 'restricted', 'very-restricted']);

export const birthInput = { birthDate: partialDay.optional(), age: age.strict().optional() };

const demographics = {
  sex,
  gender: sex.nullable(),
  deceased: z.boolean(),
  deceasedAt: instant.nullable(),
  language: language.max(35).nullable(),
  species: shortText.nullable(),
  breed: shortText.nullable(),
  sensitivity,
};

const lists = {
  names: z.array(nameInput).min(1).max(20),
  telecoms: z.array(telecomInput).max(20),
  addresses: z.array(addressInput).max(20),
  identifiers: z.array(identifierInput).max(20),
  relatedPersons: z.array(relatedPersonInput).max(20),
};

export const registration = z
  .strictObject({
    kind: patientKind.default('person'),
    sex,
    gender: demographics.gender.default(null),
    deceased: demographics.deceased.default(false),
    deceasedAt: demographics.deceasedAt.default(null),
    language: demographics.language.default(null),
    species: demographics.species.default(null),
    breed: demographics.breed.default(null),
    sensitivity: sensitivity.default('normal'),
    ...birthInput,
    names: lists.names,
    telecoms: lists.telecoms.default([]),
    addresses: lists.addresses.default([]),
    identifiers: lists.identifiers.default([]),
    relatedPersons: lists.relatedPersons.default([]),
    coverages: z.array(coverageInput).max(5).default([]),
    /** The user has checked the likely duplicates: this is another patient. */
    confirmedNotDuplicate: z.boolean().default(false),
  })
  .refine(({ birthDate, age }) => (birthDate === undefined) !== (age === undefined), {
    path: ['birthDate'],
    error: fault('birth-date-or-age'),
    // Asked also when other fields are missing, so that a form shows all its faults at once.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });
export type Registration = z.infer<typeof registration>;

/** What a list, a queue or a label shows of a patient. */
const summary = {
  id,
  /** The number of the facility of the request, else that of the facility of origin. */
  mrn: z.string().nullable(),
  name: z.string(),
  kind: patientKind,
  sex,
  birthDate: day.nullable(),
  birthPrecision: birthPrecision.nullable(),
  age: age.nullable(),
  /** The last four digits of the first phone number. */
  phoneEnd: z.string().nullable(),
  /** The payer of the first rank on the facility's day; null is the patient. */
  payer: z.string().nullable(),
  deceased: z.boolean(),
  registeredAt: instant,
};

export const matchedBy = z.enum(['name', 'other-name', 'identifier', 'phone', 'birth-date', 'likeness']);

export const patientListItem = z.object({
  ...summary,
  /** Why a search found it, and what was found where that is not in the row: another name or number. */
  matched: z.object({ by: matchedBy, text: z.string().nullable() }).nullable(),
});
export type PatientListItem = z.infer<typeof patientListItem>;

/** What other departments know of a patient. Left out where the caller's role does not see it; null where there is none. */
export const patientFacts = z.object({
  lastVisitAt: instant.nullish(),
  nextAppointmentAt: instant.nullish(),
  /** What the patient owes this facility, in minor units; negative is in the patient's favour. */
  balance: z.object({ amount: z.number().int(), currency: z.string() }).nullish(),
});
export type PatientFacts = z.infer<typeof patientFacts>;

export const patientListRow = patientListItem.extend(patientFacts.shape);
export type PatientListRow = z.infer<typeof patientListRow>;

export const patientRecord = z.object({
  ...summary,
  version,
  facilityId: id,
  /** The record that survives, when this one was merged into it. */
  survivorId: id.nullable(),
  gender: sex.nullable(),
  birthEstimatedOn: day.nullable(),
  deceasedAt: instant.nullable(),
  language: z.string().nullable(),
  species: z.string().nullable(),
  breed: z.string().nullable(),
  sensitivity,
  names: z.array(patientName),
  telecoms: z.array(patientTelecom),
  addresses: z.array(patientAddress),
  identifiers: z.array(patientIdentifier),
  relatedPersons: z.array(relatedPerson),
  coverages: z.array(coverage),
});
export type PatientRecord = z.infer<typeof patientRecord>;

export const registerPatient = endpoint({
  operationId: 'registerPatient',
  summary: 'Register a patient. Name, sex and a birth date or an age are enough. Likely duplicates refuse it until confirmed.',
  method: 'POST',
  path: '/patients',
  access: 'patient:register',
  scope: 'facility',
  shows: 'work',
  body: registration,
  response: patientRecord,
  status: 201,
  errors: ['likely-duplicate', 'identifier-taken', 'coverage-overlaps'],
  idempotent: true,
});

/** Completed years: infants below 1, children to 11, adolescents to 17, adults to 64. */
export const ageGroup = z.enum(['infant', 'child', 'adolescent', 'adult', 'older']);

export const patientSorts = ['relevance', 'name', 'registered'] as const;

export const listPatients = endpoint({
  operationId: 'listPatients',
  summary:
    'Find patients by any part of a name in any order, record number, identifier, phone end, birth date or year. ' +
    '`relevance` without a search is the order of names.',
  method: 'GET',
  path: '/patients',
  access: 'patient:read',
  scope: 'facility',
  shows: 'patients',
  query: listQuery(patientSorts).extend({
    sex: sex.optional(),
    ageGroup: ageGroup.optional(),
    payerId: id.optional(),
    registeredSince: day.optional(),
    /** Where the record began. */
    originId: id.optional(),
  }),
  response: page(patientListRow),
});

export const readPatient = endpoint({
  operationId: 'readPatient',
  summary: 'The whole demographic record and what the banner shows. The look is written into the audit trail.',
  method: 'GET',
  path: '/patients/:id',
  access: 'patient:read',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  response: patientRecord,
});

export const readPatientFacts = endpoint({
  operationId: 'readPatientFacts',
  summary: 'What the other departments of this facility know of one patient, as far as the caller’s role sees it.',
  method: 'GET',
  path: '/patients/:id/facts',
  shows: 'record',
  access: 'patient:read',
  scope: 'facility',
  params: idParams,
  response: patientFacts,
});

export const updatePatient = endpoint({
  operationId: 'updatePatient',
  summary: 'Correct a record. A list that is given replaces the current one: rows with an id are changed, rows left out end today.',
  method: 'PATCH',
  path: '/patients/:id',
  access: 'patient:edit',
  scope: 'facility',
  shows: 'record',
  params: idParams,
  body: z
    .strictObject({ ...demographics, ...birthInput, ...lists })
    .partial()
    .extend({ version })
    .refine(({ birthDate, age }) => birthDate === undefined || age === undefined, {
      path: ['birthDate'],
      error: fault('birth-date-or-age'),
    }),
  response: patientRecord,
  errors: ['version-moved', 'identifier-taken'],
});

export const identifierType = z.object({
  code: z.string(),
  name: z.string(),
  forKind: patientKind.nullable(),
});
export type IdentifierType = z.infer<typeof identifierType>;

export const listIdentifierTypes = endpoint({
  operationId: 'listIdentifierTypes',
  summary: 'The kinds of identifiers that a patient can have, without the record number, which the facility gives itself.',
  method: 'GET',
  path: '/identifier-types',
  access: 'patient:read',
  scope: 'organisation',
  response: z.object({ items: z.array(identifierType) }),
});
