import type { RawBuilder } from 'kysely';

/** A rule that must hold for every row at any time. The query returns the ids of the rows that break it. */
export interface Invariant {
  name: string;
  sentence: string;
  broken: RawBuilder<{ id: string }>;
}
