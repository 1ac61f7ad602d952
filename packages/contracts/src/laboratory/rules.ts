import { reaches, usualDays } from './age-limit.js';
import type { LabAnswer, LabFlag, LabValueKind, ReferenceRange } from './catalogue.js';

/** What selects the range. Null is not known. */
export interface Subject {
  sex: string;
  birthDate: string | null;
  /** The day of the specimen where it was taken. */
  day: string;
  pregnant: boolean | null;
  /** The ranges are for people and are not applied to an animal. */
  kind?: 'person' | 'animal';
}

export interface Measured {
  valueKind: LabValueKind;
  comparator: '<' | '<=' | '>=' | '>' | null;
  number: number | null;
  code: string | null;
  text: string | null;
}

type Limits = Pick<ReferenceRange, 'low' | 'high' | 'criticalLow' | 'criticalHigh' | 'text'>;

/**
 * The range that fits the patient best: pregnancy says more than sex, and sex more than nothing. A patient of unknown age is
 * only judged by what holds at every age.
 */
export function rangeFor<Range extends ReferenceRange>(ranges: readonly Range[], subject: Subject): Range | null {
  if (subject.kind === 'animal') return null;
  const fitting = ranges.filter((range) => fits(range, subject));
  return fitting.reduce<Range | null>((best, range) => (best === null || weight(range) > weight(best) ? range : best), null);
}

function fits(range: ReferenceRange, { sex, birthDate, day, pregnant }: Subject): boolean {
  if (range.sex !== null && range.sex !== sex) return false;
  if (range.pregnant !== null && range.pregnant !== (pregnant ?? false)) return false;
  if (birthDate === null) return usualDays(range.ageFrom) === 0 && range.ageTo === null;
  return reaches(birthDate, range.ageFrom, day) && (range.ageTo === null || !reaches(birthDate, range.ageTo, day));
}

function weight(range: ReferenceRange): number {
  return (range.pregnant === null ? 0 : 2) + (range.sex === null ? 0 : 1);
}

/** The interpretation of a value, or null where nothing says what is normal. */
export function flagOf(value: Measured, limits: Limits | null, answers: readonly LabAnswer[]): LabFlag | null {
  if (value.valueKind === 'coded') return answers.find((answer) => answer.code === value.code)?.flag ?? null;
  if (!limits) return null;
  if (value.valueKind === 'text') return flagOfText(value.text, limits.text);
  if (value.number === null) return null;
  if (value.valueKind === 'titre') return flagOfTitre(value.comparator, value.number, limits);
  return flagOfQuantity(value.comparator, value.number, limits);
}

function flagOfText(text: string | null, normal: string | null): LabFlag | null {
  if (text === null || normal === null) return null;
  return text.toLowerCase().startsWith(normal.toLowerCase()) ? 'N' : 'A';
}

/** Below the first dilution nothing reacted; above the last one it is at least that high. */
function flagOfTitre(comparator: Measured['comparator'], titre: number, { high, criticalHigh }: Limits): LabFlag | null {
  if (comparator === '<' || comparator === '<=') return high === null ? null : high === 0 || titre <= high ? 'N' : null;
  if (criticalHigh !== null && titre >= criticalHigh) return 'AA';
  if (high === null) return null;
  if (titre > high) return 'A';
  return comparator === null ? 'N' : null;
}

/**
 * A critical limit itself is critical; a limit of the range itself is normal. A value that is only known to be below or above
 * something is judged by what is certain about it.
 */
function flagOfQuantity(comparator: Measured['comparator'], number: number, limits: Limits): LabFlag | null {
  if (comparator === '<' || comparator === '<=') return flagOfBelow(number, comparator === '<', limits);
  if (comparator === '>' || comparator === '>=') return flagOfAbove(number, comparator === '>', limits);
  const { low, high, criticalLow, criticalHigh } = limits;
  if (criticalLow !== null && number <= criticalLow) return 'LL';
  if (criticalHigh !== null && number >= criticalHigh) return 'HH';
  if (low !== null && number < low) return 'L';
  if (high !== null && number > high) return 'H';
  return low === null && high === null ? null : 'N';
}

function flagOfBelow(number: number, strict: boolean, { low, high, criticalLow }: Limits): LabFlag | null {
  if (criticalLow !== null && number <= criticalLow) return 'LL';
  if (low !== null && (strict ? number <= low : number < low)) return 'L';
  return high !== null && number <= high && (low === null || low <= 0) ? 'N' : null;
}

function flagOfAbove(number: number, strict: boolean, { low, high, criticalHigh }: Limits): LabFlag | null {
  if (criticalHigh !== null && number >= criticalHigh) return 'HH';
  if (high !== null && (strict ? number >= high : number > high)) return 'H';
  return low !== null && number >= low && high === null ? 'N' : null;
}

export function isCritical(flag: LabFlag | null): boolean {
  return flag === 'LL' || flag === 'HH' || flag === 'AA';
}

export function isAbnormal(flag: LabFlag | null): boolean {
  return flag !== null && flag !== 'N';
}

export type Severity = 'normal' | 'abnormal' | 'critical';

/** The most urgent flag of a report, which decides how the inbox shows it. */
export function severityOf(flags: readonly (LabFlag | null)[]): Severity {
  if (flags.some(isCritical)) return 'critical';
  return flags.some(isAbnormal) ? 'abnormal' : 'normal';
}

interface Comparable {
  comparator: string | null;
  number: number | null;
  unitDisplay: string | null;
}

/** The change against the value before in per cent, where both are plain numbers of one unit. */
export function deltaPercent(now: Comparable | null, before: Comparable | null): number | null {
  if (!now || !before || now.comparator || before.comparator || now.unitDisplay !== before.unitDisplay) return null;
  if (now.number === null || before.number === null || before.number === 0) return null;
  return Math.round(((now.number - before.number) / Math.abs(before.number)) * 100);
}
