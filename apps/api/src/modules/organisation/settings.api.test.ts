import type { ProblemError } from '@wardbook/contracts/core/problem';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { changeSetting, listSettingHistory, listSettings, type SettingKey, settingKeys } from '@wardbook/contracts/organisation/settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { Settings } from './index.js';

let api: TestApi;
beforeAll(async () => {
  api = await ownTestApi();
});
afterAll(() => api.close());

const admin = () => api.asRole('organisation-admin');
const problemOf = async (work: Promise<unknown>) => ((await work.catch((error) => error)) as ProblemError).problem;
const LICENCE = 'practitioner.licence-warning-days';
const inFacility = (key: SettingKey) => api.db.tx(systemActor('service', api.facilityId), () => api.service(Settings).get(key));

async function stateOf(key: SettingKey) {
  const { items } = await admin()(listSettings, {});
  const state = items.find((item) => item.key === key);
  if (!state) throw new Error(`The setting ${key} is not listed.`);
  return state;
}

async function change(key: SettingKey, level: 'organisation' | 'facility', value: unknown, validFrom?: string) {
  const basedOn = (await stateOf(key))[level]?.id ?? null;
  return await admin()(changeSetting, {
    params: { key },
    body: { level, value: value as number, basedOn, ...(validFrom ? { validFrom } : {}) },
  });
}

describe('settings', () => {
  it('list every entry, with its default until it is decided', async () => {
    const { items } = await admin()(listSettings, {});
    expect(items.map(({ key }) => key)).toEqual(settingKeys);
    expect(await stateOf('session.longest-hours')).toMatchObject({ value: 12, source: 'default', organisation: null });
  });

  it('pass to a facility until it decides otherwise, and again once it withdraws the decision', async () => {
    expect(await change(LICENCE, 'organisation', 90)).toMatchObject({
      value: 90,
      source: 'organisation',
      organisation: { by: 'Test organisation-admin' },
    });
    expect(await change(LICENCE, 'facility', 30)).toMatchObject({ value: 30, source: 'facility' });
    expect(await inFacility(LICENCE)).toBe(30);
    expect(await change(LICENCE, 'facility', null)).toMatchObject({ value: 90, source: 'organisation' });
    expect(await inFacility(LICENCE)).toBe(90);
    const history = await admin()(listSettingHistory, { params: { key: LICENCE }, query: { limit: 2 } });
    expect(history.items.map(({ level, value }) => [level, value])).toEqual([
      ['facility', null],
      ['facility', 30],
    ]);
    const rest = await admin()(listSettingHistory, { params: { key: LICENCE }, query: { cursor: history.nextCursor ?? '' } });
    expect(rest.items.map(({ value }) => value)).toEqual([90]);
  });

  it('accept a decision for a later moment', async () => {
    const later = new Date(Date.now() + 86_400_000).toISOString();
    const state = await change('session.longest-hours', 'organisation', 8, later);
    expect(state).toMatchObject({ value: 12, source: 'default', coming: [{ value: 8 }] });
  });

  it('count at once: the idle time of a session is the one that is set', async () => {
    await change('session.idle-minutes', 'organisation', 20);
    expect((await admin()(getMe, {})).session.idleMinutes).toBe(20);
    await change('session.idle-minutes', 'organisation', null);
    expect((await admin()(getMe, {})).session.idleMinutes).toBe(15);
  });

  it('accept only values of their type, at a level that they have, and not for the past', async () => {
    expect(await problemOf(change('session.idle-minutes', 'organisation', 0))).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'body.value' }],
    });
    expect(await problemOf(change('session.idle-minutes', 'facility', 20))).toMatchObject({ fields: [{ path: 'body.level' }] });
    expect(await problemOf(change(LICENCE, 'organisation', 10, '2020-01-01T00:00:00Z'))).toMatchObject({
      fields: [{ path: 'body.validFrom' }],
    });
  });

  it('accept only one of ten changes that were based on the same state', async () => {
    const basedOn = (await stateOf('sign-in.one-time-password-hours')).organisation?.id ?? null;
    const decide = (value: number) =>
      admin()(changeSetting, { params: { key: 'sign-in.one-time-password-hours' }, body: { level: 'organisation', value, basedOn } });
    const results = await Promise.allSettled(Array.from({ length: 10 }, (_, hours) => decide(20 + hours)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
