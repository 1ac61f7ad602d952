import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { allOf, condition, type Filters, filtersOf, isIn, keepsWord, withinWord } from './patient-search.conditions.js';
import type { SearchWord, TermKind } from './search-query.js';

export interface Hit {
  id: string;
  /** The range of the driving word and its term; null where no term led to the patient. */
  range: number | null;
  kind: TermKind | null;
  term: string | null;
}

/** Where a page of a walk ended. */
export interface WalkPosition {
  range: number;
  term: string;
  sortName: string;
  id: string;
}

/** The share of three-letter groups from which a name is worth judging, and how many are judged. */
const LIKENESS = '0.35';
const MOST_ALIKE = 300;

/** Finds patients. Every query reads an index in the order of its answer, so that a common name is never sorted. */
@Injectable()
export class PatientSearchRepository {
  constructor(private readonly db: Db) {}

  /** Splits a text by the rule by which the index was written. */
  async toWords(text: string): Promise<string[]> {
    const { rows } = await sql<{ words: string[] }>`select search_words(${text}) as words`.execute(this.db.q);
    return rows[0]?.words ?? [];
  }

  /** How many terms a word finds, counted no further than `cap`. */
  async count(word: SearchWord, cap: number): Promise<number> {
    const ranges = word.map((range) => sql`(select from patient_term t where ${isIn('t', range)} limit ${cap})`);
    const { rows } = await sql<{ count: number }>`select count(*) from (${sql.join(ranges, sql` union all `)}) as found`.execute(this.db.q);
    return rows[0]?.count ?? 0;
  }

  /**
   * Walks the terms of the driving word: range by range, the exact word before longer ones, by name within a word. The
   * other words are asked of each patient on the way. A patient counts at the first of their terms only.
   */
  async walk(driving: SearchWord, others: SearchWord[], filters: Filters, after: WalkPosition | null, limit: number): Promise<Hit[]> {
    const branches = driving.flatMap((range, index) => {
      if (after && index < after.range) return [];
      const conditions = [
        isIn('t', range),
        sql`not exists (select from patient_term e where e.patient_id = t.patient_id and (${withinWord('e', driving.slice(0, index))}
          or (${isIn('e', range)} and e.term < t.term)))`,
        ...others.map((word) => keepsWord('t', word)),
        ...filtersOf(filters),
        ...(after?.range === index
          ? [sql`(t.term, t.sort_name, t.patient_id) > (${after.term} collate "C", ${after.sortName} collate "C", ${after.id}::uuid)`]
          : []),
      ];
      return [
        sql`(select ${index}::int as range, t.kind::text as kind, t.term, t.sort_name, t.patient_id as id from patient_term t
          join patient_summary s on s.patient_id = t.patient_id
          where ${allOf(conditions)} order by t.term, t.sort_name, t.patient_id limit ${limit})`,
      ];
    });
    const query = sql<Hit>`select id, range, kind, term from (${sql.join(branches, sql` union all `)}) as hits
      order by range, term, sort_name, id limit ${limit}`;
    return (await query.execute(this.db.q)).rows;
  }

  /** Where in a walk a patient stands, so that the next page goes on after them. */
  async positionInWalk(driving: SearchWord, range: number, id: string): Promise<WalkPosition | null> {
    const within = driving[range];
    if (!within) return null;
    const { rows } = await sql<Omit<WalkPosition, 'range'>>`select term, sort_name as "sortName", patient_id as id from patient_term t
      where patient_id = ${id} and ${isIn('t', within)} order by term limit 1`.execute(this.db.q);
    return rows[0] ? { ...rows[0], range } : null;
  }

  /** All patients, or those that keep all words, by name or with the newest first. `after` is the last one seen. */
  async sorted(sort: 'name' | 'registered', words: SearchWord[], filters: Filters, after: string | null, limit: number): Promise<Hit[]> {
    const key = sort === 'name' ? sql`(s.sort_name, s.patient_id)` : sql`(s.registered_at, s.patient_id)`;
    const conditions = [
      sql`not s.merged`,
      ...words.map((word) => keepsWord('s', word)),
      ...filtersOf(filters),
      ...(after ? [await this.beyond(sort, key, after)] : []),
    ];
    const order = sort === 'name' ? sql`s.sort_name, s.patient_id` : sql`s.registered_at desc, s.patient_id desc`;
    const query = sql<Hit>`select s.patient_id as id, null::int as range, null as kind, null as term from patient_summary s
      where ${allOf(conditions)} order by ${order} limit ${limit}`;
    return (await query.execute(this.db.q)).rows;
  }

  /**
   * The second step, when no word was found as it was written: who shares enough groups of three letters with every name.
   * Two letters that changed places share few, so this reads widely; the caller judges.
   */
  async alike(names: string[], others: SearchWord[], filters: Filters): Promise<{ id: string; nameText: string }[]> {
    this.db.later(sql`select set_config('pg_trgm.word_similarity_threshold', ${LIKENESS}, true)`);
    const likeness = names.map((name) => sql`word_similarity(${name}, s.name_text)`);
    const conditions = [
      sql`not s.merged`,
      ...names.map((name) => sql`${name} <% s.name_text`),
      ...others.map((word) => keepsWord('s', word)),
      ...filtersOf(filters),
    ];
    const query = sql<{ id: string; nameText: string }>`select s.patient_id as id, s.name_text as "nameText" from patient_summary s
      where ${allOf(conditions)} order by ${sql.join(likeness, sql` + `)} desc, s.sort_name, s.patient_id limit ${MOST_ALIKE}`;
    return (await query.execute(this.db.q)).rows;
  }

  private async beyond(sort: 'name' | 'registered', key: RawBuilder<unknown>, after: string): Promise<RawBuilder<unknown>> {
    // As text the moment keeps its microseconds, which many who came in at once have in common.
    const { rows } = await sql<{ sort_name: string; registered_at: string }>`select sort_name, registered_at::text
      from patient_summary where patient_id = ${after}`.execute(this.db.q);
    const [row] = rows;
    if (!row) return condition(false);
    return sort === 'name'
      ? sql`${key} > (${row.sort_name} collate "C", ${after}::uuid)`
      : sql`${key} < (${row.registered_at}::timestamptz, ${after}::uuid)`;
  }
}
