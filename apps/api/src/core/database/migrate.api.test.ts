import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { migrate } from './migrate.js';
import { ensureRoles, roleUrl } from './roles.js';

let database: TestDatabase;
let owner: Client;
beforeAll(async () => {
  database = await newTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const migrateNow = () =>
  migrate(database.ownerUrl, {
    prepareRoles: (client) => ensureRoles(client, database.dataFolder),
    jobsUrl: () => roleUrl(database.ownerUrl, 'wardbook_jobs', database.dataFolder),
  });

describe('migrations', () => {
  it('leave a database alone that is up to date', async () => {
    expect(await migrateNow()).toEqual([]);
  });

  it('refuse a database that a newer program has migrated', async () => {
    await owner.query("insert into core.migration (name, checksum) values ('209901010000_patients_newer.sql', 'x')");
    await expect(migrateNow()).rejects.toThrow('belongs to a newer Wardbook: it has 209901010000_patients_newer.sql');
  });
});
