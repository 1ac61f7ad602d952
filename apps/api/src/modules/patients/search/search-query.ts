/** The kinds of terms in `patient_term`: identifier, name word, phone digits from the end, birth date as digits. */
export type TermKind = 'i' | 'n' | 'p' | 'b';

/** All terms of a kind that begin with a prefix. */
export interface TermRange {
  kind: TermKind;
  prefix: string;
}

/** What one word of a search can mean. A patient matches the word when any of the ranges holds one of their terms. */
export type SearchWord = readonly TermRange[];

const MAX_WORDS = 6;
const FEWEST_PHONE_DIGITS = 3;
const DATE = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b|\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/g;
/** At least seven digits in groups, as phone numbers are written. */
const PHONE = /(?<![\p{L}\p{Nd}])\+?\(?\d(?:[ ()-]{0,2}\d){6,}(?![\p{L}\p{Nd}])/gu;

/**
 * Reads a search text as words. Dates and phone numbers are recognised as they are written; everything else is split by
 * `toWords`, which is the database's own rule, so that query and index can never disagree.
 */
export function readSearch(text: string): { words: SearchWord[]; rest: string } {
  const words: SearchWord[] = [];
  const withoutDates = text.replace(DATE, (...groups) => {
    words.push(dateRanges(groups.slice(1, 7)));
    return ' ';
  });
  const rest = withoutDates.replace(PHONE, (number) => {
    words.push(codeRanges(number.replace(/\D/g, '')));
    return ' ';
  });
  return { words: words.slice(0, MAX_WORDS), rest: rest.trim() };
}

/** One word of letters: part of a name before it is part of a number. */
export const PLAIN_WORD = /^[\p{L}\p{M}]{3,}$/u;

/**
 * What may be one number as it is written, `CM 730-15` or `A-WALK`: a text of letters and digits, or of letters without a
 * blank; of digits alone only what is neither date nor phone number. Null where the text cannot be a number.
 */
export function codeText(text: string, rest: string): string | null {
  const whole = text.trim();
  const hasDigit = /\p{Nd}/u.test(whole);
  if (hasDigit) {
    if (/\p{L}/u.test(whole)) return whole;
    return /^\p{Nd}*$/u.test(rest) ? null : rest;
  }
  return PLAIN_WORD.test(whole) || /^\p{L}\S*[^\p{L}\p{M}\s]\S*$/u.test(whole) ? whole : null;
}

/** The meaning of a plain word in lower case: part of a name, and with digits in it also a number or a year. */
export function wordRanges(word: string): SearchWord {
  if (!/\p{Nd}/u.test(word)) return [{ kind: 'n', prefix: word }];
  if (/^\d+$/.test(word)) return [...codeRanges(word), { kind: 'n', prefix: word }];
  return [
    { kind: 'i', prefix: word },
    { kind: 'n', prefix: word },
  ];
}

/** Digits alone can be a record number, the end of a phone number, or a year of birth. */
function codeRanges(digits: string): TermRange[] {
  const significant = digits.replace(/^0+/, '');
  const ranges: TermRange[] = [...new Set([digits, significant])].filter(Boolean).map((prefix) => ({ kind: 'i', prefix }));
  if (significant.length >= FEWEST_PHONE_DIGITS) ranges.push({ kind: 'p', prefix: [...significant].reverse().join('') });
  if (/^(18|19|20)\d{2}(\d{2}){0,2}$/.test(digits)) ranges.push({ kind: 'b', prefix: digits });
  return ranges;
}

/** `1984-03-12`, `12.03.1984`, or `3/12/1984`, where both orders of day and month are tried. */
function dateRanges([year, month, day, first, second, lastYear]: (string | undefined)[]): TermRange[] {
  if (year) return [birth(year, month, day)];
  return [birth(lastYear, second, first), birth(lastYear, first, second)].filter(
    ({ prefix }, index, all) => isMonth(prefix) && all.findIndex((each) => each.prefix === prefix) === index,
  );
}

function birth(...parts: (string | undefined)[]): TermRange {
  return { kind: 'b', prefix: parts.map((part = '') => part.padStart(2, '0')).join('') };
}

function isMonth(digits: string): boolean {
  const month = Number(digits.slice(4, 6));
  return month >= 1 && month <= 12;
}
