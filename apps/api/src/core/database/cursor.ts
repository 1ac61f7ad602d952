import { z } from 'zod';
import { Problem } from '../problem.error.js';

/** A moment with its microseconds, as PostgreSQL writes it: in milliseconds it would pass over rows of the same instant. */
export const exactMoment = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/);

/** The place in a list after which the next page begins. It is opaque to clients and holds no patient data. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a cursor that we gave out; anything else is the client's fault. */
export function decodeCursor<Place>(cursor: string | undefined, schema: z.ZodType<Place>): Place | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw Problem.field('query.cursor', 'unknown-cursor', 'This place in the list is not known; start again from the first page.');
  }
}
