import { setTimeout } from 'node:timers/promises';
import { createClient } from '@wardbook/contracts/core/client';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { changePassword, getMe, signIn } from '@wardbook/contracts/identity/sessions';
import {
  createRole,
  createUser,
  getUser,
  listRoles,
  listUsers,
  resetPassword,
  setRoleActive,
  setUserActive,
  unlockUser,
  updateRole,
  updateUser,
} from '@wardbook/contracts/identity/users';
import { listFacilities } from '@wardbook/contracts/organisation/facilities';
import { createPractitioner } from '@wardbook/contracts/organisation/practitioners';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { administerOrganisation } from '../../testing/administrator.js';
import { confirmed } from '../../testing/confirmed.js';
import { ownTestApi, TEST_PASSWORD, type TestApi, testEmail } from '../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await ownTestApi();
  await confirmed(api, 'admin');
});
afterAll(() => api.close());

let count = 0;
const admin = () => api.asRole('admin');
const problemOf = async (work: Promise<unknown>) => ((await work.catch((error) => error)) as ProblemError).problem;

async function roleId(code: string): Promise<string> {
  const { items } = await admin()(listRoles, {});
  return items.find((role) => role.code === code)?.id ?? '';
}

async function newUser(role = 'nurse') {
  count += 1;
  const memberships = [{ facilityId: api.facilityId, roleIds: [await roleId(role)] }];
  return await admin()(createUser, {
    body: { givenName: 'Njeri', familyName: `User ${count}`, email: `user${count}@test.example`, memberships },
  });
}

async function signedIn(email: string, password: string) {
  const { accessToken, user } = await api.anonymous(signIn, { body: { email, password } });
  return { user, call: createClient({ baseUrl: api.baseUrl, headers: () => ({ authorization: `Bearer ${accessToken}` }) }) };
}

describe('changing the password', () => {
  it('requires the current one, and ends every other session', async () => {
    const { user, oneTimePassword } = await newUser();
    const first = 'a first long password';
    await (await signedIn(user.email, oneTimePassword)).call(changePassword, { body: { current: oneTimePassword, next: first } });
    const [here, elsewhere] = [await signedIn(user.email, first), await signedIn(user.email, first)];
    const change = (current: string, next: string) => here.call(changePassword, { body: { current, next } });
    const second = 'a second long password';
    expect(await problemOf(change('not my password', second))).toMatchObject({ code: 'wrong-credentials' });
    expect(await problemOf(change(first, 'short'))).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.next' }] });
    await change(first, second);
    expect((await here.call(getMe, {})).user.id).toBe(user.id);
    expect(await problemOf(elsewhere.call(getMe, {}))).toMatchObject({ status: 401 });
    expect(await problemOf(signedIn(user.email, first))).toMatchObject({ code: 'wrong-credentials' });
    await expect(signedIn(user.email, second)).resolves.toBeDefined();
  });
});

describe('creating a user', () => {
  it('returns a one-time password, with which nothing else is possible before it is replaced', async () => {
    const { user, oneTimePassword } = await newUser();
    expect(user).toMatchObject({ active: true, memberships: [{ role: 'Nurse', facility: 'Test hospital' }] });
    const { call, user: self } = await signedIn(user.email, oneTimePassword);
    expect(self.mustChangePassword).toBe(true);
    expect(await problemOf(call(listFacilities, {}))).toMatchObject({ code: 'password-change-needed', status: 403 });
    await call(changePassword, { body: { current: oneTimePassword, next: 'quiet rivers carry lanterns' } });
    expect((await call(getMe, {})).user.mustChangePassword).toBe(false);
    await expect(call(listFacilities, {})).resolves.toBeDefined();
    expect(await problemOf(signedIn(user.email, oneTimePassword))).toMatchObject({ code: 'wrong-credentials' });
  });

  it('rejects an expired one-time password', async () => {
    const { user, oneTimePassword } = await newUser();
    await api.db.tx(systemActor('service'), async () => {
      await sql`update user_account set one_time_password_until = now() - interval '1 minute' where id = ${user.id}`.execute(api.db.q);
    });
    expect(await problemOf(signedIn(user.email, oneTimePassword))).toMatchObject({ code: 'wrong-credentials' });
  });

  it('works for a practitioner, who is then named in the chart', async () => {
    const practitioner = await admin()(createPractitioner, {
      body: { givenName: 'Grace', familyName: 'Wanjiru', role: { profession: 'doctor', validFrom: '2026-01-01' } },
    });
    const memberships = [{ facilityId: api.facilityId, roleIds: [await roleId('doctor')] }];
    const { user, oneTimePassword } = await admin()(createUser, {
      body: { personId: practitioner.personId, email: 'grace@test.example', memberships },
    });
    expect(user).toMatchObject({ name: 'Grace Wanjiru', practitionerId: practitioner.id });
    expect((await signedIn(user.email, oneTimePassword)).user.practitionerId).toBe(practitioner.id);
    const again = admin()(createUser, { body: { personId: practitioner.personId, email: 'other@test.example', memberships } });
    expect(await problemOf(again)).toMatchObject({ code: 'already-exists' });
  });

  it('requires a unique address and a name', async () => {
    const memberships = [{ facilityId: api.facilityId, roleIds: [await roleId('nurse')] }];
    const taken = admin()(createUser, { body: { givenName: 'A', familyName: 'B', email: testEmail('doctor').toUpperCase(), memberships } });
    expect(await problemOf(taken)).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.email' }] });
    const nameless = admin()(createUser, { body: { email: 'nameless@test.example', memberships } });
    expect((await problemOf(nameless)).fields?.map(({ path }) => path)).toEqual(['body.givenName', 'body.familyName']);
  });
});

describe('deactivating and resetting a user', () => {
  it('ends their sessions at once', async () => {
    const { user, oneTimePassword } = await newUser();
    const { call } = await signedIn(user.email, oneTimePassword);
    const { version } = await admin()(getUser, { params: { id: user.id } });
    await admin()(setUserActive, { params: { id: user.id }, body: { version, active: false } });
    expect(await problemOf(call(getMe, {}))).toMatchObject({ code: 'not-signed-in' });
    expect(await problemOf(signedIn(user.email, oneTimePassword))).toMatchObject({ code: 'wrong-credentials' });
  });

  it('ends their sessions for good: a returned account has to sign in again', async () => {
    const { user, oneTimePassword } = await newUser();
    const { call } = await signedIn(user.email, oneTimePassword);
    const { version } = await admin()(getUser, { params: { id: user.id } });
    const out = await admin()(setUserActive, { params: { id: user.id }, body: { version, active: false } });
    await admin()(setUserActive, { params: { id: user.id }, body: { version: out.version, active: true } });
    expect(await problemOf(call(getMe, {}))).toMatchObject({ status: 401 });
    await expect(signedIn(user.email, oneTimePassword)).resolves.toBeDefined();
  });

  it('resets a password, which ends sessions and lifts a lock', async () => {
    const { user, oneTimePassword: first } = await newUser();
    const { call } = await signedIn(user.email, first);
    for (let i = 0; i < 5; i += 1) await signedIn(user.email, 'wrong').catch(() => undefined);
    expect((await admin()(getUser, { params: { id: user.id } })).lockedUntil).not.toBeNull();
    const { oneTimePassword } = await admin()(resetPassword, { params: { id: user.id } });
    await expect(signedIn(user.email, oneTimePassword)).resolves.toBeDefined();
    expect(await problemOf(call(getMe, {}))).toMatchObject({ status: 401 });
  });

  it('lifts a lock without touching the password', async () => {
    const { user, oneTimePassword } = await newUser();
    for (let i = 0; i < 5; i += 1) await signedIn(user.email, 'wrong').catch(() => undefined);
    expect(await admin()(unlockUser, { params: { id: user.id } })).toMatchObject({ lockedUntil: null });
    await expect(signedIn(user.email, oneTimePassword)).resolves.toBeDefined();
  });

  it('takes roles away from the next request on', async () => {
    const { user, oneTimePassword } = await newUser();
    const { call } = await signedIn(user.email, oneTimePassword);
    await call(changePassword, { body: { current: oneTimePassword, next: 'quiet rivers carry lanterns' } });
    const before = await admin()(getUser, { params: { id: user.id } });
    const { version, givenName, familyName, email } = before;
    const memberships = [{ facilityId: api.facilityId, roleIds: [] }];
    await admin()(updateUser, { params: { id: user.id }, body: { version, givenName, familyName, email, memberships } });
    expect((await call(getMe, {})).facilities).toEqual([]);
    expect(await problemOf(call(listFacilities, {}))).toMatchObject({ code: 'forbidden' });
  });
});

describe('accounts of another facility', () => {
  it('cannot be entered by an admin who does not manage users there', async () => {
    const { user } = await newUser('admin');
    const elsewhere = await api.db.tx(systemActor('service'), async () => {
      const facility = await api.db.q
        .insertInto('facility')
        .values({ code: 'elsewhere', name: 'Elsewhere', kind: 'pharmacy', time_zone: 'UTC', currency: 'EUR', languages: ['en'] })
        .returning('id')
        .executeTakeFirstOrThrow();
      await sql`insert into membership (user_id, role_id, facility_id) select ${user.id}, id, ${facility.id} from role where code = 'admin'`.execute(
        api.db.q,
      );
      return facility.id;
    });
    expect(await problemOf(admin()(resetPassword, { params: { id: user.id } }))).toMatchObject({ code: 'forbidden' });
    expect(
      await problemOf(admin()(setUserActive, { params: { id: user.id }, body: { version: user.version, active: false } })),
    ).toMatchObject({ code: 'forbidden' });
    const { version, givenName, familyName, email } = user;
    const memberships = [{ facilityId: elsewhere, roleIds: [] }];
    expect(
      await problemOf(admin()(updateUser, { params: { id: user.id }, body: { version, givenName, familyName, email, memberships } })),
    ).toMatchObject({ code: 'forbidden' });
  });
});

describe('the last one who manages users', () => {
  const managers = async () => {
    const { items } = await admin()(listUsers, { query: { limit: 100 } });
    return items.filter(
      ({ active, memberships }) =>
        active && memberships.some(({ role, facility }) => role === 'Administrator' && facility === 'Test hospital'),
    );
  };
  const without = (id: string, user: { version: number; givenName: string; familyName: string; email: string }, call = admin()) =>
    call(updateUser, {
      params: { id },
      body: {
        version: user.version,
        givenName: user.givenName,
        familyName: user.familyName,
        email: user.email,
        memberships: [{ facilityId: api.facilityId, roleIds: [] }],
      },
    });

  it('stays against every kind of removal', async () => {
    await administerOrganisation(api);
    await api.db.tx(systemActor('service'), async () => {
      const others = sql`select id from user_account where email <> ${testEmail('admin')}`;
      await sql`delete from role_permission where permission = 'user:manage'
        and role_id = (select id from role where code = 'organisation-admin')`.execute(api.db.q);
      await sql`update membership set valid_to = now() where role_id = (select id from role where code = 'admin')
        and facility_id = ${api.facilityId} and user_id in (${others})`.execute(api.db.q);
    });
    const self = await admin()(getUser, { params: { id: api.userIdOf('admin') } });
    const refused = { code: 'rule-violated', detail: expect.stringContaining('manage users') };
    expect(await problemOf(without(self.id, self))).toMatchObject(refused);
    expect(
      await problemOf(admin()(setUserActive, { params: { id: self.id }, body: { version: self.version, active: false } })),
    ).toMatchObject(refused);
    const { items } = await admin()(listRoles, {});
    const role = items.find(({ code }) => code === 'admin');
    const fewer = role?.permissions.filter((permission) => permission !== 'user:manage') ?? [];
    expect(
      await problemOf(
        admin()(updateRole, {
          params: { id: role?.id ?? '' },
          body: { version: role?.version ?? 0, name: 'Administrator', permissions: fewer },
        }),
      ),
    ).toMatchObject(refused);
    expect(await admin()(getUser, { params: { id: self.id } })).toEqual(self);
  });

  it('stays when two admins remove each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { user, oneTimePassword } = await newUser('admin');
      const second = await signedIn(user.email, oneTimePassword);
      await second.call(changePassword, { body: { current: oneTimePassword, next: 'quiet rivers carry lanterns' } });
      const [one, other] = [
        await admin()(getUser, { params: { id: api.userIdOf('admin') } }),
        await admin()(getUser, { params: { id: user.id } }),
      ];
      await Promise.allSettled([without(other.id, other), without(one.id, one, second.call)]);
      const { rows } =
        await sql`select from user_permission where 'user:manage' = any(permissions) and facility_id = ${api.facilityId}`.execute(
          api.db.outside,
        );
      expect(rows.length).toBeGreaterThan(0);
      await api.db.tx(systemActor('service'), async () => {
        await sql`insert into membership (user_id, role_id, facility_id) select ${one.id}, id, ${api.facilityId} from role where code = 'admin'
          and not exists (select from membership where user_id = ${one.id} and role_id = role.id and valid_to is null)`.execute(api.db.q);
        await sql`update membership set valid_to = now() where user_id = ${other.id} and valid_to is null`.execute(api.db.q);
      });
    }
    expect((await managers()).map(({ email }) => email)).toEqual([testEmail('admin')]);
  });

  it('stays when the second removal is checked before the first is committed', async () => {
    const [one, other] = [(await newUser()).user.id, (await newUser()).user.id];
    await api.db.tx(systemActor('service'), async () => {
      await sql`with pair as (insert into facility (code, name, kind, time_zone, currency, languages)
          values ('pair', 'Pair', 'pharmacy', 'UTC', 'EUR', '{en}') returning id)
        insert into membership (user_id, role_id, facility_id) select user_id, role.id, pair.id
        from pair, role, unnest(array[${one}, ${other}]::uuid[]) as user_id where role.code = 'admin'`.execute(api.db.q);
    });
    const removed = (id: string, checked: () => unknown) =>
      api.db.tx(systemActor('service'), async () => {
        await sql`update membership set valid_to = now() where user_id = ${id}
          and facility_id = (select id from facility where code = 'pair')`.execute(api.db.q);
        await sql`set constraints all immediate`.execute(api.db.q);
        await checked();
      });
    const firstChecked = Promise.withResolvers<void>();
    const first = removed(one, () => {
      firstChecked.resolve();
      return setTimeout(300);
    });
    await firstChecked.promise;
    await expect(removed(other, () => undefined)).rejects.toMatchObject({ constraint: 'user_manager_left' });
    await first;
  });
});

describe('giving roles', () => {
  beforeAll(() => administerOrganisation(api));

  it('rejects a new role for the caller', async () => {
    const me = await admin()(getUser, { params: { id: api.userIdOf('admin') } });
    const memberships = [{ facilityId: api.facilityId, roleIds: [await roleId('admin'), await roleId('doctor')] }];
    const { version, givenName, familyName, email } = me;
    const gained = admin()(updateUser, { params: { id: me.id }, body: { version, givenName, familyName, email, memberships } });
    expect(await problemOf(gained)).toMatchObject({ code: 'forbidden', context: { rule: 'not_to_oneself' } });
    const { items } = await admin()(listRoles, {});
    const own = items.find(({ code }) => code === 'admin')!;
    const { name, description, permissions } = own;
    const grown = { version: own.version, name, description, permissions: [...permissions, 'chart:read' as const] };
    const wider = admin()(updateRole, { params: { id: own.id }, body: grown });
    expect(await problemOf(wider)).toMatchObject({ code: 'forbidden', context: { rule: 'not_to_oneself' } });
  });

  it('refuses roles that allow more than the giver holds, unless the giver manages roles', async () => {
    const role = {
      code: 'people',
      name: 'People',
      description: 'Manages users',
      permissions: ['user:manage', 'organisation:read'] as never,
    };
    await admin()(createRole, { body: role });
    const { user, oneTimePassword } = await newUser('people');
    const first = await signedIn(user.email, oneTimePassword);
    await first.call(changePassword, { body: { current: oneTimePassword, next: 'quiet rivers carry lanterns' } });
    const { call } = await signedIn(user.email, 'quiet rivers carry lanterns');
    const letIn = async (code: string) => {
      count += 1;
      const memberships = [{ facilityId: api.facilityId, roleIds: [await roleId(code)] }];
      return await call(createUser, { body: { givenName: 'A', familyName: 'B', email: `user${count}@test.example`, memberships } });
    };
    expect(await problemOf(letIn('doctor'))).toMatchObject({ code: 'forbidden', context: { rule: 'more_than_held' } });
    expect((await letIn('people')).user.email).toContain('@test.example');
  });
});

describe('roles', () => {
  beforeAll(() => administerOrganisation(api));

  it('can be made, given, changed and retired by the organisation', async () => {
    const role = await admin()(createRole, {
      body: { code: 'triage', name: 'Triage', description: 'Sees who comes first.', permissions: ['patient:read', 'vitals:record'] },
    });
    expect(role).toMatchObject({ builtIn: false, members: 0, permissions: ['patient:read', 'vitals:record'] });
    const { user } = await newUser('triage');
    const retire = (version: number) => admin()(setRoleActive, { params: { id: role.id }, body: { version, active: false } });
    expect(await problemOf(retire(role.version))).toMatchObject({ code: 'still-in-use' });
    const changed = await admin()(updateRole, {
      params: { id: role.id },
      body: { version: role.version, name: 'Triage', permissions: ['patient:read', 'organisation:read'] },
    });
    expect(changed).toMatchObject({ members: 1, permissions: ['organisation:read', 'patient:read'], description: '' });
    expect(await problemOf(retire(role.version))).toMatchObject({ code: 'version-moved' });
    await admin()(setUserActive, { params: { id: user.id }, body: { version: user.version, active: false } });
    expect(await retire(changed.version)).toMatchObject({ active: false });
    const gone = admin()(createUser, {
      body: {
        givenName: 'A',
        familyName: 'B',
        email: 'gone@test.example',
        memberships: [{ facilityId: api.facilityId, roleIds: [role.id] }],
      },
    });
    expect(await problemOf(gone)).toMatchObject({ fields: [{ path: 'body.memberships.0' }] });
  });

  it('stay, though changed, when they are built in', async () => {
    const { items } = await admin()(listRoles, {});
    const auditor = items.find(({ code }) => code === 'auditor');
    const retiring = admin()(setRoleActive, { params: { id: auditor?.id ?? '' }, body: { version: auditor?.version ?? 0, active: false } });
    expect(await problemOf(retiring)).toMatchObject({ code: 'rule-violated' });
  });

  it('hold no permission outside the catalogue', async () => {
    const problem = await problemOf(
      admin()(createRole, { body: { code: 'wizard', name: 'Wizard', permissions: ['everything:do' as never] } }),
    );
    expect(problem).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.permissions.0' }] });
  });
});

it('keeps the test password out of what an admin sees', async () => {
  expect(JSON.stringify(await admin()(listUsers, { query: {} }))).not.toMatch(new RegExp(`password_?hash|argon2|${TEST_PASSWORD}`, 'i'));
});
