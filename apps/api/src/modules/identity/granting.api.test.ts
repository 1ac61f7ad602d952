import { type Call, createClient } from '@wardbook/contracts/core/client';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { changePassword, confirmPassword, signIn } from '@wardbook/contracts/identity/sessions';
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
import {
  createFacility,
  getOrganisation,
  listFacilities,
  setFacilityActive,
  updateFacility,
  updateOrganisation,
} from '@wardbook/contracts/organisation/facilities';
import {
  addPractitionerRole,
  createPractitioner,
  setPractitionerActive,
  updatePractitioner,
} from '@wardbook/contracts/organisation/practitioners';
import { changeSetting } from '@wardbook/contracts/organisation/settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmed } from '../../testing/confirmed.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

const PASSWORD = 'an uncommonly long password';

let api: TestApi;
let admin: Call;
let branchId: string;
/** Administers the branch and nothing else. */
let branchAdmin: Call;
let branchAdminId: string;
const roleIds = new Map<string, string>();

beforeAll(async () => {
  api = await ownTestApi();
  admin = api.asRole('organisation-admin');
  await confirmed(api, 'organisation-admin');
  for (const { code, id } of (await admin(listRoles, {})).items) roleIds.set(code, id);
  branchId = (await admin(createFacility, { body: newFacility('branch') }, inFacility(api.facilityId))).id;
  ({ id: branchAdminId, call: branchAdmin } = await newUser('Ada', [{ facilityId: branchId, roleIds: [roleOf('admin')] }]));
});
afterAll(() => api.close());

const newFacility = (code: string) => ({ code, ...details, name: code, currency: 'KES' });
const details = { kind: 'outpatient-clinic' as const, timeZone: 'Africa/Nairobi', languages: ['en'], modules: ['scheduling' as const] };
const inFacility = (id: string) => ({ headers: { 'wardbook-facility': id } });
const roleOf = (code: string) => roleIds.get(code) ?? '';
const refusal = async (work: Promise<unknown>) => ((await work.catch((error) => error)) as ProblemError).problem;
const FORBIDDEN = { status: 403, code: 'forbidden' };

async function newUser(givenName: string, memberships: { facilityId: string; roleIds: string[] }[]) {
  const email = `${crypto.randomUUID()}@test.example`;
  const { user, oneTimePassword } = await admin(createUser, { body: { givenName, familyName: 'Manager', email, memberships } });
  const { accessToken } = await api.anonymous(signIn, { body: { email, password: oneTimePassword } });
  const call = createClient({ baseUrl: api.baseUrl, headers: () => ({ authorization: `Bearer ${accessToken}` }) });
  await call(changePassword, { body: { current: oneTimePassword, next: PASSWORD } });
  await call(confirmPassword, { body: { password: PASSWORD } });
  return { id: user.id, call };
}

async function give(call: Call, userId: string, facilityId: string, codes: string[]) {
  const { version, givenName, familyName, email } = await call(getUser, { params: { id: userId } });
  const memberships = [{ facilityId, roleIds: codes.map(roleOf) }];
  return await call(updateUser, { params: { id: userId }, body: { version, givenName, familyName, email, memberships } });
}

describe('giving roles', () => {
  it('rejects a role for the giver', async () => {
    expect(await refusal(give(admin, api.userIdOf('organisation-admin'), api.facilityId, ['organisation-admin', 'doctor']))).toMatchObject({
      ...FORBIDDEN,
      fields: [{ path: 'body.memberships.0', code: 'not-to-oneself' }],
    });
  });

  it('stops at what the giver may do, for those who only manage users', async () => {
    const role = { code: 'user-manager', name: 'User manager', permissions: ['user:manage', 'organisation:read'] as never };
    roleIds.set('user-manager', (await admin(createRole, { body: role })).id);
    const manager = await newUser('Uma', [{ facilityId: api.facilityId, roleIds: [roleOf('user-manager')] }]);
    const other = await newUser('Nia', [{ facilityId: api.facilityId, roleIds: [roleOf('receptionist')] }]);
    expect(await refusal(give(manager.call, other.id, api.facilityId, ['receptionist', 'doctor']))).toMatchObject({
      ...FORBIDDEN,
      fields: [{ path: 'body.memberships.0', code: 'more-than-held' }],
    });
    const given = await give(manager.call, other.id, api.facilityId, ['receptionist', 'user-manager']);
    expect(given.memberships.map((each) => each.role).sort()).toEqual(['Receptionist', 'User manager']);
  });

  it('rejects a new permission in a role that the giver has', async () => {
    const { items } = await admin(listRoles, {});
    const { id, version, name, permissions } = items.find(({ code }) => code === 'organisation-admin')!;
    const more = admin(updateRole, { params: { id }, body: { version, name, permissions: [...permissions, 'chart:read'] } });
    expect(await refusal(more)).toMatchObject(FORBIDDEN);
  });
});

describe('the administrator of the organisation', () => {
  it('decides in a facility without having a role there', async () => {
    const { call } = await newUser('Olga', [{ facilityId: api.facilityId, roleIds: [roleOf('organisation-admin')] }]);
    const branch = (await call(listFacilities, {})).items.find(({ id }) => id === branchId)!;
    const body = { ...details, name: 'Branch', version: branch.version };
    expect((await call(updateFacility, { params: { id: branchId }, body })).name).toBe('Branch');
    const person = await newUser('Pia', [{ facilityId: branchId, roleIds: [roleOf('doctor')] }]);
    expect((await give(call, person.id, branchId, ['nurse'])).memberships).toMatchObject([{ role: 'Nurse' }]);
  });

  it('gets the role from another one only, and cannot be reset by the administrator of a facility', async () => {
    const head = await newUser('Hanna', [{ facilityId: branchId, roleIds: [roleOf('organisation-admin')] }]);
    expect(await refusal(branchAdmin(resetPassword, { params: { id: head.id } }))).toMatchObject(FORBIDDEN);
    const memberships = [{ facilityId: branchId, roleIds: [roleOf('organisation-admin')] }];
    const body = { givenName: 'Otto', familyName: 'Own', email: 'otto@branch.example', memberships };
    expect(await refusal(branchAdmin(createUser, { body }))).toMatchObject({
      ...FORBIDDEN,
      fields: [{ path: 'body.memberships.0', code: 'more-than-held' }],
    });
  });

  it('stays as long as no other person administers the organisation', async () => {
    const organisations = (await admin(listUsers, { query: { limit: 100 } })).items.filter(({ memberships }) =>
      memberships.some(({ role }) => role === 'Organisation administrator'),
    );
    const others = organisations.filter(({ id }) => id !== api.userIdOf('organisation-admin'));
    for (const { id, version } of others) await admin(setUserActive, { params: { id }, body: { version, active: false } });
    const own = organisations.find(({ id }) => id === api.userIdOf('organisation-admin'))!;
    const leave = admin(setUserActive, { params: { id: own.id }, body: { version: own.version, active: false } });
    expect(await refusal(leave)).toMatchObject({ code: 'rule-violated', context: { rule: 'organisation_administrator_left' } });
  });
});

describe('the administrator of one facility', () => {
  it('changes that facility', async () => {
    const branch = (await branchAdmin(listFacilities, {})).items.find(({ id }) => id === branchId)!;
    const body = { ...details, name: 'Branch clinic', version: branch.version };
    const renamed = await branchAdmin(updateFacility, { params: { id: branchId }, body });
    expect(renamed.name).toBe('Branch clinic');
  });

  it('changes no other facility: neither its name and modules nor whether it is open', async () => {
    const main = (await branchAdmin(listFacilities, {})).items.find(({ id }) => id === api.facilityId)!;
    const { id, version } = main;
    const body = { ...details, name: 'Other', modules: ['laboratory' as const], version };
    expect(await refusal(branchAdmin(updateFacility, { params: { id }, body }))).toMatchObject(FORBIDDEN);
    expect(await refusal(branchAdmin(setFacilityActive, { params: { id }, body: { version, active: false } }))).toMatchObject(FORBIDDEN);
  });

  it('changes nothing of the organisation: its name, its roles, its settings, its facilities', async () => {
    const organisation = await branchAdmin(getOrganisation, {});
    expect(await refusal(branchAdmin(updateOrganisation, { body: { ...organisation, name: 'Other' } as never }))).toMatchObject(FORBIDDEN);
    const { items } = await branchAdmin(listRoles, {});
    const { id, version, name, permissions } = items.find(({ code }) => code === 'receptionist')!;
    const role = { code: 'own', name: 'Own', permissions: ['patient:read'] as never };
    expect(await refusal(branchAdmin(createRole, { body: role }))).toMatchObject(FORBIDDEN);
    expect(await refusal(branchAdmin(updateRole, { params: { id }, body: { version, name, permissions } }))).toMatchObject(FORBIDDEN);
    expect(await refusal(branchAdmin(setRoleActive, { params: { id }, body: { version, active: false } }))).toMatchObject(FORBIDDEN);
    const change = { level: 'organisation' as const, value: 240, basedOn: null };
    const setting = branchAdmin(changeSetting, { params: { key: 'session.idle-minutes' }, body: change });
    expect(await refusal(setting)).toMatchObject(FORBIDDEN);
    expect(await refusal(branchAdmin(createFacility, { body: newFacility('third') }))).toMatchObject(FORBIDDEN);
  });

  it('cannot change the users of another facility', async () => {
    expect(await refusal(branchAdmin(unlockUser, { params: { id: api.userIdOf('doctor') } }))).toMatchObject(FORBIDDEN);
    const body = { givenName: 'Grace', familyName: 'Otieno' } as never;
    const practitioner = await admin(createPractitioner, { body }, inFacility(api.facilityId));
    const role = { profession: 'doctor', validFrom: '2026-01-01' } as never;
    const employed = await admin(addPractitionerRole, { params: { id: practitioner.id }, body: role }, inFacility(api.facilityId));
    const retire = { version: employed.version, active: false };
    expect(await refusal(branchAdmin(setPractitionerActive, { params: { id: practitioner.id }, body: retire }))).toMatchObject(FORBIDDEN);
    const renamed = { version: employed.version, givenName: 'Grace', familyName: 'Renamed' };
    expect(await refusal(branchAdmin(updatePractitioner, { params: { id: practitioner.id }, body: renamed }))).toMatchObject(FORBIDDEN);
    const memberships = [{ facilityId: branchId, roleIds: [roleOf('doctor')] }];
    const signInForHer = { personId: employed.personId, email: 'grace@branch.example', memberships };
    expect(await refusal(branchAdmin(createUser, { body: signInForHer }))).toMatchObject(FORBIDDEN);
  });

  it('cannot rename a user of another facility who becomes a practitioner', async () => {
    const { id } = await newUser('Cleo', [{ facilityId: api.facilityId, roleIds: [roleOf('nurse')] }]);
    const { personId } = await admin(getUser, { params: { id } });
    const body = { givenName: 'Renamed', familyName: 'Elsewhere', personId };
    const practitioner = await branchAdmin(createPractitioner, { body }, inFacility(branchId));
    expect(practitioner).toMatchObject({ givenName: 'Cleo', familyName: 'Manager' });
    const unknown = branchAdmin(createPractitioner, { body: { ...body, personId: crypto.randomUUID() } }, inFacility(branchId));
    expect(await refusal(unknown)).toMatchObject({ fields: [{ path: 'body.personId' }] });
    expect(await admin(getUser, { params: { id } })).toMatchObject({ givenName: 'Cleo', familyName: 'Manager' });
  });

  it('neither gives nor takes a role in another facility, also of a user of both', async () => {
    const both = [
      { facilityId: branchId, roleIds: [roleOf('nurse')] },
      { facilityId: api.facilityId, roleIds: [roleOf('receptionist')] },
    ];
    const { id } = await newUser('Beth', both);
    for (const codes of [[], ['receptionist', 'cashier']])
      expect(await refusal(give(branchAdmin, id, api.facilityId, codes))).toMatchObject({
        ...FORBIDDEN,
        fields: [{ path: 'body.memberships.0', code: 'not-managed' }],
      });
    expect((await give(branchAdmin, id, branchId, ['cashier'])).memberships.map(({ role }) => role).sort()).toEqual([
      'Cashier',
      'Receptionist',
    ]);
  });

  it('creates the users that the branch needs', async () => {
    const memberships = [{ facilityId: branchId, roleIds: [roleOf('doctor')] }];
    const body = { givenName: 'Dan', familyName: 'Branch', email: 'dan@branch.example', memberships };
    expect((await branchAdmin(createUser, { body })).user.memberships).toMatchObject([{ role: 'Doctor' }]);
  });

  it('stays as long as no other person manages users there, although others do elsewhere', async () => {
    await give(admin, api.userIdOf('organisation-admin'), branchId, []);
    expect(await refusal(give(branchAdmin, branchAdminId, branchId, []))).toMatchObject({ code: 'rule-violated' });
  });
});
