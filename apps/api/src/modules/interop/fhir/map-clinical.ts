import type { z } from 'zod';
import { saysNoneKnown } from '../../encounters/index.js';
import { errorReason, type ImportContext } from '../import/import-context.js';
import type { ImportRows } from '../import/import-rows.js';
import { Rejected } from '../import/rejected.js';
import type { allergyResource, conditionResource, immunizationResource, procedureResource } from './fhir-resources.js';
import { type Concept, codeOf, type DatePrecision, dayOf, momentOf, plainCode, quantityText, rangeText, wordsOf } from './fhir-values.js';

const CONDITION_STATUSES = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'];
const CONDITION_CERTAINTIES = ['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error'];
const ACTIVE = ['active', 'recurrence', 'relapse'];
const ALLERGY_STATUSES = ['active', 'inactive', 'resolved'];
const ALLERGY_CERTAINTIES = ['unconfirmed', 'presumed', 'confirmed', 'refuted', 'entered-in-error'];
/** SNOMED CT: mild, moderate, severe. */
const SEVERITIES: Record<string, string> = { '255604002': 'mild', '6736007': 'moderate', '24484000': 'severe' };

/** A code of a value set that the product knows; anything else is as if it were not there. */
export function known(allowed: readonly string[], code: string | null): string | null {
  return code !== null && allowed.includes(code) ? code : null;
}

/** A status that changes what the resource means: one that is not understood is not left out. */
function understood(allowed: readonly string[], given: Concept | undefined, element: string): string | null {
  if (given === undefined) return null;
  const status = known(allowed, plainCode(given));
  if (status === null) throw new Rejected(`${element} not-known`);
  return status;
}

export function mapCondition(source: z.infer<typeof conditionResource>, context: ImportContext, rows: ImportRows): void {
  const encounterId = context.local(source.encounter, 'Encounter');
  const stated = known(['problem-list-item', 'encounter-diagnosis'], plainCode(source.category?.[0]));
  const verification = understood(CONDITION_CERTAINTIES, source.verificationStatus, 'verificationStatus') ?? 'unconfirmed';
  const clinicalStatus = understood(CONDITION_STATUSES, source.clinicalStatus, 'clinicalStatus');
  const onset = source.onsetDateTime === undefined ? null : dayOf(source.onsetDateTime);
  const abated = source.abatementDateTime === undefined ? null : dayOf(source.abatementDateTime);
  if (onset !== null && abated !== null && isBefore(abated, onset)) throw new Rejected('abatementDateTime before-onset');
  // FHIR con-4: what is active has not ended, and the program cannot tell which of the two is right.
  if (abated !== null && ACTIVE.includes(clinicalStatus ?? '')) throw new Rejected('abatementDateTime of-an-active-condition');
  rows.condition.push({
    ...base(source.subject, context),
    ...place(encounterId),
    ...code(source.code),
    ...times(source.recordedDate ?? source.onsetDateTime, source.recordedDate),
    ...errorReason(verification),
    category: stated ?? (encounterId === null ? 'problem-list-item' : 'encounter-diagnosis'),
    clinical_status: clinicalStatus,
    verification_status: verification,
    severity: SEVERITIES[plainCode(source.severity) ?? ''] ?? null,
    onset_on: onset?.day ?? null,
    onset_precision: onset?.precision ?? 'day',
    abated_on: abated?.day ?? null,
    abated_precision: abated?.precision ?? 'day',
  });
}

/** Prescribing finds its code in the pharmacy's list of allergens, or says that it cannot be checked. */
export function mapAllergy(source: z.infer<typeof allergyResource>, context: ImportContext, rows: ImportRows): void {
  const verification = understood(ALLERGY_CERTAINTIES, source.verificationStatus, 'verificationStatus') ?? 'unconfirmed';
  const when = times(source.recordedDate ?? source.onsetDateTime, source.recordedDate);
  const what = code(source.code);
  if (saysNoneKnown(what.display, what.code)) {
    if (verification === 'refuted' || verification === 'entered-in-error')
      throw new Rejected('verificationStatus refutes-that-there-is-none');
    rows.patient_allergy_status.push({ ...base(source.patient, context), status: 'none-known', recorded_at: when.recorded_at });
    return;
  }
  rows.allergy_intolerance.push({
    ...base(source.patient, context),
    ...what,
    ...when,
    ...errorReason(verification),
    type: source.type ?? 'allergy',
    category: source.category?.[0] ?? null,
    criticality: source.criticality ?? 'unable-to-assess',
    reactions: (source.reaction ?? []).flatMap(({ manifestation, severity }) =>
      manifestation.map((each) => ({ manifestation: wordsOf(each) ?? '', ...(severity ? { severity } : {}) })),
    ),
    clinical_status: understood(ALLERGY_STATUSES, source.clinicalStatus, 'clinicalStatus'),
    verification_status: verification,
    onset_on: source.onsetDateTime === undefined ? null : dayOf(source.onsetDateTime).day,
  });
}

export function mapProcedure(source: z.infer<typeof procedureResource>, context: ImportContext, rows: ImportRows): void {
  const when = times(source.performedDateTime ?? source.performedPeriod?.start ?? source.performedPeriod?.end);
  const endedAt = source.performedPeriod?.end === undefined ? null : momentOf(source.performedPeriod.end);
  if (endedAt !== null && new Date(endedAt) < new Date(when.occurred_at)) throw new Rejected('performedPeriod ends-before-it-starts');
  rows.procedure.push({
    ...base(source.subject, context),
    ...place(context.local(source.encounter, 'Encounter')),
    ...code(source.code),
    ...when,
    ...errorReason(source.status),
    occurred_text: source.performedString ?? quantityText(source.performedAge) ?? rangeText(source.performedRange) ?? null,
    status: source.status,
    body_site: wordsOf(source.bodySite?.[0]),
    reason: wordsOf(source.reasonCode?.[0]) ?? context.codeFor(source.reasonReference?.[0])?.display ?? null,
    outcome: wordsOf(source.outcome),
    performer_text: context.partyName(source.performer?.[0]?.actor),
    ended_at: endedAt,
  });
}

export function mapImmunization(source: z.infer<typeof immunizationResource>, context: ImportContext, rows: ImportRows): void {
  rows.immunization.push({
    ...base(source.patient, context),
    ...place(context.local(source.encounter, 'Encounter')),
    ...code(source.vaccineCode),
    ...times(source.occurrenceDateTime, source.recorded),
    ...errorReason(source.status),
    occurred_text: source.occurrenceString ?? null,
    status: source.status,
    dose_number: source.protocolApplied?.[0]?.doseNumberPositiveInt ?? null,
    lot_number: source.lotNumber ?? null,
    expires_on: source.expirationDate === undefined ? null : dayOf(source.expirationDate).day,
    site: wordsOf(source.site),
    route: wordsOf(source.route),
    primary_source: source.primarySource ?? false,
  });
}

type Whose = Parameters<ImportContext['patient']>[0];

export function base(subject: Whose, context: ImportContext): { id: string; facility_id: string; patient_id: string } {
  return { id: context.id, facility_id: context.facility.id, patient_id: context.patient(subject) };
}

/** An imported visit has the id of its encounter. */
export function place(encounterId: string | null): { visit_id: string | null; encounter_id: string | null } {
  return { visit_id: encounterId, encounter_id: encounterId };
}

/** A code without its system says nothing, so that only its words are kept. */
export function code(given: Parameters<typeof codeOf>[0]): { code_system: string | null; code: string | null; display: string } {
  const read = codeOf(given);
  if (!read) throw new Rejected('code missing');
  return { code_system: read.system, code: read.code, display: read.display };
}

/** A partial end lies before a start only when its whole month or year does. */
function isBefore(end: ReturnType<typeof dayOf>, start: ReturnType<typeof dayOf>): boolean {
  const length = { day: 10, month: 7, year: 4 }[end.precision];
  return end.day.slice(0, length) < start.day.slice(0, length);
}

/** Behind everything that has a date. What stands there is known by its precision, never by its year. */
const WITHOUT_A_DATE = '1850-01-01T12:00:00Z';

/** When it happened, as exactly as the source knows it, and when the source wrote it down. */
export function times(occurred: string | undefined, recorded = occurred) {
  return {
    occurred_at: occurred === undefined ? WITHOUT_A_DATE : momentOf(occurred),
    occurred_precision: occurred === undefined ? ('unknown' as const) : precisionOf(occurred),
    recorded_at: recorded === undefined ? new Date().toISOString() : momentOf(recorded),
  };
}

/** Null for a moment. */
function precisionOf(text: string): DatePrecision | null {
  return text.length > 10 ? null : dayOf(text).precision;
}
