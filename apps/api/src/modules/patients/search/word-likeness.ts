/** From here on two words are the same word, misspelt. */
export const SIMILAR_WORD = 0.84;

/** The likeness of a word with that of some words which suits it best. */
export function bestLikeness(word: string, words: readonly string[]): number {
  return Math.max(0, ...words.map((each) => jaroWinkler(word, each)));
}

/** Likeness of two words by shared letters near each other, with a bonus for a common beginning. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const matchedOther = new Set<number>();
  const lettersOfOne: string[] = [];
  for (const [index, letter] of [...one].entries()) {
    const at = [...other].findIndex((each, place) => each === letter && !matchedOther.has(place) && Math.abs(place - index) <= reach);
    if (at < 0) continue;
    matchedOther.add(at);
    lettersOfOne.push(letter);
  }
  const found = lettersOfOne.length;
  if (found === 0) return 0;
  const lettersOfOther = [...other].filter((_, index) => matchedOther.has(index));
  const swapped = lettersOfOne.filter((letter, index) => letter !== lettersOfOther[index]).length / 2;
  const jaro = (found / one.length + found / other.length + (found - swapped) / found) / 3;
  const common = [...one].findIndex((letter, index) => letter !== other[index]);
  return jaro + Math.min(4, common < 0 ? one.length : common) * 0.1 * (1 - jaro);
}
