import type { LabResultValue } from '@wardbook/contracts/laboratory/results';

type Value = Pick<LabResultValue, 'valueKind' | 'comparator' | 'number' | 'text' | 'decimals'>;
type Range = Pick<LabResultValue, 'rangeLow' | 'rangeHigh' | 'rangeText' | 'decimals'>;

/** A value as people read it: `12.4`, `< 0.01`, `1:16` or its text. */
export function valueText({ valueKind, comparator, number, text, decimals }: Value): string {
  if (number === null) return text ?? '';
  const figure = valueKind === 'titre' ? `1:${number}` : number.toFixed(decimals);
  return comparator ? `${comparator} ${figure}` : figure;
}

/** A range as people read it: its own words first, `3.5 – 5.1`, or one limit. */
export function rangeText({ rangeLow, rangeHigh, rangeText: words, decimals }: Range): string {
  if (words !== null) return words;
  if (rangeLow !== null && rangeHigh !== null) return `${rangeLow.toFixed(decimals)} – ${rangeHigh.toFixed(decimals)}`;
  if (rangeLow !== null) return `≥ ${rangeLow.toFixed(decimals)}`;
  return rangeHigh === null ? '' : `≤ ${rangeHigh.toFixed(decimals)}`;
}
