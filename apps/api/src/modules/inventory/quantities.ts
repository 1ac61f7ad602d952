/**
 * Exact arithmetic on quantities. The database counts base units in ten-thousandths and prices in millionths; binary
 * fractions would lose a tablet sooner or later, so everything is computed in whole parts.
 */
const PARTS = 10_000;
const MICROS = 1_000_000n;

export function toParts(quantity: number): bigint {
  return BigInt(Math.round(quantity * PARTS));
}

export function fromParts(parts: bigint): number {
  return Number(parts) / PARTS;
}

/** The base units in a bought quantity, or null when they cannot be counted exactly. */
export function inBaseUnits(quantity: number, numerator: number, denominator: number): number | null {
  const parts = toParts(quantity) * BigInt(numerator);
  const divisor = BigInt(denominator);
  return parts > 0n && parts % divisor === 0n ? fromParts(parts / divisor) : null;
}

/** The price of one base unit, from the price of a bought unit, to six decimals, half away from zero. */
export function pricePerBaseUnit(price: string, numerator: number, denominator: number): string {
  const micros = microsOf(price) * BigInt(denominator);
  const divisor = BigInt(numerator);
  const rounded = (micros * 2n + divisor) / (divisor * 2n);
  return `${rounded / MICROS}.${String(rounded % MICROS).padStart(6, '0')}`;
}

function microsOf(price: string): bigint {
  const [whole = '0', fraction = ''] = price.split('.');
  return BigInt(whole) * MICROS + BigInt(fraction.padEnd(6, '0'));
}
