import type { ProblemError } from '@wardbook/contracts/core/problem';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { createFacility, listFacilities, setFacilityActive, updateFacility } from '@wardbook/contracts/organisation/facilities';
import { createPractitioner, setPractitionerActive } from '@wardbook/contracts/organisation/practitioners';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { Events } from '../../core/events.js';
import { administerOrganisation } from '../../testing/administrator.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { facilityClosing, practitionerClosing } from './index.js';

let api: TestApi;
beforeAll(async () => {
  api = await ownTestApi();
});
afterAll(() => api.close());

beforeAll(() => administerOrganisation(api));
const admin = () => api.asRole('admin');
const problemOf = async (work: Promise<unknown>) => ((await work.catch((error) => error)) as ProblemError).problem;

describe('facilities', () => {
  const newFacility = (facilityCode: string) => ({
    code: facilityCode,
    name: `Facility ${facilityCode}`,
    kind: 'laboratory' as const,
    timeZone: 'Europe/Warsaw',
    currency: 'PLN',
    languages: ['pl'],
    modules: ['laboratory' as const],
  });
  const inMain = { headers: { 'wardbook-facility': 'main' } };

  it('open with the roles of the user who opens them, change, and close', async () => {
    const facility = await admin()(createFacility, { body: newFacility('branch') }, inMain);
    const me = await admin()(getMe, {});
    expect(me.facilities.find(({ id }) => id === facility.id)?.roles).toEqual(['admin', 'organisation-admin']);

    const { id, code: _, currency: __, active: ___, phone: ____, email: _____, address: ______, ...details } = facility;
    const changed = await admin()(updateFacility, { params: { id }, body: { ...details, modules: ['laboratory', 'billing'] } }, inMain);
    expect(changed).toMatchObject({ modules: ['laboratory', 'billing'], version: 2 });

    const closed = await admin()(setFacilityActive, { params: { id }, body: { version: 2, active: false } }, inMain);
    expect(closed.active).toBe(false);
    expect((await admin()(getMe, {})).facilities.map((one) => one.code)).toEqual(['main']);
    const { items } = await admin()(listFacilities, {});
    expect(items.map((one) => one.active)).toEqual([true, false]);
  });

  it('require a unique code and a zone and currency that exist', async () => {
    const taken = await problemOf(admin()(createFacility, { body: newFacility('main') }));
    expect(taken).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.code' }] });
    const wrong = { ...newFacility('wrong'), timeZone: 'Mars/Base', currency: 'XXQ' };
    const problem = await problemOf(admin()(createFacility, { body: wrong }));
    expect(problem.fields?.map(({ path }) => path).sort()).toEqual(['body.currency', 'body.timeZone']);
  });

  it('change and close through their own administrators and those of the organisation', async () => {
    const { id, code: _, currency: __, active: ___, ...details } = await admin()(createFacility, { body: newFacility('apart') }, inMain);
    await api.db.tx(systemActor('service'), async () => {
      await sql`insert into membership (user_id, facility_id, role_id)
        select ${api.userIdOf('doctor')}, ${api.facilityId}, id from role where code = 'admin'`.execute(api.db.q);
    });
    const ofMain = api.asRole('doctor');
    const refused = { code: 'forbidden', context: { rule: 'facility_not_yours' } };
    const body = { ...details, name: 'Another name' };
    const { phone: ____, email: _____, address: ______, ...changed } = body;
    expect(await problemOf(ofMain(updateFacility, { params: { id }, body: changed }, inMain))).toMatchObject(refused);
    const closed = ofMain(setFacilityActive, { params: { id }, body: { version: details.version, active: false } }, inMain);
    expect(await problemOf(closed)).toMatchObject(refused);
    const shut = await admin()(setFacilityActive, { params: { id }, body: { version: details.version, active: false } }, inMain);
    expect(shut.active).toBe(false);
  });

  it('stay open when no user would be left who can manage users', async () => {
    const { items } = await admin()(listFacilities, {});
    const main = items.find((facility) => facility.code === 'main');
    const closing = admin()(setFacilityActive, { params: { id: main?.id ?? '' }, body: { version: main?.version ?? 0, active: false } });
    expect(await problemOf(closing)).toMatchObject({ code: 'rule-violated', detail: expect.stringContaining('manage users') });
  });

  it('stay open while a module reports work that is left, counted from inside the facility', async () => {
    const branch = await admin()(createFacility, { body: newFacility('busy') }, inMain);
    const seenFrom: string[] = [];
    api.service(Events).on(facilityClosing, async ({ id, left }) => {
      if (id !== branch.id) return;
      const { rows } = await sql<{ here: string }>`select core.facility_id() as here`.execute(api.db.q);
      seenFrom.push(rows[0]?.here ?? '', api.db.facilityId);
      left('open-visits', 3);
      left('future-appointments', 1);
    });
    const closing = admin()(setFacilityActive, { params: { id: branch.id }, body: { version: 1, active: false } }, inMain);
    const left = [
      { kind: 'open-visits', count: 3 },
      { kind: 'future-appointments', count: 1 },
    ];
    expect(await problemOf(closing)).toMatchObject({ code: 'still-in-use', context: { left } });
    expect(seenFrom).toEqual([branch.id, branch.id]);
    expect((await admin()(listFacilities, {}, inMain)).items.find(({ id }) => id === branch.id)).toMatchObject({
      active: true,
      version: 1,
    });
  });

  it('all report their work before a practitioner leaves', async () => {
    const { id } = await admin()(createPractitioner, { body: { givenName: 'Amina', familyName: 'Leaving' } }, inMain);
    const { items } = await admin()(listFacilities, {}, inMain);
    api.service(Events).on(practitionerClosing, async ({ id: leaving, left }) => {
      if (leaving === id) left('future-appointments', 1);
    });
    const closing = admin()(setPractitionerActive, { params: { id }, body: { version: 1, active: false } }, inMain);
    const context = { left: [{ kind: 'future-appointments', count: items.length }] };
    expect(await problemOf(closing)).toMatchObject({ code: 'still-in-use', context });
  });
});
