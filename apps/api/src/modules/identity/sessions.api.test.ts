import { createHmac } from 'node:crypto';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { changePassword, getMe, refreshSession, signIn } from '@wardbook/contracts/identity/sessions';
import { getUser } from '@wardbook/contracts/identity/users';
import { generateKeyPair, SignJWT } from 'jose';
import { sql } from 'kysely';
import { Client } from 'pg';
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
  it('leaves the version of the account unchanged with a wrong password', async () => {
    const admin = api.asRole('admin');
    const id = api.userIdOf('auditor');
    const before = await admin(getUser, { params: { id } });
    await api.anonymous(signIn, { body: { email: before.email, password: 'wrong password' } }).catch(() => undefined);
    expect((await admin(getUser, { params: { id } })).version).toBe(before.version);
  });

  it('returns the user and a valid token', async () => {
    const me = await api.asRole('nurse')(getMe, {});
    expect(me.user.email).toBe(testEmail('nurse'));
    expect(me.facilities[0]?.permissions).toContain('vitals:record');
  });

  it('returns the same for an unknown address and for a wrong password', async () => {
    for (const email of ['unknown@test.example', testEmail('auditor')]) {
      const error = await api.anonymous(signIn, { body: { email, password: 'wrong password' } }).catch((thrown) => thrown);
      expect(codeOf(error)).toBe('wrong-credentials');
    }
  });

  it('locks an account after five failures, even for the right password', async () => {
    const attempt = (password: string) => api.anonymous(signIn, { body: { email: testEmail('cashier'), password } });
    for (let i = 0; i < 5; i += 1) await attempt('wrong password').catch(() => undefined);
    expect(codeOf(await attempt(TEST_PASSWORD).catch((thrown) => thrown))).toBe('wrong-credentials');
    await api.db.tx(systemActor('service'), async () => {
      await sql`update sign_in_failure set locked_until = now() - interval '1 second'
        where user_id = ${api.userIdOf('cashier')}`.execute(api.db.q);
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
  const refresh = (cookie: string) => post(refreshSession.path, { cookie });
  const asOwner = async (statement: string) => {
    const owner = new Client({ connectionString: api.ownerUrl });
    await owner.connect();
    await owner.query(statement).finally(() => owner.end());
  };
  const letTheGracePass = () => asOwner(`update spent_refresh_token set spent_at = spent_at - interval '1 minute'`);

  it('rotates the refresh token, and ends the session when an old one comes back', async () => {
    const first = await signInWithCookies();
    const second = await cookiesOf(await refresh(first));
    expect(second).not.toBe(first);
    await letTheGracePass();
    expect((await refresh(first)).status).toBe(401);
    expect((await refresh(second)).status).toBe(401);
  });

  it('ends the session too when the token was spent many refreshes ago', async () => {
    const first = await signInWithCookies();
    let latest = first;
    for (let turn = 0; turn < 3; turn += 1) latest = await cookiesOf(await refresh(latest));
    await letTheGracePass();
    expect((await refresh(first)).status).toBe(401);
    const after = await fetch(`${api.baseUrl}${getMe.path}`, { headers: { cookie: latest } });
    expect(after.status).toBe(401);
    expect((await refresh(latest)).status).toBe(401);
  });

  it('gives two tabs that refresh at the same moment one session', async () => {
    const cookie = await signInWithCookies();
    const answers = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.filter((answer) => answer.headers.getSetCookie().some((line) => line.includes('refresh'))).length).toBe(1);
  });

  it('takes the token that another tab has just spent, for a few seconds', async () => {
    const first = await signInWithCookies();
    const second = await cookiesOf(await refresh(first));
    expect((await refresh(first)).status).toBe(200);
    expect((await refresh(second)).status).toBe(200);
  });

  it('ends with the session, however active its user is', async () => {
    const cookie = await signInWithCookies();
    await asOwner(`update session set expires_at = now() - interval '1 second', last_active_at = now()
      where id = (select id from session order by started_at desc limit 1)`);
    expect((await refresh(cookie)).status).toBe(401);
  });
});

describe('an access token', () => {
  const statusWith = async (token: string) =>
    (await fetch(`${api.baseUrl}${getMe.path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('returns 401 after any change of it, and with a signature by another key or none', async () => {
    const token = api.tokenOf('receptionist');
    const [header = '', body = '', signature = ''] = token.split('.');
    expect(await statusWith(token)).toBe(200);
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    const { privateKey } = await generateKeyPair('EdDSA');
    const forged = [
      [header, part({ ...claims, sub: api.userIdOf('admin') }), signature].join('.'),
      [header, part({ ...claims, exp: claims.exp + 86_400 }), signature].join('.'),
      [part({ alg: 'none' }), body, ''].join('.'),
      [
        part({ alg: 'HS256' }),
        body,
        createHmac('sha256', 'wardbook')
          .update(`${part({ alg: 'HS256' })}.${body}`)
          .digest('base64url'),
      ].join('.'),
      await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey),
      `${token}x`,
      'x'.repeat(5_000),
      '',
    ];
    expect(await Promise.all(forged.map(statusWith))).toEqual(forged.map(() => 401));
  });
});

describe('a cookie', () => {
  it('writes nothing for a page of another site, with any origin', async () => {
    const cookie = await signInWithCookies();
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'not an address']) {
      const answer = await post(changePassword.path, {
        cookie,
        headers: { origin },
        body: { current: TEST_PASSWORD, next: 'a new password of theirs' },
      });
      expect([origin, answer.status, await answer.json()]).toMatchObject([origin, 403, { code: 'wrong-origin' }]);
    }
  });
});

describe('idling', () => {
  const lastActive = async () => {
    const { rows } = await sql<{ seconds: number }>`select extract(epoch from now() - last_active_at)::float8 as seconds
      from session order by started_at desc limit 1`.execute(api.db.outside);
    return rows[0]?.seconds ?? 0;
  };

  it.each([
    ['a request in the background', { 'wardbook-background': '1' }, false],
    ['an event stream', { accept: 'text/event-stream' }, false],
    ['a request of a person', {}, true],
  ])('ends only with a request of a person: %s', async (_, headers: Record<string, string>, counts) => {
    const cookie = await signInWithCookies();
    await api.db.tx(systemActor('service'), async () => {
      await sql`update session set last_active_at = now() - interval '10 minutes'
        where id = (select id from session order by started_at desc limit 1)`.execute(api.db.q);
    });
    for (let i = 0; i < 3; i += 1)
      expect((await fetch(`${api.baseUrl}${getMe.path}`, { headers: { ...headers, cookie } })).status).toBe(200);
    await expect.poll(async () => (await lastActive()) < 300).toBe(counts);
  });

  it('ends a session at the server, even with a valid token', async () => {
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
