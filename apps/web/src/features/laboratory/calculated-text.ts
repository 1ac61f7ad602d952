import { type CalculationSubject, calculated } from '@wardbook/contracts/laboratory/calculations';
import type { LabGridRow, LabWorkDetail } from '@wardbook/contracts/laboratory/results';
import { cellValue } from './cell-text';

type Edits = ReadonlyMap<string, string>;

/** Where a formula holds, the API has found it to hold for this patient, who is a person. */
function subjectOf({ patient, day, pregnant }: Pick<LabWorkDetail, 'patient' | 'day' | 'pregnant'>): CalculationSubject {
  return { kind: 'person', sex: patient.sex, birthDate: patient.birthDate, day, pregnant };
}

/** What a calculated cell shows while its inputs are being typed; undefined where nothing is typed and the stored value stands. */
export function calculatedText(
  row: LabGridRow,
  work: Pick<LabWorkDetail, 'patient' | 'day' | 'pregnant' | 'rows'>,
  edits: Edits,
): string | undefined {
  if (row.calculation === null || edits.size === 0) return undefined;
  const known = work.rows.map((other) => ({ loincCode: other.loincCode, unit: other.unit, number: numberOf(other, edits) }));
  const number = calculated(row.calculation, known, subjectOf(work), row.decimals);
  return number === null ? '' : number.toFixed(row.decimals);
}

/** Null where there is no number, or only a limit. */
function numberOf(row: LabGridRow, edits: Edits): number | null {
  const typed = edits.get(row.analyteId);
  const value = typed === undefined ? (row.current ?? row.released) : cellValue(row, typed, null);
  return value && value.comparator === null ? value.number : null;
}
