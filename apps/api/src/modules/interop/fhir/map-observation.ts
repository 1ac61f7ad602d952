import type { z } from 'zod';
import { errorReason, type ImportContext } from '../import/import-context.js';
import type { ImportRows } from '../import/import-rows.js';
import type { observationResource } from './fhir-resources.js';
import { codeOf, momentOf, plainCode, type Quantity, quantityText, rangeText, wordsOf } from './fhir-values.js';
import { base, code, known, place, times } from './map-clinical.js';

type Source = z.infer<typeof observationResource>;
type Component = NonNullable<Source['component']>[number];

const CATEGORIES = ['vital-signs', 'laboratory', 'imaging', 'procedure', 'survey', 'exam', 'therapy', 'activity', 'social-history'];
const INTERPRETATIONS = ['N', 'L', 'H', 'LL', 'HH', 'A', 'AA', 'POS', 'NEG', 'IND', 'S', 'I', 'R'];

export function mapObservation(source: Source, context: ImportContext, rows: ImportRows): void {
  const occurred = source.effectiveDateTime ?? source.effectiveInstant ?? source.effectivePeriod?.start ?? source.effectivePeriod?.end;
  const range = source.referenceRange?.[0];
  rows.observation.push({
    ...base(source.subject, context),
    ...place(context.local(source.encounter, 'Encounter')),
    ...code(source.code),
    ...times(occurred, source.issued),
    ...errorReason(source.status),
    ...measuredValue(source),
    category: categoryOf(source),
    status: source.status,
    components: source.component?.map(componentOf) ?? null,
    reference_low: range?.low?.value ?? null,
    reference_high: range?.high?.value ?? null,
    reference_text: range?.text ?? null,
    interpretation: known(INTERPRETATIONS, plainCode(source.interpretation?.[0])),
    absent_reason: wordsOf(source.dataAbsentReason),
    method: wordsOf(source.method),
    body_site: wordsOf(source.bodySite),
    set_id: context.ownerId,
  });
}

/** Some sources write `vital-sign`. What has no category that we know is an examination's finding. */
function categoryOf({ category }: Source): string {
  const stated = plainCode(category?.[0]);
  return stated === 'vital-sign' ? 'vital-signs' : (known(CATEGORIES, stated) ?? 'exam');
}

function measuredValue(source: Source) {
  const coded = codeOf(source.valueCodeableConcept);
  const number = source.valueQuantity?.value ?? source.valueInteger ?? null;
  return {
    value_number: number,
    value_comparator: number === null ? null : (source.valueQuantity?.comparator ?? null),
    value_text: source.valueString ?? booleanText(source.valueBoolean) ?? spanText(source),
    value_system: coded?.system ?? null,
    value_code: coded?.code ?? null,
    value_display: coded?.display ?? null,
    value_at: source.valueDateTime === undefined ? null : momentOf(source.valueDateTime),
    ...unitOf(source.valueQuantity),
  };
}

function unitOf(quantity: Quantity | undefined): { unit: string | null; unit_display: string | null } {
  return { unit: quantity?.code ?? quantity?.unit ?? null, unit_display: quantity?.unit ?? null };
}

/** A number stands as a value, everything else as text. */
function componentOf(component: Component) {
  const what = code(component.code);
  const number = component.valueQuantity?.value ?? component.valueInteger;
  const coded = codeOf(component.valueCodeableConcept)?.display;
  const words = component.valueString ?? component.valueDateTime ?? coded ?? spanText(component);
  return {
    system: what.code_system,
    code: what.code,
    display: what.display,
    ...(number === undefined
      ? { text: words ?? booleanText(component.valueBoolean) ?? wordsOf(component.dataAbsentReason) }
      : { value: number, comparator: component.valueQuantity?.comparator }),
    unit: unitOf(component.valueQuantity).unit,
    interpretation: known(INTERPRETATIONS, plainCode(component.interpretation?.[0])),
  };
}

/** What is neither one number nor a code is kept in its own words: `2 mg – 5 mg`, `1 : 128`, `08:30`. */
function spanText({ valueRange, valueRatio, valuePeriod, valueTime }: Component): string | null {
  const ratio = [valueRatio?.numerator, valueRatio?.denominator].map(quantityText).filter(Boolean).join(' : ');
  const period = [valuePeriod?.start, valuePeriod?.end].filter(Boolean).join(' – ');
  return rangeText(valueRange) ?? (ratio || period || valueTime || null);
}

function booleanText(value: boolean | undefined): string | null {
  return value === undefined ? null : String(value);
}
