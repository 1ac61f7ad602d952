import { goalLifecycle } from '@wardbook/contracts/encounters/care-plans';
import { z } from 'zod';
import {
  address,
  coding,
  concept,
  contactPoint,
  fhirDate,
  fhirDateTime,
  humanName,
  identifier,
  money,
  period,
  quantity,
  range,
  ratio,
  reference,
} from './fhir-values.js';

/** The resources of FHIR R4 as far as the import reads them. A resource that does not fit is rejected with the path of its fault. */

const some = concept.refine(({ coding: codings, text }) => Boolean(text) || codings?.some(({ code }) => code), { message: 'empty' });
const clinical = { subject: reference, encounter: reference.optional() };

/** A statement that its source turned into its opposite is refused: nothing here can show it as what it is. */
const neverTrue = z.literal(false).optional();

const contactPerson = z.object({
  relationship: z.array(concept).optional(),
  name: humanName.optional(),
  telecom: z.array(contactPoint).optional(),
  period: period.optional(),
});

export const patientResource = z.object({
  /** A record that its source gave up, or replaced by another one, is no patient's. */
  active: z.literal(true).optional(),
  link: z.array(z.object({ type: z.enum(['replaces', 'refer', 'seealso']) })).optional(),
  extension: z.array(z.object({ url: z.string(), valueCode: z.string().optional() })).optional(),
  identifier: z.array(identifier).optional(),
  name: z.array(humanName).optional(),
  telecom: z.array(contactPoint).optional(),
  contact: z.array(contactPerson).optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  birthDate: fhirDate.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: fhirDateTime.optional(),
  address: z.array(address).optional(),
  communication: z.array(z.object({ language: concept, preferred: z.boolean().optional() })).optional(),
});

export const partyResource = z.object({
  identifier: z.array(identifier).optional(),
  /** One text for an organisation or a place, a list of names for a person. */
  name: z.union([z.string(), z.array(humanName).min(1)]),
  telecom: z.array(contactPoint).optional(),
  address: z.union([address, z.array(address)]).optional(),
});

export const encounterResource = z.object({
  status: z.enum(['planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled', 'entered-in-error']),
  class: coding,
  type: z.array(concept).optional(),
  subject: reference,
  participant: z.array(z.object({ individual: reference.optional() })).optional(),
  period: period.required({ start: true }),
  reasonCode: z.array(concept).optional(),
  location: z.array(z.object({ location: reference })).optional(),
  serviceProvider: reference.optional(),
});

export const conditionResource = z.object({
  ...clinical,
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  category: z.array(concept).optional(),
  severity: concept.optional(),
  code: some,
  onsetDateTime: fhirDateTime.optional(),
  abatementDateTime: fhirDateTime.optional(),
  recordedDate: fhirDateTime.optional(),
});

export const allergyResource = z.object({
  patient: reference,
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  type: z.enum(['allergy', 'intolerance']).optional(),
  category: z.array(z.enum(['food', 'medication', 'environment', 'biologic'])).optional(),
  criticality: z.enum(['low', 'high', 'unable-to-assess']).optional(),
  code: some,
  onsetDateTime: fhirDateTime.optional(),
  recordedDate: fhirDateTime.optional(),
  reaction: z.array(z.object({ manifestation: z.array(concept), severity: z.enum(['mild', 'moderate', 'severe']).optional() })).optional(),
});

const value = {
  valueQuantity: quantity.optional(),
  valueCodeableConcept: concept.optional(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueDateTime: fhirDateTime.optional(),
  valueRange: range.optional(),
  valueRatio: ratio.optional(),
  valuePeriod: period.optional(),
  valueTime: z.string().optional(),
  /** A curve has no place here, and no words that would stand for it. */
  valueSampledData: z.never().optional(),
  dataAbsentReason: concept.optional(),
};

export const observationResource = z.object({
  ...clinical,
  ...value,
  status: z.enum(['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown']),
  category: z.array(concept).optional(),
  code: some,
  effectiveDateTime: fhirDateTime.optional(),
  effectivePeriod: period.optional(),
  effectiveInstant: fhirDateTime.optional(),
  issued: fhirDateTime.optional(),
  interpretation: z.array(concept).optional(),
  method: concept.optional(),
  bodySite: concept.optional(),
  referenceRange: z.array(z.object({ low: quantity.optional(), high: quantity.optional(), text: z.string().optional() })).optional(),
  component: z.array(z.object({ code: some, ...value, interpretation: z.array(concept).optional() })).optional(),
});

export const procedureResource = z.object({
  ...clinical,
  status: z.enum(['preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', 'entered-in-error', 'unknown']),
  code: some,
  performedDateTime: fhirDateTime.optional(),
  performedPeriod: period.optional(),
  performedString: z.string().optional(),
  performedAge: quantity.optional(),
  performedRange: range.optional(),
  performer: z.array(z.object({ actor: reference })).optional(),
  bodySite: z.array(concept).optional(),
  outcome: concept.optional(),
  reasonCode: z.array(concept).optional(),
  reasonReference: z.array(reference).optional(),
});

export const immunizationResource = z.object({
  patient: reference,
  encounter: reference.optional(),
  status: z.enum(['completed', 'entered-in-error', 'not-done']),
  isSubpotent: neverTrue,
  vaccineCode: some,
  occurrenceDateTime: fhirDateTime.optional(),
  occurrenceString: z.string().optional(),
  recorded: fhirDateTime.optional(),
  primarySource: z.boolean().optional(),
  lotNumber: z.string().optional(),
  expirationDate: fhirDate.optional(),
  site: concept.optional(),
  route: concept.optional(),
  protocolApplied: z.array(z.object({ doseNumberPositiveInt: z.number().int().max(1000).optional() })).optional(),
});

export const carePlanResource = z.object({
  ...clinical,
  status: z.enum(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']),
  /** What is only proposed has not been agreed on. */
  intent: z.enum(['plan', 'order']).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  category: z.array(concept).optional(),
  period: period.optional(),
  created: fhirDateTime.optional(),
  addresses: z.array(reference).optional(),
  goal: z.array(reference).optional(),
  activity: z
    .array(z.object({ detail: z.object({ code: concept.optional(), description: z.string().optional(), status: z.string() }).optional() }))
    .optional(),
});

export const goalResource = z.object({
  subject: reference,
  lifecycleStatus: goalLifecycle,
  achievementStatus: concept.optional(),
  description: some,
  startDate: fhirDate.optional(),
  target: z.array(z.object({ measure: concept.optional(), dueDate: fhirDate.optional(), detailQuantity: quantity.optional() })).optional(),
});

const repeat = z.object({
  boundsDuration: quantity.optional(),
  boundsPeriod: period.optional(),
  count: z.number().optional(),
  frequency: z.number().optional(),
  frequencyMax: z.number().optional(),
  period: z.number().optional(),
  periodMax: z.number().optional(),
  periodUnit: z.string().optional(),
  dayOfWeek: z.array(z.string()).optional(),
  timeOfDay: z.array(z.string()).optional(),
  when: z.array(z.string()).optional(),
});

const dosage = z.object({
  text: z.string().optional(),
  patientInstruction: z.string().optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: concept.optional(),
  additionalInstruction: z.array(concept).optional(),
  timing: z.object({ repeat: repeat.optional(), code: concept.optional() }).optional(),
  site: concept.optional(),
  route: concept.optional(),
  method: concept.optional(),
  doseAndRate: z
    .array(
      z.object({
        doseQuantity: quantity.optional(),
        doseRange: range.optional(),
        rateQuantity: quantity.optional(),
        rateRange: range.optional(),
        rateRatio: ratio.optional(),
      }),
    )
    .optional(),
  maxDosePerPeriod: ratio.optional(),
});
export type SourceDosage = z.infer<typeof dosage>;

export const medicationRequestResource = z.object({
  ...clinical,
  status: z.enum(['active', 'on-hold', 'cancelled', 'completed', 'entered-in-error', 'stopped', 'draft', 'unknown']),
  /** A plan or a proposal is no order, and a medicine that must not be given is none that is taken. */
  intent: z.enum(['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order']).optional(),
  doNotPerform: neverTrue,
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
  authoredOn: fhirDateTime.optional(),
  requester: reference.optional(),
  reasonCode: z.array(concept).optional(),
  reasonReference: z.array(reference).optional(),
  dosageInstruction: z.array(dosage).optional(),
});

export const diagnosticReportResource = z.object({
  ...clinical,
  status: z.enum([
    'registered',
    'partial',
    'preliminary',
    'final',
    'amended',
    'corrected',
    'appended',
    'cancelled',
    'entered-in-error',
    'unknown',
  ]),
  category: z.array(concept).optional(),
  code: some,
  effectiveDateTime: fhirDateTime.optional(),
  effectivePeriod: period.optional(),
  issued: fhirDateTime.optional(),
  result: z.array(reference).optional(),
  conclusion: z.string().optional(),
  presentedForm: z.array(z.object({ contentType: z.string().optional(), data: z.string().optional() })).optional(),
});

const claimItem = z.object({
  sequence: z.number().optional(),
  productOrService: concept.optional(),
  net: money.optional(),
  encounter: z.array(reference).optional(),
});

/** Claim, ExplanationOfBenefit and Coverage are read alike: what was asked from whom, and what was paid. */
export const claimResource = z.object({
  patient: reference.optional(),
  beneficiary: reference.optional(),
  status: z.string(),
  use: z.string().optional(),
  type: concept.optional(),
  billablePeriod: period.optional(),
  period: period.optional(),
  created: fhirDateTime.optional(),
  provider: reference.optional(),
  insurer: reference.optional(),
  payor: z.array(reference).optional(),
  subscriberId: z.string().optional(),
  claim: reference.optional(),
  outcome: z.string().optional(),
  insurance: z.array(z.object({ coverage: reference })).optional(),
  item: z.array(claimItem).optional(),
  total: z.union([money, z.array(z.object({ category: concept.optional(), amount: money }))]).optional(),
  payment: z.object({ amount: money.optional(), date: fhirDate.optional() }).optional(),
});
