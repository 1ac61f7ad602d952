interface Part {
  text: string;
  matched: boolean;
}

/** Letters as the search compares them: lower case, without marks. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('ß', 'ss');
}

/** Cuts a name where words of the search begin words of the name, so that the matched parts can be marked. */
export function matchedParts(name: string, search: string): Part[] {
  const wanted = plain(search)
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter(Boolean);
  return name
    .split(/([^\p{L}\p{M}\p{Nd}]+)/u)
    .filter(Boolean)
    .flatMap((word) => cut(word, longestBeginning(plain(word), wanted)));
}

function longestBeginning(word: string, wanted: readonly string[]): number {
  return Math.max(0, ...wanted.filter((each) => word.startsWith(each)).map((each) => each.length));
}

/** A letter and its marks stay together. */
function cut(word: string, length: number): Part[] {
  if (length === 0) return [{ text: word, matched: false }];
  const letters = word.match(/\P{M}\p{M}*/gu) ?? [];
  const parts = [
    { text: letters.slice(0, length).join(''), matched: true },
    { text: letters.slice(length).join(''), matched: false },
  ];
  return parts.filter(({ text }) => text !== '');
}
