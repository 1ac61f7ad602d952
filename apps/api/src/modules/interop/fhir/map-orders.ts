import type { z } from 'zod';
import { ERROR_AT_SOURCE, type ImportContext } from '../import/import-context.js';
import type { ImportRows } from '../import/import-rows.js';
import { Rejected } from '../import/rejected.js';
import type { diagnosticReportResource, medicationRequestResource, SourceDosage } from './fhir-resources.js';
import { codeOf, momentOf, plainCode, quantityText, rangeText, wordsOf } from './fhir-values.js';
import { base, code, place, times } from './map-clinical.js';

type Prescription = z.infer<typeof medicationRequestResource>;
type Report = z.infer<typeof diagnosticReportResource>;

/** A prescription of elsewhere keeps its code and words; our pharmacy is not asked to dispense it. */
export function mapMedicationRequest(source: Prescription, context: ImportContext, rows: ImportRows): void {
  const authored = times(source.authoredOn);
  const what = codeOf(source.medicationCodeableConcept) ?? context.codeFor(source.medicationReference);
  if (!what) throw new Rejected('medication missing');
  const encounterId = context.local(source.encounter, 'Encounter');
  rows.medication_request.push({
    ...base(source.subject, context),
    ...place(encounterId),
    group_id: encounterId ?? context.id,
    requester_name: context.partyName(source.requester),
    medicine_system: what.system,
    medicine_code: what.code,
    medicine_display: what.display,
    dosage: [],
    dosage_text: dosageText(source.dosageInstruction),
    reason: wordsOf(source.reasonCode?.[0]) ?? context.codeFor(source.reasonReference?.[0])?.display ?? null,
    status: source.status,
    status_reason: source.status === 'entered-in-error' ? ERROR_AT_SOURCE : null,
    fulfilment: 'not-asked',
    prescribed_at: authored.occurred_at,
    prescribed_precision: authored.occurred_precision,
    recorded_at: authored.recorded_at,
  });
}

/** The source's own words, and its numbers in a form that is no language: `1 × 2 / 1 d, as needed`. Neither is left out for the other. */
export function dosageText(steps: readonly SourceDosage[] | undefined): string | null {
  const texts = (steps ?? []).map((step) => {
    const numbers = numbersOf(step);
    return step.text && numbers && step.text !== numbers ? `${step.text} (${numbers})` : (step.text ?? numbers);
  });
  return texts.filter(Boolean).join('; ') || null;
}

function numbersOf({ timing, doseAndRate, route, site, method, additionalInstruction, patientInstruction, ...step }: SourceDosage): string {
  const given = doseAndRate?.[0];
  const amount = quantityText(given?.doseQuantity) ?? rangeText(given?.doseRange);
  const rate = quantityText(given?.rateQuantity) ?? rangeText(given?.rateRange) ?? ratioText(given?.rateRatio);
  const most = ratioText(step.maxDosePerPeriod);
  const reason = wordsOf(step.asNeededCodeableConcept);
  const parts = [
    [amount, oftenOf(timing)].filter(Boolean).join(' × '),
    rate && `at ${rate}`,
    ...[route, site, method, ...(additionalInstruction ?? [])].map(wordsOf),
    reason ? `as needed for ${reason}` : step.asNeededBoolean ? 'as needed' : null,
    most && `at most ${most}`,
    patientInstruction,
  ];
  return parts.filter(Boolean).join(', ');
}

function oftenOf(timing: SourceDosage['timing']): string {
  const repeat = timing?.repeat;
  const span = (from: number | undefined, to: number | undefined) => [from, to].filter((each) => each !== undefined).join('–');
  const often =
    repeat?.frequency === undefined && repeat?.period === undefined
      ? wordsOf(timing?.code)
      : `${span(repeat?.frequency ?? 1, repeat?.frequencyMax)} / ${span(repeat?.period ?? 1, repeat?.periodMax)} ${repeat?.periodUnit ?? 'd'}`;
  const when = [...(repeat?.when ?? []), ...(repeat?.timeOfDay ?? []), ...(repeat?.dayOfWeek ?? [])];
  const until = quantityText(repeat?.boundsDuration) ?? repeat?.boundsPeriod?.end;
  return [often, ...when, until && `for ${until}`, repeat?.count && `${repeat.count} times in all`].filter(Boolean).join(' ');
}

function ratioText(ratio: SourceDosage['maxDosePerPeriod']): string | null {
  return [ratio?.numerator, ratio?.denominator].map(quantityText).filter(Boolean).join(' / ') || null;
}

/** The values of a report are its observations, which take the report's id as the name of their set. */
export function mapDiagnosticReport(source: Report, context: ImportContext, rows: ImportRows): void {
  const { code_system, code: reportCode, display } = code(source.code);
  const occurred = source.effectiveDateTime ?? source.effectivePeriod?.start ?? null;
  const issued = source.issued ?? occurred;
  rows.diagnostic_report.push({
    ...base(source.subject, context),
    encounter_id: context.local(source.encounter, 'Encounter'),
    category: categoryOf(source),
    code_system,
    code: reportCode,
    code_display: display,
    status: source.status,
    occurred_at: occurred === null ? null : momentOf(occurred),
    issued_at: issued === null ? null : momentOf(issued),
    recorded_at: issued === null ? new Date().toISOString() : momentOf(issued),
    conclusion: source.conclusion ?? null,
    text: textOf(source, context),
  });
}

/** HL7 table 0074. A report without values is a document, such as a physician's note. */
function categoryOf({ category, result }: Report): string {
  const stated = category?.map(plainCode).find((code) => code !== null && /^[A-Z]{2,4}$/.test(code));
  return stated ?? ((result ?? []).length > 0 ? 'LAB' : 'OTH');
}

/** Text is kept. A page of HTML, a PDF or a picture has no place here and is counted as not kept. */
function textOf({ presentedForm }: Report, context: ImportContext): string | null {
  for (const { contentType } of presentedForm ?? []) {
    if (!contentType?.startsWith('text/plain')) context.notKept(`DiagnosticReport.presentedForm (${contentType ?? 'without a type'})`);
  }
  const form = presentedForm?.find(({ contentType, data }) => data && contentType?.startsWith('text/plain'));
  return form?.data ? Buffer.from(form.data, 'base64').toString('utf8').trim() || null : null;
}
