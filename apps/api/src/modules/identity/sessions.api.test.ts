import { getMe, refreshSession, signIn } from '@wardbook/contracts/identity';
import { ProblemError } from '@wardbook/contracts/problem';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { TEST_PASSWORD, type TestApi, testApi, testEmail } from '../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

const codeOf = (error: unknown) => (error as ProblemError).code;

async function cookiesOf(response: Response): Promise<string> {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function post(path: string, options: { cookie?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<Response> {
  return await fetch(`${api.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(options.cookie ? { cookie: options.cookie } : {}), ...options.headers },
    body: JSON.stringify(options.body ?? {}),
  });
}

async function signInWithCookies(): Promise<string> {
  return await cookiesOf(await post(signIn.path, { body: { email: testEmail('doctor'), password: TEST_PASSWORD } }));
}

describe('signing in', () => {
  it('answers who one is, and a token that works', async () => {
    const me = await api.asRole('nurse')(getMe, {});
    expect(me.user.email).toBe(testEmail('nurse'));
    expect(me.facilities[0]?.permissions).toContain('vitals:record');
  });

  it('says the same for an unknown address and for a wrong password', async () => {
    for (const email of ['nobody@test.example', testEmail('auditor')]) {
      const error = await api.anonymous(signIn, { body: { email, password: 'wrong password' } }).catch((thrown) => thrown);
      expect(codeOf(error)).toBe('wrong-credentials');
    }
  });

  it('rests an account after five failures, even for the right password', async () => {
    const attempt = (password: string) => api.anonymous(signIn, { body: { email: testEmail('cashier'), password } });
    for (let i = 0; i < 5; i += 1) await attempt('wrong password').catch(() => undefined);
    expect(codeOf(await attempt(TEST_PASSWORD).catch((thrown) => thrown))).toBe('wrong-credentials');
    await api.db.tx(systemActor('service'), async () => {
      await sql`update user_account set locked_until = now() - interval '1 second' where email = ${testEmail('cashier')}`.execute(api.db.q);
    });
    await expect(attempt(TEST_PASSWORD)).resolves.toMatchObject({ user: { email: testEmail('cashier') } });
  });

  it('keeps the tokens away from scripts and other sites', async () => {
    const response = await post(signIn.path, { body: { email: testEmail('doctor'), password: TEST_PASSWORD } });
    for (const cookie of response.headers.getSetCookie()) {
      expect(cookie).toContain('HttpOnly');
      expect(cookie).toContain('SameSite=Strict');
    }
    const foreign = await post(refreshSession.path, { cookie: await cookiesOf(response), headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
  });
});

describe('refreshing', () => {
  it('rotates the refresh token, and ends the session when an old one comes back', async () => {
    const first = await signInWithCookies();
    const second = await cookiesOf(await post(refreshSession.path, { cookie: first }));
    expect(second).not.toBe(first);
    await api.db.tx(systemActor('service'), async () => {
      await sql`update session set rotated_at = rotated_at - interval '1 minute'`.execute(api.db.q);
    });
    expect((await post(refreshSession.path, { cookie: first })).status).toBe(401);
    expect((await post(refreshSession.path, { cookie: second })).status).toBe(401);
  });
});

describe('idling', () => {
  it('ends a session at the server, whatever the token says', async () => {
    const cookie = await signInWithCookies();
    await api.db.tx(systemActor('service'), async () => {
      await sql`update session set last_active_at = now() - interval '16 minutes'
        where id = (select id from session order by started_at desc limit 1)`.execute(api.db.q);
    });
    const response = await fetch(`${api.baseUrl}${getMe.path}`, { headers: { cookie } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'session-idle' });
  });
});
