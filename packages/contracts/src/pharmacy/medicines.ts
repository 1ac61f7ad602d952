import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { id, idParams, listQuery, page, queryFlag, shortText, version } from '../core/list.js';
import { route } from './dosage.js';

const ucum = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,30}$/, { error: fault('ucum-unit') });

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

export const ingredient = ingredientInput.extend({ name: z.string() }).strip();

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
    .regex(/^[A-Z]\d{2}[A-Z]{2}\d{2}$/, { error: fault('atc-code') })
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
      .regex(/^(\d{8}|\d{12,14})$/, { error: fault('gtin') })
      .nullable()
      .default(null),
  }),
  response: medicine,
  status: 201,
  errors: ['already-exists'],
});
