import type { SearchWord, TermRange } from './search-query.js';

/** How the words of a search are looked up. */
export interface Plan {
  /** The words of names, and beside two or more of them together the year of birth as `#1984`: what the index of names is asked. */
  typed: string[];
  /** The words of names alone. */
  names: string[];
  /** Which word leads a walk through the terms, and the ranges that it walks; null where names alone are asked. */
  driving: number | null;
  ranges: SearchWord;
  isNumber: boolean;
  /** What patients of the walk do not have, since the names have found them. */
  without: SearchWord[];
}

const YEAR = /^(?:18|19|20)\d{2}$/;

/** A word of letters, which can only be part of a name. */
export function isName(word: SearchWord): boolean {
  return word.length === 1 && word[0]?.kind === 'n';
}

/**
 * A word alone is walked through. Words of names, and those with one year of birth, are pairs. Where another number is among
 * the words it leads, since few patients share a number.
 */
export function planOf(words: readonly SearchWord[]): Plan {
  const names = words.filter(isName).map(([range]) => range?.prefix ?? '');
  const numbers = words.map((word, at) => ({ word, at })).filter(({ word }) => !isName(word));
  const plan = { typed: names, names, isNumber: numbers.length > 0, without: [] };
  if (numbers.length === 0) return { ...plan, driving: names.length > 1 ? null : 0, ranges: words[0] ?? [] };
  const { word, at } = numbers.reduce((longest, each) => (rank(each.word) > rank(longest.word) ? each : longest));
  const year = yearOf(word);
  if (year === null || names.length === 0 || numbers.length > 1) return { ...plan, typed: [], driving: at, ranges: word };
  // The same digits may end a phone number or begin a record number of a patient who was born in another year.
  return { ...plan, typed: [...names, `#${year.prefix}`], driving: at, ranges: word.filter((range) => range !== year), without: [[year]] };
}

/** A longer number is shared by fewer, and a year by very many. */
function rank(word: SearchWord): number {
  return (yearOf(word) ? 0 : 10) + Math.max(...word.map(({ prefix }) => prefix.length));
}

function yearOf(word: SearchWord): TermRange | null {
  return word.find(({ kind, prefix }) => kind === 'b' && YEAR.test(prefix)) ?? null;
}
