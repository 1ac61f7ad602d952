const BUCKET_BITS = 16;

/** Numbers by hash, in typed arrays: a million entries take some ten megabytes, where a `Map` of lists takes a hundred. */
export class HashChains {
  private heads: Int32Array;
  private next: Int32Array;
  private values: Int32Array;
  private hashes: Int32Array;
  private size = 0;
  private shift: number;

  constructor(expected: number) {
    const bits = Math.max(BUCKET_BITS, Math.ceil(Math.log2(Math.max(1, expected))));
    this.shift = 32 - bits;
    this.heads = new Int32Array(2 ** bits).fill(-1);
    this.next = new Int32Array(expected + 16);
    this.values = new Int32Array(expected + 16);
    this.hashes = new Int32Array(expected + 16);
  }

  put(hash: number, value: number): void {
    if (this.size === this.values.length) this.grow();
    const bucket = hash >>> this.shift;
    this.values[this.size] = value;
    this.hashes[this.size] = hash;
    this.next[this.size] = this.heads[bucket] as number;
    this.heads[bucket] = this.size;
    this.size += 1;
  }

  /** Calls `use` for every value under the hash; now and then for one of another word with the same hash. */
  each(hash: number, use: (value: number) => void): void {
    const wanted = hash | 0;
    for (let at = this.heads[hash >>> this.shift] as number; at >= 0; at = this.next[at] as number) {
      if (this.hashes[at] === wanted) use(this.values[at] as number);
    }
  }

  private grow(): void {
    const length = Math.ceil(this.values.length * 1.5);
    const enlarge = (old: Int32Array) => {
      const larger = new Int32Array(length);
      larger.set(old);
      return larger;
    };
    [this.next, this.values, this.hashes] = [enlarge(this.next), enlarge(this.values), enlarge(this.hashes)];
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
