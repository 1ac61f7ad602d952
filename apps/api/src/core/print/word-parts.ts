/** The longest word that stands whole in the narrowest column of any of our papers. */
const LONGEST_WHOLE = 24;

/**
 * Where a word may be broken. A code, a name or an address that is broken in two is misread, so only a word so long
 * that it could run off the paper is, between letters and never between a letter and its mark.
 */
export function partsOf(word: string): string[] {
  if (word.length <= LONGEST_WHOLE || word.includes('@')) return [word];
  return Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);
}
