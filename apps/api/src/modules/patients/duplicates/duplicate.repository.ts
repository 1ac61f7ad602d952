import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { Db } from '../../../core/database/db.js';
import { birthSpan, type Likeness } from './duplicate-rules.js';

/** No lead brings in more records than this: beyond it the lead is no sign of one person. */
const MOST_OF_A_KIND = 50;
/** Of a name that more patients have, the newest records are looked at. */
const MOST_OF_A_NAME = 5000;
/** A name in these scripts has no blank, so that all of it is one word. */
const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What a name `n` can be compared by: its words, or all of them as one, since a family name is often entered as part of the given one. */
const readings = sql`lateral (values (search_words(concat_ws(' ', n.given, n.family))), (string_to_array(joined_name(n.given, n.family), ' ')))
  as reading (words)`;

/**
 * Reads the few records that are worth comparing: same number, same phone, same birth date, or same name and near in age. A name
 * that is only similar is no sign of one person without one of the others.
 */
@Injectable()
export class DuplicateRepository {
  constructor(private readonly db: Db) {}

  /** The words of each name, and apart from them the name that is written without a blank. */
  async wordsOf(names: readonly { given: string | null; family: string | null }[]): Promise<string[][]> {
    const [given, family] = [names.map((name) => name.given), names.map((name) => name.family)];
    const { rows } = await sql<{ words: string[] }>`select words from unnest(${given}::text[], ${family}::text[]) as n (given, family),
      ${readings} where words is not null`.execute(this.db.q);
    return rows.map(({ words }) => words);
  }

  /** Waits for other registrations with one of these keys, and makes later ones wait until the transaction ends. */
  holdLater(keys: readonly string[]): void {
    // Sorted before they are taken, so that two registrations that share several keys never deadlock.
    this.db.later(sql`select pg_advisory_xact_lock(lock) from (
        select distinct hashtextextended('patient-identity:' || key, 0) as lock from unnest(${keys}::text[]) as key order by 1
      ) as locks`);
  }

  async near(likeness: Likeness, kind: 'person' | 'animal', today: string): Promise<(Likeness & { id: string })[]> {
    const { rows } = await sql<Likeness & { id: string }>`
      with found as (${this.leads(likeness, today)})
      select s.patient_id as id, s.sex, s.birth_date as "birthDate", s.birth_precision as "birthPrecision",
        (select json_agg(words) from patient_name n, ${readings}
          where words is not null and n.patient_id = s.patient_id and n.retired_at is null) as names,
        array(select t.value from patient_telecom t where t.patient_id = s.patient_id and t.system = 'phone'
          and t.retired_at is null) as phones,
        array(select i.type || ':' || plain_code(i.value) from patient_identifier i
          where i.patient_id = s.patient_id and i.type <> 'MR' and i.retired_at is null) as identifiers
      from patient_summary s where s.patient_id in (select patient_id from found) and not s.merged and s.kind = ${kind}`.execute(this.db.q);
    return rows;
  }

  private leads({ names, phones, identifiers, birthDate, birthPrecision }: Likeness, today: string) {
    const values = identifiers.map((key) => key.slice(key.indexOf(':') + 1));
    const leads = [
      sql`(select patient_id from patient_term where kind = 'i' and term = any(${values}::text[]) limit ${MOST_OF_A_KIND})`,
      sql`(select patient_id from patient_telecom where value = any(${phones}::text[]) and retired_at is null limit ${MOST_OF_A_KIND})`,
    ];
    if (birthDate && birthPrecision === 'day') {
      leads.push(
        sql`(select patient_id from patient_summary where birth_date = ${birthDate}::date and not merged limit ${MOST_OF_A_KIND * 4})`,
      );
    }
    const range = birthRange({ birthDate, birthPrecision }, today);
    for (const words of names.map((name) => [...new Set(name)])) {
      leads.push(sql`(select patient_id from (${words.length > 1 ? twoOf(words) : whole(words)}) as bearer join patient_summary s using (patient_id)
        where not s.merged and (s.birth_date is null or s.birth_date between ${range.from}::date and ${range.to}::date)
        order by abs(s.birth_date - ${birthDate ?? today}::date), patient_id limit ${MOST_OF_A_KIND})`);
    }
    return sql.join(leads, sql` union `);
  }
}

/** Those who have two of the words: two names are the same if the shorter one has all its words in the longer one. */
function twoOf(words: readonly string[]) {
  return sql`select distinct pair.patient_id from search_word one join search_word other on other.id > one.id
    cross join lateral (select patient_id from patient_pair where patient_pair.one = one.id and patient_pair.other = other.id
      order by patient_id desc limit ${MOST_OF_A_NAME}) as pair
    where one.word = any(${words}::text[]) and other.word = any(${words}::text[])`;
}

/** Those whose whole name is the word. */
function whole([word = '']: readonly string[]) {
  return sql`select patient_id from patient_term where kind = 'n' and term = ${word}
    ${JOINED.test(word) ? sql`` : sql`and sort_name = ${word}`} limit ${MOST_OF_A_NAME}`;
}

/** Patients with the same name are read within a range of birth dates: wide enough for typing errors and guessed ages. */
function birthRange({ birthDate, birthPrecision }: Pick<Likeness, 'birthDate' | 'birthPrecision'>, today: string) {
  if (!birthDate) return { from: '1850-01-01', to: today };
  const date = Temporal.PlainDate.from(birthDate);
  const ofYears = { birthDate, birthPrecision: 'estimated-years' as const };
  const days = Math.max(birthSpan({ birthDate, birthPrecision }, today), birthSpan(ofYears, today));
  return { from: date.subtract({ days }).toString(), to: date.add({ days }).toString() };
}
