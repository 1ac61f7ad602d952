import { decimalsOf } from '@wardbook/contracts/core/currencies';

/**
 * Exact arithmetic of money. Amounts are minor units of a currency (cents, or whole yen); prices, quantities and rates are
 * decimal text as the database gives them. No amount ever passes through a floating point number with decimals.
 */

interface Scaled {
  digits: bigint;
  scale: number;
}

/** `12.50` as 1250 with two decimals. */
function scaled(decimal: string): Scaled {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) throw new Error('This is not a decimal number.');
  const [, sign, whole = '', part = ''] = match;
  return { digits: BigInt(`${sign}${whole}${part}`), scale: part.length };
}

/** Divides and rounds half away from zero, as invoices do. */
function roundedQuotient(numerator: bigint, divisor: bigint): bigint {
  const negative = numerator < 0n !== divisor < 0n;
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, divisor < 0n ? -divisor : divisor];
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -rounded : rounded;
}

/** Quantity times unit price in minor units. */
export function extended(quantity: string, unitPrice: string, currency: string): number {
  const [count, price] = [scaled(quantity), scaled(unitPrice)];
  const product = count.digits * price.digits * 10n ** BigInt(decimalsOf(currency));
  return whole(roundedQuotient(product, 10n ** BigInt(count.scale + price.scale)));
}

/** A percentage of an amount. */
export function percentOf(amount: number, percent: string): number {
  const { digits, scale } = scaled(percent);
  return whole(roundedQuotient(BigInt(amount) * digits, 100n * 10n ** BigInt(scale)));
}

/** The part of an amount that is a tax contained in it. */
export function containedTax(amount: number, rate: string): number {
  const { digits, scale } = scaled(rate);
  return whole(roundedQuotient(BigInt(amount) * digits, 100n * 10n ** BigInt(scale) + digits));
}

/** The share `part / total` of an amount. */
export function proportion(amount: number, part: string, total: string): number {
  const [some, all] = [scaled(part), scaled(total)];
  return whole(roundedQuotient(BigInt(amount) * some.digits * 10n ** BigInt(all.scale), all.digits * 10n ** BigInt(some.scale)));
}

/** Adds two decimal texts exactly. */
export function addDecimals(left: string, right: string): string {
  const [a, b] = [scaled(left), scaled(right)];
  const scale = Math.max(a.scale, b.scale);
  const total = a.digits * 10n ** BigInt(scale - a.scale) + b.digits * 10n ** BigInt(scale - b.scale);
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${total < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

/** The same number with the other sign. */
export function negated(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;
}

/** Compares two decimal texts as numbers. */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = [scaled(left), scaled(right)];
  const difference = a.digits * 10n ** BigInt(b.scale) - b.digits * 10n ** BigInt(a.scale);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function whole(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error('An amount of money is too large to be counted exactly.');
  return number;
}
