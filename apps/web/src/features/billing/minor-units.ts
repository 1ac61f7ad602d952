/** What was typed, in minor units. The rounding takes away only what a floating point number added. */
export function toMinor(typed: number | string, decimals: number): number {
  return Math.round(Number(typed) * 10 ** decimals);
}

/** Adds a digit at the right, as a cash register does: 1, 2, 5, 0 is 12.50 with two decimals. */
export function withKey(minorUnits: number, key: string): number {
  if (key === 'delete') return Math.floor(minorUnits / 10);
  const typed = Number(`${minorUnits}${key}`);
  return typed > 1_000_000_000_000 ? minorUnits : typed;
}
