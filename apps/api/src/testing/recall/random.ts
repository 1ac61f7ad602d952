/** A number from 0 up to 1. */
export type Random = () => number;

/** Chance that a seed decides (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list; a skew above one prefers its head. */
export function pick<T>(list: readonly T[], random: Random, skew = 1): T {
  return list[Math.floor(random() ** skew * list.length)] as T;
}
