/** What a form holds: plain data with blanks as empty strings. */
export type FormValues = Record<string, unknown>;

/** A blank field is a missing one: empty texts become undefined, at any depth, before the contract's schema sees them. */
export function withoutBlanks(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutBlanks(one)]));
  }
  return value;
}
