const BUCKET_BITS = 16;
/** An entry is a hash, a value and the next entry, side by side, so that it is read from memory at once. */
const WIDTH = 3;

/** Numbers by hash, in typed arrays: a million entries take some ten megabytes, where a `Map` of lists takes a hundred. */
export class HashChains {
  private readonly heads: Int32Array;
  private readonly shift: number;
  private entries: Int32Array;
  private end = 0;

  constructor(expected: number) {
    const bits = Math.max(BUCKET_BITS, Math.ceil(Math.log2(Math.max(1, expected))));
    this.shift = 32 - bits;
    this.heads = new Int32Array(2 ** bits).fill(-1);
    this.entries = new Int32Array(WIDTH * (expected + BUCKET_BITS));
  }

  put(hash: number, value: number): void {
    if (this.end === this.entries.length) this.grow();
    const bucket = hash >>> this.shift;
    this.entries[this.end] = hash;
    this.entries[this.end + 1] = value;
    this.entries[this.end + 2] = this.heads[bucket] as number;
    this.heads[bucket] = this.end;
    this.end += WIDTH;
  }

  /** Calls `use` for every value under the hash; now and then for one of another word with the same hash. */
  each(hash: number, use: (value: number) => void): void {
    const wanted = hash | 0;
    const { entries } = this;
    for (let at = this.heads[hash >>> this.shift] as number; at >= 0; at = entries[at + 2] as number) {
      if (entries[at] === wanted) use(entries[at + 1] as number);
    }
  }

  private grow(): void {
    const larger = new Int32Array(WIDTH * Math.ceil((this.end / WIDTH) * 1.5));
    larger.set(this.entries);
    this.entries = larger;
  }
}

/** A hash of a word without the letters at up to two places. */
export function hashOf(word: string, seed: number, without = -1, andWithout = -1): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < word.length; at += 1) {
    if (at === without || at === andWithout) continue;
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
