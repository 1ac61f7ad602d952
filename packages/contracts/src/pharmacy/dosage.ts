import { z } from 'zod';
import { isCountable, partsOf } from '../inventory/stores.js';

/** How a medicine is taken, as ordered steps: a tapering dose has several. The text is always derived from them. */
export const routes = [
  'oral',
  'sublingual',
  'oromucosal',
  'intravenous',
  'intramuscular',
  'subcutaneous',
  'rectal',
  'vaginal',
  'topical',
  'transdermal',
  'inhalation',
  'nasal',
  'ophthalmic',
  'otic',
  'infiltration',
  'other',
] as const;
export const route = z.enum(routes);
export type Route = z.infer<typeof route>;

export const moments = ['morning', 'noon', 'evening', 'night', 'before-food', 'with-food', 'after-food'] as const;

/** So many times in a period: 3 times in 1 day; once in 6 hours. `once` is a single dose. */
export const timing = z.strictObject({
  once: z.boolean().default(false),
  frequency: z.number().int().min(1).max(48).default(1),
  period: z.number().int().min(1).max(90).default(1),
  periodUnit: z.enum(['h', 'd', 'wk', 'mo']).default('d'),
  when: z.array(z.enum(moments)).max(4).default([]),
});
export type Timing = z.infer<typeof timing>;

export const dosageStep = z.strictObject({
  /** The unit is UCUM: `mg`, `mL`, `{tablet}`. */
  dose: z.strictObject({ value: z.number().positive().max(1_000_000), unit: z.string().trim().min(1).max(30) }),
  route,
  timing,
  asNeeded: z
    .strictObject({ reason: z.string().trim().max(200).nullable(), maxPerDay: z.number().positive().max(100_000).nullable() })
    .nullable(),
  duration: z.strictObject({ value: z.number().int().min(1).max(365), unit: z.enum(['d', 'wk', 'mo']) }).nullable(),
  instruction: z.string().trim().max(500).nullable(),
});
export type DosageStep = z.infer<typeof dosageStep>;

/** What one base unit of a medicine holds, to turn `1 g` into two capsules of 500 mg. */
export interface MedicineStrength {
  baseUnit: string;
  doseUnit: string;
  ingredients: readonly { amount: number | null; unit: string | null; perAmount: number; perUnit: string | null }[];
}

const DAYS = { h: 1 / 24, d: 1, wk: 7, mo: 30 } as const;
const MILLIGRAMS: Record<string, number> = { ug: 0.001, mcg: 0.001, µg: 0.001, mg: 1, g: 1000 };

export function daysOf(duration: DosageStep['duration']): number | null {
  return duration ? duration.value * DAYS[duration.unit] : null;
}

export function dosesPerDay({ once, frequency, period, periodUnit }: Timing): number {
  return once ? 1 : frequency / (period * DAYS[periodUnit]);
}

/** How long the whole course lasts, or null when a step has no end. */
export function courseDays(steps: readonly DosageStep[]): number | null {
  let days = 0;
  for (const step of steps) {
    const own = step.timing.once ? 1 : daysOf(step.duration);
    if (own === null) return null;
    days += own;
  }
  return steps.length > 0 ? Math.ceil(days) : null;
}

/** A dose in base units, or null when the strengths do not say it. */
export function inBaseUnits(dose: DosageStep['dose'], { baseUnit, ingredients }: MedicineStrength): number | null {
  if (dose.unit === baseUnit) return dose.value;
  const [only, ...others] = ingredients;
  if (!only || others.length > 0 || only.amount === null || only.unit === null || only.perUnit !== baseUnit) return null;
  const factor = factorBetween(dose.unit, only.unit);
  return factor === null ? null : round4((dose.value * factor * only.perAmount) / only.amount);
}

/**
 * A dose of mass in the unit in which the medicine is taken: 1 g of a 500 mg capsule is `2 {capsule}`. Null where it makes no
 * whole piece (tablets may be quartered), or where a mixture is meant that has not that strength.
 */
export function asTaken(mass: { value: number; unit: string }, { doseUnit, ingredients }: MedicineStrength): DosageStep['dose'] | null {
  if (mass.unit === doseUnit) return mass;
  const [first] = ingredients;
  if (!first || first.amount === null || first.unit === null || first.perUnit !== doseUnit) return null;
  const factor = factorBetween(mass.unit, first.unit);
  if (factor === null) return null;
  if (ingredients.length > 1) return isStrengthOf(mass.value * factor, ingredients) ? { value: first.perAmount, unit: doseUnit } : null;
  const value = round4((mass.value * factor * first.perAmount) / first.amount);
  return isCountable(value, doseUnit) ? { value, unit: doseUnit } : null;
}

/** Mixtures are called by their first ingredient (`500`) or by the sum (`625`). */
function isStrengthOf(amount: number, ingredients: MedicineStrength['ingredients']): boolean {
  const sum = ingredients.reduce((total, each) => total + (each.amount ?? 0), 0);
  return round4(amount) === round4(sum) || ingredients.some((each) => each.amount === round4(amount));
}

/**
 * How many base units the whole course takes, in whole ones where the base unit is a piece. Null where that cannot be
 * calculated: no end, as needed without a maximum, or a tube of cream.
 */
export function quantityFor(steps: readonly DosageStep[], strength: MedicineStrength): number | null {
  let sum = 0;
  for (const step of steps) {
    const dose = inBaseUnits(step.dose, strength);
    const days = step.timing.once ? 1 : daysOf(step.duration);
    if (dose === null || days === null) return null;
    sum += courseOf(step, inWholeParts(dose, strength.baseUnit), days);
  }
  if (steps.length === 0) return null;
  return strength.baseUnit.startsWith('{') ? Math.ceil(round4(sum)) : Math.ceil(round4(sum) * 10) / 10;
}

/** What one dose uses up: a piece that is opened for a part of it is gone, and a tablet breaks into quarters. */
function inWholeParts(dose: number, baseUnit: string): number {
  const parts = partsOf(baseUnit);
  return parts === null ? dose : Math.ceil(round4(dose * parts)) / parts;
}

/** What a step takes altogether. Doses are counted whole, for half of one cannot be taken: four tablets once a week for a month are five times four. */
function courseOf({ timing: when, asNeeded }: DosageStep, dose: number, days: number): number {
  if (when.once) return dose;
  const all = Math.ceil(round4(dosesPerDay(when) * days)) * dose;
  return asNeeded?.maxPerDay ? Math.min(asNeeded.maxPerDay * days, all) : all;
}

function factorBetween(from: string, to: string): number | null {
  if (from === to) return 1;
  const [here, there] = [MILLIGRAMS[from], MILLIGRAMS[to]];
  return here !== undefined && there !== undefined ? here / there : null;
}

function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** `{tablet}` as people say it: `2 tablets`. */
export function unitWord(unit: string, value: number): string {
  if (unit === '[iU]') return 'IU';
  const word = /^\{(.+)\}$/.exec(unit)?.[1];
  if (word === undefined) return unit;
  if (value === 1) return word;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

const PERIODS = { h: 'hour', d: 'day', wk: 'week', mo: 'month' } as const;
const TIMES = ['', 'once', 'twice', '3 times', '4 times'] as const;

/** The sentence that patient, pharmacist and nurse read: `1 capsule by mouth 3 times a day for 5 days`. */
export function dosageText(steps: readonly DosageStep[]): string {
  return steps.map(stepText).join(', then ');
}

const ROUTE_WORDS: Partial<Record<Route, string>> = {
  oral: 'by mouth',
  sublingual: 'under the tongue',
  oromucosal: 'in the mouth',
  intravenous: 'into a vein',
  intramuscular: 'into a muscle',
  subcutaneous: 'under the skin',
  rectal: 'into the rectum',
  vaginal: 'into the vagina',
  topical: 'on the skin',
  transdermal: 'through the skin',
  inhalation: 'inhaled',
  nasal: 'into the nose',
  ophthalmic: 'into the eye',
  otic: 'into the ear',
  infiltration: 'by infiltration',
};

function stepText({ dose, route: way, timing: often, asNeeded, duration, instruction }: DosageStep): string {
  const parts = [`${dose.value} ${unitWord(dose.unit, dose.value)}`, ROUTE_WORDS[way], timingText(often)];
  if (asNeeded) parts.push(asNeeded.reason ? `as needed for ${asNeeded.reason}` : 'as needed');
  if (asNeeded?.maxPerDay) parts.push(`(at most ${asNeeded.maxPerDay} ${unitWord(dose.unit, asNeeded.maxPerDay)} a day)`);
  if (duration) parts.push(`for ${duration.value} ${PERIODS[duration.unit]}${duration.value === 1 ? '' : 's'}`);
  return [parts.filter(Boolean).join(' '), instruction].filter(Boolean).join('. ');
}

function timingText({ once, frequency, period, periodUnit, when }: Timing): string {
  const meals = when.filter((each) => each.endsWith('-food')).map((each) => each.replace('-', ' '));
  const hours = when.filter((each) => !each.endsWith('-food')).map((each) => MOMENT_WORDS[each] ?? each);
  const moment = [listed(hours), ...meals].filter(Boolean);
  if (once) return ['once only', ...moment].join(' ');
  if (period === 1 && periodUnit !== 'h')
    return [`${TIMES[frequency] ?? `${frequency} times`} a ${PERIODS[periodUnit]}`, ...moment].join(' ');
  const every = `every ${period === 1 ? '' : `${period} `}${PERIODS[periodUnit]}${period === 1 ? '' : 's'}`;
  return [frequency === 1 ? every : `${TIMES[frequency] ?? `${frequency} times`} ${every}`, ...moment].join(' ');
}

const MOMENT_WORDS: Record<string, string> = { morning: 'in the morning', noon: 'at noon', evening: 'in the evening', night: 'at night' };

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
