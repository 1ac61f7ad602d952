import { data } from 'currency-codes';

/** What ISO 4217 has listed since the list of the library: amendment 176 (2025), the Caribbean guilder. */
const LISTED_SINCE: readonly [string, number][] = [['XCG', 2]];

/**
 * The decimals in which ISO 4217 counts each currency. What `Intl` writes by default is no guide: it leaves out the decimals
 * that people seldom write, such as those of the forint, and a new release of the engine may change them.
 */
const decimals: ReadonlyMap<string, number> = new Map([...data.map(({ code, digits }) => [code, digits] as const), ...LISTED_SINCE]);

/** The currencies in force that also have a name to show. */
export const currencyCodes: readonly string[] = Intl.supportedValuesOf('currency').filter((code) => decimals.has(code));

/** How many decimals a currency has: 2 for EUR and HUF, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  const known = decimals.get(currency);
  if (known === undefined) throw new Error('ISO 4217 does not list this currency.');
  return known;
}
