import type { Client } from 'pg';

const PER_TABLE = 40;
const UNKNOWN = '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';

/** Rows that hold the hospital open: a fuzz that closes them learns nothing more. */
const KEPT_OUT = ['user_account', 'facility', 'role', 'membership', 'person'];

/** Ids of rows that are there, by the name that an input gives them: `patientId`, or `id` in `/patients/:id`. */
export class KnownIds {
  private constructor(
    private readonly byTable: ReadonlyMap<string, string[]>,
    private readonly all: string[],
  ) {}

  static async read(owner: Client): Promise<KnownIds> {
    const { rows: tables } = await owner.query<{ table: string }>(`select c.relname as table from pg_class c
      join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.attname = 'id' and a.atttypid = 'uuid'::regtype`);
    const byTable = new Map<string, string[]>();
    for (const { table } of tables) {
      if (KEPT_OUT.includes(table)) continue;
      const { rows } = await owner.query<{ id: string }>(`select id from public.${owner.escapeIdentifier(table)} limit ${PER_TABLE}`);
      if (rows.length > 0) {
        byTable.set(
          table,
          rows.map(({ id }) => id),
        );
      }
    }
    return new KnownIds(byTable, [...byTable.values()].flat());
  }

  /** The id for a field, such as `patientId` or `medicationRequestId`; for another name, the id of any row. */
  ofField(name: string, choice: number): string {
    const table = snakeCase(name.replace(/Ids?$/, ''));
    return this.choose(KEPT_OUT.includes(table) ? [] : (this.byTable.get(table) ?? this.all), choice);
  }

  /** The id of a path such as `/patients/:id`: of the rows that the word before it names. */
  ofPath(path: string, name: string, choice: number): string {
    if (name !== 'id') return this.ofField(name, choice);
    const word = path.split(`/:${name}`)[0]?.split('/').at(-1) ?? '';
    return this.ofField(`${singular(word)}Id`, choice);
  }

  private choose(ids: string[], choice: number): string {
    return ids[choice % ids.length] ?? UNKNOWN;
  }
}

const singular = (word: string) =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^s])s$/, '$1');

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_');
