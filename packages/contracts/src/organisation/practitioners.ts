import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, listQuery, page, queryFlag, shortText, version } from '../core/list.js';
import { activeBody } from './facilities.js';
import { currency } from './facility.js';

export const professions = [
  'doctor',
  'dentist',
  'nurse',
  'midwife',
  'physiotherapist',
  'psychologist',
  'nutritionist',
  'pharmacist',
  'laboratory-scientist',
  'radiographer',
  'veterinarian',
  'other',
] as const;
export const profession = z.enum(professions);
export type Profession = z.infer<typeof profession>;

/** A unit price: up to six decimals, as text, so that no digit is lost on the way. */
const unitPrice = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, { error: fault('fee-amount') });

const practitionerRole = z.object({
  id,
  facility: z.object({ id, name: z.string() }),
  department: z.object({ id, name: z.string() }).nullable(),
  profession,
  speciality: z.string().nullable(),
  licenceNumber: z.string().nullable(),
  licenceExpiresOn: day.nullable(),
  fee: z.string().nullable(),
  feeCurrency: z.string().nullable(),
  validFrom: day,
  /** The last day, itself included; null means no end. */
  validTo: day.nullable(),
  version,
});
export type PractitionerRole = z.infer<typeof practitionerRole>;

const practitioner = z.object({
  id,
  personId: id,
  prefix: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  /** As it is written on a door: `Dr. Amina Otieno`. */
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** Refers patients from outside and works in none of the facilities. */
  outside: z.boolean(),
  affiliation: z.string().nullable(),
  /** The account with which they sign in, when they have one. */
  userId: id.nullable(),
  active: z.boolean(),
  version,
  roles: z.array(practitionerRole),
});
export type Practitioner = z.infer<typeof practitioner>;

const names = {
  prefix: z.string().trim().max(40).optional(),
  givenName: shortText,
  familyName: shortText,
  phone: z.string().trim().min(3).max(40).optional(),
  email: z.email().max(254).optional(),
  outside: z.boolean().default(false),
  affiliation: z.string().trim().max(200).optional(),
};

const roleDetails = z
  .strictObject({
    departmentId: id.optional(),
    profession,
    speciality: z.string().trim().max(100).optional(),
    licenceNumber: z.string().trim().max(60).optional(),
    licenceExpiresOn: day.optional(),
    fee: unitPrice.optional(),
    feeCurrency: currency.optional(),
    validFrom: day,
    validTo: day.optional(),
  })
  .refine(({ validFrom, validTo }) => validTo === undefined || validTo >= validFrom, {
    error: fault('last-before-first'),
    path: ['validTo'],
  })
  .refine(({ fee, feeCurrency }) => (fee === undefined) === (feeCurrency === undefined), {
    error: fault('fee-currency'),
    path: ['fee'],
  });

export const listPractitioners = endpoint({
  operationId: 'listPractitioners',
  summary: 'Practitioners by name. Each row carries the current and coming roles in the facility that asks.',
  method: 'GET',
  path: '/practitioners',
  access: 'organisation:read',
  scope: 'facility',
  query: listQuery(['name', '-name']).extend({
    active: queryFlag.optional(),
    /** `here`: with a role in this facility today. `outside`: referrers from elsewhere. */
    place: z.enum(['here', 'outside', 'anywhere']).default('anywhere'),
    /** These two look at the roles that hold here today. */
    profession: profession.optional(),
    departmentId: id.optional(),
    signIn: queryFlag.optional(),
  }),
  response: page(practitioner),
});

export const getPractitioner = endpoint({
  operationId: 'getPractitioner',
  summary: 'One practitioner with every role that they have or had, in all facilities.',
  method: 'GET',
  path: '/practitioners/:id',
  access: 'organisation:read',
  scope: 'facility',
  params: idParams,
  response: practitioner,
});

export const createPractitioner = endpoint({
  operationId: 'createPractitioner',
  summary: 'Add a practitioner, with a first role in this facility or as an outside referrer. A sign-in is given separately.',
  method: 'POST',
  path: '/practitioners',
  access: 'practitioner:manage',
  scope: 'facility',
  body: z.strictObject({
    ...names,
    /** A person who is a user already, and who keeps the name and the contacts of the account. */
    personId: id.optional(),
    role: roleDetails.optional(),
  }),
  response: practitioner,
  status: 201,
  errors: ['already-exists', 'rule-violated'],
});

export const updatePractitioner = endpoint({
  operationId: 'updatePractitioner',
  summary: 'Change the name, the contacts or the affiliation of a practitioner.',
  method: 'PUT',
  path: '/practitioners/:id',
  access: 'practitioner:manage',
  scope: 'facility',
  params: idParams,
  body: z.strictObject({ ...names, version }),
  response: practitioner,
  errors: ['version-moved'],
});

export const setPractitionerActive = endpoint({
  operationId: 'setPractitionerActive',
  summary:
    'Deactivate a practitioner, who is then no longer offered for selection, or activate the practitioner again. Past records stay; the sign-in is separate.',
  method: 'PUT',
  path: '/practitioners/:id/active',
  access: 'practitioner:manage',
  scope: 'facility',
  params: idParams,
  body: activeBody,
  response: practitioner,
  errors: ['version-moved', 'still-in-use'],
});

export const addPractitionerRole = endpoint({
  operationId: 'addPractitionerRole',
  summary: 'Give a practitioner a dated role in this facility.',
  method: 'POST',
  path: '/practitioners/:id/roles',
  access: 'practitioner:manage',
  scope: 'facility',
  params: idParams,
  body: roleDetails,
  response: practitioner,
  status: 201,
  errors: ['already-exists', 'rule-violated'],
});

export const updatePractitionerRole = endpoint({
  operationId: 'updatePractitionerRole',
  summary: 'Correct a role, renew its licence, change its fee or end it with a last day.',
  method: 'PUT',
  path: '/practitioners/:id/roles/:roleId',
  access: 'practitioner:manage',
  scope: 'facility',
  params: z.object({ id, roleId: id }),
  body: roleDetails.safeExtend({ version }),
  response: practitioner,
  errors: ['version-moved', 'already-exists', 'rule-violated'],
});
