import { bloodPressureParts } from '../encounters/vital-signs.js';

/** How a measured value reads, on screen and on paper. */
interface Valued {
  value?: number | undefined;
  comparator?: string | undefined;
  text?: string | undefined;
  unit?: string | undefined;
}

interface Measured extends Valued {
  components?: readonly (Valued & { code?: string | undefined; display: string })[] | undefined;
}

const SHORT: Record<string, string> = { 'mm[Hg]': 'mmHg', Cel: '°C', 'kg/m2': 'kg/m²', '{score}': '', '{#}': '' };

/** A unit as people write it; UCUM's annotations in braces are for machines. */
export function unitText(unit: string | undefined): string {
  if (!unit) return '';
  return SHORT[unit] ?? unit.replace(/\{[^}]*\}/g, '');
}

/** The value without its unit: `128/82`, `< 0.5`, `Positive`. Parts that have units of their own carry them. */
export function valueText({ components, ...own }: Measured): string {
  if (!components || components.length === 0) return singleText(own);
  const pressure = pressureOf(components);
  if (pressure) return pressure.map(({ value }) => numberText(value)).join('/');
  return components.map((part) => `${part.display}: ${[singleText(part), unitText(part.unit)].filter(Boolean).join(' ')}`).join('; ');
}

/** The unit that stands behind `valueText`. */
export function unitBehind({ unit, components }: Measured): string {
  if (!components || components.length === 0) return unitText(unit);
  return unitText(pressureOf(components)?.[0].unit);
}

function singleText({ value, comparator, text }: Valued): string {
  if (value === undefined) return text ?? '';
  return `${comparator ? `${comparator} ` : ''}${numberText(value)}`;
}

/** Only a systolic and a diastolic pressure read as one value, in that order, whichever is the higher one. */
function pressureOf(components: NonNullable<Measured['components']>) {
  const { systolic, diastolic } = bloodPressureParts(components);
  if (components.length !== 2 || systolic?.value === undefined || diastolic?.value === undefined) return null;
  if (systolic.comparator || diastolic.comparator || systolic.unit !== diastolic.unit) return null;
  return [
    { value: systolic.value, unit: systolic.unit },
    { value: diastolic.value, unit: diastolic.unit },
  ] as const;
}

/** No measure is more exact than this; what is, such as a computed value, is shortened and says so. */
const EXACT_DIGITS = 8;
const SHORTENED_DIGITS = 6;

export function numberText(value: number): string {
  const digits = String(Math.abs(value)).replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').length;
  if (Number.isInteger(value) || digits <= EXACT_DIGITS) return String(value);
  const whole = Math.trunc(Math.abs(value));
  const kept = whole === 0 ? SHORTENED_DIGITS : Math.max(SHORTENED_DIGITS, String(whole).length + 2);
  return `≈ ${Number(value.toPrecision(kept))}`;
}
