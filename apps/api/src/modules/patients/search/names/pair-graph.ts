/** Each pair of words that a patient has, once, and how many patients have it. */
export interface Pairs {
  ones: Int32Array;
  others: Int32Array;
  patients: Int32Array;
}

/** More patients than this are counted as this many. */
const MOST = 65_535;

/**
 * Which words occur together in a patient's names: for each word its partners in rising order, in typed arrays. Partners that
 * came later are in a small map of their own until the index is read again.
 */
export class PairGraph {
  readonly partners: Int32Array;
  readonly counts: Uint16Array;
  private readonly starts: Int32Array;
  private readonly later = new Map<number, Map<number, number>>();
  private readonly weights: Int32Array;
  private latest = 0;

  constructor(
    private readonly words: number,
    pairs: Pairs,
  ) {
    this.starts = new Int32Array(words + 1);
    this.weights = new Int32Array(words);
    const { ones, others, patients } = pairs;
    for (let at = 0; at < ones.length; at += 1) {
      for (const word of [ones[at], others[at]] as [number, number]) {
        this.starts[word + 1] = (this.starts[word + 1] as number) + 1;
        this.weights[word] = (this.weights[word] as number) + (patients[at] as number);
      }
    }
    for (let word = 0; word < words; word += 1) this.starts[word + 1] = (this.starts[word + 1] as number) + (this.starts[word] as number);
    this.partners = new Int32Array(2 * ones.length);
    this.counts = new Uint16Array(2 * ones.length);
    this.fill(pairs);
  }

  /** How many pairs came after the index was read. */
  get added(): number {
    return this.latest;
  }

  /** A measure of how common a word is. */
  weight(word: number): number {
    return word < this.words ? (this.weights[word] as number) : (this.later.get(word)?.size ?? 0);
  }

  degree(word: number): number {
    return this.end(word) - this.start(word) + (this.later.get(word)?.size ?? 0);
  }

  /** How many patients have both words; zero where none does. */
  patients(one: number, other: number): number {
    const at = this.find(one, other);
    if (at < this.end(one) && this.partners[at] === other) return this.counts[at] as number;
    return this.later.get(one)?.get(other) ?? 0;
  }

  /** The two of some words that the fewest patients have together, and the others. */
  rarestPair(words: readonly number[]): { pair: [number, number]; others: number[] } {
    let pair: [number, number] = [words[0] as number, words[1] as number];
    for (const [at, one] of words.entries()) {
      for (const other of words.slice(at + 1)) if (this.patients(one, other) < this.patients(...pair)) pair = [one, other];
    }
    return { pair, others: words.filter((word) => !pair.includes(word)) };
  }

  /** Calls `use` for each partner from `from` up to and without `to`. */
  each(word: number, from: number, to: number, use: (partner: number, patients: number) => void): void {
    const end = this.end(word);
    for (let at = from === 0 ? this.start(word) : this.find(word, from); at < end && (this.partners[at] as number) < to; at += 1) {
      use(this.partners[at] as number, this.counts[at] as number);
    }
    for (const [partner, patients] of this.later.get(word) ?? []) if (partner >= from && partner < to) use(partner, patients);
  }

  /** Adds a pair that a patient has now. A pair that is known stays as it is: its count only orders the hits. */
  add(one: number, other: number): void {
    if (one === other || this.patients(one, other) > 0) return;
    this.note(one, other);
    this.note(other, one);
    this.latest += 1;
  }

  private note(one: number, other: number): void {
    const partners = this.later.get(one) ?? new Map<number, number>();
    this.later.set(one, partners.set(other, 1));
  }

  private start(word: number): number {
    return word < this.words ? (this.starts[word] as number) : 0;
  }

  private end(word: number): number {
    return word < this.words ? (this.starts[word + 1] as number) : 0;
  }

  private find(word: number, partner: number): number {
    let [from, to] = [this.start(word), this.end(word)];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.partners[middle] as number) < partner) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Filled twice: read in the order of words, the first filling gives each word its partners in rising order. */
  private fill({ ones, others, patients }: Pairs): void {
    const next = this.starts.slice();
    const unsorted = { partners: new Int32Array(2 * ones.length), counts: new Uint16Array(2 * ones.length) };
    for (let at = 0; at < ones.length; at += 1) {
      put(unsorted, next, ones[at] as number, others[at] as number, Math.min(MOST, patients[at] as number));
      put(unsorted, next, others[at] as number, ones[at] as number, Math.min(MOST, patients[at] as number));
    }
    next.set(this.starts);
    for (let word = 0; word < this.words; word += 1) {
      for (let at = this.starts[word] as number; at < (this.starts[word + 1] as number); at += 1) {
        put(this, next, unsorted.partners[at] as number, word, unsorted.counts[at] as number);
      }
    }
  }
}

function put(lists: { partners: Int32Array; counts: Uint16Array }, next: Int32Array, word: number, partner: number, count: number): void {
  const at = next[word] as number;
  lists.partners[at] = partner;
  lists.counts[at] = count;
  next[word] = at + 1;
}
