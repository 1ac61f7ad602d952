import type { Client } from 'pg';
import { ELSEWHERE } from './intruder.ts';

interface Row {
  table: string;
  id: string;
  hash: string;
  /** Whether another facility must not see it either. */
  isHidden: boolean;
}

/** How a facility is set up. The other facilities see its name, departments and practitioners, and change none of it. */
const SETUP = ['membership', 'setting', 'location', 'department', 'practitioner_role', 'note_template', 'price', 'mrn_counter'];

/** Counted from visits and diagnoses, which belong to the organisation: a colleague elsewhere may correct them. */
const COUNTED = ['report_figure', 'report_day', 'report_late_change'];

/** The rows that belong to the demo's facility alone, and the facility itself. */
export async function rowsOfTheDemo(owner: Client): Promise<Row[]> {
  const { rows: tables } = await owner.query<{ table: string; isHidden: boolean }>(
    `select c.relname as table, c.relrowsecurity and facility.attnotnull as "isHidden" from pg_class c
      join pg_attribute facility on facility.attrelid = c.oid and facility.attname = 'facility_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and (c.relrowsecurity and facility.attnotnull or c.relname = any($1))
        and c.relname <> all($2)`,
    [SETUP, COUNTED],
  );
  const found = await rowsOf(owner, 'facility', 'id', false);
  for (const { table, isHidden } of tables) found.push(...(await rowsOf(owner, table, 'facility_id', isHidden)));
  return found;
}

/** The id of a row without one is the row as text. */
async function rowsOf(owner: Client, table: string, facilityId: string, isHidden: boolean): Promise<Row[]> {
  const { rows } = await owner.query<{ id: string; hash: string }>(
    `select coalesce(to_jsonb(line) ->> 'id', line::text) as id, md5(line::text) as hash
      from public.${owner.escapeIdentifier(table)} as line join facility on facility.id = line.${facilityId} where facility.code <> $1`,
    [ELSEWHERE],
  );
  return rows.map(({ id, hash }) => ({ table, id, hash, isHidden }));
}

/** One line for each row that was added, changed or removed. */
export function differences(before: readonly Row[], after: readonly Row[]): string[] {
  const was = byName(before);
  const is = byName(after);
  const changed = [...was]
    .filter(([name, hash]) => is.get(name) !== hash)
    .map(([name]) => `${name} ${is.has(name) ? 'changed' : 'removed'}`);
  const added = [...is.keys()].filter((name) => !was.has(name)).map((name) => `${name} added`);
  return [...changed, ...added];
}

const byName = (rows: readonly Row[]) => new Map(rows.map(({ table, id, hash }) => [`${table} ${id}`, hash]));
