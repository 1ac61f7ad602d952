import { listAuditEntries, listAuditedPeople } from '@wardbook/contracts/audit/entries';
import { getMe, signIn } from '@wardbook/contracts/identity/sessions';
import { listPatients } from '@wardbook/contracts/patients/patients';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { Denials } from '../../core/audit/denials.js';
import { systemActor } from '../../core/database/actor.js';
import { type TestApi, testApi, testEmail } from '../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

describe('the auditor’s page', () => {
  it('shows a denial with who was denied what', async () => {
    // What the nurse was denied before is folded no longer.
    await api.service(Denials).beforeApplicationShutdown();
    await api
      .asRole('nurse')(listAuditedPeople, {})
      .catch(() => undefined);
    const { items } = await api.asRole('auditor')(listAuditEntries, { query: { userId: api.userIdOf('nurse'), action: 'denied' } });
    expect(items[0]).toMatchObject({
      action: 'denied',
      subject: 'listAuditedPeople',
      user: { name: 'Test nurse' },
      after: { code: 'forbidden' },
    });
  });

  it('shows a failed sign-in', async () => {
    await api.anonymous(signIn, { body: { email: testEmail('pharmacist'), password: 'not the password' } }).catch(() => undefined);
    const { items } = await api.asRole('auditor')(listAuditEntries, {
      query: { action: 'sign-in-failed', userId: api.userIdOf('pharmacist') },
    });
    expect(items.length).toBeGreaterThan(0);
    const all = await api.asRole('auditor')(listAuditEntries, { query: { userId: api.userIdOf('pharmacist'), limit: 100 } });
    expect(all.items.map(({ id }) => id)).toEqual(expect.arrayContaining(items.map(({ id }) => id)));
  });

  it('counts the last day of a search whole, by the days of the facility', async () => {
    const find = async (days: { from?: string; to?: string }) => {
      const { items } = await api.asRole('auditor')(listAuditEntries, { query: { userId: api.userIdOf('auditor'), ...days } });
      return items.map(({ id, at }) => ({ id, at }));
    };
    const newest = (await find({}))[0] ?? { id: '', at: '' };
    const day = Temporal.Instant.from(newest.at).toZonedDateTimeISO('Africa/Nairobi').toPlainDate();
    const [today, before, after] = [day, day.subtract({ days: 1 }), day.add({ days: 1 })].map(String) as [string, string, string];
    expect(await find({ from: today, to: today })).toContainEqual(newest);
    expect(await find({ to: before })).not.toContainEqual(newest);
    expect(await find({ from: after })).not.toContainEqual(newest);
  });

  it('pages through both trails without losing or doubling an entry', async () => {
    const userId = api.userIdOf('lab-technician');
    for (let i = 0; i < 7; i += 1) {
      await api.db.tx({ ...systemActor('service'), userId }, async () => {
        await api.db.q
          .insertInto('person')
          .values({ given_name: `Paged ${i}`, family_name: 'X' })
          .execute();
      });
      await api.asRole('lab-technician')(listPatients, { query: { search: `Paged ${i}` } });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.asRole('auditor')(listAuditEntries, { query: { userId, limit: 4, ...(cursor ? { cursor } : {}) } });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.length).toBeGreaterThanOrEqual(14);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('refuses a cursor that it did not give, and names the field', async () => {
    const error = await api
      .asRole('auditor')(listAuditEntries, { query: { cursor: 'bm9uc2Vuc2U' } })
      .catch((thrown) => thrown);
    expect(error.problem).toMatchObject({ code: 'invalid-input', fields: [{ path: 'query.cursor' }] });
  });

  it('opens to auditors only, while every user may read their own account', async () => {
    await expect(api.asRole('doctor')(listAuditEntries, { query: {} })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(api.asRole('doctor')(getMe, {})).resolves.toBeDefined();
  });
});
