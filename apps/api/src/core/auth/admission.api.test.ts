import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ProblemDocument } from '@wardbook/contracts/core/problem';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApi } from '../../boot.js';
import { ownTestApi, TEST_PASSWORD, type TestApi, testEmail } from '../../testing/test-api.js';
import { readConfig } from '../config.js';
import { roleUrl } from '../database/roles.js';
import { newLog } from '../log.js';

let api: TestApi;
let owner: Client;
/** A second API on the same database, with a memory of its own. */
let second: { baseUrl: string; close: () => Promise<void> };
let patientId: string;

beforeAll(async () => {
  api = await ownTestApi();
  owner = new Client({ connectionString: api.ownerUrl });
  await owner.connect();
  second = await anotherApi();
  const body = { sex: 'female' as const, birthDate: '1990-05-01', names: [{ given: 'Ada', family: 'Read' }], confirmedNotDuplicate: true };
  patientId = (await api.asRole('receptionist')(registerPatient, { body }, { idempotencyKey: crypto.randomUUID() })).id;
});
afterAll(async () => {
  await second.close();
  await owner.end();
  await api.close();
});

async function anotherApi() {
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    WARDBOOK_DATA: api.dataFolder,
    DATABASE_APP_URL: await roleUrl(api.ownerUrl, 'wardbook_app', api.dataFolder),
    DATABASE_JOBS_URL: await roleUrl(api.ownerUrl, 'wardbook_jobs', api.dataFolder),
  });
  const app = await bootApi(config, newLog(config));
  await app.listen(0, '127.0.0.1');
  return { baseUrl: `${(await app.getUrl()).replace('[::1]', '127.0.0.1')}/api/v1`, close: () => app.close() };
}

let token: string;
/** A session of its own, which both processes have seen. */
beforeEach(async () => {
  const signedIn = await fetch(`${api.baseUrl}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: testEmail('doctor'), password: TEST_PASSWORD }),
  });
  token = ((await signedIn.json()) as { accessToken: string }).accessToken;
  for (const base of [api.baseUrl, second.baseUrl]) {
    expect(await read(base)).toBe(200);
    expect(await read(base)).toBe(200);
  }
});

async function read(base: string, path = `/patients/${patientId}`): Promise<number | string> {
  const answer = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${token}`, 'wardbook-facility': 'main' } });
  return answer.status === 200 ? 200 : ((await answer.json()) as ProblemDocument).code;
}

async function write(base: string, body: unknown = {}): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const answer = await fetch(`${base}/patients`, { method: 'POST', headers, body: JSON.stringify(body) });
  return ((await answer.json()) as ProblemDocument).code;
}

const looks = async () => (await owner.query(`select count(*)::int as n from audit.access where action = 'look'`)).rows[0].n as number;
const both = async (path?: string) => [await read(api.baseUrl, path), await read(second.baseUrl, path)];

describe('a request that is admitted from memory', () => {
  it('leaves one look with its actor, facility and request', async () => {
    const before = await looks();
    expect(await read(second.baseUrl)).toBe(200);
    expect(await looks()).toBe(before + 1);
    const { rows } = await owner.query('select user_id, facility_id, request_id, actor_kind from audit.access order by id desc limit 1');
    expect(rows[0]).toMatchObject({ user_id: api.userIdOf('doctor'), facility_id: api.facilityId, actor_kind: 'user' });
    expect(rows[0].request_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('enters and reads in one batch, without a look-up of the session', async () => {
    const seen: string[][] = [];
    const hear = (message: unknown) => void seen.push(message as string[]);
    subscribe('wardbook:batch', hear);
    expect(await read(api.baseUrl, '/auth/me')).toBe(200);
    unsubscribe('wardbook:batch', hear);
    expect(seen.map((batch) => batch.length)).toEqual([2]);
    expect(seen[0]?.[0]).toContain('core.refuse_entry()');
  });

  it('returns not-signed-in in every process once the session ends', async () => {
    await fetch(`${api.baseUrl}/auth/sign-out`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    const before = await looks();
    expect(await both()).toEqual(['not-signed-in', 'not-signed-in']);
    expect(await both('/auth/me')).toEqual(['not-signed-in', 'not-signed-in']);
    expect([await write(api.baseUrl), await write(second.baseUrl)]).toEqual(['not-signed-in', 'not-signed-in']);
    expect(await looks()).toBe(before);
  });

  it.each([
    ['has expired', `expires_at = now() - interval '1 second'`, 'not-signed-in'],
    ['has idled', `last_active_at = now() - interval '1 day'`, 'session-idle'],
  ])('returns a problem when its session %s', async (_, change, code) => {
    await owner.query(`update session set ${change} where user_id = $1 and ended_at is null`, [api.userIdOf('doctor')]);
    expect(await read(second.baseUrl)).toBe(code);
    expect([code, 'not-signed-in']).toContain(await read(api.baseUrl));
    await owner.query(`update session set expires_at = now() + interval '8 hours', last_active_at = now()`);
  });

  const revocations = [
    ['permission', `delete from role_permission using role where role.id = role_id and code = 'doctor' and permission = 'patient:read'`],
    ['membership', `update membership set valid_to = now() from role where role.id = role_id and code = 'doctor' and valid_to is null`],
  ] as const;
  it.each(revocations)('counts a revoked %s on the next request, and a restored one too', async (what, revoke) => {
    await owner.query(revoke);
    const before = await looks();
    expect(await both()).toEqual(['forbidden', 'forbidden']);
    expect(await looks()).toBe(before);
    await owner.query(
      what === 'permission'
        ? `insert into role_permission (role_id, permission) select id, 'patient:read' from role where code = 'doctor'`
        : `update membership set valid_to = null from role where role.id = role_id and code = 'doctor'`,
    );
    expect(await both()).toEqual([200, 200]);
  });

  it('counts a membership that ends by itself', async () => {
    await owner.query(`update membership set valid_to = now() + interval '700 milliseconds' from role
      where role.id = role_id and code = 'doctor'`);
    expect(await both()).toEqual([200, 200]);
    await owner.query(`select pg_sleep(0.8)`);
    expect(await both()).toEqual(['forbidden', 'forbidden']);
    await owner.query(`update membership set valid_to = null from role where role.id = role_id and code = 'doctor'`);
  });

  it('returns not-signed-in when its account is closed', async () => {
    await owner.query('update user_account set active = false where id = $1', [api.userIdOf('doctor')]);
    expect(await both()).toEqual(['not-signed-in', 'not-signed-in']);
    await owner.query('update user_account set active = true where id = $1', [api.userIdOf('doctor')]);
  });

  it('falls back to the database while the version is missing, and still refuses an ended session', async () => {
    await owner.query('delete from core.access_version');
    expect(await both()).toEqual([200, 200]);
    await owner.query('update session set ended_at = now() where user_id = $1', [api.userIdOf('doctor')]);
    expect(await both()).toEqual(['not-signed-in', 'not-signed-in']);
    await owner.query('insert into core.access_version default values');
    await owner.query('update core.access_version set number = 1000');
  });

  it('returns no faults of its input once the session has ended', async () => {
    await owner.query('update session set ended_at = now() where user_id = $1', [api.userIdOf('doctor')]);
    expect(await write(second.baseUrl, { unknown: true })).toBe('not-signed-in');
    expect(await read(api.baseUrl, '/patients?limit=unusable')).toBe('not-signed-in');
  });
});

describe('a look', () => {
  it('leaves no entry for a patient who does not exist', async () => {
    const before = await looks();
    expect(await read(api.baseUrl, `/patients/${crypto.randomUUID()}`)).toBe('not-found');
    expect(await looks()).toBe(before);
  });
});
