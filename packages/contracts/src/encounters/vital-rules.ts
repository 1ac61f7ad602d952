import { hasReached } from '../patients/birth.js';
import { bodyMassIndexOf, type VitalFlag, type VitalKey, type VitalLimits, type VitalSign, vitalSign } from './vital-signs.js';

/** Whose value it is, on which day. The limits are for people; there are none for animals. */
export interface VitalSubject {
  birthDate: string | null;
  /** The day of the measurement where it was taken. */
  day: string;
  kind: 'person' | 'animal';
}

export type VitalVerdict = VitalFlag | 'impossible' | 'improbable';

/** The limits that hold at an age; of an adult when the age is unknown. */
export function vitalLimits(sign: VitalSign, { birthDate, day }: VitalSubject): VitalLimits {
  const fitting = sign.limits.filter(({ from }) => birthDate === null || hasReached(birthDate, from, day));
  return fitting[fitting.length - 1] ?? (sign.limits[0] as VitalLimits);
}

/** Whether a value is no more exact than its measure. */
export function isAsExact(key: VitalKey, value: number): boolean {
  return Number(value.toFixed(vitalSign(key).decimals)) === value;
}

const SCALES: Partial<Record<VitalKey, readonly [number, number]>> = { saturation: [0, 100], pain: [0, 10] };

/** Values that no instrument can show for any patient, animals included. */
function isMeasurable(key: VitalKey, value: number): boolean {
  const [low, high] = SCALES[key] ?? [Number.MIN_VALUE, Number.POSITIVE_INFINITY];
  return value >= low && value <= high;
}

/** The judgement of a value: `improbable` needs a confirmation and is flagged like any other once it has one. */
export function judgeVital(key: VitalKey, value: number, subject: VitalSubject): VitalVerdict {
  const sign = vitalSign(key);
  if (subject.kind === 'animal') return isMeasurable(key, value) ? 'unjudged' : 'impossible';
  if (value < sign.possible[0] || value > sign.possible[1]) return 'impossible';
  const { probable } = vitalLimits(sign, subject);
  if (value < probable[0] || value > probable[1]) return 'improbable';
  return flagVital(key, value, subject);
}

export function flagVital(key: VitalKey, value: number, subject: VitalSubject): VitalFlag {
  if (subject.kind === 'animal') return 'unjudged';
  const { normal, uncritical = [null, null] } = vitalLimits(vitalSign(key), subject);
  if (uncritical[0] !== null && value < uncritical[0]) return 'critically-low';
  if (uncritical[1] !== null && value > uncritical[1]) return 'critically-high';
  if (!normal) return 'unjudged';
  if (value < normal[0]) return 'low';
  return value > normal[1] ? 'high' : 'normal';
}

export function isCriticalVital(flag: VitalVerdict): boolean {
  return flag === 'critically-low' || flag === 'critically-high';
}

export interface MeasuredVitalSign {
  key: VitalKey;
  value: number;
}

/** Whether the two numbers of a blood pressure are swapped. */
export function isPressureReversed(values: readonly MeasuredVitalSign[]): boolean {
  const [systolic, diastolic] = (['systolic', 'diastolic'] as const).map((key) => values.find((one) => one.key === key)?.value);
  return systolic !== undefined && diastolic !== undefined && diastolic >= systolic;
}

/** A body mass index outside of this comes from a typing error in the weight or the height. */
const PROBABLE_INDEX = [7, 80] as const;

/** Whether weight and height, each possible by itself, cannot be right together. */
export function isIndexImprobable(values: readonly MeasuredVitalSign[], { kind }: Pick<VitalSubject, 'kind'>): boolean {
  const measured = (key: VitalKey) => values.find((one) => one.key === key)?.value;
  const index = kind === 'person' ? bodyMassIndexOf(measured('weight'), measured('height')) : null;
  return index !== null && (index < PROBABLE_INDEX[0] || index > PROBABLE_INDEX[1]);
}

/** The values that must be confirmed before they are recorded: each by itself, and weight and height by what follows from both. */
export function doubtfulVitals(values: readonly MeasuredVitalSign[], subject: VitalSubject): VitalKey[] {
  const ofIndex = isIndexImprobable(values, subject);
  return values
    .filter(({ key, value }) => judgeVital(key, value, subject) === 'improbable' || (ofIndex && (key === 'weight' || key === 'height')))
    .map(({ key }) => key);
}
