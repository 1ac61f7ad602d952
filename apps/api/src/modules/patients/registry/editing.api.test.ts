import { randomUUID } from 'node:crypto';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import {
  addCoverage,
  createPayer,
  createPayerPlan,
  listPayers,
  updateCoverage,
  updatePayer,
  updatePayerPlan,
} from '@wardbook/contracts/insurance/payers';
import {
  listIdentifierTypes,
  listPatients,
  type PatientRecord,
  readPatient,
  registerPatient,
  updatePatient,
} from '@wardbook/contracts/patients/patients';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

const admin = () => api.asRole('admin');
const receptionist = () => api.asRole('receptionist');

async function newPatient(): Promise<PatientRecord> {
  const names = [{ given: `Given${randomUUID().slice(0, 8)}`, family: `Family${randomUUID().slice(0, 8)}` }];
  const telecoms = [{ value: '0712 000 111' }, { value: '0712 000 222' }];
  const body = { names, telecoms, sex: 'female', birthDate: '1984-03-12', confirmedNotDuplicate: true } as const;
  return await receptionist()(registerPatient, { body }, { idempotencyKey: randomUUID() });
}

/** The body may be wrong on purpose. */
const update = (id: string, body: Record<string, unknown>) => receptionist()(updatePatient, { params: { id }, body: body as never });

describe('correcting a record', () => {
  it('changes what is given and leaves the rest', async () => {
    const before = await newPatient();
    const after = await update(before.id, { version: before.version, gender: 'other', age: { count: 10, unit: 'days' } });
    expect(after).toMatchObject({ gender: 'other', sex: 'female', age: { count: 10, unit: 'days' }, version: before.version + 1 });
    expect(after.telecoms).toEqual(before.telecoms);
  });

  it('replaces a list: rows with an id are changed, others are new, the rest is retired', async () => {
    const before = await newPatient();
    const [first] = before.telecoms;
    const telecoms = [{ value: '0712 000 333' }, { id: first?.id, value: '0712 000 444' }];
    const after = await update(before.id, { version: before.version, telecoms });
    expect(after.telecoms.map(({ value }) => value)).toEqual(['+254712000333', '+254712000444']);
    expect(after.telecoms[1]?.id).toBe(first?.id);
    expect(after.phoneEnd).toBe('0333');
  });

  it('makes the new name searchable at once, and a removed name no longer', async () => {
    const before = await newPatient();
    const family = `Neu${randomUUID().slice(0, 8)}`;
    await update(before.id, { version: before.version, names: [{ given: 'Erika', family }] });
    const find = async (search: string) => (await receptionist()(listPatients, { query: { search } })).items.map(({ id }) => id);
    expect(await find(family), family).toEqual([before.id]);
    expect(await find(before.names[0]?.family ?? '')).not.toContain(before.id);
  });

  it('keeps the record number when the form leaves it out', async () => {
    const before = await newPatient();
    const after = await update(before.id, { version: before.version, identifiers: [] });
    expect(after.mrn).toBe(before.mrn);
  });

  it('rejects an edit of an older version with the current version, and nothing else of the patient', async () => {
    const before = await newPatient();
    await update(before.id, { version: before.version, language: 'sw' });
    const late = update(before.id, { version: before.version, language: 'fr' });
    const { code, context } = await late.catch(({ problem }) => problem);
    expect({ code, context }).toEqual({ code: 'version-moved', context: { current: { id: before.id, version: before.version + 1 } } });
  });

  it('refuses contradictions and impossible dates by field', async () => {
    const { id, version } = await newPatient();
    const fieldOf = async (body: Record<string, unknown>) =>
      (await update(id, { version, ...body }).catch((thrown) => thrown)).problem.fields[0].path;
    expect(await fieldOf({ birthDate: '2999-01-01' })).toBe('body.birthDate');
    expect(await fieldOf({ species: 'Dog' })).toBe('body.species');
    expect(await fieldOf({ deceasedAt: '2026-01-01T10:00:00Z' })).toBe('body.deceasedAt');
    expect(await fieldOf({ names: [] })).toBe('body.names');
    expect(await fieldOf({ addresses: [{ locality: 'X', validFrom: '2026-02-01', validTo: '2026-01-01' }] })).toBe('body.addresses');
  });

  it('refuses a death in the future or before birth, in a correction and in a registration', async () => {
    const { id, version } = await newPatient();
    const faultOf = async (act: Promise<unknown>) =>
      (await act.then(() => null).catch((thrown: ProblemError) => thrown))?.problem.fields?.[0];
    const died = (deceasedAt: string) => faultOf(update(id, { version, deceased: true, deceasedAt }));
    expect(await died('2100-01-01T10:00:00Z')).toMatchObject({ path: 'body.deceasedAt', code: 'in-the-future' });
    expect(await died('1984-03-10T10:00:00Z')).toMatchObject({ path: 'body.deceasedAt', code: 'before-birth' });
    const body = { names: [{ family: randomUUID() }], sex: 'female' as const, birthDate: '1984-03-12', deceased: true };
    const register = (deceasedAt: string) =>
      faultOf(receptionist()(registerPatient, { body: { ...body, deceasedAt } }, { idempotencyKey: randomUUID() }));
    expect(await register('2100-01-01T10:00:00Z')).toMatchObject({ path: 'body.deceasedAt', code: 'in-the-future' });
    expect(await register('1984-03-10T10:00:00Z')).toMatchObject({ path: 'body.deceasedAt', code: 'before-birth' });
    const after = await update(id, { version, deceased: true, deceasedAt: '2020-05-01T10:00:00Z' });
    const late = faultOf(update(id, { version: after.version, birthDate: '2021-01-01' }));
    expect(await late).toMatchObject({ path: 'body.deceasedAt', code: 'before-birth' });
  });

  it('leaves another patient’s rows untouched', async () => {
    const [one, other] = [await newPatient(), await newPatient()];
    await update(one.id, {
      version: one.version,
      names: [
        { id: other.names[0]?.id, given: 'Taken', family: 'Over' },
        { given: 'Own', family: 'Name' },
      ],
    });
    const untouched = await receptionist()(readPatient, { params: { id: other.id } });
    expect(untouched.name).toBe(other.name);
  });
});

describe('payers and coverage', () => {
  const code = () => `P${randomUUID().slice(0, 8).toUpperCase()}`;
  const newPayer = () => admin()(createPayer, { body: { code: code(), name: 'Jubilee', kind: 'insurer' } });
  const newPlan = (payerId: string) =>
    admin()(createPayerPlan, {
      params: { id: payerId },
      body: { code: 'GOLD', name: 'Gold', coveredPercent: 82.5, cap: { amount: 500_000, currency: 'KES', period: 'year' } },
    });

  it('accept new payers with plans, list them and change them', async () => {
    const payer = await newPayer();
    const plan = await newPlan(payer.id);
    expect(plan).toMatchObject({ coveredPercent: 82.5, cap: { amount: 500_000, currency: 'KES', period: 'year' } });
    const { plans: _, id, version, ...fields } = payer;
    const renamed = await admin()(updatePayer, {
      params: { id },
      body: { ...fields, name: 'Jubilee Health', active: false, version },
    });
    expect(renamed).toMatchObject({ name: 'Jubilee Health', plans: [{ code: 'GOLD' }] });
    const find = (inactive: 'hide' | 'show') => receptionist()(listPayers, { query: { search: fields.code, inactive } });
    expect((await find('hide')).items).toEqual([]);
    expect((await find('show')).items).toHaveLength(1);
    const { id: planId, payerId: __, ...planFields } = plan;
    const changed = await admin()(updatePayerPlan, {
      params: { id: planId },
      body: { ...planFields, coveredPercent: 50, cap: null },
    });
    expect(changed).toMatchObject({ coveredPercent: 50, cap: null, version: 2 });
    const late = admin()(updatePayerPlan, { params: { id: planId }, body: planFields });
    await expect(late).rejects.toMatchObject({ code: 'version-moved' });
    await expect(newPlan(payer.id)).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('gives a patient one coverage of a rank at a time', async () => {
    const [patient, payer] = [await newPatient(), await newPayer()];
    const plan = await newPlan(payer.id);
    const add = (body: object) =>
      receptionist()(addCoverage, {
        params: { id: patient.id },
        body: { planId: plan.id, memberNumber: 'M1', validFrom: '2020-01-01', ...body },
      });
    const first = await add({});
    expect(first).toMatchObject({ current: true, payerName: 'Jubilee', coveredPercent: 82.5, rank: 1 });
    await expect(add({})).rejects.toMatchObject({ code: 'coverage-overlaps' });
    await expect(add({ rank: 2, validTo: '2019-01-01' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(add({ rank: 2 })).resolves.toMatchObject({ rank: 2 });
    const { planId, memberNumber, holderName, holderRelation, rank, validFrom, version } = first;
    const fields = { planId, memberNumber, holderName, holderRelation, rank, validFrom, version };
    const ended = await receptionist()(updateCoverage, {
      params: { id: first.id },
      body: { ...fields, validTo: '2020-12-31', status: 'active' },
    });
    expect(ended).toMatchObject({ current: false, validTo: '2020-12-31' });
    const record = await receptionist()(readPatient, { params: { id: patient.id } });
    expect(record.coverages.map(({ rank, current }) => [rank, current])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it('appear to users who manage coverage, and change only through users who manage prices', async () => {
    const { id } = await newPayer();
    for (const role of ['receptionist', 'cashier'] as const) {
      expect((await api.asRole(role)(listPayers, { query: { limit: 100 } })).items.some((payer) => payer.id === id)).toBe(true);
      const entering = api.asRole(role)(createPayer, { body: { code: code(), name: 'X', kind: 'insurer' } });
      await expect(entering).rejects.toMatchObject({ code: 'forbidden' });
      const adding = api.asRole(role)(createPayerPlan, { params: { id }, body: { code: 'X', name: 'X', coveredPercent: 100 } });
      await expect(adding).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('the kinds of identifiers', () => {
  it('come without the record number, which the facility gives itself', async () => {
    const { items } = await receptionist()(listIdentifierTypes, {});
    expect(items.map(({ code }) => code)).toEqual(['NI', 'PPN', 'DL', 'SS', 'BCT', 'MCN', 'OTH']);
  });
});
