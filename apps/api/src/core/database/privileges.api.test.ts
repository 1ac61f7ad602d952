import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.js';
import { roleUrl } from './roles.js';

/** Functions that run with the owner's rights and may be called, each with the only roles that may. The others are triggers. */
const CALLABLE = [
  'audit.record_access wardbook_app',
  'audit.record_access wardbook_jobs',
  'public.coverage_used wardbook_app',
  // They know no facility but that of the transaction.
  'public.report_figures_of wardbook_app',
  'public.report_keep_days wardbook_app',
];
const ROLES = ['wardbook_app', 'wardbook_jobs', 'wardbook_report'] as const;
const OURS = "('public'::regnamespace, 'core'::regnamespace, 'audit'::regnamespace)";

let api: TestApi;
let owner: Client;
beforeAll(async () => {
  api = await testApi();
  owner = await connected(api.ownerUrl);
});
afterAll(() => owner.end());

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

async function column(text: string): Promise<string[]> {
  const { rows } = await owner.query<{ found: string }>({ text });
  return rows.map(({ found }) => found);
}

/** Functions of extensions are their authors'. */
const OWN_FUNCTION = `pronamespace in ${OURS} and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`;

describe('the roles of the database', () => {
  it('have no superuser among them, nor is the owner one', async () => {
    expect(await column(`select rolname as found from pg_roles where rolname like 'wardbook_%' and (rolsuper or rolbypassrls)`)).toEqual(
      [],
    );
  });

  it('make neither temporary tables nor schemas', async () => {
    expect(
      await column(`select role || ' ' || act as found from unnest(array['${ROLES.join("','")}']) as role, unnest(array['temporary', 'create']) as act
        where has_database_privilege(role, current_database(), act)`),
    ).toEqual([]);
  });

  it('make objects in no schema of the hospital', async () => {
    expect(
      await column(`select role || ' ' || nspname as found from unnest(array['${ROLES.join("','")}']) as role, pg_namespace
        where pg_namespace.oid in ${OURS} and has_schema_privilege(role, pg_namespace.oid, 'create')`),
    ).toEqual([]);
  });

  it('read no password hash and no session as reports', async () => {
    expect(
      await column(`select attrelid::regclass || '.' || attname as found from pg_attribute
        where attname in ('password_hash', 'refresh_hash', 'secret') and attnum > 0 and not attisdropped
          and has_column_privilege('wardbook_report', attrelid, attnum, 'select')`),
    ).toEqual([]);
  });
});

describe("functions with the owner's rights", () => {
  it('look up names in no schema that a caller can write to', async () => {
    expect(
      await column(`select oid::regprocedure as found from pg_proc where prosecdef and ${OWN_FUNCTION}
        and not coalesce(proconfig, '{}') @> array['search_path=pg_catalog, pg_temp']`),
    ).toEqual([]);
  });

  it('grant execution only to the roles that need it', async () => {
    const open = await column(`select pronamespace::regnamespace || '.' || proname || ' ' || role as found
      from pg_proc, unnest(array['${ROLES.join("','")}']) as role
      where prosecdef and ${OWN_FUNCTION} and has_function_privilege(role, oid, 'execute') order by 1`);
    expect(open).toEqual(CALLABLE);
  });

  it('grant no execution to public, as no function does', async () => {
    expect(
      await column(`select distinct oid::regprocedure::text as found from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) as granted
        where ${OWN_FUNCTION} and granted.grantee = 0`),
    ).toEqual([]);
  });
});

describe('an attack with SQL as a role of the application', () => {
  async function runAs(role: (typeof ROLES)[number], text: string): Promise<void> {
    const attacker = await connected(await roleUrl(api.ownerUrl, role, api.dataFolder));
    try {
      await attacker.query(text);
    } finally {
      await attacker.end();
    }
  }

  it.each(ROLES)('cannot put a temporary table in the place of one that a function reads: %s', async (role) => {
    await expect(runAs(role, 'create temporary table service_item (id uuid)')).rejects.toThrow('permission denied');
  });

  it.each(ROLES)('cannot write the trail through its own triggers: %s', async (role) => {
    await expect(runAs(role, 'create function pg_temp.forge() returns int language sql return 1')).rejects.toThrow('permission denied');
    await expect(runAs(role, 'select audit.record_inserts()')).rejects.toThrow('permission denied');
  });
});
