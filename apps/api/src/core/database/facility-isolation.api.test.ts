import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestDatabase } from '../../testing/test-database.js';
import { roleUrl } from './roles.js';

const HERE = '0199aaaa-bbbb-7ccc-8ddd-000000000001';
const THERE = '0199aaaa-bbbb-7ccc-8ddd-000000000002';

let owner: Client;
/** What the API connects as. */
let application: Client;
let tables: string[] = [];

beforeAll(async () => {
  const database = await newTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class
    where relkind = 'r' and relrowsecurity and relnamespace = 'public'::regnamespace order by 1`);
  tables = rows.map(({ name }) => name);
  for (const table of tables) await fill(table);
  application = new Client({ connectionString: await roleUrl(database.ownerUrl, 'wardbook_app', database.dataFolder) });
  await application.connect();
});
afterAll(async () => {
  await application.end();
  await owner.end();
});

/** A row of each facility, in a table that asks for nothing but its policies: everything else is another test's. */
async function fill(table: string): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(
    `select format('alter table %s drop constraint if exists %I cascade', conrelid::regclass, conname) as statement
      from pg_constraint where conrelid = $1::regclass and (contype in ('f', 'c', 'u', 'x')
        or contype = 'p' and not exists (select from pg_attribute where attrelid = conrelid and attname = 'id'))
    union all select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger where tgrelid = $1::regclass and not tgisinternal
    union all select format('drop index if exists %s', indexrelid::regclass) from pg_index where indrelid = $1::regclass and indisunique
      and not exists (select from pg_constraint where conindid = indexrelid)
    union all select format('alter table %s alter column %I drop not null', attrelid::regclass, attname) from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and attnotnull and not attisdropped and attidentity = '' and attname <> 'id'`,
    [table],
  );
  for (const { statement } of rows) await owner.query(statement);
  await owner.query(`insert into ${table} (facility_id) values ('${HERE}'), ('${THERE}')`);
}

/** Runs as the application in a request of one facility, and rolls back. */
async function asFacility<T>(facility: string, act: () => Promise<T>): Promise<T> {
  await application.query('begin');
  try {
    await application.query(`select set_config('app.facility_id', $1, true)`, [facility]);
    return await act();
  } finally {
    await application.query('rollback');
  }
}

const outcome = async (statement: string) =>
  await application.query(statement).then(
    ({ rowCount }) => `${rowCount} rows`,
    (error: Error) =>
      /row-level security/.test(error.message) ? 'another facility' : /permission denied/.test(error.message) ? 'no right' : error.message,
  );

describe('every table of one facility', () => {
  it('stands in a list of more than twenty', () => {
    expect(tables.length).toBeGreaterThan(20);
  });

  it('shows its own rows and none of another facility', async () => {
    const seen = await asFacility(HERE, async () => {
      const found: string[][] = [];
      for (const table of tables) {
        const { rows } = await application.query<{ facility_id: string }>(`select distinct facility_id from ${table}`);
        found.push([table, ...rows.map((row) => row.facility_id)]);
      }
      return found;
    });
    expect(seen).toEqual(tables.map((table) => [table, HERE]));
  });

  it('shows nothing to a request without a facility', async () => {
    const counts = await asFacility('', async () => {
      const found: string[] = [];
      for (const table of tables) found.push(`${table}: ${await outcome(`select from ${table}`)}`);
      return found;
    });
    expect(counts).toEqual(tables.map((table) => `${table}: 0 rows`));
  });

  const writes: [string, (table: string) => string, string[]][] = [
    [
      'takes no row for another facility',
      (table) => `insert into ${table} (facility_id) values ('${THERE}')`,
      ['another facility', 'no right'],
    ],
    [
      'changes no row of another facility',
      (table) => `update ${table} set facility_id = '${HERE}' where facility_id = '${THERE}'`,
      ['0 rows', 'no right'],
    ],
    ['gives no row away', (table) => `update ${table} set facility_id = '${THERE}'`, ['another facility', 'no right']],
    ['removes no row of another facility', (table) => `delete from ${table} where facility_id = '${THERE}'`, ['0 rows', 'no right']],
  ];
  it.each(writes)('%s', async (_, statementFor, allowed) => {
    for (const table of tables) {
      const [done] = await asFacility(HERE, async () => [await outcome(statementFor(table))]);
      expect(allowed, `${table}: ${done}`).toContain(done);
    }
  });
});

describe('a ledger', () => {
  it('lets the application change and remove none of its rows', async () => {
    const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege('wardbook_app', oid, 'insert')
        and not has_any_column_privilege('wardbook_app', oid, 'update') order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(LEDGERS));
  });
});

/** What was written once and is only ever reversed. */
const LEDGERS = [
  'batch',
  'goods_receipt',
  'goods_receipt_line',
  'invoice_line',
  'invoice_line_split',
  'journal_entry',
  'journal_line',
].concat(['payment', 'payment_allocation', 'stock_movement', 'medication_return', 'prescribing_override', 'critical_call']);

describe('a view', () => {
  it('reads with the rights of its reader, so that no row comes through it from another facility', async () => {
    const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class where relkind in ('v', 'm')
      and relnamespace = 'public'::regnamespace and not coalesce(reloptions @> array['security_invoker=true'], false)
      and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')`);
    expect(rows).toEqual([]);
  });
});
