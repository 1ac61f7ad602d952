import { getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { readHistory } from '@wardbook/contracts/chart/chart';
import type { Call } from '@wardbook/contracts/core/client';
import { startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import * as reports from '@wardbook/contracts/laboratory/reports';
import * as results from '@wardbook/contracts/laboratory/results';
import { acknowledgeResult, listResultInbox } from '@wardbook/contracts/laboratory/results-inbox';
import * as lab from '@wardbook/contracts/laboratory/work';
import { readPatient, updatePatient } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { found } from '../../core/problem.error.js';
import { billingSteps, key, problemOf } from '../../testing/billing-steps.js';
import { asSecondTechnician, newLabPatient } from '../../testing/laboratory-people.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let second: Call;
let tests: Map<string, string>;

beforeAll(async () => {
  api = await testApi();
  second = await asSecondTechnician(api);
  const { items } = await api.asRole('doctor')(listLabTests, { query: { limit: 100 } });
  tests = new Map(items.map(({ code, id }) => [code, id]));
});

const technician = () => api.asRole('lab-technician');
const look = (id: string) => technician()(results.getLabWork, { params: { id } });
const reportOf = (id: string) => api.asRole('doctor')(reports.getLabReport, { params: { id } });

async function collect(id: string) {
  const { specimens } = await api.asRole('nurse')(lab.collectSpecimens, { body: { workItemIds: [id] } }, key());
  const tube = found(specimens[0]);
  return await technician()(lab.receiveSpecimen, { params: { id: tube.id }, body: { version: tube.version } });
}

async function atBench(code: string, patient: Parameters<typeof newLabPatient>[1] = {}) {
  const patientId = await newLabPatient(api, patient);
  const visit = await api.asRole('receptionist')(startVisit, { body: { patientId } }, key());
  const encounter = await api.asRole('doctor')(startEncounter, { params: { id: visit.id }, body: {} });
  const body = { encounterId: encounter.id, labTestIds: [tests.get(code) ?? ''] };
  const { items } = await api.asRole('doctor')(lab.orderTests, { body }, key());
  const id = items[0]?.workItemId ?? '';
  return { patientId, id, tube: await collect(id) };
}

async function enter(id: string, number: number) {
  const { rows, version } = await look(id);
  const values = [{ analyteId: rows[0]?.analyteId ?? '', number }];
  return await technician()(results.enterResults, { params: { id }, body: { version, values } });
}

async function verify(id: string, release = true) {
  const { version } = await look(id);
  return await second(results.verifyResult, { params: { id }, body: { version, release } });
}

async function released(code: string, number: number, patient: Parameters<typeof newLabPatient>[1] = {}) {
  const one = await atBench(code, patient);
  await enter(one.id, number);
  const detail = await verify(one.id);
  return { ...one, reportId: detail.reportId ?? '' };
}

async function amend(id: string, number: number) {
  const { rows, version } = await look(id);
  const values = [{ analyteId: rows[0]?.analyteId ?? '', number }];
  return await technician()(results.amendResults, { params: { id }, body: { version, reason: 'Read again', values } });
}

const withdraw = async (id: string) =>
  await technician()(results.withdrawResult, { params: { id }, body: { version: (await look(id)).version, reason: 'Tubes swapped' } });

const call = async (id: string) => {
  const body = { toldName: 'Sister Achieng', readBack: true as const };
  return await technician()(results.recordCriticalCall, { params: { id }, body });
};

async function correct(patientId: string, more: { birthDate?: string; sex?: 'male' | 'female' }) {
  const { version } = await api.asRole('receptionist')(readPatient, { params: { id: patientId } });
  await api.asRole('receptionist')(updatePatient, { params: { id: patientId }, body: { version, ...more } });
}

const inboxOf = async (reportId: string) => {
  const { items } = await api.asRole('doctor')(listResultInbox, { query: { limit: 100 } });
  return items.filter(({ report }) => report.id === reportId);
};

describe('a released result of the wrong patient', () => {
  test('leaves the chart with its reason, stands in the inbox and on paper as withdrawn, and is collected again', async () => {
    const { id, patientId, reportId } = await released('hb', 13);
    for (const item of await inboxOf(reportId)) await api.asRole('doctor')(acknowledgeResult, { params: { id: item.id }, body: {} });
    expect(await withdraw(id)).toMatchObject({ status: 'to-collect', reportId: null, rows: [{ current: null, released: null }] });
    const withdrawn = { reason: 'Tubes swapped', by: expect.any(String), at: expect.any(String) };
    const superseded = [{ number: 13, status: 'entered-in-error' }];
    expect(await reportOf(reportId)).toMatchObject({ status: 'entered-in-error', withdrawn, results: [], superseded });
    expect(await inboxOf(reportId)).toMatchObject([{ acknowledgedAt: null, report: { withdrawn } }]);
    const history = await api.asRole('doctor')(readHistory, { params: { id: patientId } });
    expect(JSON.stringify(history)).toContain('Tubes swapped');
    expect(history).toMatchObject({ reports: [{ status: 'entered-in-error', withdrawn: 'Tubes swapped' }] });
    expect(JSON.stringify(history)).not.toContain('"value":"13"');
    const paper = await fetch(`${api.baseUrl}/diagnostic-reports/${reportId}/print`, {
      headers: { authorization: `Bearer ${api.tokenOf('doctor')}` },
    });
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    await collect(id);
    await enter(id, 11);
    const again = await verify(id);
    expect(again).toMatchObject({ status: 'released', rows: [{ released: { number: 11, revision: 1 } }] });
    expect(again.reportId).not.toBe(reportId);
    expect(await reportOf(again.reportId ?? '')).toMatchObject({ status: 'final', withdrawn: null, results: [{ number: 11 }] });
  });

  test('lets its tube be rejected and its order be cancelled afterwards', async () => {
    const { id, tube } = await released('hb', 13);
    const reject = () =>
      technician()(lab.rejectSpecimen, { params: { id: tube.id }, body: { version: tube.version, reason: 'mislabelled' } });
    expect(await problemOf(reject())).toBe('status-not-allowed');
    await withdraw(id);
    expect(await reject()).toMatchObject({ status: 'rejected' });
    const { version } = await look(id);
    const cancelled = await api.asRole('doctor')(lab.cancelTest, { params: { id }, body: { version, reason: 'Other patient' } });
    expect(cancelled.status).toBe('cancelled');
  });

  test('costs nothing any more once its order is cancelled', async () => {
    const { id, patientId } = await released('hb', 13);
    await withdraw(id);
    await api.asRole('doctor')(lab.cancelTest, { params: { id }, body: { version: (await look(id)).version, reason: 'Other patient' } });
    const { cashier } = billingSteps(api);
    const { items } = await cashier(listAccounts, { query: { patientId, show: 'all' } });
    const { charges } = await cashier(getAccount, { params: { id: items[0]?.id ?? '' } });
    expect(charges.filter(({ sourceKind }) => sourceKind === 'service-request')).toEqual([]);
  });

  test('cannot be withdrawn before it was released, nor twice', async () => {
    const { id } = await atBench('hb');
    await enter(id, 13);
    expect(await problemOf(withdraw(id))).toBe('status-not-allowed');
    await verify(id);
    await withdraw(id);
    expect(await problemOf(withdraw(id))).toBe('status-not-allowed');
  });
});

test('a value with more decimals than its analyte is refused', async () => {
  const { id } = await atBench('hb');
  await expect(enter(id, 12.45)).rejects.toMatchObject({ problem: { fields: [{ code: 'too-precise' }] } });
  expect((await look(id)).rows[0]?.current).toBeNull();
});

describe('a birth date or sex that is corrected', () => {
  test('reaches the flag and range of a value in work, before and after it was verified', async () => {
    for (const held of [false, true]) {
      const { id, patientId } = await atBench('k', { birthDate: '1990-05-01' });
      expect((await enter(id, 5.8)).rows[0]?.current).toMatchObject({ flag: 'H' });
      if (held) await verify(id, false);
      await correct(patientId, { birthDate: new Date(Date.now() - 4 * 86_400_000).toISOString().slice(0, 10) });
      const [row] = (await look(id)).rows;
      expect(row?.current).toMatchObject({ flag: 'N', number: 5.8, rangeLow: row?.range?.low, rangeHigh: row?.range?.high });
      const { version } = await look(id);
      if (held) await second(results.releaseResults, { params: { id }, body: { version } });
      else await verify(id);
      expect((await look(id)).rows[0]?.released).toMatchObject({ flag: 'N' });
    }
  });

  test('in another facility reaches a value in work at its verification', async () => {
    const { id, patientId } = await atBench('hb', { sex: 'female', birthDate: '1990-05-01' });
    expect((await enter(id, 12.4)).rows[0]?.current).toMatchObject({ flag: 'N' });
    // No event reaches the bench of this facility.
    await api.db.tx(systemActor('service'), () =>
      sql`with corrected as (update patient set sex = 'male' where id = ${patientId} returning id) select patient_refresh(array_agg(id)) from corrected`.execute(
        api.db.q,
      ),
    );
    expect(await verify(id, false)).toMatchObject({ status: 'verified', rows: [{ current: { flag: 'L', rangeLow: 13 } }] });
  });

  test('turns a released value into an amendment that a second person verifies', async () => {
    const { id, patientId, reportId } = await released('hb', 12.4, { sex: 'female', birthDate: '1990-05-01' });
    await correct(patientId, { sex: 'male' });
    expect(await look(id)).toMatchObject({
      status: 'to-verify',
      amending: true,
      rows: [{ released: { flag: 'N' }, current: { flag: 'L', number: 12.4, revision: 2, enteredBy: null } }],
    });
    await verify(id);
    expect(await reportOf(reportId)).toMatchObject({
      status: 'corrected',
      results: [{ flag: 'L', rangeLow: 13 }],
      superseded: [{ flag: 'N' }],
    });
    expect(await inboxOf(reportId)).toMatchObject([{ amended: true }]);
  });

  test('leaves alone what means the same', async () => {
    const { id, patientId } = await released('hb', 14, { sex: 'female', birthDate: '1990-05-01' });
    await correct(patientId, { birthDate: '1991-05-01' });
    expect(await look(id)).toMatchObject({ status: 'released', rows: [{ current: null }] });
  });

  test('makes a value critical that has to be told', async () => {
    const { id, patientId } = await atBench('hb', { birthDate: '1990-05-01' });
    const before = await enter(id, 9);
    expect(before.criticalUntold).toBe(0);
    await correct(patientId, { birthDate: new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10) });
    const [row] = (await look(id)).rows;
    const isCritical = ['LL', 'HH', 'AA'].includes(row?.current?.flag ?? '');
    expect((await look(id)).criticalUntold).toBe(isCritical ? 1 : 0);
  });
});

describe('a critical value that had been told', () => {
  test('and is amended to one that is not has to be told again', async () => {
    const { id } = await released('k', 6.9, { birthDate: '1980-01-01' });
    await call(id);
    await amend(id, 4.1);
    expect((await look(id)).criticalUntold).toBe(0);
    const out = await verify(id);
    expect(out).toMatchObject({ criticalUntold: 1, rows: [{ released: { number: 4.1, correctsCritical: true } }] });
    expect((await call(id)).criticalUntold).toBe(0);
    expect(await problemOf(call(id))).toBe('status-not-allowed');
  });

  test('and is amended to another critical one has to be told again', async () => {
    const { id } = await released('k', 6.9, { birthDate: '1980-01-01' });
    await call(id);
    expect((await amend(id, 7.4)).criticalUntold).toBe(1);
  });

  test('and is withdrawn has to be told again, and an untold one has not', async () => {
    const told = await released('k', 6.9, { birthDate: '1980-01-01' });
    await call(told.id);
    expect((await withdraw(told.id)).criticalUntold).toBe(1);
    expect((await call(told.id)).criticalUntold).toBe(0);
    const untold = await released('k', 6.9, { birthDate: '1980-01-01' });
    expect((await withdraw(untold.id)).criticalUntold).toBe(0);
  });
});
