import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { listDepartments } from '@wardbook/contracts/organisation/facilities';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { ProductionProcess } from './production-process.js';
import { StormHospital } from './storm-steps.js';

let database: TestDatabase;
let owner: Client;
let elsewhere: Client;

beforeAll(async () => {
  database = await newTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  const other = new URL(database.ownerUrl);
  other.pathname = '/postgres';
  elsewhere = new Client({ connectionString: other.toString() });
  await Promise.all([owner.connect(), elsewhere.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end().catch(() => undefined), elsewhere.end()]);
});

const name = () => new URL(database.ownerUrl).pathname.slice(1);

async function answer(api: ProductionProcess, path: string, accept = '*/*') {
  const response = await fetch(`${api.origin}${path}`, { headers: { accept } });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
}

describe('a process that is asked to stop', () => {
  it('answers the requests on their way before it ends', async () => {
    const api = await ProductionProcess.start(database);
    const hospital = await StormHospital.setUp(api.baseUrl);
    await owner.query('begin; lock table department in access exclusive mode');
    const asked = Array.from({ length: 6 }, () => hospital.as('receptionist', api.baseUrl)(listDepartments, { query: {} }));
    const waiting = "select count(*)::int as number from pg_locks where not granted and relation = 'department'::regclass";
    await vi.waitFor(async () => expect((await owner.query(waiting)).rows[0].number).toBeGreaterThan(0));
    const stopped = api.stop();
    await owner.query('rollback');
    expect((await Promise.all(asked)).map(({ items }) => items.length > 0)).toEqual(Array(6).fill(true));
    await stopped;
  }, 60_000);
});

describe('a process whose database is away', () => {
  it('starts, says so to programs and browsers, and serves as soon as it is there', async () => {
    await owner.end();
    await elsewhere.query(`alter database "${name()}" allow_connections false`);
    await elsewhere.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name()]);
    const api = await ProductionProcess.launch(database, { WARDBOOK_WEB_URL: 'http://127.0.0.1:9' });
    await vi.waitFor(() => answer(api, '/api/health/live'), 20_000);
    expect(await answer(api, '/api/health/ready')).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^[1-9]/) });
    expect(await answer(api, '/api/v1/set-up')).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^[1-9]/) });
    const page = await answer(api, '/sign-in', 'text/html');
    expect(page).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^[1-9]/) });
    expect(page.text).toContain('This page opens by itself');
    await elsewhere.query(`alter database "${name()}" allow_connections true`);
    await vi.waitFor(async () => expect((await answer(api, '/api/v1/set-up')).status).toBe(200), 10_000);
    // The page server is still away, and that is a page as well and no fault of ours.
    expect(await answer(api, '/sign-in', 'text/html')).toMatchObject({
      status: 503,
      text: expect.stringContaining('Wardbook is starting'),
    });
    await api.stop();
  }, 60_000);
});

describe.runIf(existsSync('/dev/full'))('a process whose log has no room left on the disk', () => {
  it('goes on without its lines', async () => {
    const log = new URL('../../dist/core/log.js', import.meta.url).href;
    const program = `const { newLog } = await import('${log}');
      const log = newLog({ LOG_LEVEL: 'info' });
      for (let line = 0; line < 100; line += 1) log.info('a line');
      setTimeout(() => { log.info('another line'); process.stderr.write('goes on'); }, 200);`;
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', full, 'pipe'] });
    let said = '';
    child.stderr?.on('data', (text) => (said += text));
    expect(await once(child, 'close')).toEqual([0, null]);
    closeSync(full);
    expect(said).toBe('goes on');
  });
});
