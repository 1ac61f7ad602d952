import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { id, idParams, listQuery, page, queryFlag, shortText, version } from '../core/list.js';
import { ageLimit, usualDays } from './age-limit.js';

export const labSections = [
  'haematology',
  'chemistry',
  'coagulation',
  'serology',
  'parasitology',
  'urinalysis',
  'microbiology',
  'blood-bank',
  'profile',
] as const;
export const labSection = z.enum(labSections);
export type LabSection = z.infer<typeof labSection>;

export const labValueKind = z.enum(['quantity', 'coded', 'text', 'titre']);
export type LabValueKind = z.infer<typeof labValueKind>;

/** HL7 interpretations: normal, low, high, critically low, critically high, abnormal, critically abnormal. */
export const labFlag = z.enum(['N', 'L', 'H', 'LL', 'HH', 'A', 'AA']);
export type LabFlag = z.infer<typeof labFlag>;

/** One of the answers of a coded analyte. Without a flag it is neither normal nor abnormal, like a blood group. */
export const labAnswer = z.strictObject({
  code: z.string().trim().min(1).max(60),
  display: shortText,
  flag: z.enum(['N', 'A', 'AA']).nullable(),
});
export type LabAnswer = z.infer<typeof labAnswer>;

const bound = z.number().min(-1e9).max(1e9).nullable().default(null);

/** What is normal and what is critical for whom, from an age up to, and without, another. */
export const referenceRange = z
  .strictObject({
    sex: z.enum(['male', 'female']).nullable().default(null),
    pregnant: z.boolean().nullable().default(null),
    ageFrom: ageLimit.default('0d'),
    ageTo: ageLimit.nullable().default(null),
    low: bound,
    high: bound,
    criticalLow: bound,
    criticalHigh: bound,
    text: z.string().trim().min(1).max(100).nullable().default(null),
  })
  .refine(({ ageFrom, ageTo }) => ageTo === null || usualDays(ageTo) > usualDays(ageFrom), {
    path: ['ageTo'],
    error: fault('age-ends-first'),
  })
  .refine(({ low, high }) => low === null || high === null || low <= high, {
    path: ['high'],
    error: fault('limits-crossed'),
  });
export type ReferenceRange = z.infer<typeof referenceRange>;

const loincCode = z.string().regex(/^\d{1,7}-\d$/, { error: fault('loinc-code') });
const catalogueCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: fault('analyte-code') });

const analyteFields = {
  name: shortText,
  loincCode: loincCode.nullable().default(null),
  valueKind: labValueKind,
  /** The UCUM code, such as `mmol/L`, and how people write it. */
  unit: z.string().trim().min(1).max(40).nullable().default(null),
  unitDisplay: z.string().trim().min(1).max(40).nullable().default(null),
  decimals: z.number().int().min(0).max(6).default(0),
  method: z.string().trim().min(1).max(100).nullable().default(null),
  answers: z.array(labAnswer).max(40).default([]),
  impossibleBelow: bound,
  impossibleAbove: bound,
  active: z.boolean().default(true),
  ranges: z.array(referenceRange).max(60).default([]),
};

export const analyte = z.object({ id, version, code: z.string(), ...analyteFields });
export type Analyte = z.infer<typeof analyte>;

const specimenKind = z.object({ id, code: z.string(), name: z.string() });
export type SpecimenKind = z.infer<typeof specimenKind>;

export const labTest = z.object({
  id,
  version,
  code: z.string(),
  name: z.string(),
  synonyms: z.string(),
  section: labSection,
  loincCode: z.string().nullable(),
  loincDisplay: z.string().nullable(),
  specimenType: specimenKind.nullable(),
  container: specimenKind.nullable(),
  minutesToResult: z.number().int().nullable(),
  patientInstruction: z.string().nullable(),
  active: z.boolean(),
  /** What is measured, in the order of the report. */
  analytes: z.array(z.object({ id, code: z.string(), name: z.string(), unitDisplay: z.string().nullable(), required: z.boolean() })),
  /** What a profile is ordered as. */
  members: z.array(z.object({ id, code: z.string(), name: z.string() })),
});
export type LabTest = z.infer<typeof labTest>;

const labTestFields = {
  name: shortText,
  synonyms: z.string().trim().max(300).default(''),
  section: labSection,
  loincCode: loincCode.nullable().default(null),
  loincDisplay: z.string().trim().max(300).nullable().default(null),
  specimenTypeId: id.nullable(),
  containerId: id.nullable().default(null),
  minutesToResult: z.number().int().min(1).max(100_000).nullable().default(null),
  patientInstruction: z.string().trim().max(500).nullable().default(null),
  active: z.boolean().default(true),
  analytes: z
    .array(z.strictObject({ id, required: z.boolean().default(true) }))
    .max(60)
    .default([]),
  memberIds: z.array(id).max(30).default([]),
};

export const listLabTests = endpoint({
  operationId: 'listLabTests',
  summary: 'Search what can be ordered, by name, code or another word for it.',
  method: 'GET',
  path: '/lab-tests',
  access: 'organisation:read',
  scope: 'facility',
  module: 'laboratory',
  query: listQuery(['name', 'section']).extend({ section: labSection.optional(), inactive: queryFlag.optional() }),
  response: page(labTest),
});

export const createLabTest = endpoint({
  operationId: 'createLabTest',
  summary: 'Add a test, a panel or a profile to the catalogue.',
  method: 'POST',
  path: '/lab-tests',
  access: 'catalogue:manage',
  scope: 'facility',
  module: 'laboratory',
  body: z.strictObject({ code: catalogueCode, ...labTestFields }),
  response: labTest,
  status: 201,
  errors: ['already-exists'],
});

export const changeLabTest = endpoint({
  operationId: 'changeLabTest',
  summary: 'Change a test, a panel or a profile. Orders and results that exist keep what they were made with.',
  method: 'PUT',
  path: '/lab-tests/:id',
  access: 'catalogue:manage',
  scope: 'facility',
  module: 'laboratory',
  params: idParams,
  body: z.strictObject({ version, ...labTestFields }),
  response: labTest,
  errors: ['version-moved'],
});

export const listAnalytes = endpoint({
  operationId: 'listAnalytes',
  summary: 'What the laboratory measures, with units and reference ranges.',
  method: 'GET',
  path: '/lab-analytes',
  access: 'organisation:read',
  scope: 'facility',
  module: 'laboratory',
  query: listQuery(['name']).extend({ inactive: queryFlag.optional() }),
  response: page(analyte),
});

export const createAnalyte = endpoint({
  operationId: 'createAnalyte',
  summary: 'Add an analyte with its ranges.',
  method: 'POST',
  path: '/lab-analytes',
  access: 'catalogue:manage',
  scope: 'facility',
  module: 'laboratory',
  body: z.strictObject({ code: catalogueCode, ...analyteFields }),
  response: analyte,
  status: 201,
  errors: ['already-exists'],
});

export const changeAnalyte = endpoint({
  operationId: 'changeAnalyte',
  summary: 'Change an analyte and its ranges. Results that exist keep the unit, range and method they were judged by.',
  method: 'PUT',
  path: '/lab-analytes/:id',
  access: 'catalogue:manage',
  scope: 'facility',
  module: 'laboratory',
  params: idParams,
  body: z.strictObject({ version, ...analyteFields }),
  response: analyte,
  errors: ['version-moved', 'already-exists'],
});

export const listSpecimenKinds = endpoint({
  operationId: 'listSpecimenKinds',
  summary: 'Specimen types and containers that tests can require.',
  method: 'GET',
  path: '/specimen-kinds',
  access: 'organisation:read',
  scope: 'facility',
  module: 'laboratory',
  response: z.object({ types: z.array(specimenKind), containers: z.array(specimenKind) }),
});
