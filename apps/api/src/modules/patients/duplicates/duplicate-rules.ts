import { ageOn, type BirthPrecision } from '@wardbook/contracts/patients/birth';
import type { DuplicateReason } from '@wardbook/contracts/patients/duplicates';
import type { Sex } from '@wardbook/contracts/patients/patients';
import { Temporal } from 'temporal-polyfill';
import { bestLikeness, SIMILAR_WORD } from '../search/word-likeness.js';

/** What is compared of two records. Names are words in plain letters, one list per name. */
export interface Likeness {
  names: string[][];
  sex: Sex | null;
  birthDate: string | null;
  birthPrecision: BirthPrecision | null;
  phones: string[];
  identifiers: string[];
}

export interface DuplicateScore {
  score: number;
  reasons: DuplicateReason[];
}

/** From this score on the user must check the candidates before a second record is made. */
export const LIKELY = 0.65;

const WEIGHT = {
  sameName: 0.5,
  similarName: 0.4,
  relatedName: 0.1,
  sameBirth: 0.3,
  closeBirth: 0.15,
  otherBirth: -0.2,
  phone: 0.2,
  otherSex: -0.1,
};

/**
 * From which score on the desk should compare the two. Before a birth date is written, a whole name alone is enough: who is registered
 * already is seen while the form is still short.
 */
export function likelyFrom({ birthDate }: Pick<Likeness, 'birthDate'>): number {
  return birthDate === null ? WEIGHT.sameName : LIKELY;
}

/** How alike two records are on a day, from 0 to 1, and why. The same identity number alone is enough. */
export function compare(entered: Likeness, known: Likeness, today: string): DuplicateScore {
  const reasons: DuplicateReason[] = [];
  if (entered.identifiers.some((each) => known.identifiers.includes(each))) return { score: 1, reasons: ['same-identifier'] };
  let score = nameScore(entered.names, known.names, reasons) + birthScore(entered, known, today, reasons);
  if (entered.phones.some((phone) => known.phones.includes(phone))) {
    score += WEIGHT.phone;
    reasons.push('same-phone');
  }
  if (isKnownSex(entered.sex) && isKnownSex(known.sex) && entered.sex !== known.sex) score += WEIGHT.otherSex;
  return { score: Math.max(0, Math.min(1, Number(score.toFixed(2)))), reasons };
}

/**
 * What two records must share at least in part to be likely duplicates, by the weights above: the same number or phone, or
 * a word of the name, or, where every word is only similar, the same exact birth date. Registrations that share none of
 * these keys need not wait for each other.
 */
export function identityKeys({ names, phones, identifiers, birthDate, birthPrecision }: Likeness): string[] {
  const keys = [
    ...names.flat().map((word) => `name:${word}`),
    ...phones.map((phone) => `phone:${phone}`),
    ...identifiers.map((identifier) => `identifier:${identifier}`),
    ...(birthDate && birthPrecision === 'day' ? [`birth:${birthDate}`] : []),
  ];
  return [...new Set(keys)];
}

function isKnownSex(sex: Sex | null): boolean {
  return sex === 'female' || sex === 'male';
}

function nameScore(entered: string[][], known: string[][], reasons: DuplicateReason[]): number {
  const best = Math.max(0, ...entered.flatMap((one) => known.map((other) => nameLikeness(one, other))));
  if (best === 1) reasons.push('same-name');
  else if (best >= SIMILAR_WORD) reasons.push('similar-name');
  if (best === 1) return WEIGHT.sameName;
  if (best >= SIMILAR_WORD) return WEIGHT.similarName;
  return best > 0.5 ? WEIGHT.relatedName : 0;
}

/**
 * How alike two names are: each word of the shorter one is compared with the word that suits it best, and the worst pair
 * counts, since twins share a family name. Words may stand in any order; a further given name does not matter.
 */
export function nameLikeness(one: string[], other: string[]): number {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  if (fewer.length === 0) return 0;
  if (fewer.length === 1 && more.length > 1) return 0.5 * bestLikeness(fewer[0] ?? '', more);
  return Math.min(...fewer.map((word) => bestLikeness(word, more)));
}

function birthScore(entered: Likeness, known: Likeness, today: string, reasons: DuplicateReason[]): number {
  if (!entered.birthDate || !known.birthDate) return 0;
  const isExact = entered.birthPrecision === 'day' && known.birthPrecision === 'day';
  if (isExact && entered.birthDate === known.birthDate) {
    reasons.push('same-birth-date');
    return WEIGHT.sameBirth;
  }
  if (isExact ? isSlip(entered.birthDate, known.birthDate) : isNear(entered, known, today)) {
    reasons.push('close-birth-date');
    return WEIGHT.closeBirth;
  }
  return WEIGHT.otherBirth;
}

/** One part of the date differs, or day and month changed places: the usual slips of the pen. */
function isSlip(one: string, other: string): boolean {
  const [a, b] = [one.split('-'), other.split('-')];
  const same = a.filter((part, index) => part === b[index]).length;
  return same === 2 || (a[0] === b[0] && a[1] === b[2] && a[2] === b[1]);
}

function isNear(one: Likeness, other: Likeness, today: string): boolean {
  const apart = Temporal.PlainDate.from(one.birthDate ?? '').until(other.birthDate ?? '', { largestUnit: 'days' }).days;
  return Math.abs(apart) <= Math.max(birthSpan(one, today), birthSpan(other, today));
}

/** By how many days a birth date may be wrong: a told age by a tenth, and by a year at least. */
export function birthSpan({ birthPrecision, birthDate }: Pick<Likeness, 'birthPrecision' | 'birthDate'>, today: string): number {
  if (!birthDate || birthPrecision === 'day') return 0;
  if (birthPrecision === 'month') return 31;
  if (birthPrecision === 'year') return 366;
  const { count, unit } = ageOn(birthDate, today);
  return 366 * Math.max(1, unit === 'years' ? Math.round(count / 10) : 0);
}
