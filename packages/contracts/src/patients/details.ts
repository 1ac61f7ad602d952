import { z } from 'zod';
import { fault } from '../core/field-faults.js';
import { asSeen, day, id, shortText } from '../core/list.js';
import { country } from '../organisation/facility.js';

export const nameUse = z.enum(['official', 'usual', 'nickname', 'maiden', 'old', 'anonymous']);

export const telecomSystem = z.enum(['phone', 'email']);

export const telecomUse = z.enum(['mobile', 'home', 'work', 'other']);

export const addressUse = z.enum(['home', 'temporary', 'work', 'old']);

export const verification = z.enum(['stated', 'seen', 'verified']);

export const relatedRole = z.enum([
  'next-of-kin',
  'guardian',
  'owner',
  'mother',
  'father',
  'spouse',
  'partner',
  'child',
  'sibling',
  'carer',
  'other',
]);

export const relatedAuthority = z.enum(['informed', 'consents', 'collects', 'guarantees']);

const text = z.string().trim().min(1).max(200).nullable().default(null);

/** Left out, the row is current. */
const period = { validFrom: day.nullable().default(null), validTo: day.nullable().default(null) };

/** A row that is kept when a list is replaced names its id; one without is new. */
const kept = { id: id.optional() };

/** An ISO 15924 script such as `Latn`, `Cyrl` or `Arab`. */
const script = z.string().regex(/^[A-Z][a-z]{3}$/);

/** Control characters and those that turn the direction of writing make one name read as another; marks that join letters belong to names. */
const plainText = /^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u;
const notPlain = { error: fault('character-of-no-name') };
const namePart = z.string().overwrite(asSeen).trim().min(1).max(200).regex(plainText, notPlain).nullable().default(null);

const nameRow = z.strictObject({
  ...kept,
  use: nameUse.default('official'),
  /** Left out it is read from the letters. */
  script: script.optional(),
  prefix: text,
  given: text,
  family: text,
  suffix: text,
  ...period,
});

/** One name alone is valid: then the given or the family name is left out. */
export const nameInput = nameRow
  .extend({ prefix: namePart, given: namePart, family: namePart, suffix: namePart })
  .superRefine(({ given, family }, { addIssue }) => {
    if (/\p{L}/u.test(`${given ?? ''}${family ?? ''}`)) return;
    const message = fault(given === null && family === null ? 'name-empty' : 'name-letter');
    addIssue({ code: 'custom', path: [given === null && family !== null ? 'family' : 'given'], message });
  });
export type NameInput = z.infer<typeof nameInput>;

export const telecomInput = z.strictObject({
  ...kept,
  system: telecomSystem.default('phone'),
  /** A phone number may be written as in the facility's country, and with an extension; it is kept as E.164. */
  value: z.string().trim().min(3).max(254),
  /** Of a phone number: what is dialled after it has answered. One that is written behind the number counts. */
  extension: z
    .string()
    .regex(/^\d{1,10}$/)
    .nullable()
    .default(null),
  use: telecomUse.default('mobile'),
  messages: z.boolean().default(true),
  ...period,
});
export type TelecomInput = z.infer<typeof telecomInput>;

const addressRow = z.strictObject({
  ...kept,
  use: addressUse.default('home'),
  /** Left out it is the organisation's country. */
  country: country.optional(),
  region: text,
  district: text,
  locality: text,
  line: text,
  postalCode: text,
  ...period,
});
export const addressInput = addressRow.refine(
  ({ region, district, locality, line, postalCode }) => [region, district, locality, line, postalCode].some((part) => part !== null),
  { path: ['line'], error: fault('address-empty') },
);
export type AddressInput = z.infer<typeof addressInput>;

export const identifierInput = z.strictObject({
  ...kept,
  /** A code of `listIdentifierTypes`, such as `NI` for a national identity number. */
  type: z.string().regex(/^[A-Z0-9-]{1,20}$/),
  system: z.string().trim().max(200).default(''),
  value: z.string().trim().min(1).max(100),
  verification: verification.default('stated'),
  ...period,
});
export type IdentifierInput = z.infer<typeof identifierInput>;

export const relatedPersonInput = z.strictObject({
  ...kept,
  role: relatedRole,
  name: shortText.regex(plainText, notPlain),
  phone: z.string().trim().min(3).max(40).nullable().default(null),
  authority: z.array(relatedAuthority).max(4).default([]),
  relatedPatientId: id.nullable().default(null),
  ...period,
});
export type RelatedPersonInput = z.infer<typeof relatedPersonInput>;

/** A stored name may have been imported: it is shown as it came, and checked when it is written again. */
export const patientName = nameRow.extend({ id, script, display: z.string() });

export const patientTelecom = telecomInput.extend({ id });

export const patientAddress = addressRow.extend({ id, country: z.string() });

export const patientIdentifier = identifierInput.extend({ id, typeName: z.string(), issuer: z.string().nullable() });

export const relatedPerson = relatedPersonInput.extend({ id, name: z.string() });
