import { type RawBuilder, sql } from 'kysely';
import type { SearchWord, TermRange } from './search-query.js';

/** What narrows a list, already in the terms of the tables. */
export interface Filters {
  sex?: string | undefined;
  /** Birth dates after the first and up to the last day. */
  bornAfter?: string | undefined;
  bornUntil?: string | undefined;
  payerId?: string | undefined;
  registeredSince?: string | undefined;
  originId?: string | undefined;
  today: string;
  timeZone: string;
}

type Condition = RawBuilder<unknown>;

/** The last character of all: what begins with a prefix sorts before prefix + it. */
export const END = '\u{10FFFF}';

export function condition(holds: boolean): Condition {
  return holds ? sql`true` : sql`false`;
}

export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? condition(true) : sql.join(conditions, sql` and `);
}

export function isIn(table: string, { kind, prefix }: TermRange): Condition {
  const [kindColumn, term] = [sql.ref(`${table}.kind`), sql.ref(`${table}.term`)];
  return sql`(${kindColumn} = ${kind}::"char" and ${term} >= ${prefix} and ${term} < ${prefix + END})`;
}

export function withinWord(table: string, word: SearchWord): Condition {
  return word.length === 0
    ? condition(false)
    : sql`(${sql.join(
        word.map((range) => isIn(table, range)),
        sql` or `,
      )})`;
}

/** The patient of `outer` has a term that the word finds. */
export function keepsWord(outer: string, word: SearchWord): Condition {
  return sql`exists (select from patient_term o where o.patient_id = ${sql.ref(`${outer}.patient_id`)} and ${withinWord('o', word)})`;
}

/** Conditions on `s`, the summary. */
export function filtersOf(filters: Filters): Condition[] {
  const { sex, bornAfter, bornUntil, payerId, registeredSince, originId, today, timeZone } = filters;
  return [
    ...(sex ? [sql`s.sex = ${sex}`] : []),
    ...(bornAfter ? [sql`s.birth_date > ${bornAfter}::date`] : []),
    ...(bornUntil ? [sql`s.birth_date <= ${bornUntil}::date`] : []),
    ...(originId ? [sql`s.facility_id = ${originId}::uuid`] : []),
    ...(registeredSince ? [sql`s.registered_at >= ${registeredSince}::timestamp at time zone ${timeZone}`] : []),
    ...(payerId
      ? [
          sql`exists (select from coverage c join payer_plan plan on plan.id = c.payer_plan_id
            where c.patient_id = s.patient_id and plan.payer_id = ${payerId}::uuid and c.status = 'active'
              and ${today}::date between c.valid_from and coalesce(c.valid_to, 'infinity'))`,
        ]
      : []),
  ];
}
