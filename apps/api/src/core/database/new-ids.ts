import { randomUUIDv7 } from 'node:crypto';

/** Ids as PostgreSQL's `uuidv7()` makes them, for rows that others refer to before they are written. They sort in the order given. */
export function newIds(count: number): string[] {
  return Array.from({ length: count }, () => randomUUIDv7()).sort();
}

export function newId(): string {
  return randomUUIDv7();
}
