import { listAuditEntries } from '@wardbook/contracts/audit/entries';
import { type Call, createClient } from '@wardbook/contracts/core/client';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { changePassword, confirmPassword, getMe, signIn } from '@wardbook/contracts/identity/sessions';
import { createUser, getUser, listRoles, resetPassword, unlockUser, updateRole, updateUser } from '@wardbook/contracts/identity/users';
import { listMessages } from '@wardbook/contracts/notifications/messages';
import { allEndpoints } from '@wardbook/contracts/registry';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { administerOrganisation } from '../../testing/administrator.js';
import { ownTestApi, TEST_PASSWORD, type TestApi, testEmail } from '../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await ownTestApi();
  await administerOrganisation(api);
});
afterAll(() => api.close());

const codeOf = async (work: Promise<unknown>) => ((await work.catch((error) => error)) as ProblemError).code;

interface Session {
  sessionId: string;
  call: Call;
}

async function newSession(email = testEmail('admin'), password = TEST_PASSWORD): Promise<Session> {
  const { accessToken, session } = await api.anonymous(signIn, { body: { email, password } });
  const call = createClient({ baseUrl: api.baseUrl, headers: () => ({ authorization: `Bearer ${accessToken}` }) });
  return { call, sessionId: session.id };
}

async function confirmedSession(): Promise<Session> {
  const session = await newSession();
  await session.call(confirmPassword, { body: { password: TEST_PASSWORD } });
  return session;
}

/** Moves what the session has on record back in time. */
async function age(sessionId: string, column: 'confirmed_at' | 'started_at', minutes: number): Promise<void> {
  await api.db.tx(systemActor('service'), async () => {
    await sql`update session set ${sql.ref(column)} = ${sql.ref(column)} - ${minutes} * interval '1 minute' where id = ${sessionId}`.execute(
      api.db.q,
    );
  });
}

async function newNurse(): Promise<{ id: string; email: string; password: string }> {
  const { call } = await newSession();
  const { items } = await call(listRoles, {});
  const memberships = [{ facilityId: api.facilityId, roleIds: [items.find(({ code }) => code === 'nurse')?.id ?? ''] }];
  const email = `${crypto.randomUUID()}@test.example`;
  const made = await call(createUser, { body: { givenName: 'Njeri', familyName: 'Owner', email, memberships } });
  return { id: made.user.id, email, password: made.oneTimePassword };
}

/** The acts of the list on one account, each as it would succeed. */
const acts: [string, (call: Call, id: string) => Promise<unknown>][] = [
  ['resetPassword', (call, id) => call(resetPassword, { params: { id } })],
  ['unlockUser', (call, id) => call(unlockUser, { params: { id } })],
  [
    'updateUser',
    async (call, id) => {
      const { version, givenName, familyName } = await call(getUser, { params: { id } });
      const body = { version, givenName, familyName, email: `${crypto.randomUUID()}@test.example`, memberships: [] };
      return await call(updateUser, { params: { id }, body });
    },
  ],
  [
    'updateRole',
    async (call) => {
      const role = (await call(listRoles, {})).items.find(({ code }) => code === 'cashier')!;
      const { id, version, name, permissions } = role;
      return await call(updateRole, { params: { id }, body: { version, name, permissions } });
    },
  ],
];

describe('a critical act', () => {
  it('covers every change of a person’s access', () => {
    const declared = allEndpoints.filter(({ confirmed }) => confirmed).map(({ operationId, confirmed }) => [operationId, confirmed]);
    const again = acts.map(([name]) => [name, 'again']);
    expect(declared.sort()).toEqual([...again, ['createUser', 'recently'], ['createRole', 'recently']].sort());
  });

  it.each(acts)('%s: requires the password again, even right after the sign-in', async (_, act) => {
    const { id } = await newNurse();
    const { call } = await newSession();
    expect(await codeOf(act(call, id))).toBe('confirmation-needed');
    await call(confirmPassword, { body: { password: TEST_PASSWORD } });
    await expect(act(call, id)).resolves.toBeDefined();
  });

  it('takes a sign-in of the last five minutes for a new account, and an older one not', async () => {
    const { call, sessionId } = await newSession();
    await age(sessionId, 'started_at', 6);
    const body = {
      givenName: 'New',
      familyName: 'User',
      email: 'late@test.example',
      memberships: [{ facilityId: api.facilityId, roleIds: [] }],
    };
    expect(await codeOf(call(createUser, { body }))).toBe('confirmation-needed');
  });

  it('stays open for five minutes, in the confirmed session only', async () => {
    const { id } = await newNurse();
    const confirmed = await confirmedSession();
    const other = await newSession();
    expect(await codeOf(other.call(unlockUser, { params: { id } }))).toBe('confirmation-needed');
    await age(confirmed.sessionId, 'confirmed_at', 6);
    expect(await codeOf(confirmed.call(unlockUser, { params: { id } }))).toBe('confirmation-needed');
  });

  it('leaves the confirmation, the change and its origin in the trail', async () => {
    const { id } = await newNurse();
    const { call, sessionId } = await confirmedSession();
    await call(resetPassword, { params: { id } });
    const entries = await api.asRole('auditor')(listAuditEntries, { query: { userId: api.userIdOf('admin'), limit: 100 } });
    const ofSession = entries.items.filter((entry) => entry.sessionId === sessionId);
    expect(ofSession).toMatchObject([
      { action: 'insert', subject: 'message', address: '127.0.0.1' },
      { action: 'update', subject: 'user_account', subjectId: id, address: '127.0.0.1', after: { password_hash: 'changed' } },
      { action: 'confirm', address: '127.0.0.1' },
      { action: 'sign-in', address: '127.0.0.1' },
    ]);
  });
});

describe('the owner of an account', () => {
  const noticesTo = async (recipient: string) => {
    const { items } = await api.asRole('admin')(listMessages, { query: { limit: 100 } });
    return items.filter((message) => message.kind === 'account' && message.recipient === recipient).map(({ body }) => body);
  };

  it('gets an e-mail about a new password, a lifted lock and removed roles', async () => {
    const { id, email } = await newNurse();
    const { call } = await confirmedSession();
    await call(resetPassword, { params: { id } });
    await call(unlockUser, { params: { id } });
    const { version, givenName, familyName } = await call(getUser, { params: { id } });
    const memberships = [{ facilityId: api.facilityId, roleIds: [] }];
    await call(updateUser, { params: { id }, body: { version, givenName, familyName, email, memberships } });
    const told = (await noticesTo(email)).join();
    for (const words of ['replaced your password', 'lifted the lock', 'roles were changed']) expect(told).toContain(words);
  });

  it('gets an e-mail about a new address, at the old one and the new one', async () => {
    const { id, email } = await newNurse();
    const { call } = await confirmedSession();
    const { version, givenName, familyName } = await call(getUser, { params: { id } });
    const moved = `moved-${email}`;
    await call(updateUser, { params: { id }, body: { version, givenName, familyName, email: moved, memberships: [] } });
    for (const address of [email, moved]) expect(await noticesTo(address)).toMatchObject([expect.stringContaining('was changed')]);
  });

  it('gets an e-mail about their own change of the password, which is in the trail', async () => {
    const { id, email, password } = await newNurse();
    const { call } = await newSession(email, password);
    await call(changePassword, { body: { current: password, next: 'seven unlikely wooden spoons' } });
    expect(await noticesTo(email)).toMatchObject([expect.stringContaining('password was changed')]);
    const { items } = await api.asRole('auditor')(listAuditEntries, { query: { userId: id } });
    expect(items.map(({ action }) => action)).toContain('password-change');
    expect(items.find(({ action }) => action === 'update')).toMatchObject({ after: { password_hash: 'changed' } });
    expect(JSON.stringify(items)).not.toContain('$argon2');
  });
});

describe('guessing the password of a session that was left open', () => {
  const guesses: [string, (call: Call, guess: string) => Promise<unknown>][] = [
    ['confirmPassword', (call, password) => call(confirmPassword, { body: { password } })],
    ['changePassword', (call, current) => call(changePassword, { body: { current, next: 'nine unlikely copper kettles' } })],
  ];

  it.each(guesses)('%s: ends the session after five, also when they come at once', async (operation, guess) => {
    const { call, sessionId } = await newSession();
    const codes = await Promise.all(Array.from({ length: 20 }, (_, index) => codeOf(guess(call, `guess number ${index}`))));
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(5);
    expect(await codeOf(guess(call, TEST_PASSWORD))).toBe('not-signed-in');
    expect(await codeOf(call(getMe, {}))).toBe('not-signed-in');
    const { items } = await api.asRole('auditor')(listAuditEntries, { query: { action: 'sign-in-failed', limit: 100 } });
    expect(items.filter((entry) => entry.sessionId === sessionId && entry.subject === operation)).toHaveLength(5);
  });

  it('counts from zero after the right one', async () => {
    const { call } = await newSession();
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) await codeOf(call(confirmPassword, { body: { password: 'a guess' } }));
      await call(confirmPassword, { body: { password: TEST_PASSWORD } });
    }
    await expect(call(getMe, {})).resolves.toBeDefined();
  });
});
