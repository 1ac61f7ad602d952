import ucumLibrary from '@lhncbc/ucum-lhc';
import { type VitalKey, vitalOfCode, vitalSign } from '@wardbook/contracts/encounters/vital-signs';

/** A vital sign in the unit that is used here, and as it was stated where that was in another one. */
export interface MeasuredVital {
  key: VitalKey;
  value: number;
  stated: { value: number; unit: string } | null;
}

/** Units that people write in place of their UCUM code. What is not among them is not guessed. */
const WRITTEN: Readonly<Record<string, string>> = {
  '°C': 'Cel',
  degC: 'Cel',
  '°F': '[degF]',
  degF: '[degF]',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  in: '[in_i]',
  inch: '[in_i]',
  inches: '[in_i]',
  mmHg: 'mm[Hg]',
  bpm: '/min',
  'beats/min': '/min',
  'breaths/min': '/min',
};
/** Grams per mole, where the unit of a measure counts molecules. */
const MOLAR_MASSES: Partial<Record<VitalKey, number>> = { glucose: 180.156 };

const ucum = ucumLibrary.UcumLhcUtils.getInstance();

/** Null when the code is no vital sign's, or the unit no measure of it. */
export function measuredVital(code: string | null | undefined, value: number, unit: string | null | undefined): MeasuredVital | null {
  const sign = vitalOfCode(code);
  if (!sign || !unit) return null;
  const from = WRITTEN[unit] ?? unit;
  if (from === sign.unit || unit === sign.unitDisplay) return { key: sign.key, value, stated: null };
  const converted = ucum.convertUnitTo(from, value, sign.unit, { molecularWeight: MOLAR_MASSES[sign.key] ?? null });
  if (converted.status !== 'succeeded' || converted.toVal === null) return null;
  const rounded = Number(converted.toVal.toFixed(vitalSign(sign.key).decimals));
  // The same unit in another spelling, such as `{beats}/min`, states nothing else.
  return { key: sign.key, value: converted.toVal === value ? value : rounded, stated: converted.toVal === value ? null : { value, unit } };
}
