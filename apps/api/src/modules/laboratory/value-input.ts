import type { Analyte } from '@wardbook/contracts/laboratory/catalogue';
import type { LabValueInput } from '@wardbook/contracts/laboratory/results';
import type { Measured } from '@wardbook/contracts/laboratory/rules';
import { Problem } from '../../core/problem.error.js';

/** The value of a cell as its analyte requires it, null for an emptied cell. A value that does not fit is refused with its field. */
export function measured(analyte: Analyte, input: LabValueInput, path: string): Measured | null {
  const { comparator, number, code, text } = input;
  if (comparator === null && number === null && code === null && text === null) return null;
  if (analyte.valueKind === 'coded') return coded(analyte, input, path);
  if (analyte.valueKind === 'text') return written(input, path);
  if (number === null || code !== null || text !== null)
    throw Problem.field(`${path}.number`, 'number-needed', 'This is measured as a number.');
  refuseImpossible(analyte, number, path);
  refuseTooExact(analyte, number, path);
  return { valueKind: analyte.valueKind, comparator, number, code: null, text: null };
}

function coded({ answers }: Analyte, { comparator, number, code, text }: LabValueInput, path: string): Measured {
  const answer = answers.find((one) => one.code === code);
  if (!answer || comparator !== null || number !== null || text !== null) {
    throw Problem.field(`${path}.code`, 'unknown-answer', 'Choose one of the answers.');
  }
  return { valueKind: 'coded', comparator: null, number: null, code: answer.code, text: answer.display };
}

function written({ comparator, number, code, text }: LabValueInput, path: string): Measured {
  if (text === null || comparator !== null || number !== null || code !== null)
    throw Problem.field(`${path}.text`, 'text-needed', 'This is written as text.');
  return { valueKind: 'text', comparator: null, number: null, code: null, text };
}

/** A typing error, not a value of a patient. */
function refuseImpossible({ valueKind, impossibleBelow, impossibleAbove }: Analyte, number: number, path: string): void {
  const titreFault = valueKind === 'titre' && (number < 1 || !Number.isInteger(number));
  const low = impossibleBelow !== null && number < impossibleBelow;
  const high = impossibleAbove !== null && number > impossibleAbove;
  if (!titreFault && !low && !high) return;
  const fields = [
    {
      path: `${path}.number`,
      code: 'value-impossible' as const,
      message: 'This value cannot occur; check the figure and the decimal point.',
    },
  ];
  throw new Problem('value-impossible', { fields });
}

/** A value is judged as it is shown: one with more decimals than its analyte would be shown as another. */
function refuseTooExact({ valueKind, decimals }: Analyte, number: number, path: string): void {
  if (valueKind !== 'quantity' || Number(number.toFixed(decimals)) === number) return;
  throw Problem.field(`${path}.number`, 'too-precise', `This is reported with ${decimals} decimals.`);
}

interface Kept {
  comparator: string | null;
  number: number | null;
  code: string | null;
  text: string | null;
  note: string | null;
}

interface Judged {
  flag: string | null;
  rangeLow: number | null;
  rangeHigh: number | null;
  rangeText: string | null;
}

/** Whether a value still means what it meant: a birth date or sex that was corrected since gives it another range. */
export function sameJudgement(before: Judged, now: Judged): boolean {
  return (
    before.flag === now.flag && before.rangeLow === now.rangeLow && before.rangeHigh === now.rangeHigh && before.rangeText === now.rangeText
  );
}

/** Whether the cell is unchanged, so that saving a whole grid does not make the user the author of unchanged values. */
export function sameValue(before: Kept, value: Measured, note: string | null): boolean {
  return (
    before.comparator === value.comparator &&
    before.number === value.number &&
    before.code === value.code &&
    before.text === value.text &&
    before.note === note
  );
}
