import type { ProblemError } from '@wardbook/contracts/core/problem';
import { createDepartment, setDepartmentActive } from '@wardbook/contracts/organisation/facilities';
import {
  addPractitionerRole,
  createPractitioner,
  getPractitioner,
  listPractitioners,
  setPractitionerActive,
  updatePractitioner,
  updatePractitionerRole,
} from '@wardbook/contracts/organisation/practitioners';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { type TestApi, testApi } from '../../testing/test-api.js';
import { Practitioners } from './index.js';

let api: TestApi;
let departmentId: string;
beforeAll(async () => {
  api = await testApi();
  departmentId = (await admin()(createDepartment, { body: { code: 'CARD-P', name: 'Cardiology of practitioners' } })).id;
});

const admin = () => api.asRole('admin');
const problemOf = async (work: Promise<unknown>) => ((await work.catch((error) => error)) as ProblemError).problem;
const doctorsRole = { profession: 'doctor' as const, validFrom: '2026-01-01' };

async function newPractitioner(familyName: string, role: Record<string, unknown> = {}) {
  return await admin()(createPractitioner, { body: { prefix: 'Dr.', givenName: 'Amina', familyName, role: { ...doctorsRole, ...role } } });
}

describe('practitioners', () => {
  it('have a dated role with licence and fee, without needing a sign-in', async () => {
    const role = {
      departmentId,
      speciality: 'Cardiology',
      licenceNumber: 'KMPDC 1',
      licenceExpiresOn: '2027-06-30',
      fee: '1500.5',
      feeCurrency: 'KES',
    };
    const created = await newPractitioner('Otieno', role);
    expect(created).toMatchObject({ name: 'Dr. Amina Otieno', userId: null, outside: false, active: true });
    expect(created.roles).toMatchObject(
      [{ ...role, departmentId: undefined, department: { id: departmentId }, validTo: null }].map(({ departmentId: _, ...rest }) => rest),
    );
    expect(await api.asRole('receptionist')(getPractitioner, { params: { id: created.id } })).toEqual(created);
  });

  it('match by name, profession and department, page by page in order', async () => {
    for (const name of ['Zulu-Abel', 'Zulu-Bakr', 'Zulu-Chen']) await newPractitioner(name, { profession: 'midwife', departmentId });
    const query = { search: 'zulu', profession: 'midwife' as const, departmentId, active: 'true' as const, limit: '2' as never };
    const first = await api.asRole('nurse')(listPractitioners, { query });
    const second = await api.asRole('nurse')(listPractitioners, { query: { ...query, cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...second.items].map(({ familyName }) => familyName)).toEqual(['Zulu-Abel', 'Zulu-Bakr', 'Zulu-Chen']);
    expect(second.nextCursor).toBeNull();
    const turned = await api.asRole('nurse')(listPractitioners, { query: { search: 'ZULU', sort: '-name' } });
    expect(turned.items.map(({ familyName }) => familyName)).toEqual(['Zulu-Chen', 'Zulu-Bakr', 'Zulu-Abel']);
  });

  it('work here only while a role holds', async () => {
    const past = await newPractitioner('Yesterday', { validTo: '2026-02-01' });
    const { items } = await admin()(listPractitioners, { query: { search: 'Yesterday', place: 'here' } });
    expect(items).toEqual([]);
    expect((await admin()(getPractitioner, { params: { id: past.id } })).roles).toHaveLength(1);
  });

  it('cannot hold the same role twice at a time, even when two admins add it at once', async () => {
    const { id } = await newPractitioner('Twice', { validTo: '2026-03-31', departmentId });
    const add = (validFrom: string) => admin()(addPractitionerRole, { params: { id }, body: { ...doctorsRole, departmentId, validFrom } });
    expect(await problemOf(add('2026-03-31'))).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.validFrom' }] });
    const results = await Promise.allSettled([add('2026-04-01'), add('2026-04-01')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('change, end their role and leave, each edit based on the current version', async () => {
    const { id, version, roles } = await newPractitioner('Leaving');
    const role = roles[0] as NonNullable<(typeof roles)[0]>;
    const ended = await admin()(updatePractitionerRole, {
      params: { id, roleId: role.id },
      body: { ...doctorsRole, validTo: '2026-11-30', version: role.version },
    });
    expect(ended.roles[0]).toMatchObject({ validTo: '2026-11-30', version: 2 });
    const renamed = await admin()(updatePractitioner, { params: { id }, body: { givenName: 'Amina', familyName: 'Left', version } });
    const stale = admin()(setPractitionerActive, { params: { id }, body: { version, active: false } });
    expect(await problemOf(stale)).toMatchObject({ code: 'version-moved', context: { current: { id, version: renamed.version } } });
    expect(await admin()(setPractitionerActive, { params: { id }, body: { version: renamed.version, active: false } })).toMatchObject({
      active: false,
    });
  });

  it('begin no role in a closed department', async () => {
    const { id: closedId, version } = await admin()(createDepartment, { body: { code: 'SHUT-P', name: 'Closed ward' } });
    await admin()(setDepartmentActive, { params: { id: closedId }, body: { version, active: false } });
    expect(await problemOf(newPractitioner('Late', { departmentId: closedId }))).toMatchObject({
      code: 'rule-violated',
      context: { rule: 'practitioner_role_department_open' },
    });
    expect((await newPractitioner('Past', { departmentId: closedId, validTo: '2026-02-01' })).roles).toHaveLength(1);
  });

  it('name the field of an invalid value', async () => {
    const problem = await problemOf(newPractitioner('Wrong', { validTo: '2025-01-01', fee: '12' }));
    expect(problem.fields?.map(({ path }) => path).sort()).toEqual(['body.role.fee', 'body.role.validTo']);
  });
});

describe('outside referrers', () => {
  it('have an affiliation and no role', async () => {
    const referrer = await admin()(createPractitioner, {
      body: { givenName: 'Peter', familyName: 'Referrer', outside: true, affiliation: 'St. Luke’s Clinic' },
    });
    const { items } = await admin()(listPractitioners, { query: { place: 'outside', search: 'Referrer' } });
    expect(items.map(({ id }) => id)).toEqual([referrer.id]);
    const problem = await problemOf(admin()(addPractitionerRole, { params: { id: referrer.id }, body: doctorsRole }));
    expect(problem).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.profession' }] });
  });
});

describe('the reader for other modules', () => {
  it('returns the roles of today in the facility of the transaction', async () => {
    const { id } = await newPractitioner('Reader', { fee: '800', feeCurrency: 'KES', licenceNumber: 'KMPDC-4711' });
    await newPractitioner('Unasked');
    const reader = api.service(Practitioners);
    await api.db.tx(systemActor('service', api.facilityId), async () => {
      expect(await reader.find(id)).toEqual({
        id,
        name: 'Dr. Amina Reader',
        active: true,
        outside: false,
        roles: [
          { departmentId: null, profession: 'doctor', speciality: null, licenceNumber: 'KMPDC-4711', fee: '800', feeCurrency: 'KES' },
        ],
      });
      expect(await reader.idOfUser(api.userIdOf('cashier'))).toBeNull();
    });
    await api.db.tx(systemActor('service'), async () => {
      await sql`select 1`.execute(api.db.q);
      expect((await reader.find(id))?.roles).toEqual([]);
    });
  });
});
