import { type CalculationSubject, calculated, calculationOf } from '@wardbook/contracts/laboratory/calculations';
import type { Analyte } from '@wardbook/contracts/laboratory/catalogue';
import type { ResultRow } from './result.repository.js';
import type { WorkRow } from './work.repository.js';

/** One request at the bench: whose it is, what is measured, and what stands there already. */
export interface Bench {
  row: WorkRow;
  subject: CalculationSubject;
  occurredAt: string;
  analytes: Map<string, Analyte>;
  existing: ResultRow[];
  positions: Map<string, number>;
  required: ReadonlySet<string>;
}

export function calculationIn({ analytes, subject }: Bench, analyte: Analyte) {
  return calculationOf(analyte, [...analytes.values()], subject);
}

/** Null where the formula says nothing, and where it gives what no living patient has. */
export function calculatedValue(bench: Bench, analyte: Analyte): number | null {
  const key = calculationIn(bench, analyte);
  if (key === null) return null;
  const known = [...bench.analytes.values()].map(({ id, loincCode, unit }) => {
    const value = inWorkOf(bench, id) ?? inForceOf(bench, id);
    return { loincCode, unit, number: value && value.comparator === null ? value.number : null };
  });
  const number = calculated(key, known, bench.subject, analyte.decimals);
  const { impossibleBelow, impossibleAbove } = analyte;
  const isPossible = number !== null && number >= (impossibleBelow ?? number) && number <= (impossibleAbove ?? number);
  return isPossible ? number : null;
}

export function inWorkOf({ existing }: Bench, analyteId: string): ResultRow | undefined {
  return existing.find((result) => result.analyteId === analyteId && (result.status === 'entered' || result.status === 'verified'));
}

export function inForceOf({ existing }: Bench, analyteId: string): ResultRow | undefined {
  return existing.find((result) => result.analyteId === analyteId && result.status === 'released');
}

/** What a result row says beside its value: whose it is and where it stands in the report. */
export function identity({ row, occurredAt, positions }: Bench, analyte: Analyte) {
  return {
    patient_id: row.patientId,
    encounter_id: row.encounterId,
    service_request_id: row.serviceRequestId,
    analyte_id: analyte.id,
    position: positions.get(analyte.id) ?? 99,
    analyte_code: analyte.code,
    loinc_code: analyte.loincCode,
    display: analyte.name,
    value_kind: analyte.valueKind,
    occurred_at: occurredAt,
  };
}
