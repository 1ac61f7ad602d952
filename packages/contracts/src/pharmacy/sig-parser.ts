import { isCountable } from '../inventory/stores.js';
import { asTaken, type DosageStep, type MedicineStrength, type Route, type Timing } from './dosage.js';

/** A prescription as it was typed in one line, before a medicine is chosen for it. */
export interface Sig {
  /** What names the medicine: `amox`, and its strength as typed. */
  words: string[];
  strength: { value: number; unit: string | null } | null;
  /** Without a unit it counts pieces of the medicine: `amox 500 2 tds`. */
  dose: { value: number; unit: string | null } | null;
  timing: Timing | null;
  asNeeded: boolean;
  duration: DosageStep['duration'];
  route: Route | null;
  /** How much to hand out, as `#21`. */
  quantity: number | null;
}

const daily = (frequency: number, when: Timing['when'] = []): Timing => ({ once: false, frequency, period: 1, periodUnit: 'd', when });

const TIMINGS: Record<string, Timing> = {
  od: daily(1),
  qd: daily(1),
  daily: daily(1),
  bd: daily(2),
  bid: daily(2),
  tds: daily(3),
  tid: daily(3),
  qds: daily(4),
  qid: daily(4),
  om: daily(1, ['morning']),
  mane: daily(1, ['morning']),
  on: daily(1, ['night']),
  nocte: daily(1, ['night']),
  hs: daily(1, ['night']),
  stat: { ...daily(1), once: true },
  once: { ...daily(1), once: true },
  weekly: { ...daily(1), periodUnit: 'wk' },
  eod: { ...daily(1), period: 2 },
  monthly: { ...daily(1), periodUnit: 'mo' },
};

const MOMENTS: Record<string, Timing['when'][number]> = { ac: 'before-food', pc: 'after-food', cc: 'with-food' };

const ROUTES: Record<string, Route> = {
  po: 'oral',
  sl: 'sublingual',
  iv: 'intravenous',
  im: 'intramuscular',
  sc: 'subcutaneous',
  subcut: 'subcutaneous',
  pr: 'rectal',
  pv: 'vaginal',
  top: 'topical',
  inh: 'inhalation',
  neb: 'inhalation',
  nasal: 'nasal',
  eye: 'ophthalmic',
  ear: 'otic',
};

const PIECES: Record<string, string> = {
  tab: '{tablet}',
  tabs: '{tablet}',
  t: '{tablet}',
  tablet: '{tablet}',
  tablets: '{tablet}',
  cap: '{capsule}',
  caps: '{capsule}',
  capsule: '{capsule}',
  capsules: '{capsule}',
  puff: '{puff}',
  puffs: '{puff}',
  drop: '{drop}',
  drops: '{drop}',
  gtt: '{drop}',
  amp: '{ampoule}',
  amps: '{ampoule}',
  vial: '{vial}',
  vials: '{vial}',
  supp: '{suppository}',
  sachet: '{sachet}',
  sachets: '{sachet}',
  ml: 'mL',
  application: '{application}',
  patch: '{patch}',
};
const MASSES: Record<string, string> = { mg: 'mg', g: 'g', gm: 'g', mcg: 'ug', ug: 'ug', µg: 'ug', iu: '[iU]', units: '[iU]', u: '[iU]' };

const DURATIONS: Record<string, 'd' | 'wk' | 'mo'> = {
  ...{ d: 'd', day: 'd', days: 'd', '7': 'd' },
  ...{ w: 'wk', wk: 'wk', wks: 'wk', week: 'wk', weeks: 'wk', '52': 'wk' },
  ...{ m: 'mo', mo: 'mo', month: 'mo', months: 'mo', '12': 'mo' },
};
const FRACTIONS: Record<string, number> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '1/2': 0.5, '1/4': 0.25, '3/4': 0.75 };
const TIMES_OF_DAY = ['morning', 'noon', 'evening', 'night'] as const;
/** A bare number of more pieces than this is no count: it is a mass without its unit, such as `para 500 1000`. */
const MOST_COUNTED = 10;

/**
 * Reads `amox 500 tds 5d`. What it does not know, and what says a second time what was said already, it leaves among the words that
 * name the medicine, where the catalogue does not find it: nothing that is typed is dropped.
 */
export function parseSig(line: string): Sig {
  const sig: Sig = { words: [], strength: null, dose: null, timing: null, asNeeded: false, duration: null, route: null, quantity: null };
  const tokens = line.trim().toLowerCase().split(/\s+/).filter(Boolean);
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const rest = tokens.slice(at + 1);
    // The first word always names the medicine: `on` could otherwise be a time and `ac` a meal.
    const read = at === 0 ? 0 : readToken(sig, token, rest);
    if (read === 0) sig.words.push(token);
    else at += read - 1;
  }
  return sig;
}

/** How many tokens were understood together: none, one, or `2 tabs` and `x 5 days`. */
function readToken(sig: Sig, token: string, rest: readonly string[]): number {
  return (
    readTiming(sig, token) ||
    readDuration(sig, token, rest) ||
    readOther(sig, token) ||
    readDoses(sig, token) ||
    readAmount(sig, token, rest[0])
  );
}

function readTiming(sig: Sig, token: string): number {
  const hourly = /^q(\d{1,2})h$/.exec(token);
  const known = TIMINGS[token] ?? (hourly ? { ...daily(1), period: Number(hourly[1]), periodUnit: 'h' as const } : undefined);
  const moment = MOMENTS[token];
  if (moment) {
    sig.timing = { ...(sig.timing ?? daily(1)), when: [...(sig.timing?.when ?? []), moment] };
    return 1;
  }
  if (!known || known.period === 0 || (sig.timing && !isSameRhythm(sig.timing, known))) return 0;
  sig.timing = { ...known, when: [...known.when, ...(sig.timing?.when ?? [])] };
  return 1;
}

/** `od nocte` says the hour of what was said already; `tds bd` contradicts itself. A meal alone has said nothing yet. */
function isSameRhythm(said: Timing, known: Timing): boolean {
  const isMealAlone = said.when.length > 0 && said.when.every((moment) => moment.endsWith('-food')) && said.frequency === 1 && !said.once;
  return isMealAlone || JSON.stringify({ ...said, when: [] }) === JSON.stringify({ ...known, when: [] });
}

/** `5d`, `x5d`, `5/7`, `5 days`, `x 5 days` and `for 5 days`. */
function readDuration(sig: Sig, token: string, rest: readonly string[]): number {
  const lead = token === 'x' || token === 'for' ? 1 : 0;
  const [first = '', second = ''] = lead === 1 ? rest : [token, ...rest];
  const joined = /^x?(\d{1,3})([a-z]+)$/.exec(first) ?? /^(\d{1,2})\/(7|52|12)$/.exec(first);
  const apart = /^x?\d{1,3}$/.test(first) ? second : '';
  const unit = DURATIONS[joined?.[2] ?? ''] ?? (/^\d/.test(apart) ? undefined : DURATIONS[apart]);
  const value = Number(joined?.[1] ?? first.replace('x', ''));
  if (!unit || value < 1 || value > 365 || sig.duration) return 0;
  sig.duration = { value, unit };
  return lead + (joined && DURATIONS[joined[2] ?? ''] ? 1 : 2);
}

function readOther(sig: Sig, token: string): number {
  if (token === 'prn' || token === 'sos') sig.asNeeded = true;
  else if (ROUTES[token] && sig.route === null) sig.route = ROUTES[token];
  else if (/^#\d{1,5}$/.test(token) && sig.quantity === null) sig.quantity = Number(token.slice(1));
  else return 0;
  return 1;
}

/** `1-0-1`: so many in the morning, at noon, in the evening and perhaps at night. Other numbers at other times are no one step. */
function readDoses(sig: Sig, token: string): number {
  const doses = /^\d{1,2}(-\d{1,2}){2,3}$/.test(token) ? token.split('-').map(Number) : [];
  const when = TIMES_OF_DAY.filter((_, index) => (doses[index] ?? 0) > 0);
  const [value, ...others] = new Set(doses.filter((dose) => dose > 0));
  if (value === undefined || others.length > 0 || sig.dose || sig.timing) return 0;
  sig.dose = { value, unit: null };
  sig.timing = daily(when.length, when);
  return 1;
}

/** The first bare amount names the strength; a second one is the dose. */
function readAmount(sig: Sig, token: string, next: string | undefined): number {
  const match = /^(\d+(?:[.,]\d+)?|[13]\/[24]|[½¼¾])([a-zµ]*)$/.exec(token);
  const value = match ? amountOf(match[1] ?? '') : null;
  if (!match || value === null) return 0;
  const separate = match[2] === '' && next !== undefined && (next in PIECES || next in MASSES);
  const unit = (separate ? next : match[2]) ?? '';
  const isCount = (match[1] ?? '') in FRACTIONS && unit === '';
  if (!readDose(sig, value, unit, isCount)) return 0;
  return separate ? 2 : 1;
}

function readDose(sig: Sig, value: number, unit: string, isCount: boolean): boolean {
  const known = PIECES[unit] ?? MASSES[unit] ?? null;
  if (known === null && unit !== '') return false;
  if (!isCount && !PIECES[unit] && sig.strength === null) sig.strength = { value, unit: known };
  else if (sig.dose !== null) return false;
  else sig.dose = { value, unit: known };
  return true;
}

/** `0,5` is a half. `1,000` is a thousand to one reader and one to another, so it is nothing here. */
function amountOf(text: string): number | null {
  const value = FRACTIONS[text] ?? (/^[1-9]\d{0,2},\d{3}$/.test(text) ? Number.NaN : Number(text.replace(',', '.')));
  return value > 0 ? value : null;
}

/** The words to search the catalogue with. A mass that is no strength of the product is left to the dose. */
export function searchWords({ words, strength }: Sig): { name: string; strength: string | null } {
  return { name: words.join(' '), strength: strength ? String(strength.value) : null };
}

/**
 * The step that a typed line means for a chosen medicine, or null when its dose is unclear: `amox 1g tds` with a 500 mg
 * capsule is two capsules, `amox 500 tds` one.
 */
export function stepFrom(sig: Sig, medicine: MedicineStrength & { route: Route }): DosageStep | null {
  const dose = doseFrom(sig, medicine);
  if (!dose || !sig.timing) return null;
  const asNeeded = sig.asNeeded ? { reason: null, maxPerDay: null } : null;
  return { dose, route: sig.route ?? medicine.route, timing: sig.timing, asNeeded, duration: sig.duration, instruction: null };
}

function doseFrom({ dose, strength }: Sig, medicine: MedicineStrength): DosageStep['dose'] | null {
  const unit = strength?.unit ?? medicine.ingredients[0]?.unit ?? null;
  const taken = strength && unit ? asTaken({ value: strength.value, unit }, medicine) : null;
  if (dose && dose.unit === null) return counted(dose.value, strength === null || taken?.value === 1, medicine);
  if (dose?.unit) return dose.unit in MASS_UNITS ? asTaken({ value: dose.value, unit: dose.unit }, medicine) : { ...dose, unit: dose.unit };
  if (taken) return taken;
  return strength === null && medicine.doseUnit.startsWith('{') ? { value: 1, unit: medicine.doseUnit } : null;
}

/** Pieces without a word for them: only of what comes in pieces of that strength, and no more than anyone counts. */
function counted(value: number, isThatStrength: boolean, { doseUnit }: MedicineStrength): DosageStep['dose'] | null {
  if (!isThatStrength || !doseUnit.startsWith('{') || value > MOST_COUNTED) return null;
  return isCountable(value, doseUnit) ? { value, unit: doseUnit } : null;
}

const MASS_UNITS: Record<string, true> = { mg: true, g: true, ug: true, '[iU]': true };
