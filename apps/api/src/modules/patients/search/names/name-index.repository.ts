import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../../core/database/db.js';
import type { NumberedWord } from './word-table.js';

/** The words of a patient whose record was written since the index was read. */
export interface Refreshed {
  words: NumberedWord[];
}

interface PairRow {
  one: number;
  others: number[];
  patients: number[];
}

/** Reads the words of all names, and what was written since. */
@Injectable()
export class NameIndexRepository {
  constructor(private readonly db: Db) {}

  /** Everything, and a snapshot that sees no more than was read. It runs outside any request, which may only wait for it. */
  async readAll(): Promise<{ snapshot: string; pairs: PairRow[]; words: NumberedWord[] }> {
    const { outside } = this.db;
    const seen = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(outside);
    const pairs = await sql<PairRow>`select one, array_agg(other) as others, array_agg(patients) as patients
      from (select one, other, count(*)::int as patients from patient_pair group by one, other) as pair group by one`.execute(outside);
    // Words are read last, since every word of a pair was written before it.
    const words = await sql<NumberedWord>`select id, word as text from search_word`.execute(outside);
    return { snapshot: seen.rows[0]?.snapshot ?? '', pairs: pairs.rows, words: words.rows };
  }

  /**
   * Whose words were written by transactions that the snapshot did not see, and a snapshot for the next time. After a restore
   * numbers of transactions may lie in the future; the upper bound leaves those rows out.
   */
  async readSince(snapshot: string, most: number): Promise<{ snapshot: string; refreshed: Refreshed[] }> {
    const [seen, refreshed] = await Promise.all([
      sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(this.db.q),
      sql<Refreshed>`select (select json_agg(json_build_object('id', id, 'text', word)) from search_word where id = any(s.words)) as words
        from patient_summary s where s.refreshed_in >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
          and s.refreshed_in < pg_snapshot_xmax(pg_current_snapshot())
          and not pg_visible_in_snapshot(s.refreshed_in, ${snapshot}::pg_snapshot) and s.words <> '{}'
        limit ${sql.lit(most)}`.execute(this.db.q),
    ]);
    return { snapshot: seen.rows[0]?.snapshot ?? snapshot, refreshed: refreshed.rows };
  }
}
