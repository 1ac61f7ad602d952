import type { ProblemError } from '@wardbook/contracts/core/problem';
import {
  createDepartment,
  createLocation,
  getOrganisation,
  listDepartments,
  listLocations,
  locationKinds,
  setDepartmentActive,
  setLocationActive,
  updateDepartment,
  updateLocation,
  updateOrganisation,
} from '@wardbook/contracts/organisation/facilities';
import { mayHold } from '@wardbook/contracts/organisation/location-nesting';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { Events } from '../../core/events.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { departmentClosing } from './index.js';

let api: TestApi;
let count = 0;
beforeAll(async () => {
  api = await ownTestApi();
});
afterAll(() => api.close());

const admin = () => api.asRole('organisation-admin');
const code = (prefix: string) => {
  count += 1;
  return `${prefix}${count}`;
};
const problemOf = async (work: Promise<unknown>) => ((await work.catch((error) => error)) as ProblemError).problem;

async function newDepartment(parentId?: string) {
  const name = code('DEP');
  return await admin()(createDepartment, { body: { code: name, name, ...(parentId ? { parentId } : {}) } });
}

async function newLocation(kind: (typeof locationKinds)[number], parentId?: string, departmentId?: string) {
  const name = code('LOC');
  const body = { kind, code: name, name, ...(parentId ? { parentId } : {}), ...(departmentId ? { departmentId } : {}) };
  const { items } = await admin()(createLocation, { body });
  return items[0] as NonNullable<(typeof items)[0]>;
}

describe('the organisation', () => {
  it('takes a new name, and refuses an edit of an older version with the current version', async () => {
    const before = await admin()(getOrganisation, {});
    const after = await admin()(updateOrganisation, { body: { ...before, name: 'Renamed organisation' } });
    expect(after).toEqual({ ...before, name: 'Renamed organisation', version: before.version + 1 });
    const problem = await problemOf(admin()(updateOrganisation, { body: before }));
    expect(problem).toMatchObject({ code: 'version-moved', context: { current: { version: after.version } } });
    await admin()(updateOrganisation, { body: { ...after, name: before.name } });
  });
});

describe('departments', () => {
  it('form a tree without cycles', async () => {
    const top = await newDepartment();
    const middle = await newDepartment(top.id);
    const leaf = await newDepartment(middle.id);
    const into = (id: string, version: number, parentId: string) =>
      admin()(updateDepartment, { params: { id }, body: { version, code: top.code, name: top.name, parentId } });
    expect(await problemOf(into(top.id, 1, leaf.id))).toMatchObject({ code: 'rule-violated', fields: [{ path: 'body.parentId' }] });
    expect(await problemOf(into(top.id, 1, top.id))).toMatchObject({ code: 'rule-violated', fields: [{ path: 'body.parentId' }] });
  });

  it('form no cycle when two are moved concurrently', async () => {
    const [a, b] = [await newDepartment(), await newDepartment()];
    const into = (one: typeof a, parentId: string) =>
      admin()(updateDepartment, { params: { id: one.id }, body: { version: 1, code: one.code, name: one.name, parentId } });
    const results = await Promise.allSettled([into(a, b.id), into(b, a.id)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('take a new name and another place in the tree, each from the present version', async () => {
    const [building, room] = [await newLocation('building'), await newLocation('room')];
    const rename = (version: number, parentId: string) =>
      admin()(updateLocation, { params: { id: room.id }, body: { version, code: room.code, name: 'Room 4', parentId } });
    expect(await rename(1, building.id)).toMatchObject({ name: 'Room 4', parentId: building.id, version: 2 });
    expect(await problemOf(rename(1, building.id))).toMatchObject({ code: 'version-moved' });
    expect(await problemOf(rename(2, room.id))).toMatchObject({ code: 'rule-violated' });
  });

  it('close only when nothing is left in them', async () => {
    const department = await newDepartment();
    const location = await newLocation('clinic', undefined, department.id);
    const close = (version: number) => admin()(setDepartmentActive, { params: { id: department.id }, body: { version, active: false } });
    expect(await problemOf(close(1))).toMatchObject({ code: 'still-in-use' });
    const { items } = await admin()(listDepartments, {});
    expect(items.find(({ id }) => id === department.id)).toMatchObject({ locations: 1, version: 1 });
    await admin()(setLocationActive, { params: { id: location.id }, body: { version: 1, active: false } });
    expect(await close(1)).toMatchObject({ active: false });
    expect(await problemOf(newLocation('clinic', undefined, department.id))).toMatchObject({ fields: [{ path: 'body.departmentId' }] });
  });

  it('stay open when another module still works in them', async () => {
    const department = await newDepartment();
    api.service(Events).on(departmentClosing, async ({ id, left }) => {
      if (id !== department.id) return;
      left('open-visits', 2);
      left('open-orders', 0);
    });
    const closing = admin()(setDepartmentActive, { params: { id: department.id }, body: { version: 1, active: false } });
    expect(await problemOf(closing)).toMatchObject({ code: 'still-in-use', context: { left: [{ kind: 'open-visits', count: 2 }] } });
    const { items } = await admin()(listDepartments, {});
    expect(items.find(({ id }) => id === department.id)?.active).toBe(true);
  });
});

describe('locations', () => {
  it('accept a numbered series', async () => {
    const ward = await newLocation('ward');
    const prefix = code('S');
    const { items } = await admin()(createLocation, {
      body: { kind: 'bed', code: prefix, name: 'Bed', parentId: ward.id, series: { from: 1, to: 12 } },
    });
    expect(items).toHaveLength(12);
    expect(items[11]).toMatchObject({ code: `${prefix}-12`, name: 'Bed 12', parentId: ward.id });
    const { items: beds } = await admin()(listLocations, { query: { kind: 'bed' } });
    expect(beds.filter(({ parentId }) => parentId === ward.id)).toHaveLength(12);
  });

  it('accept only the parents that their kind allows, in SQL exactly as in the contract', async () => {
    const parents = [null, ...locationKinds];
    const pairs = parents.flatMap((parent) => locationKinds.map((child) => ({ parent, child })));
    const { rows } = await sql<{ parent: never; child: never; allowed: boolean }>`
      select parent, child, location_may_hold(parent, child) as allowed
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pairs (parent text, child text)`.execute(api.db.outside);
    for (const { parent, child, allowed } of rows)
      expect({ parent, child, allowed }).toEqual({ parent, child, allowed: mayHold(parent, child) });
    const building = await newLocation('building');
    expect(await problemOf(newLocation('bed', building.id))).toMatchObject({ code: 'rule-violated', fields: [{ path: 'body.parentId' }] });
  });

  it('close only when empty, and take nothing in while closed', async () => {
    const ward = await newLocation('ward');
    const room = await newLocation('room', ward.id);
    const close = (id: string) => admin()(setLocationActive, { params: { id }, body: { version: 1, active: false } });
    expect(await problemOf(close(ward.id))).toMatchObject({ code: 'still-in-use' });
    await close(room.id);
    await close(ward.id);
    expect(await problemOf(newLocation('room', ward.id))).toMatchObject({ fields: [{ path: 'body.parentId' }] });
  });

  it('never end up open inside a closed one after concurrent changes', async () => {
    for (let round = 0; round < 5; round += 1) {
      const ward = await newLocation('ward');
      const closing = admin()(setLocationActive, { params: { id: ward.id }, body: { version: 1, active: false } });
      await Promise.allSettled([closing, newLocation('bed', ward.id)]);
      const { items } = await admin()(listLocations, { query: {} });
      const stands = items.find(({ id }) => id === ward.id)?.active;
      const inside = items.some(({ parentId, active }) => parentId === ward.id && active);
      expect(stands || !inside).toBe(true);
    }
  });

  it('stay hidden from other facilities', async () => {
    const { id } = await api.db.tx(systemActor('service'), async () => {
      const facility = await api.db.q
        .insertInto('facility')
        .values({ code: 'elsewhere', name: 'Elsewhere', kind: 'pharmacy', time_zone: 'UTC', currency: 'EUR', languages: ['en'] })
        .returning('id')
        .executeTakeFirstOrThrow();
      return await api.db.q
        .insertInto('location')
        .values({ facility_id: facility.id, kind: 'ward', code: 'X', name: 'X' })
        .returning('id')
        .executeTakeFirstOrThrow();
    });
    const edit = admin()(updateLocation, { params: { id }, body: { version: 1, code: 'X', name: 'Taken' } });
    expect(await problemOf(edit)).toMatchObject({ code: 'not-found' });
    expect(await problemOf(newLocation('bed', id))).toMatchObject({ code: 'rule-violated', fields: [{ path: 'body.parentId' }] });
  });
});
