import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

let api: TestApi;
let owner: Client;
beforeAll(async () => {
  api = await ownTestApi();
  // From another database, since this one accepts no connections for a while.
  const elsewhere = new URL(api.ownerUrl);
  elsewhere.pathname = '/postgres';
  owner = new Client({ connectionString: elsewhere.toString() });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

const database = () => new URL(api.ownerUrl).pathname.slice(1);

async function ready(): Promise<{ status: number; body: { code?: string } }> {
  const response = await fetch(`${new URL(api.baseUrl).origin}/api/health/ready`);
  return { status: response.status, body: (await response.json()) as { code?: string } };
}

describe('the API without its database', () => {
  it('says that it is not ready, lives on, and is ready again by itself', async () => {
    expect((await ready()).status).toBe(200);
    await owner.query(`alter database "${database()}" allow_connections false`);
    await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database()]);
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ status: 503, body: { code: 'not-ready' } }), { timeout: 5_000 });
    // By now no connection is left that could have been lost: new ones are refused at the door.
    expect(await ready()).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    const alive = await fetch(`${new URL(api.baseUrl).origin}/api/health/live`);
    expect(alive.status).toBe(200);
    await owner.query(`alter database "${database()}" allow_connections true`);
    await vi.waitFor(async () => expect((await ready()).status).toBe(200), { timeout: 10_000 });
  });
});
