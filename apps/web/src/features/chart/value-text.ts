import type { ChartObservation } from '@wardbook/contracts/chart/chart';

type Valued = Pick<ChartObservation, 'value' | 'comparator' | 'text' | 'components'>;

const SHORT: Record<string, string> = { 'mm[Hg]': 'mmHg', Cel: '°C', 'kg/m2': 'kg/m²', '{score}': '', '{#}': '' };

/** A unit as people write it; UCUM's annotations in braces are for machines. */
export function unitText(unit: string | undefined): string {
  if (!unit) return '';
  return SHORT[unit] ?? unit.replace(/\{[^}]*\}/g, '');
}

/** The value without its unit: `128/82`, `< 0.5`, `Positive`. */
export function valueText({ value, comparator, text, components }: Valued): string {
  if (components && components.length > 0) return componentsText(components);
  if (value === undefined) return text ?? '';
  return `${comparator ? `${comparator} ` : ''}${readable(value)}`;
}

/** Four digits are more than anything is measured to; whole numbers stay whole. */
function readable(value: number): number {
  if (Number.isInteger(value)) return value;
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4));
}

function componentsText(components: NonNullable<ChartObservation['components']>): string {
  const isPressure = components.length === 2 && components.every(({ value }) => value !== undefined);
  if (!isPressure) return components.map((part) => `${part.display}: ${valueText(part)}`).join('; ');
  const [systolic, diastolic] = [...components].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return `${Math.round(systolic?.value ?? 0)}/${Math.round(diastolic?.value ?? 0)}`;
}
