import type { Client } from 'pg';

const FOREIGN_KEYS = `
select conname as name, conrelid::regclass::text as "table", confrelid::regclass::text as "refers",
  (select array_agg(attname::text order by place) from unnest(conkey) with ordinality as k(num, place) join pg_attribute on attrelid = conrelid and attnum = num) as "columns",
  (select array_agg(attname::text order by place) from unnest(confkey) with ordinality as k(num, place) join pg_attribute on attrelid = confrelid and attnum = num) as "keys"
from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;

interface ForeignKey {
  name: string;
  table: string;
  refers: string;
  columns: string[];
  keys: string[];
}

/** The rows were written with triggers off, which also check references: each reference is checked here, all rows at once. */
export async function proveReferences(client: Client): Promise<void> {
  const { rows } = await client.query<ForeignKey>(FOREIGN_KEYS);
  for (const { name, table, refers, columns, keys } of rows) {
    const pairs = columns.map((column, index) => `r."${keys[index]}" = t."${column}"`).join(' and ');
    const given = columns.map((column) => `t."${column}" is not null`).join(' and ');
    const broken = await client.query(
      `select from ${table} as t where ${given} and not exists (select from ${refers} as r where ${pairs}) limit 1`,
    );
    if (broken.rowCount !== 0) throw new Error(`The generated data break ${name}.`);
  }
}
