import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { allOf, condition, END, type Filters, filtersOf, isIn, keepsWord, withinWord } from './patient-search.sql.js';
import type { SearchWord, TermKind } from './search-query.js';

export interface Hit {
  id: string;
  /** The range of the driving word and its term; null where no term led to the patient. */
  range: number | null;
  kind: TermKind | null;
  term: string | null;
  /** The numbers of the words of the name that led to the patient. */
  words?: string | null;
  /** The name is near what was typed, but not what was typed. */
  isNear?: boolean;
}

/** What a text is before its words are looked up. */
export interface ReadText {
  words: string[];
  /** The text as one number: in plain letters, whether some number begins so, and whether some name does. */
  code: string;
  isNumber: boolean;
  isName: boolean;
}

/** Two words that a patient has, and others: how many such patients to read at most. */
export interface ProbedGroup {
  one: number;
  other: number;
  rest: number[];
  most: number;
}

/** A patient who has the words of a group, which is named by its position in the query. */
export interface Bearer {
  id: string;
  group: number;
  words: number[];
  sortName: string;
}

/** Where a page of a walk ended. */
export interface WalkPosition {
  range: number;
  term: string;
  sortName: string;
  id: string;
}

/** What else holds of the patients of a walk. */
export interface Beside {
  others: readonly SearchWord[];
  without: readonly SearchWord[];
}

const MOST_OF_A_NUMBER = 100;

/** Finds patients. Every query reads an index in the order of its result, so that a common name is never sorted. */
@Injectable()
export class PatientSearchRepository {
  constructor(private readonly db: Db) {}

  /**
   * The statements of the next batch are planned once for each connection: their plan is the same for every text, and planning
   * costs more than reading a few rows. Limits are written out, so that the plan knows how few.
   */
  planOnce(): void {
    this.db.later(sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`);
  }

  /** Splits a text by the rule by which the index was written, and looks whether the whole of it may be one number. */
  async read(text: string, code: string | null): Promise<ReadText> {
    const begins = (
      kind: TermKind,
    ) => sql`exists (select from patient_term t where t.kind = ${kind}::"char" and t.term >= plain_code(${code})
      and t.term < plain_code(${code}) || ${END})`;
    const { rows } = await sql<ReadText>`select search_words(${text}) as words, plain_code(${code}) as code,
      ${code === null ? sql`false` : sql`(plain_code(${code}) <> '' and ${begins('i')})`} as "isNumber",
      ${code === null ? sql`false` : begins('n')} as "isName"`.execute(this.db.q);
    return rows[0] ?? { words: [], code: '', isNumber: false, isName: false };
  }

  /** The patients who have the words of each group, group by group, with the newest record first and at most the wanted number of each. */
  async bearing(groups: readonly ProbedGroup[], filters: Filters, after: string | null): Promise<Bearer[]> {
    if (groups.length === 0) return [];
    const numbers = (read: (group: ProbedGroup) => number) => groups.map(read);
    const { rows } = await sql<Bearer>`select hit.patient_id as id, g.place::int - 1 as "group", hit.words, hit.sort_name as "sortName"
      from unnest(${numbers(({ one }) => one)}::int[], ${numbers(({ other }) => other)}::int[], ${numbers(({ most }) => most)}::int[],
        ${groups.map(({ rest }) => `{${rest.join()}}`)}::text[]) with ordinality as g (one, other, most, rest, place)
      cross join lateral (
        select s.patient_id, s.words, s.sort_name from patient_pair p join patient_summary s on s.patient_id = p.patient_id
        where p.one = g.one and p.other = g.other and s.words @> g.rest::int[] and ${allOf(filtersOf(filters))}
          ${after ? sql`and (g.place > 1 or p.patient_id < ${after}::uuid)` : sql``}
        order by p.patient_id desc limit g.most
      ) as hit order by g.place, hit.patient_id desc`.execute(this.db.q);
    return rows;
  }

  /** The same for single words of names, by name. */
  async bearingOne(words: readonly { word: string; most: number }[], filters: Filters): Promise<Bearer[]> {
    const { rows } = await sql<Bearer>`select hit.patient_id as id, g.place::int - 1 as "group", hit.words, hit.sort_name as "sortName"
      from unnest(${words.map(({ word }) => word)}::text[], ${words.map(({ most }) => most)}::int[]) with ordinality as g (word, most, place)
      cross join lateral (
        select t.patient_id, s.words, t.sort_name from patient_term t join patient_summary s on s.patient_id = t.patient_id
        where t.kind = 'n' and t.term = g.word and ${allOf(filtersOf(filters))} order by t.sort_name, t.patient_id limit g.most
      ) as hit order by g.place, hit.sort_name, hit.patient_id`.execute(this.db.q);
    return rows;
  }

  /** Some of those who keep a word that is a number, with the words of their names. */
  async withNumber(number: SearchWord, others: readonly SearchWord[], filters: Filters): Promise<{ id: string; nameText: string }[]> {
    const { rows } = await sql<{ id: string; nameText: string }>`select distinct s.patient_id as id, s.name_text as "nameText"
      from patient_term t join patient_summary s on s.patient_id = t.patient_id
      where ${withinWord('t', number)} and ${allOf([...others.map((word) => keepsWord('t', word)), ...filtersOf(filters)])} limit ${sql.lit(MOST_OF_A_NUMBER)}`.execute(
      this.db.q,
    );
    return rows;
  }

  /**
   * Walks the terms of the driving word: range by range, the exact word before longer ones, by name within a word. The
   * other words are asked of each patient on the way. A patient counts at the first of their terms only.
   */
  async walk(
    driving: SearchWord,
    { others, without }: Beside,
    filters: Filters,
    after: WalkPosition | null,
    limit: number,
  ): Promise<Hit[]> {
    const narrowing = filtersOf(filters);
    const branches = driving.flatMap((range, index) => {
      if (after && index < after.range) return [];
      const conditions = [
        isIn('t', range),
        sql`not exists (select from patient_term e where e.patient_id = t.patient_id and (${withinWord('e', driving.slice(0, index))}
          or (${isIn('e', range)} and e.term < t.term)))`,
        ...others.map((word) => keepsWord('t', word)),
        ...without.map((word) => sql`not ${keepsWord('t', word)}`),
        ...narrowing,
        ...(after?.range === index
          ? [sql`(t.term, t.sort_name, t.patient_id) > (${after.term} collate "C", ${after.sortName} collate "C", ${after.id}::uuid)`]
          : []),
      ];
      return [
        sql`(select ${index}::int as range, t.kind::text as kind, t.term, t.sort_name, t.patient_id as id from patient_term t
          ${narrowing.length > 0 ? sql`join patient_summary s on s.patient_id = t.patient_id` : sql``}
          where ${allOf(conditions)} order by t.term, t.sort_name, t.patient_id limit ${sql.lit(limit)})`,
      ];
    });
    const query = sql<Hit>`select id, range, kind, term from (${sql.join(branches, sql` union all `)}) as hits
      order by range, term, sort_name, id limit ${sql.lit(limit)}`;
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
      where ${allOf(conditions)} order by ${order} limit ${sql.lit(limit)}`;
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
