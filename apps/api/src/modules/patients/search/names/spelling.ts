/** What it costs to turn the letters that were typed into those of a name. Slips of the hand and of the ear cost least. */

/** Beyond it two words are different names. */
export const TOO_FAR = 9;

/** Letters that are heard or typed for each other. */
const CONFUSED = ['ckqg', 'sz', 'fvw', 'iyj', 'bp', 'dt', 'gj', 'mn', 'xs', 'lr', 'kh', 'vb'];
const LETTERS = 128;
const LONGEST = 40;
/** No more letters may come in or fall out than this. */
const BAND = 4;

interface Costs {
  substitute: Float32Array;
  insert: Float32Array;
  doubled: number;
  transposed: number;
  otherBeginning: number;
}

const code = (letter: string) => letter.charCodeAt(0);
const isVowel = (letter: number) => 'aeiouy'.includes(String.fromCharCode(letter));

function costs(
  substitute: (one: number, other: number) => number,
  insert: (letter: number) => number,
  rest: Omit<Costs, 'substitute' | 'insert'>,
): Costs {
  const table = new Float32Array(LETTERS * LETTERS);
  for (let one = 0; one < LETTERS; one += 1) {
    for (let other = 0; other < LETTERS; other += 1) table[one * LETTERS + other] = one === other ? 0 : substitute(one, other);
  }
  return { substitute: table, insert: Float32Array.from({ length: LETTERS }, (_, letter) => insert(letter)), ...rest };
}

function isConfused(one: number, other: number): boolean {
  const [a, b] = [String.fromCharCode(one), String.fromCharCode(other)];
  return CONFUSED.some((group) => group.includes(a) && group.includes(b));
}

/** Two words that are both written with their vowels. */
const FULL = costs(
  (one, other) => (isVowel(one) && isVowel(other) ? 0.5 : isConfused(one, other) ? 0.6 : 1),
  (letter) => (isVowel(letter) ? 0.65 : letter === code('h') ? 0.5 : 1),
  { doubled: 0.35, transposed: 0.7, otherBeginning: 0.15 },
);

const LONG_VOWELS = ['wou', 'yie', 'ae'];

/** A word with its vowels against one whose script leaves the short ones out: `mohammed` and `mhmd`. */
const SHORT_VOWELS_LEFT_OUT = costs(
  (one, other) => {
    const [a, b] = [String.fromCharCode(one), String.fromCharCode(other)];
    if (LONG_VOWELS.some((group) => group.includes(a) && group.includes(b))) return 0.05;
    return isVowel(one) && isVowel(other) ? 0.3 : isConfused(one, other) ? 0.4 : 1;
  },
  (letter) => (isVowel(letter) || letter === code('h') ? 0.15 : 1),
  { doubled: 0.2, transposed: 1, otherBeginning: 0.1 },
);

const rows = [new Float32Array(LONGEST + 2), new Float32Array(LONGEST + 2), new Float32Array(LONGEST + 2)] as const;

/** The cost between two words of plain letters, or `TOO_FAR` when it exceeds `limit`. Letters beyond ASCII count as one letter. */
export function spellingCost(typed: string, name: string, limit: number): number {
  return weigh(typed, name, limit, FULL);
}

/** The same where `bare` comes from a script without short vowels. */
export function bareSpellingCost(typed: string, bare: string, limit: number): number {
  return weigh(typed, bare, limit, SHORT_VOWELS_LEFT_OUT);
}

/** Damerau's distance in the restricted form, within a band around the diagonal. */
function weigh(typed: string, name: string, limit: number, table: Costs): number {
  const [n, m] = [typed.length, name.length];
  const band = table === FULL ? BAND : LONGEST;
  if (n > LONGEST || m > LONGEST || Math.abs(n - m) > band) return TOO_FAR;
  let [before, last, now]: Float32Array[] = [...rows];
  firstRow(last as Float32Array, name, table);
  let previous = 0;
  for (let i = 1; i <= n; i += 1) {
    const letter = typed.charCodeAt(i - 1) & 127;
    const best = nextRow(
      { before: before as Float32Array, last: last as Float32Array, now: now as Float32Array },
      { letter, previous, i, name, from: Math.max(1, i - band), to: Math.min(m, i + band) },
      table,
    );
    if (best > limit) return TOO_FAR;
    [before, last, now] = [last, now, before];
    previous = letter;
  }
  const cost = (last?.[m] ?? TOO_FAR) + (typed.charCodeAt(0) === name.charCodeAt(0) ? 0 : table.otherBeginning);
  return cost > limit ? TOO_FAR : cost;
}

function firstRow(row: Float32Array, name: string, { insert }: Costs): void {
  row.fill(TOO_FAR);
  row[0] = 0;
  for (let j = 1; j <= name.length; j += 1) row[j] = (row[j - 1] ?? 0) + (insert[name.charCodeAt(j - 1) & 127] ?? 1);
}

interface Step {
  letter: number;
  previous: number;
  i: number;
  name: string;
  from: number;
  to: number;
}

function nextRow({ before, last, now }: Record<'before' | 'last' | 'now', Float32Array>, step: Step, table: Costs): number {
  const { letter, previous, i, name, from, to } = step;
  const { substitute, insert, doubled, transposed } = table;
  const dropped = letter === previous ? doubled : (insert[letter] as number);
  now[from - 1] = from === 1 ? (last[0] as number) + dropped : TOO_FAR;
  if (to < name.length) now[to + 1] = TOO_FAR;
  let best = now[from - 1] as number;
  let beforeIt = from > 1 ? name.charCodeAt(from - 2) & 127 : 0;
  for (let j = from; j <= to; j += 1) {
    const other = name.charCodeAt(j - 1) & 127;
    let cost = (last[j - 1] as number) + (substitute[letter * LETTERS + other] as number);
    cost = Math.min(cost, (last[j] as number) + dropped);
    cost = Math.min(cost, (now[j - 1] as number) + (other === beforeIt ? doubled : (insert[other] as number)));
    if (i > 1 && j > 1 && letter === beforeIt && previous === other) cost = Math.min(cost, (before[j - 2] as number) + transposed);
    now[j] = cost;
    if (cost < best) best = cost;
    beforeIt = other;
  }
  return best;
}

/** How far a word may be from what was typed: longer words allow more. */
export function spellingLimit(length: number): number {
  if (length <= 3) return 1.2;
  if (length <= 5) return 1.45;
  return length <= 8 ? 1.9 : 2.4;
}
