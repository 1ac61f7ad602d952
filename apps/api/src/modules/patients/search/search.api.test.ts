import { randomUUID } from 'node:crypto';
import type { Arguments } from '@wardbook/contracts/core/endpoint';
import { addCoverage, createPayer, createPayerPlan } from '@wardbook/contracts/insurance/payers';
import { listPatients, type PatientRecord, registerPatient } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { ownTestApi, type TestApi } from '../../../testing/test-api.js';

type Body = Arguments<typeof registerPatient>['body'];
type Query = NonNullable<Arguments<typeof listPatients>['query']>;

let api: TestApi;
const people: Record<string, PatientRecord> = {};

async function register(key: string, given: string, family: string, changes: Partial<Body> = {}): Promise<void> {
  const body: Body = { names: [{ given, family }], sex: 'female', birthDate: '1984-03-12', confirmedNotDuplicate: true, ...changes };
  people[key] = await api.asRole('receptionist')(registerPatient, { body }, { idempotencyKey: randomUUID() });
}

beforeAll(async () => {
  api = await ownTestApi();
  await register('anna', 'Anna Maria', 'Kowalska', { telecoms: [{ value: '+254712345678' }] });
  await register('jan', 'Jan', 'Kowalski', { sex: 'male', birthDate: '1951-07-30', identifiers: [{ type: 'NI', value: 'CM 730-15' }] });
  await register('maria', 'Мария', 'Петрова', {
    names: [
      { given: 'Мария', family: 'Петрова' },
      { given: 'Maria', family: 'Petrova', use: 'usual' },
    ],
    birthDate: '1990-07',
  });
  await register('baby', 'Zofia', 'Żółć', { birthDate: undefined, age: { count: 5, unit: 'days' } });
  await register('obrien', 'Sean', "O'Brien", { sex: 'male', birthDate: '1984' });
  await register('chen', '小明', '王', { birthDate: '2002', identifiers: [{ type: 'OTH', value: 'A-WALK-77' }] });
  await register('sato', 'たろう', '佐藤', { sex: 'male', birthDate: '2001' });
  for (let i = 0; i < 12; i += 1) await register(`same${i}`, 'Maria', `Garcia${String.fromCharCode(97 + i)}`, { birthDate: '1970-01-01' });
});
afterAll(() => api.close());

const list = (query: Query) => api.asRole('receptionist')(listPatients, { query });
const namesOf = async (query: Query) => (await list(query)).items.map(({ name }) => name);

async function allPages(query: Query): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ ...query, ...(cursor ? { cursor } : {}) });
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor);
  return names;
}

describe('searching', () => {
  it.each([
    ['kowalska', ['Anna Maria Kowalska', 'Jan Kowalski']],
    ['KOWALS', ['Anna Maria Kowalska', 'Jan Kowalski']],
    ['kowal mar an', ['Anna Maria Kowalska']],
    ['zolc', ['Zofia Żółć']],
    ["o'brien", ["Sean O'Brien"]],
    ['петр', ['Мария Петрова']],
    ['12.03.1984', ['Anna Maria Kowalska']],
    ['1984-03-12 kowalska', ['Anna Maria Kowalska']],
    ['5678', ['Anna Maria Kowalska']],
    ['0712 345 678', ['Anna Maria Kowalska']],
    ['cm73015', ['Jan Kowalski']],
    ['CM 730-15', ['Jan Kowalski']],
    ['cm-730', ['Jan Kowalski']],
    ['730-15', ['Jan Kowalski']],
    ['A-WALK-77', ['王小明']],
    ['a-walk', ['王小明']],
    ['WALK', ['王小明']],
    ['walk 77', ['王小明']],
    ['王小明', ['王小明']],
    ['王小', ['王小明']],
    ['小明', ['王小明']],
    ['小明 王', ['王小明']],
    ['佐藤たろう', ['佐藤たろう']],
    ['kowalska 1984', ['Anna Maria Kowalska']],
    ['kowalska 1952', []],
    ['---', []],
  ])('%s finds %j', async (search, names) => {
    expect(await namesOf({ search })).toEqual(names);
  });

  it('finds a record number with and without its zeros', async () => {
    const { mrn, name } = people.baby ?? {};
    expect((await namesOf({ search: mrn ?? '' }))[0]).toBe(name);
    expect((await namesOf({ search: String(Number(mrn)) }))[0]).toBe(name);
  });

  it('forgives spelling', async () => {
    expect(await namesOf({ search: 'kovalska' })).toContain('Anna Maria Kowalska');
    expect((await list({ search: 'petorva' })).items).toMatchObject([{ matched: { by: 'likeness' } }]);
  });

  it('returns why a patient matched', async () => {
    const matched = async (search: string) => (await list({ search })).items[0]?.matched;
    expect(await matched('kowalska')).toEqual({ by: 'name', text: null });
    expect(await matched('petrova')).toEqual({ by: 'other-name', text: 'Maria Petrova' });
    expect(await matched('cm73015')).toEqual({ by: 'identifier', text: 'CM 730-15' });
    expect(await matched('walk-77')).toEqual({ by: 'identifier', text: 'A-WALK-77' });
    expect(await matched('小明')).toEqual({ by: 'name', text: null });
    expect(await matched('王小')).toEqual({ by: 'name', text: null });
    expect(await matched('5678')).toEqual({ by: 'phone', text: null });
    expect(await matched('30.07.1951')).toEqual({ by: 'birth-date', text: null });
  });

  it('shows the exact word before longer ones', async () => {
    expect((await namesOf({ search: 'mari' })).slice(0, 2)).toEqual(['Maria Garciaa', 'Maria Garciab']);
  });

  it('pages through a common name without losing or repeating a patient', async () => {
    for (const search of ['maria', 'garcia maria', 'mari']) {
      const all = await namesOf({ search, limit: 100 });
      expect(await allPages({ search, limit: 5 })).toEqual(all);
      expect(new Set(all).size).toBe(all.length);
    }
    expect(await allPages({ search: 'maria', limit: 4 })).toHaveLength(14);
  });

  it('leaves an audit entry without the search text', async () => {
    await list({ search: 'zolc' });
    const { rows } = await api.db.tx(systemActor('service'), () =>
      sql<{ detail: unknown }>`select detail from audit.access where action = 'search' order by id desc limit 1`.execute(api.db.q),
    );
    expect(rows).toEqual([{ detail: { shown: 1 } }]);
  });
});

describe('listing', () => {
  it.each(['name', 'registered', 'relevance'] as const)('pages by %s through every patient once', async (sort) => {
    const all = await allPages({ sort, limit: 4 });
    expect(all).toHaveLength(Object.keys(people).length);
    expect(all).toEqual(await allPages({ sort, limit: 100 }));
  });

  it('skips no patient among those registered within one millisecond', async () => {
    const before = (await allPages({ sort: 'registered', limit: 100 })).length;
    const together = sql`update patient_summary set registered_at = timestamptz '2020-01-01 00:00:00Z' + (right(mrn, 3)::int % 900) * interval '1 microsecond'`;
    await api.db.tx(systemActor('service'), () => together.execute(api.db.q));
    expect(await allPages({ sort: 'registered', limit: 4 })).toHaveLength(before);
  });

  it('sorts by family name or by registration, also within a search', async () => {
    expect((await namesOf({ sort: 'name' }))[0]).toBe('Maria Garciaa');
    expect((await namesOf({ sort: 'registered', search: 'maria' })).slice(0, 2)).toEqual(['Maria Garcial', 'Maria Garciak']);
    expect(await allPages({ sort: 'name', search: 'kowal', limit: 1 })).toEqual(['Anna Maria Kowalska', 'Jan Kowalski']);
  });

  it('filters by sex, age group, day of registration and origin', async () => {
    expect(await namesOf({ sex: 'male' })).toEqual(['Jan Kowalski', "Sean O'Brien", '佐藤たろう']);
    expect(await namesOf({ ageGroup: 'infant' })).toEqual(['Zofia Żółć']);
    expect(await namesOf({ ageGroup: 'older', sex: 'male', search: 'kowal' })).toEqual(['Jan Kowalski']);
    expect(await namesOf({ registeredSince: '2999-01-01' })).toEqual([]);
    expect(await namesOf({ originId: randomUUID() })).toEqual([]);
    expect(await namesOf({ originId: api.facilityId, search: 'zofia' })).toHaveLength(1);
  });

  it('filters by the payer of today and shows it', async () => {
    const call = api.asRole('receptionist');
    const admin = api.asRole('admin');
    const payer = await admin(createPayer, { body: { code: 'NHIF', name: 'National Fund', kind: 'government-scheme' } });
    const plan = await admin(createPayerPlan, { params: { id: payer.id }, body: { code: 'OPD', name: 'Outpatients', coveredPercent: 80 } });
    const cover = (key: string, validTo: string | null) =>
      call(addCoverage, {
        params: { id: people[key]?.id ?? '' },
        body: { planId: plan.id, memberNumber: '1', validFrom: '2020-01-01', validTo },
      });
    await cover('anna', null);
    await cover('jan', '2020-12-31');
    expect((await list({ payerId: payer.id })).items).toMatchObject([{ name: 'Anna Maria Kowalska', payer: 'National Fund' }]);
    expect(await namesOf({ payerId: payer.id, search: 'jan' })).toEqual([]);
  });

  it('refuses a cursor that it did not give', async () => {
    for (const cursor of ['nonsense', `7.7.${randomUUID()}`]) {
      await expect(list({ search: 'maria', cursor })).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it('caps the page', async () => {
    await expect(list({ limit: 101 })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
