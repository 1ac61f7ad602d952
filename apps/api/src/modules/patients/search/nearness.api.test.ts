import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Arguments } from '@wardbook/contracts/core/endpoint';
import { listPatients, type PatientRecord, registerPatient, updatePatient } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApi } from '../../../boot.js';
import { readConfig } from '../../../core/config.js';
import { systemActor } from '../../../core/database/actor.js';
import { roleUrl } from '../../../core/database/roles.js';
import { newLog } from '../../../core/log.js';
import { ownTestApi, type TestApi } from '../../../testing/test-api.js';

type Body = Arguments<typeof registerPatient>['body'];
type Query = NonNullable<Arguments<typeof listPatients>['query']>;

let api: TestApi;

async function register(given: string, family: string, changes: Partial<Body> = {}): Promise<PatientRecord> {
  const body: Body = { names: [{ given, family }], sex: 'female', birthDate: '1984-03-12', confirmedNotDuplicate: true, ...changes };
  return await api.asRole('receptionist')(registerPatient, { body }, { idempotencyKey: randomUUID() });
}

const list = (query: Query) => api.asRole('receptionist')(listPatients, { query });
const namesOf = async (query: Query) => (await list(query)).items.map(({ name }) => name);

beforeAll(async () => {
  api = await ownTestApi();
  await register('Anna', 'Kowalska');
  await register('Jan', 'Kowalski', { sex: 'male', birthDate: '1951-07-30' });
  await register('Jon', 'Smith', { birthDate: '1960-01-01', telecoms: [{ value: '+254712341984' }] });
  await register('John', 'Smith');
  await register('Mohamed Maria', 'Hassan');
  await register('Mohamed', 'Hassan', {
    names: [
      { given: 'Mohamed', family: 'Hassan' },
      { given: 'Mohammed', family: 'Hasan', use: 'old' },
    ],
  });
});
afterAll(() => api.close());

/** How many batches the API sends to PostgreSQL for a call. */
async function roundTrips(call: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hear = () => {
    count += 1;
  };
  subscribe('wardbook:batch', hear);
  await call();
  unsubscribe('wardbook:batch', hear);
  return count;
}

describe('a search for a name', () => {
  it('shows similar names behind exact ones', async () => {
    const { items } = await list({ search: 'jon smith' });
    expect(items.map(({ name, matched }) => [name, matched?.by])).toEqual([
      ['Jon Smith', 'name'],
      ['John Smith', 'likeness'],
    ]);
    expect(await namesOf({ search: 'kowalska' })).toEqual(['Anna Kowalska', 'Jan Kowalski']);
  });

  it('applies the filters to similar names', async () => {
    expect(await namesOf({ search: 'kovalska', sex: 'male' })).toEqual(['Jan Kowalski']);
    expect(await namesOf({ search: 'jan kovalska', ageGroup: 'infant' })).toEqual([]);
  });

  it('requires an exact year of birth or number beside a similar name', async () => {
    expect(await namesOf({ search: 'kovalski 1951' })).toEqual(['Jan Kowalski']);
    expect(await namesOf({ search: 'kovalski 1952' })).toEqual([]);
    expect(await namesOf({ search: 'kovalska 1984-03-12' })).toEqual(['Anna Kowalska']);
    expect(await namesOf({ search: 'smyth 341984' })).toEqual(['Jon Smith']);
  });

  it('finds both patients when a year is also the end of a phone number', async () => {
    expect(await namesOf({ search: 'smith 1984' })).toEqual(['John Smith', 'Jon Smith']);
  });

  it('shows a patient once whom several names find, on every page', async () => {
    const pages: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ search: 'moha has', limit: 1, ...(cursor ? { cursor } : {}) });
      pages.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(pages).toHaveLength(2);
    expect(new Set(pages).size).toBe(2);
    expect((await list({ search: 'mohammed hasan' })).items[0]?.matched).toEqual({ by: 'other-name', text: 'Mohammed Hasan' });
  });

  it('refuses a forged cursor', async () => {
    await expect(list({ search: 'jon smith', cursor: `n.1-2.${randomUUID()}` })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it.each(['smith', 'jon smith', 'jhon smiht', 'smith 1984', 'kovalska 1984-03-12', '341984'])(
    'takes at most four round trips for %s',
    async (search) => {
      expect(await roundTrips(() => list({ search }))).toBeLessThanOrEqual(4);
    },
  );
});

describe('the index of names', () => {
  it('holds a patient from the commit on, under the new name only after a change', async () => {
    const patient = await register('Thandiwe', 'Mokoena');
    expect(await namesOf({ search: 'tandiwe mokena' })).toEqual(['Thandiwe Mokoena']);
    const [name] = patient.names;
    const names = [{ id: name?.id, given: 'Thandiwe', family: 'Ndlovu' }];
    await api.asRole('receptionist')(updatePatient, { params: { id: patient.id }, body: { version: patient.version, names } });
    expect(await namesOf({ search: 'tandiwe ndlovo' })).toEqual(['Thandiwe Ndlovu']);
    expect(await namesOf({ search: 'tandiwe mokena' })).toEqual([]);
    expect(await namesOf({ search: 'thandiwe mokoena' })).toEqual([]);
  });

  it('leaves out a record that was merged, and finds its survivor', async () => {
    const [merged, survivor] = [await register('Zawadi', 'Onyango'), await register('Zawadi', 'Onyango')];
    await api.db.tx(systemActor('service', api.facilityId), async () => {
      await sql`update patient set survivor_id = ${survivor.id} where id = ${merged.id}`.execute(api.db.q);
      await sql`select patient_refresh(array[${merged.id}::uuid])`.execute(api.db.q);
    });
    expect((await list({ search: 'zawadi onyango' })).items.map(({ id }) => id)).toEqual([survivor.id]);
    expect((await list({ search: 'zawady oniango' })).items.map(({ id }) => id)).toEqual([survivor.id]);
    const { rows } = await api.db.tx(systemActor('service', api.facilityId), () =>
      sql`select 1 from patient_pair where patient_id = ${merged.id}`.execute(api.db.q),
    );
    expect(rows).toEqual([]);
  });

  it('holds in one process what another has registered', async () => {
    const { ownerUrl, dataFolder } = api;
    const config = readConfig({
      ...{ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', WARDBOOK_DATA: dataFolder },
      DATABASE_APP_URL: await roleUrl(ownerUrl, 'wardbook_app', dataFolder),
      DATABASE_JOBS_URL: await roleUrl(ownerUrl, 'wardbook_jobs', dataFolder),
    });
    const other = await bootApi(config, newLog(config));
    await other.listen(0, '127.0.0.1');
    const url = `${(await other.getUrl()).replace('[::1]', '127.0.0.1')}/api/v1`;
    const searchThere = async (search: string) => {
      const headers = { authorization: `Bearer ${api.tokenOf('receptionist')}`, 'wardbook-facility': api.facilityId };
      const answer = await fetch(`${url}/patients?search=${encodeURIComponent(search)}`, { headers });
      return ((await answer.json()) as { items: { name: string }[] }).items.map(({ name }) => name);
    };
    expect(await searchThere('jon smith')).toContain('Jon Smith');
    await register('Xolisiwe', 'Brandnewname');
    expect(await searchThere('xolisive brandnewnam')).toEqual(['Xolisiwe Brandnewname']);
    await other.close();
  });
});
