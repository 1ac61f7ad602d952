import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.js';
import { ensureRoles } from './roles.js';

const CREATOR = 'roles_test_creator';
const ROLES = 'wardbook_app, wardbook_jobs, wardbook_report';

let api: TestApi;
/** Of the server, in a database that is not Wardbook's. */
let owner: Client;

async function connected(as: Partial<Record<'username' | 'password', string>> = {}): Promise<Client> {
  const url = Object.assign(new URL(api.ownerUrl), { pathname: '/postgres', ...as });
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  return client;
}

beforeAll(async () => {
  api = await testApi();
  owner = await connected();
});
afterAll(() => owner.end());

it('a second installation on a server cannot change the passwords that the first connects with', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'wardbook-second-'));
  await expect(ensureRoles(owner, dataFolder)).rejects.toThrow('Another Wardbook on this PostgreSQL server');
  expect(await readdir(dataFolder)).toEqual([]);
});

it('an owner who may create roles and is no superuser starts an installation again', async () => {
  await owner.query(`create role ${CREATOR} login createrole password 'creator'; grant ${ROLES} to ${CREATOR} with admin option`);
  const creator = await connected({ username: CREATOR, password: 'creator' });
  try {
    await ensureRoles(creator, api.dataFolder);
  } finally {
    await creator.end();
    await owner.query(`revoke ${ROLES} from ${CREATOR}; drop role ${CREATOR}`);
  }
});
