import type { Birth } from '@wardbook/contracts/patients/birth';
import { birthFromAge } from '@wardbook/contracts/patients/birth';
import type { AddressInput, NameInput, RelatedPersonInput, TelecomInput } from '@wardbook/contracts/patients/details';
import { Temporal } from 'temporal-polyfill';
import type { NewPatient } from '../../modules/patients/index.js';
import { type PlainName, type Region, regions } from './people-regions.js';
import { SeededRandom } from './seeded-random.js';

export interface DemoPerson {
  patient: NewPatient;
  /** The place in the list of the person whom this one repeats with the slips that happen at a front desk. */
  repeats: number | null;
}

const REPEATED = 0.03;
const YEARS_OF_ADULTS = 18;
/** Shares of ages: from, to in years, and how many of a hundred. */
const ages = [
  [0, 1, 5],
  [2, 5, 8],
  [6, 17, 17],
  [18, 39, 34],
  [40, 64, 24],
  [65, 94, 12],
] as const;

const period = { validFrom: null, validTo: null };

/**
 * Plausible patients of a large city's hospital: names that suit the sex, several scripts with their Latin forms, ages,
 * phones and addresses, next of kin for children, and about three in a hundred who are registered twice. The same seed
 * and day give the same people.
 */
export function demoPeople(count: number, { seed, today }: { seed: number; today: string }): DemoPerson[] {
  const random = new SeededRandom(seed);
  const people: DemoPerson[] = [];
  while (people.length < count) {
    const repeats = people.length > 20 && random.chance(REPEATED) ? random.whole(0, people.length - 1) : null;
    const original = repeats === null ? undefined : people[repeats];
    if (original?.repeats === null) people.push({ patient: registeredAgain(original.patient, random, today), repeats });
    else people.push({ patient: randomPatient(random, today), repeats: null });
  }
  return people;
}

function randomPatient(random: SeededRandom, today: string): NewPatient {
  const region = weighted(random, regions, ({ share }) => share);
  const sex = random.chance(0.54) ? 'female' : 'male';
  const [names, family] = namesOf(random, region, sex);
  const livesIn = random.chance(0.9) ? regions[0] : region;
  const birth = birthOf(random, today);
  const years = Temporal.PlainDate.from(birth.date).until(today, { largestUnit: 'years' }).years;
  const isChild = years < YEARS_OF_ADULTS;
  return {
    kind: 'person',
    sex,
    gender: null,
    birth,
    deceased: false,
    deceasedAt: null,
    language: random.chance(0.7) ? region.language : 'en',
    species: null,
    breed: null,
    sensitivity: random.chance(0.01) ? 'restricted' : 'normal',
    names,
    telecoms: random.chance(isChild ? 0.3 : 0.93) ? telecomsOf(random, livesIn, names) : [],
    addresses: random.chance(0.8) ? [addressOf(random, livesIn)] : [],
    identifiers: [],
    relatedPersons: isChild || random.chance(0.3) ? [relativeOf(random, region, livesIn, family, isChild)] : [],
  };
}

function namesOf(random: SeededRandom, region: Region, sex: 'female' | 'male'): [NameInput[], PlainName] {
  const given = random.pickCommon(sex === 'female' ? region.female : region.male);
  const family = random.pickCommon((sex === 'female' ? region.familiesOfWomen : undefined) ?? region.families);
  const second = typeof given === 'string' && random.chance(0.25) ? random.pick(sex === 'female' ? region.female : region.male) : null;
  const givens = second && second !== given ? `${own(given)} ${own(second)}` : own(given);
  const names = [nameOf('official', givens, own(family))];
  if (typeof given !== 'string') names.push(nameOf('usual', latin(given), latin(family)));
  return [names, family];
}

const own = (name: PlainName): string => (typeof name === 'string' ? name : name[0]);
const latin = (name: PlainName): string => (typeof name === 'string' ? name : name[1]);

function nameOf(use: NameInput['use'], given: string, family: string): NameInput {
  return { use, prefix: null, given, family, suffix: null, ...period };
}

function birthOf(random: SeededRandom, today: string): Birth {
  const [from, to] = weighted(random, ages, ([, , share]) => share);
  const years = random.whole(from, to);
  if (years >= YEARS_OF_ADULTS && random.chance(0.06)) return birthFromAge({ count: years, unit: 'years' }, today);
  const date = Temporal.PlainDate.from(today).subtract({ years, days: random.whole(0, 364) });
  if (years > 50 && random.chance(0.05)) return { date: date.with({ month: 1, day: 1 }).toString(), precision: 'year', estimatedOn: null };
  return { date: date.toString(), precision: 'day', estimatedOn: null };
}

function telecomsOf(random: SeededRandom, region: Region, names: NameInput[]): TelecomInput[] {
  const phone: TelecomInput = {
    system: 'phone',
    value: mobileOf(random, region),
    extension: null,
    use: 'mobile',
    messages: random.chance(0.9),
    ...period,
  };
  if (!random.chance(0.35)) return [phone];
  const plain = names.at(-1);
  const mailbox = `${plain?.given}.${plain?.family}`
    .normalize('NFKD')
    .replace(/[^\w.]/g, '')
    .toLowerCase();
  const email: TelecomInput = {
    system: 'email',
    value: `${mailbox}${random.whole(1, 99)}@mail.example`,
    extension: null,
    use: 'home',
    messages: true,
    ...period,
  };
  return [phone, email];
}

function mobileOf(random: SeededRandom, { mobile }: Region): string {
  return random.pick(mobile.prefixes) + random.digits(mobile.digits);
}

function addressOf(random: SeededRandom, region: Region): AddressInput {
  const { region: level, locality } = random.pickCommon(region.places);
  const line = `${random.pick(region.streets)} ${random.whole(1, 180)}`;
  return { use: 'home', country: region.country, region: level, district: null, locality, line, postalCode: null, ...period };
}

function relativeOf(random: SeededRandom, region: Region, livesIn: Region, family: PlainName, isChild: boolean): RelatedPersonInput {
  const isWoman = random.chance(0.6);
  const given = random.pickCommon(isWoman ? region.female : region.male);
  const role = isChild ? (isWoman ? 'mother' : 'father') : random.pick(['spouse', 'sibling', 'child', 'next-of-kin'] as const);
  return {
    role,
    name: `${latin(given)} ${latin(family)}`,
    phone: mobileOf(random, livesIn),
    authority: isChild ? ['informed', 'consents'] : ['informed'],
    relatedPatientId: null,
    ...period,
  };
}

/** What a second registration of the same person gets wrong: letters, the order of a date, or the exact date. */
function registeredAgain(original: NewPatient, random: SeededRandom, today: string): NewPatient {
  const slip = random.pick(['letters', 'date', 'age', 'phone'] as const);
  const again = { ...original, names: original.names.map((name) => ({ ...name })), telecoms: original.telecoms.slice(0, 1) };
  if (slip === 'letters') return { ...again, names: again.names.map((name) => ({ ...name, family: misspelt(name.family ?? '', random) })) };
  if (slip === 'phone') return { ...again, telecoms: [] };
  const { birth } = original;
  if (birth?.precision !== 'day') return again;
  if (slip === 'date') return { ...again, birth: { ...birth, date: slippedDay(birth.date, today) } };
  const years = Temporal.PlainDate.from(birth.date).until(today, { largestUnit: 'years' }).years;
  return years < 2 ? again : { ...again, birth: birthFromAge({ count: years, unit: 'years' }, today) };
}

function misspelt(name: string, random: SeededRandom): string {
  const letters = [...name];
  if (letters.length < 4) return name;
  const at = random.whole(1, letters.length - 2);
  if (random.chance(0.5)) letters.splice(at, 1);
  else [letters[at], letters[at + 1]] = [letters[at + 1] ?? '', letters[at] ?? ''];
  return letters.join('');
}

/** Day and month change places where that gives a day in the past; otherwise the year is one off. */
function slippedDay(date: string, today: string): string {
  const day = Temporal.PlainDate.from(date);
  const turned = day.day <= 12 ? day.with({ month: day.day, day: Math.min(day.month, 28) }) : day.subtract({ years: 1 });
  return Temporal.PlainDate.compare(turned, today) > 0 ? date : turned.toString();
}

function weighted<T>(random: SeededRandom, choices: readonly T[], weight: (choice: T) => number): T {
  let left = random.next() * choices.reduce((sum, choice) => sum + weight(choice), 0);
  for (const choice of choices) {
    left -= weight(choice);
    if (left < 0) return choice;
  }
  return random.pick(choices);
}
