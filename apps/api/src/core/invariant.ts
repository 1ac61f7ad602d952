import type { RawBuilder } from 'kysely';

/** A rule that must hold for every row, whatever happened. The query answers the ids of what breaks it. */
export interface Invariant {
  name: string;
  sentence: string;
  broken: RawBuilder<{ id: string }>;
}
