import { asTaken, type DosageStep, type MedicineStrength, type Route, type Timing } from './dosage.js';

/** A prescription as it was typed in one line, before a medicine is chosen for it. */
export interface Sig {
  /** What names the medicine: `amox`, and its strength as typed. */
  words: string[];
  strength: { value: number; unit: string | null } | null;
  dose: { value: number; unit: string } | null;
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

const WEEKS = '52';
const DAYS = '7';
const MONTHS = '12';

/** Reads `amox 500 tds 5d`. What it does not know it leaves among the words that name the medicine. */
export function parseSig(line: string): Sig {
  const sig: Sig = { words: [], strength: null, dose: null, timing: null, asNeeded: false, duration: null, route: null, quantity: null };
  const tokens = line.trim().toLowerCase().split(/\s+/).filter(Boolean);
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    // The first word always names the medicine: `on` could otherwise be a time and `ac` a meal.
    if (at === 0) sig.words.push(token);
    else if (!readTiming(sig, token) && !readDuration(sig, token) && !readOther(sig, token)) at += readAmount(sig, token, tokens[at + 1]);
  }
  return sig;
}

function readTiming(sig: Sig, token: string): boolean {
  const hourly = /^q(\d{1,2})h$/.exec(token);
  const known = TIMINGS[token] ?? (hourly ? { ...daily(1), period: Number(hourly[1]), periodUnit: 'h' as const } : undefined);
  if (known && (hourly === null || known.period > 0)) {
    sig.timing = { ...known, when: [...known.when, ...(sig.timing?.when ?? [])] };
    return true;
  }
  const moment = MOMENTS[token];
  if (moment) sig.timing = { ...(sig.timing ?? daily(1)), when: [...(sig.timing?.when ?? []), moment] };
  return moment !== undefined;
}

function readDuration(sig: Sig, token: string): boolean {
  const plain = /^(?:x)?(\d{1,3})(d|w|wk|m|mo|days?|weeks?|months?)$/.exec(token);
  const slashed = /^(\d{1,2})\/(7|52|12)$/.exec(token);
  if (!plain && !slashed) return false;
  const value = Number(plain?.[1] ?? slashed?.[1]);
  if (value < 1 || value > 365) return false;
  const letter = plain?.[2]?.[0] ?? { [DAYS]: 'd', [WEEKS]: 'w', [MONTHS]: 'm' }[slashed?.[2] ?? DAYS];
  sig.duration = { value, unit: letter === 'd' ? 'd' : letter === 'w' ? 'wk' : 'mo' };
  return true;
}

function readOther(sig: Sig, token: string): boolean {
  if (token === 'prn' || token === 'sos') sig.asNeeded = true;
  else if (ROUTES[token]) sig.route = ROUTES[token];
  else if (/^#\d{1,5}$/.test(token)) sig.quantity = Number(token.slice(1));
  else return false;
  return true;
}

/** Returns how many further tokens belonged to the amount: `2 tabs` is two. */
function readAmount(sig: Sig, token: string, next: string | undefined): number {
  const match = /^(\d+(?:\.\d+)?)([a-zµ]*)$/.exec(token);
  if (!match || Number(match[1]) <= 0) {
    sig.words.push(token);
    return 0;
  }
  const value = Number(match[1]);
  const separate = match[2] === '' && next !== undefined && (next in PIECES || next in MASSES);
  const unit = (separate ? next : match[2]) ?? '';
  if (PIECES[unit]) sig.dose = { value, unit: PIECES[unit] };
  else if (MASSES[unit] || unit === '') readStrength(sig, value, MASSES[unit] ?? null);
  else sig.words.push(token);
  return separate ? 1 : 0;
}

/** The first bare amount names the strength; a second one is the dose. */
function readStrength(sig: Sig, value: number, unit: string | null): void {
  if (sig.strength === null) sig.strength = { value, unit };
  else if (unit !== null && sig.dose === null) sig.dose = { value, unit };
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
  if (dose) return dose.unit in MASS_UNITS ? asTaken(dose, medicine) : dose;
  const unit = strength?.unit ?? medicine.ingredients[0]?.unit ?? null;
  const taken = strength && unit ? asTaken({ value: strength.value, unit }, medicine) : null;
  if (taken) return taken;
  return strength === null && medicine.doseUnit.startsWith('{') ? { value: 1, unit: medicine.doseUnit } : null;
}

const MASS_UNITS: Record<string, true> = { mg: true, g: true, ug: true, '[iU]': true };
