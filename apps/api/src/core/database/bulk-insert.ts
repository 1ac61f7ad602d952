import { type Insertable, type RawBuilder, sql, type Transaction } from 'kysely';
import type { DB } from './database.types.js';

type Column<T extends keyof DB> = keyof Insertable<DB[T]> & string;

/**
 * Inserts many rows with one statement and one parameter, however many they are. The columns are named, so that all others
 * get their defaults; a row that leaves a named column out writes null there.
 */
export async function bulkInsert<T extends keyof DB & string>(
  transaction: Transaction<DB>,
  table: T,
  columns: readonly Column<T>[],
  rows: readonly Insertable<DB[T]>[],
): Promise<void> {
  if (rows.length > 0) await bulkInsertOf(table, columns, rows).execute(transaction);
}

/** The statement alone, for `Db.later`. */
export function bulkInsertOf<T extends keyof DB & string>(
  table: T,
  columns: readonly Column<T>[],
  rows: readonly Insertable<DB[T]>[],
): RawBuilder<unknown> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  return sql`insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;
}
