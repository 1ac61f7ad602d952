import { listAuditEntries } from '@wardbook/contracts/audit/entries';
import type { BuiltInRole } from '@wardbook/contracts/core/permissions';
import { getMe, signIn } from '@wardbook/contracts/identity/sessions';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { ownTestApi, TEST_PASSWORD, type TestApi, testEmail } from '../../testing/test-api.js';

const MOST = 30;

let api: TestApi;
let behindProxy: TestApi;
beforeAll(async () => {
  api = await ownTestApi({ WARDBOOK_SIGN_IN_TRIES: String(MOST), WARDBOOK_PUBLIC_URL: 'https://wardbook.test.example' });
  behindProxy = await ownTestApi({ WARDBOOK_SIGN_IN_TRIES: String(MOST), WARDBOOK_PROXIES: '127.0.0.1' });
});
afterAll(() => Promise.all([api.close(), behindProxy.close()]));
beforeEach(async () => {
  for (const each of [api, behindProxy])
    await each.db.tx(systemActor('service'), async () => {
      await sql`delete from sign_in_address`.execute(each.db.q);
      await sql`delete from sign_in_failure`.execute(each.db.q);
    });
});

interface Try {
  role?: BuiltInRole;
  email?: string;
  password?: string;
  cookie?: string;
  forwardedFor?: string;
}

async function attempt({ role = 'nurse', email = testEmail(role), password = 'a guess', cookie, forwardedFor }: Try, at = api) {
  return await fetch(`${at.baseUrl}${signIn.path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(cookie ? { cookie } : {}),
      ...(forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}),
    },
    body: JSON.stringify({ email, password }),
  });
}

/** The cookie that names the browser, as it gets it at a sign-in. */
async function deviceOf(role: BuiltInRole): Promise<string> {
  const answer = await attempt({ role, password: TEST_PASSWORD });
  return (
    answer.headers
      .getSetCookie()
      .find((cookie) => cookie.includes('-device='))
      ?.split(';')[0] ?? ''
  );
}

const statuses = async (count: number, one: (index: number) => Try, at = api) =>
  (await Promise.all(Array.from({ length: count }, (_, index) => attempt(one(index), at)))).map(({ status }) => status);
const countOf = (wanted: number, all: number[]) => all.filter((status) => status === wanted).length;

describe('guessing at one account', () => {
  it('compares five passwords, even when many arrive at once', async () => {
    await statuses(20, () => ({ role: 'doctor' }));
    const { rows } = await sql<{ tries: number }>`select in_a_row as tries from sign_in_failure
      where user_id = ${api.userIdOf('doctor')}`.execute(api.db.outside);
    expect(rows).toEqual([{ tries: 5 }]);
    const { items } = await api.asRole('auditor')(listAuditEntries, {
      query: { userId: api.userIdOf('doctor'), action: 'sign-in-failed', limit: 100 },
    });
    expect(items.filter(({ after }) => after?.locked === false)).toHaveLength(5);
  });

  it('locks out no person at a device that the account has used', async () => {
    const cookie = await deviceOf('pharmacist');
    await statuses(10, () => ({ role: 'pharmacist' }));
    expect((await attempt({ role: 'pharmacist', password: TEST_PASSWORD })).status).toBe(401);
    expect((await attempt({ role: 'pharmacist', password: TEST_PASSWORD, cookie })).status).toBe(200);
  });

  it('locks a known device too', async () => {
    const cookie = await deviceOf('cashier');
    await statuses(10, () => ({ role: 'cashier', cookie }));
    expect((await attempt({ role: 'cashier', password: TEST_PASSWORD, cookie })).status).toBe(401);
  });

  it('gains nothing from the device of another account', async () => {
    const cookie = await deviceOf('receptionist');
    await statuses(10, () => ({ role: 'lab-technician', cookie }));
    expect((await attempt({ role: 'lab-technician', password: TEST_PASSWORD, cookie })).status).toBe(401);
  });
});

describe('guessing from one address', () => {
  const unknown = (index: number): Try => ({ email: `unknown${index}@test.example` });

  it('stops at the configured number, even when all come at once, and returns when to try again', async () => {
    const all = await statuses(MOST + 20, unknown);
    expect([countOf(401, all), countOf(429, all)]).toEqual([MOST, 20]);
    const refused = await attempt({ role: 'admin', password: TEST_PASSWORD });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200);
  });

  it('keeps no known device of the same address out', async () => {
    const cookie = await deviceOf('admin');
    await statuses(MOST + 5, unknown);
    expect((await attempt({ role: 'admin', password: TEST_PASSWORD, cookie })).status).toBe(200);
  });

  it('does not count those who know their password', async () => {
    for (let i = 0; i < MOST + 5; i += 1) expect((await attempt({ role: 'auditor', password: TEST_PASSWORD })).status).toBe(200);
  });

  it('counts one address for any X-Forwarded-For, behind TLS too', async () => {
    const all = await statuses(MOST + 20, (index) => ({ ...unknown(index), forwardedFor: `10.0.0.${index}` }));
    expect(countOf(429, all)).toBe(20);
  });

  it('counts the address that a configured proxy reports, and not what its caller wrote before it', async () => {
    const one = await statuses(MOST + 20, (index) => ({ ...unknown(index), forwardedFor: `10.0.0.${index}, 203.0.113.9` }), behindProxy);
    expect(countOf(429, one)).toBe(20);
    expect((await attempt({ ...unknown(1), forwardedFor: '203.0.113.10' }, behindProxy)).status).toBe(401);
  });

  it('counts the addresses of one IPv6 network together', async () => {
    const all = await statuses(MOST + 20, (index) => ({ ...unknown(index), forwardedFor: `2001:db8:1:2::${index + 1}` }), behindProxy);
    expect(countOf(429, all)).toBe(20);
    expect((await attempt({ ...unknown(1), forwardedFor: '2001:db8:1:3::1' }, behindProxy)).status).toBe(401);
  });

  it('leaves an entry in the trail with the address and the account or typed name, attributed to no user', async () => {
    await attempt({ email: 'stranger@elsewhere.example', forwardedFor: '203.0.113.77' }, behindProxy);
    await attempt({ role: 'nurse', forwardedFor: '203.0.113.77' }, behindProxy);
    const { items } = await behindProxy.asRole('auditor')(listAuditEntries, { query: { action: 'sign-in-failed', limit: 2 } });
    expect(items).toMatchObject([
      { address: '203.0.113.77', user: null, account: { id: behindProxy.userIdOf('nurse') } },
      { address: '203.0.113.77', user: null, account: null, after: { email: 'stranger@elsewhere.example' } },
    ]);
    const ofNurse = await behindProxy.asRole('auditor')(listAuditEntries, { query: { userId: behindProxy.userIdOf('nurse') } });
    expect(ofNurse.items[0]).toMatchObject({ action: 'sign-in-failed' });
  });
});

it('signs in with a cookie that names the browser and opens nothing by itself', async () => {
  const cookie = await deviceOf('nurse');
  expect(cookie).toMatch(/^__Host-wardbook-device=/);
  const answer = await fetch(`${api.baseUrl}${getMe.path}`, { headers: { cookie } });
  expect(answer.status).toBe(401);
});
