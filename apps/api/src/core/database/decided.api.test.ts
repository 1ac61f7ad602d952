import { getMe } from '@wardbook/contracts/identity/sessions';
import { changeSetting } from '@wardbook/contracts/organisation/settings';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { type Actor, systemActor } from './actor.js';
import { Decided } from './decided.js';

let api: TestApi;
beforeAll(async () => {
  api = await ownTestApi();
  await api.asRole('doctor')(getMe, {});
});
afterAll(() => api.close());

/** An actor whom a living session admits under the present version. */
async function admitted(): Promise<Actor> {
  const { rows } = await sql<{ sessionId: string; version: number }>`select session.id as "sessionId", number as version
    from session, core.access_version where ended_at is null limit 1`.execute(api.db.outside);
  const [found] = rows;
  if (!found) throw new Error('No session lives.');
  const admission = { ...found, idleMinutes: 60, goodUntil: null, stale: () => undefined };
  return { ...systemActor('service', api.facilityId), admission };
}

/** How often a value is read when it is asked for twice, each time in a request of its own. */
async function readsOf(name: string, actor: Actor, seconds: number | null = null): Promise<number> {
  let reads = 0;
  const read = async () => ({ value: ++reads, seconds });
  for (let asked = 0; asked < 2; asked++) await api.db.read(actor, () => api.service(Decided).get(name, read));
  return reads;
}

describe('the memory of decisions', () => {
  it('reads once under one version', async () => {
    expect(await readsOf('once', await admitted())).toBe(1);
  });

  it('reads again when the version has moved', async () => {
    expect(await readsOf('moved', await admitted())).toBe(1);
    const body = { level: 'organisation' as const, value: 45, basedOn: null };
    await api.asRole('organisation-admin')(changeSetting, { params: { key: 'practitioner.licence-warning-days' }, body });
    expect(await readsOf('moved', await admitted())).toBe(1);
  });

  it('keeps nothing for a version of the past, beyond its time, without an admission, or while the clock is set', async () => {
    const actor = await admitted();
    expect(await readsOf('past', actor)).toBe(1);
    const past = { ...actor, admission: { ...(actor.admission as NonNullable<Actor['admission']>), version: 1 } };
    await expect(readsOf('past', past)).rejects.toMatchObject({ code: 'WB001' });
    expect(await readsOf('ended', actor, 0)).toBe(2);
    expect(await readsOf('unproved', systemActor('service', api.facilityId))).toBe(2);
    api.clock.set(new Date());
    expect(await readsOf('set', actor).finally(() => api.clock.release())).toBe(2);
  });

  it('keeps a value for one facility', async () => {
    const actor = await admitted();
    expect(await readsOf('place', actor)).toBe(1);
    expect(await readsOf('place', { ...actor, facilityId: null })).toBe(1);
  });
});
