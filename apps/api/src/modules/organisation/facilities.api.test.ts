import { getMe } from '@wardbook/contracts/identity';
import { createFacility, listFacilities, setFacilityActive, updateFacility } from '@wardbook/contracts/organisation';
import type { ProblemError } from '@wardbook/contracts/problem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await ownTestApi();
});
afterAll(() => api.close());

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

  it('open with the roles of whoever opens them, change, and close', async () => {
    const facility = await admin()(createFacility, { body: newFacility('branch') }, inMain);
    const me = await admin()(getMe, {});
    expect(me.facilities.find(({ id }) => id === facility.id)?.roles).toEqual(['admin']);

    const { id, code: _, currency: __, active: ___, phone: ____, email: _____, address: ______, ...details } = facility;
    const changed = await admin()(updateFacility, { params: { id }, body: { ...details, modules: ['laboratory', 'billing'] } }, inMain);
    expect(changed).toMatchObject({ modules: ['laboratory', 'billing'], version: 2 });

    const closed = await admin()(setFacilityActive, { params: { id }, body: { version: 2, active: false } }, inMain);
    expect(closed.active).toBe(false);
    expect((await admin()(getMe, {})).facilities.map((one) => one.code)).toEqual(['main']);
    const { items } = await admin()(listFacilities, {});
    expect(items.map((one) => one.active)).toEqual([true, false]);
  });

  it('have codes of their own and zones and currencies that exist', async () => {
    const taken = await problemOf(admin()(createFacility, { body: newFacility('main') }));
    expect(taken).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.code' }] });
    const wrong = { ...newFacility('wrong'), timeZone: 'Mars/Base', currency: 'XXQ' };
    const problem = await problemOf(admin()(createFacility, { body: wrong }));
    expect(problem.fields?.map(({ path }) => path).sort()).toEqual(['body.currency', 'body.timeZone']);
  });

  it('do not close when nobody could manage users any more', async () => {
    const { items } = await admin()(listFacilities, {});
    const main = items.find((facility) => facility.code === 'main');
    const closing = admin()(setFacilityActive, { params: { id: main?.id ?? '' }, body: { version: main?.version ?? 0, active: false } });
    expect(await problemOf(closing)).toMatchObject({ code: 'rule-violated', detail: expect.stringContaining('manage users') });
  });
});
