import { Injectable } from '@nestjs/common';
import type { Coding } from '@wardbook/contracts/core/list';
import { codeSystems } from '@wardbook/contracts/encounters/conditions';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

const DIAGNOSIS_SYSTEMS = [codeSystems.icd10, codeSystems.icd10cm];
/** Below this likeness two words have little in common. */
const LIKENESS = 0.35;

export interface NewConcept {
  code: string;
  display: string;
  selectable: boolean;
}

@Injectable()
export class ConceptRepository {
  constructor(private readonly db: Db) {}

  /**
   * Every word typed must begin or stand in the text, or be alike when it is misspelt. A code that begins as typed comes
   * first, then what the asking person used most in the last year, then where the words begin words, then the shortest.
   */
  async searchDiagnoses(search: string, limit: number): Promise<Coding[]> {
    const words = wordsOf(search);
    if (words.length === 0) return [];
    const exact = await this.matching(
      words.map((word) => sql`search like ${`%${word}%`}`),
      search,
      limit,
    );
    if (exact.length > 0) return exact;
    const alike = words.filter((word) => word.length > 2).map((word) => sql`${word} <% search`);
    if (alike.length === 0) return [];
    this.db.later(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(LIKENESS)}, true)`);
    return await this.matching(alike, search, limit);
  }

  /** What the newest list calls a code, and whether there is a list of its system at all. */
  async wordingOf({ system, code }: Coding): Promise<{ isListed: boolean; display: string | null }> {
    const { rows } = await sql<{ isListed: boolean; display: string | null }>`
      select exists (select from concept where system = ${system}) as "isListed",
        (select display from concept where system = ${system} and code = ${code}
          order by (language = 'en') desc, version desc limit 1) as display`.execute(this.db.q);
    return rows[0] ?? { isListed: false, display: null };
  }

  /** Adds what is new and corrects what reads differently now. Returns how many rows that were. */
  async write(system: string, version: string, concepts: readonly NewConcept[]): Promise<number> {
    const result = await sql`insert into concept (system, version, code, display, selectable)
      select ${system}, ${version}, code, display, selectable
      from jsonb_to_recordset(${JSON.stringify(concepts)}::jsonb) as given (code text, display text, selectable boolean)
      on conflict (system, code, version, language) do update set display = excluded.display, selectable = excluded.selectable
        where (concept.display, concept.selectable) is distinct from (excluded.display, excluded.selectable)`.execute(this.db.q);
    return Number(result.numAffectedRows);
  }

  private async matching(conditions: ReturnType<typeof sql>[], search: string, limit: number): Promise<Coding[]> {
    const typed = search
      .trim()
      .toUpperCase()
      .replace(/[^A-Z0-9.]/g, '');
    const { rows } = await sql<Coding>`
      with hit as (
        select distinct on (code) system, code, display, search from concept
        where system = any(${DIAGNOSIS_SYSTEMS}) and selectable and (valid_to is null or valid_to >= core.now()::date)
          and ${sql.join(conditions, sql` and `)}
        order by code, system
      ), used as (
        select code_system, code, count(*) as times from condition
        where created_by = core.actor_id() and category = 'encounter-diagnosis' and recorded_at > core.now() - interval '1 year'
          and code is not null
        group by code_system, code
      )
      select hit.system, hit.code, hit.display from hit
      left join used on used.code_system = hit.system and used.code = hit.code
      order by (${typed} <> '' and replace(hit.code, '.', '') like replace(${typed}, '.', '') || '%') desc, coalesce(used.times, 0) desc,
        (' ' || hit.search like all (${wordsOf(search).map((word) => `% ${word}%`)}::text[])) desc,
        word_similarity(${search.toLowerCase()}, hit.search) desc, length(hit.display), hit.code
      limit ${limit}`.execute(this.db.q);
    return rows;
  }
}

/** Further words would not narrow the search. */
function wordsOf(search: string): string[] {
  const words = search.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).slice(0, 6);
}
