/** What is typed for a number on a box and not seen, such as a joiner of two letters. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/**
 * One key for every spelling of a lot, a unit or a delivery note: `LOT-1`, `lot 1` and `Lot1` are the same, `1-11` and `11-1` are not.
 * `core.spelling` in the database says the same.
 */
export function spellingOf(text: string): string {
  return text
    .replace(UNSEEN, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ')
    .trim();
}

export function sameSpelling(one: string, other: string): boolean {
  return spellingOf(one) === spellingOf(other);
}
