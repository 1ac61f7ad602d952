import { type Call, createClient } from '@wardbook/contracts/core/client';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { getMe, setUp } from '@wardbook/contracts/identity/sessions';
import { listPractitioners } from '@wardbook/contracts/organisation/practitioners';
import { expect, it } from 'vitest';
import { bootApi } from '../../boot.js';
import { readConfig } from '../../core/config.js';
import { roleUrl } from '../../core/database/roles.js';
import { newLog } from '../../core/log.js';
import { recordCalls } from '../../testing/call-record.js';
import { newTestDatabase } from '../../testing/test-database.js';

const problemOf = async (work: Promise<unknown>) => ((await work.catch((error) => error)) as ProblemError).problem;
const admin = { givenName: 'Marta', familyName: 'Nunes', email: 'marta@harbour.example', password: 'seven lanterns by the quay' };
const body = {
  organisation: { name: 'Harbour Health', country: 'PT' },
  facility: { name: 'Harbour Dental', kind: 'dental', timeZone: 'Europe/Lisbon', currency: 'EUR', language: 'en' },
} as const;

/** An installation on its first morning. */
async function withEmptyInstallation(act: (call: (token?: string) => Call) => Promise<void>): Promise<void> {
  const { ownerUrl, dataFolder } = await newTestDatabase();
  const addresses = { DATABASE_APP_URL: await roleUrl(ownerUrl, 'wardbook_app', dataFolder) };
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', WARDBOOK_DATA: dataFolder, ...addresses });
  const app = await bootApi(config, newLog(config));
  recordCalls(app.getHttpAdapter().getInstance() as never);
  try {
    await app.listen(0, '127.0.0.1');
    const baseUrl = `${(await app.getUrl()).replace('[::1]', '127.0.0.1')}/api/v1`;
    await act((token) => createClient(token ? { baseUrl, headers: () => ({ authorization: `Bearer ${token}` }) } : { baseUrl }));
  } finally {
    await app.close();
  }
}

it('makes an administrator who sees patients a practitioner with the role of a doctor', async () => {
  await withEmptyInstallation(async (call) => {
    const { accessToken } = await call()(setUp, { body: { ...body, admin: { ...admin, practisesAs: 'dentist' } } });
    const me = await call(accessToken)(getMe, {});
    expect(me.user.practitionerId).not.toBeNull();
    expect(me.facilities[0]?.permissions).toEqual(expect.arrayContaining(['user:manage', 'note:sign', 'prescription:write']));
    const { items } = await call(accessToken)(listPractitioners, { query: {} });
    expect(items.map(({ name, roles }) => [name, roles.map((role) => role.profession)])).toEqual([['Marta Nunes', ['dentist']]]);
  });
});

it('makes an administrator alone neither a practitioner nor a doctor', async () => {
  await withEmptyInstallation(async (call) => {
    const { accessToken } = await call()(setUp, { body: { ...body, admin } });
    const me = await call(accessToken)(getMe, {});
    expect(me.user.practitionerId).toBeNull();
    expect(me.facilities[0]?.permissions).not.toContain('note:sign');
  });
});

it('happens once, also when two set-ups arrive at the same moment', async () => {
  await withEmptyInstallation(async (call) => {
    const together = await Promise.allSettled([1, 2].map(() => call()(setUp, { body: { ...body, admin } })));
    expect(together.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await problemOf(call()(setUp, { body: { ...body, admin } }))).toMatchObject({ code: 'already-set-up' });
    // Before the password is looked at or hashed: strangers get no work done by an installation in use.
    expect(await problemOf(call()(setUp, { body: { ...body, admin: { ...admin, password: 'password1234' } } }))).toMatchObject({
      code: 'already-set-up',
    });
  });
});
