import type { Call } from '@wardbook/contracts/core/client';
import { startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { setUserActive } from '@wardbook/contracts/identity/users';
import { listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import * as reports from '@wardbook/contracts/laboratory/reports';
import * as laboratoryResults from '@wardbook/contracts/laboratory/results';
import * as resultsInbox from '@wardbook/contracts/laboratory/results-inbox';
import * as lab from '@wardbook/contracts/laboratory/work';
import { changeSetting } from '@wardbook/contracts/organisation/settings';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { asSecondTechnician, newLabPatient, secondOf } from '../../testing/laboratory-people.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let second: Awaited<ReturnType<typeof asSecondTechnician>>;
let tests: Record<string, string>;

const key = () => ({ idempotencyKey: crypto.randomUUID() });

beforeAll(async () => {
  api = await testApi();
  second = await asSecondTechnician(api);
  const { items } = await api.asRole('doctor')(listLabTests, { query: { limit: 100 } });
  tests = Object.fromEntries(items.map((item) => [item.code, item.id]));
});

async function newEncounter(patient: Parameters<typeof newLabPatient>[1] = {}) {
  const patientId = await newLabPatient(api, patient);
  const visit = await api.asRole('receptionist')(startVisit, { body: { patientId } }, key());
  const encounter = await api.asRole('doctor')(startEncounter, { params: { id: visit.id }, body: {} });
  return { patientId, encounterId: encounter.id };
}

interface OrderOptions {
  patient?: Parameters<typeof newLabPatient>[1];
  priority?: 'stat';
  by?: Call;
}

async function ordered(codes: string[], options: OrderOptions = {}) {
  const { patientId, encounterId } = await newEncounter(options.patient);
  const labTestIds = codes.map((code) => tests[code] ?? code);
  const body = { encounterId, labTestIds, reason: 'Tiredness', ...(options.priority ? { priority: options.priority } : {}) };
  const order = await (options.by ?? api.asRole('doctor'))(lab.orderTests, { body }, key());
  return { patientId, encounterId, order, workItemIds: order.items.map((item) => item.workItemId) };
}

async function collected(codes: string[], options: Parameters<typeof ordered>[1] = {}) {
  const one = await ordered(codes, options);
  const { specimens } = await api.asRole('nurse')(lab.collectSpecimens, { body: { workItemIds: one.workItemIds } }, key());
  return { ...one, specimens };
}

async function atBench(code: string, options: Parameters<typeof ordered>[1] = {}) {
  const one = await collected([code], options);
  const tube = one.specimens[0]!;
  await api.asRole('lab-technician')(lab.receiveSpecimen, { params: { id: tube.id }, body: { version: tube.version } });
  return { ...one, id: one.workItemIds[0]!, specimenId: tube.id };
}

const look = (id: string) => api.asRole('lab-technician')(laboratoryResults.getLabWork, { params: { id } });

async function enter(id: string, values: Record<string, Partial<laboratoryResults.LabValueInput>>) {
  const detail = await look(id);
  const list = Object.entries(values).map(([name, value]) => ({ analyteId: analyteOf(detail, name), ...value }));
  return await api.asRole('lab-technician')(laboratoryResults.enterResults, {
    params: { id },
    body: { version: detail.version, values: list },
  });
}

function analyteOf(detail: laboratoryResults.LabWorkDetail, display: string): string {
  return detail.rows.find((row) => row.display === display)!.analyteId;
}

async function released(
  code: string,
  values: Record<string, Partial<laboratoryResults.LabValueInput>>,
  options: Parameters<typeof ordered>[1] = {},
) {
  const one = await atBench(code, options);
  const entered = await enter(one.id, values);
  const detail = await second(laboratoryResults.verifyResult, { params: { id: one.id }, body: { version: entered.version } });
  return { ...one, detail };
}

const openInbox = () => api.asRole('doctor')(resultsInbox.listResultInbox, { query: { limit: 100 } });

describe('ordering', () => {
  test('turns a profile into one request for each of its tests, and activates the order', async () => {
    const { order } = await ordered(['antenatal', 'cbc']);
    expect(order.items.map(({ name }) => name).sort()).toEqual([
      'Blood group',
      'Complete blood count',
      'HIV rapid test',
      'Hepatitis B surface antigen',
      'Syphilis screen',
      'Urinalysis',
    ]);
  });

  test('requires a confirmation for the same test again', async () => {
    const { encounterId } = await ordered(['cbc']);
    const body = { encounterId, labTestIds: [tests.cbc!] };
    await expect(api.asRole('doctor')(lab.orderTests, { body }, key())).rejects.toMatchObject({ code: 'duplicate-order' });
    const again = await api.asRole('doctor')(lab.orderTests, { body: { ...body, repeat: true } }, key());
    expect(again.items).toHaveLength(1);
  });

  test('names the field of a test that is not in the catalogue', async () => {
    const { encounterId } = await newEncounter();
    const body = { encounterId, labTestIds: [crypto.randomUUID()] };
    await expect(api.asRole('doctor')(lab.orderTests, { body }, key())).rejects.toMatchObject({
      problem: { code: 'invalid-input', fields: [{ path: 'body.labTestIds' }] },
    });
  });

  test('can be cancelled only until a specimen is collected', async () => {
    const { workItemIds } = await ordered(['cbc']);
    const id = workItemIds[0]!;
    const { version } = await look(id);
    const cancelled = await api.asRole('doctor')(lab.cancelTest, { params: { id }, body: { version, reason: 'Ordered by mistake' } });
    expect(cancelled.status).toBe('cancelled');
    const other = await collected(['cbc']);
    const moved = await look(other.workItemIds[0]!);
    await expect(
      api.asRole('doctor')(lab.cancelTest, { params: { id: moved.id }, body: { version: moved.version, reason: 'Too late' } }),
    ).rejects.toMatchObject({ code: 'status-not-allowed' });
  });
});

describe('specimens', () => {
  test('share a tube by type and container, whose number can be scanned', async () => {
    const { specimens } = await collected(['cbc', 'hba1c', 'ue']);
    expect(specimens.map((tube) => tube.tests).sort((one, other) => other.length - one.length)).toEqual([
      ['Complete blood count', 'HbA1c'],
      ['Urea and electrolytes'],
    ]);
    const found = await api.asRole('lab-technician')(lab.scanSpecimen, { body: { barcode: specimens[0]!.barcode } });
    expect(found.specimen.id).toBe(specimens[0]!.id);
    await expect(api.asRole('lab-technician')(lab.scanSpecimen, { body: { barcode: '000000-9999' } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('wait for the payment of an order, except in an emergency', async () => {
    const routine = await ordered(['cbc']);
    const emergency = await ordered(['cbc'], { priority: 'stat' });
    const ids = [...routine.order.items, ...emergency.order.items].map((item) => item.serviceRequestId);
    await api.db.tx(systemActor('service', api.facilityId), async () => {
      await sql`update service_request set order_status = 'on-hold', billing_status = 'awaiting-payment' where id = any(${ids}::uuid[])`.execute(
        api.db.q,
      );
    });
    const collect = (workItemIds: string[]) => api.asRole('nurse')(lab.collectSpecimens, { body: { workItemIds } }, key());
    await expect(collect(routine.workItemIds)).rejects.toMatchObject({ code: 'awaiting-payment' });
    expect((await collect(emergency.workItemIds)).specimens).toHaveLength(1);
  });

  test('get a new number after a rejection, and the event says that it replaces one', async () => {
    const { workItemIds, specimens } = await collected(['cbc']);
    const tube = specimens[0]!;
    const reject = { params: { id: tube.id }, body: { version: tube.version, reason: 'haemolysed' as const } };
    expect((await api.asRole('lab-technician')(lab.rejectSpecimen, reject)).status).toBe('rejected');
    expect((await look(workItemIds[0]!)).status).toBe('to-collect');
    const { specimens: again } = await api.asRole('nurse')(lab.collectSpecimens, { body: { workItemIds } }, key());
    expect(again[0]).toMatchObject({ recollectionOfId: tube.id, status: 'collected' });
    expect(again[0]!.accessionNumber).not.toBe(tube.accessionNumber);
  });

  test('accept no values, no receipt and no second rejection once rejected', async () => {
    const { id, specimenId } = await atBench('hb');
    const technician = api.asRole('lab-technician');
    const reject = async () => {
      const [tube] = (await look(id)).specimens.filter((one) => one.id === specimenId);
      const body = { version: tube?.version ?? 3, reason: 'clotted' as const };
      return await technician(lab.rejectSpecimen, { params: { id: specimenId }, body });
    };
    const rejected = await reject();
    const body = { version: rejected.version };
    await expect(enter(id, { Haemoglobin: { number: 13 } })).rejects.toMatchObject({ code: 'status-not-allowed' });
    await expect(technician(lab.receiveSpecimen, { params: { id: specimenId }, body })).rejects.toMatchObject({
      code: 'status-not-allowed',
    });
    await expect(reject()).rejects.toMatchObject({ code: 'status-not-allowed' });
  });

  test('cannot be collected before the order', async () => {
    const { workItemIds } = await ordered(['hb']);
    const { orderedAt } = await look(workItemIds[0]!);
    const take = (collectedAt: string) => api.asRole('nurse')(lab.collectSpecimens, { body: { workItemIds, collectedAt } }, key());
    await expect(take('1990-01-01T08:00:00Z')).rejects.toMatchObject({
      problem: { code: 'invalid-input', fields: [{ path: 'body.collectedAt', code: 'before-order' }] },
    });
    expect((await take(orderedAt)).specimens).toHaveLength(1);
  });

  test('reject the second of two concurrent collections', async () => {
    const { workItemIds } = await ordered(['hb']);
    const take = () => api.asRole('nurse')(lab.collectSpecimens, { body: { workItemIds } }, key());
    const outcomes = await Promise.allSettled([take(), take()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('labels are a PDF of 50 × 25 mm with a page for each tube', async () => {
    const { specimens } = await collected(['cbc', 'crea']);
    const answer = await pdf(`/specimens/labels?${specimens.map(({ id }) => `ids=${id}`).join('&')}`, 'nurse');
    expect(answer.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(answer.subarray(0, 5).toString()).toBe('%PDF-');
    expect(answer.toString('latin1')).toMatch(/\/MediaBox \[0 0 141\.7\d* 70\.8\d*\]/);
  });
});

async function pdf(path: string, role: 'nurse' | 'doctor'): Promise<Buffer> {
  const answer = await fetch(`${api.baseUrl}${path}`, { headers: { authorization: `Bearer ${api.tokenOf(role)}` } });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  return Buffer.from(await answer.arrayBuffer());
}

describe('results', () => {
  test('get their flag from the range of this patient, frozen beside them', async () => {
    const woman = await atBench('hb', { patient: { sex: 'female', birthDate: '1990-05-01' } });
    const man = await atBench('hb', { patient: { sex: 'male', birthDate: '1990-05-01' } });
    const hers = (await enter(woman.id, { Haemoglobin: { number: 12.4 } })).rows[0]!.current;
    const his = (await enter(man.id, { Haemoglobin: { number: 12.4 } })).rows[0]!.current;
    expect(hers).toMatchObject({ flag: 'N', rangeLow: 12, rangeHigh: 15.5, unitDisplay: 'g/dL' });
    expect(his).toMatchObject({ flag: 'L', rangeLow: 13, rangeHigh: 17 });
  });

  test('of a panel may be entered in part, and complete it when the required ones are there', async () => {
    const { id } = await atBench('ue');
    const partly = await enter(id, { Sodium: { number: 140 }, Potassium: { number: 4.1 } });
    expect(partly).toMatchObject({ status: 'to-enter', entered: 2 });
    const all = await enter(id, { Chloride: { number: 101 }, Urea: { number: 5 }, Creatinine: { number: 70 } });
    expect(all.status).toBe('to-verify');
    const emptied = await enter(id, { Urea: {} });
    expect(emptied.status).toBe('to-enter');
  });

  test('name the field of an impossible value, and store nothing of the set', async () => {
    const { id } = await atBench('ue');
    await expect(enter(id, { Sodium: { number: 140 }, Potassium: { number: 41 } })).rejects.toMatchObject({
      problem: { code: 'value-impossible', fields: [{ path: 'body.values.1.number' }] },
    });
    expect((await look(id)).entered).toBe(0);
    await expect(enter(id, { Sodium: { text: 'high' } })).rejects.toMatchObject({
      problem: { fields: [{ path: 'body.values.0.number' }] },
    });
  });

  test('refuse two values for one analyte', async () => {
    const { id } = await atBench('k');
    const { version, rows } = await look(id);
    const values = [4.1, 4.2].map((number) => ({ analyteId: rows[0]!.analyteId, number }));
    const call = api.asRole('lab-technician')(laboratoryResults.enterResults, { params: { id }, body: { version, values } });
    await expect(call).rejects.toMatchObject({ problem: { code: 'invalid-input', fields: [{ path: 'body.values.1.analyteId' }] } });
  });

  test('refuse an amendment that changes nothing', async () => {
    const { id, detail } = await released('hb', { Haemoglobin: { number: 13 } });
    const values = [{ analyteId: analyteOf(detail, 'Haemoglobin'), number: 13 }];
    const amend = { params: { id }, body: { version: detail.version, reason: 'Nothing', values } };
    await expect(api.asRole('lab-technician')(laboratoryResults.amendResults, amend)).rejects.toMatchObject({
      problem: { code: 'invalid-input', fields: [{ path: 'body.values.0', code: 'unchanged' }] },
    });
    expect(await look(id)).toMatchObject({
      version: detail.version,
      status: 'released',
      rows: [{ current: null, released: { revision: 1 } }],
    });
  });

  test('need another user than the one who entered them to verify them', async () => {
    const { id } = await atBench('hb');
    const { version } = await enter(id, { Haemoglobin: { number: 13 } });
    const verify = { params: { id }, body: { version } };
    await expect(api.asRole('lab-technician')(laboratoryResults.verifyResult, verify)).rejects.toMatchObject({
      code: 'same-person-verifies',
    });
    const detail = await second(laboratoryResults.verifyResult, verify);
    expect(detail).toMatchObject({ status: 'released', reviewNeeded: false });
    await expect(second(laboratoryResults.verifyResult, verify)).rejects.toMatchObject({ code: 'version-moved' });
  });

  test('may be verified alone where the facility allows it, and then wait for a review', async () => {
    const admin = api.asRole('admin');
    const decide = async (value: boolean, basedOn: string | null) =>
      (await admin(changeSetting, { params: { key: 'laboratory.verify-alone' }, body: { level: 'facility', value, basedOn } })).facility!
        .id;
    const decision = await decide(true, null);
    const { id } = await atBench('hb');
    const { version } = await enter(id, { Haemoglobin: { number: 13 } });
    const detail = await api.asRole('lab-technician')(laboratoryResults.verifyResult, { params: { id }, body: { version } });
    await decide(false, decision);
    expect(detail).toMatchObject({ status: 'released', reviewNeeded: true });
    const review = { params: { id }, body: { version: detail.version } };
    await expect(api.asRole('lab-technician')(laboratoryResults.reviewResults, review)).rejects.toMatchObject({
      code: 'same-person-verifies',
    });
    expect(await second(laboratoryResults.reviewResults, review)).toMatchObject({ reviewNeeded: false });
  });

  test('can be held back after verification, and returned to the bench before it', async () => {
    const { id } = await atBench('hb');
    const entered = await enter(id, { Haemoglobin: { number: 13 } });
    const back = await second(laboratoryResults.returnResults, {
      params: { id },
      body: { version: entered.version, reason: 'Clot in the tube?' },
    });
    expect(back).toMatchObject({ status: 'to-enter', returnReason: 'Clot in the tube?' });
    const again = await enter(id, { Haemoglobin: { number: 12.9 } });
    const held = await second(laboratoryResults.verifyResult, { params: { id }, body: { version: again.version, release: false } });
    expect(held).toMatchObject({ status: 'verified', reportId: null });
    const out = await second(laboratoryResults.releaseResults, { params: { id }, body: { version: held.version } });
    expect(out.status).toBe('released');
  });

  test('appear on an A4 report, and complete the order', async () => {
    const { detail, order } = await released('hb', { Haemoglobin: { number: 13 } });
    const report = await pdf(`/diagnostic-reports/${detail.reportId}/print`, 'doctor');
    expect(report.subarray(0, 5).toString()).toBe('%PDF-');
    const { rows } = await sql<{ status: string }>`select order_status || ' ' || fulfilment_status || ' ' || result_status as status
      from service_request where id = ${order.items[0]!.serviceRequestId}`.execute(api.db.outside);
    expect(rows[0]?.status).toBe('completed completed final');
  });

  test('show the change against earlier ones', async () => {
    const { patientId, encounterId } = await released('hb', { Haemoglobin: { number: 12 } });
    const order = await api.asRole('doctor')(lab.orderTests, { body: { encounterId, labTestIds: [tests.hb!] } }, key());
    const workItemIds = order.items.map((item) => item.workItemId);
    const { specimens } = await api.asRole('nurse')(lab.collectSpecimens, { body: { workItemIds } }, key());
    await api.asRole('lab-technician')(lab.receiveSpecimen, { params: { id: specimens[0]!.id }, body: { version: specimens[0]!.version } });
    const detail = await enter(workItemIds[0]!, { Haemoglobin: { number: 9 } });
    expect(detail.patient.id).toBe(patientId);
    expect(detail.rows[0]).toMatchObject({ deltaPercent: -25, previous: { value: { number: 12 } } });
  });

  test('stay at the top while critical until the call is recorded', async () => {
    const { id } = await atBench('k', { patient: { sex: 'male', birthDate: '1980-01-01' } });
    const entered = await enter(id, { Potassium: { number: 6.9 } });
    expect(entered).toMatchObject({ criticalUntold: 1, rows: [{ current: { flag: 'HH' } }] });
    const waiting = async () => (await api.asRole('lab-technician')(lab.countLabWork, {})).critical.some((item) => item.id === id);
    expect(await waiting()).toBe(true);
    const call = { toldName: 'Sister Achieng', toldRole: 'Ward 3', readBack: true as const };
    const early = { params: { id }, body: { ...call, toldAt: '2001-01-01T08:00:00Z' } };
    await expect(api.asRole('lab-technician')(laboratoryResults.recordCriticalCall, early)).rejects.toMatchObject({
      problem: { code: 'invalid-input', fields: [{ path: 'body.toldAt', code: 'before-result' }] },
    });
    const told = await api.asRole('lab-technician')(laboratoryResults.recordCriticalCall, { params: { id }, body: call });
    expect(told).toMatchObject({ criticalUntold: 0, calls: [{ toldName: 'Sister Achieng' }] });
    expect(await waiting()).toBe(false);
    await expect(
      api.asRole('lab-technician')(laboratoryResults.recordCriticalCall, { params: { id }, body: { ...call, readBack: false as never } }),
    ).rejects.toMatchObject({ problem: { code: 'invalid-input', fields: [{ path: 'body.readBack' }] } });
  });
});

describe('a calculated value', () => {
  test('follows its input at entry, at each change and at its removal', async () => {
    const { id } = await atBench('crea', { patient: { sex: 'male', birthDate: '1976-01-01' } });
    const rate = (detail: laboratoryResults.LabWorkDetail) =>
      detail.rows.find(({ calculation }) => calculation === 'ckd-epi-2021')?.current;
    expect(rate(await enter(id, { Creatinine: { number: 442 } }))).toMatchObject({ number: 13, flag: 'LL', method: 'CKD-EPI 2021' });
    expect(rate(await enter(id, { Creatinine: { number: 88 } }))?.flag).toBe('N');
    expect(rate(await enter(id, { Creatinine: { number: 88, comparator: '<' } }))).toBeNull();
  });

  test('rejects a typed value, and follows an amended input', async () => {
    const { id, detail } = await released('crea', { Creatinine: { number: 300 } }, { patient: { sex: 'male', birthDate: '1976-01-01' } });
    const egfr = 'Estimated glomerular filtration rate';
    const rows = (work: laboratoryResults.LabWorkDetail) => work.rows.find(({ display }) => display === egfr)!;
    const amend = (values: Record<string, number>) =>
      api.asRole('lab-technician')(laboratoryResults.amendResults, {
        params: { id },
        body: {
          version: detail.version,
          reason: 'Wrong dilution',
          values: Object.entries(values).map(([name, number]) => ({ analyteId: analyteOf(detail, name), number })),
        },
      });
    await expect(amend({ [egfr]: 60 })).rejects.toMatchObject({ problem: { fields: [{ code: 'calculated' }] } });
    const before = rows(detail).released?.number;
    const amended = rows(await amend({ Creatinine: 100 }));
    expect(amended).toMatchObject({ released: { number: before }, current: { revision: 2, amendmentReason: 'Wrong dilution' } });
    expect(amended.current!.number!).toBeGreaterThan(before!);
  });

  test('accepts a typed value for a patient for whom the formula does not hold', async () => {
    const { id } = await atBench('crea', { patient: { birthDate: '2020-01-01' } });
    const entered = await enter(id, { Creatinine: { number: 40 }, 'Estimated glomerular filtration rate': { number: 110 } });
    expect(entered.rows.map(({ calculation, current }) => [calculation, current?.number])).toEqual([
      [null, 40],
      [null, 110],
    ]);
  });
});

describe('the inbox', () => {
  test('keeps a result until its owner has acknowledged it, once', async () => {
    const { detail } = await released('hb', { Haemoglobin: { number: 6.5 } });
    const item = (await openInbox()).items.find(({ report }) => report.id === detail.reportId)!;
    expect(item).toMatchObject({ severity: 'critical', amended: false, report: { results: [{ flag: 'LL' }] } });
    const before = await api.asRole('doctor')(resultsInbox.countResultInbox, {});
    const silent = api.asRole('doctor')(resultsInbox.acknowledgeResult, { params: { id: item.id }, body: {} });
    await expect(silent).rejects.toMatchObject({ problem: { code: 'invalid-input', fields: [{ path: 'body.note', code: 'required' }] } });
    const acknowledge = { params: { id: item.id }, body: { note: 'Transfusion arranged' } };
    await api.asRole('doctor')(resultsInbox.acknowledgeResult, acknowledge);
    expect((await api.asRole('doctor')(resultsInbox.countResultInbox, {})).open).toBe(before.open - 1);
    await expect(api.asRole('doctor')(resultsInbox.acknowledgeResult, acknowledge)).rejects.toMatchObject({ code: 'status-not-allowed' });
    const seen = await api.asRole('doctor')(resultsInbox.listResultInbox, { query: { state: 'acknowledged' } });
    expect(seen.items[0]).toMatchObject({ id: item.id, note: 'Transfusion arranged' });
    await api.asRole('doctor')(resultsInbox.reopenResult, { params: { id: item.id } });
    expect(await api.asRole('doctor')(resultsInbox.countResultInbox, {})).toEqual(before);
    await expect(api.asRole('doctor')(resultsInbox.reopenResult, { params: { id: item.id } })).rejects.toMatchObject({
      code: 'status-not-allowed',
    });
  });

  test('has critical results on top, on every page', async () => {
    await released('hb', { Haemoglobin: { number: 5.9 } });
    await released('hb', { Haemoglobin: { number: 13.3 } });
    const severities: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await api.asRole('doctor')(resultsInbox.listResultInbox, { query: { limit: 2, ...(cursor ? { cursor } : {}) } });
      severities.push(...page.items.map(({ severity }) => severity));
      cursor = page.nextCursor;
    } while (cursor);
    const last = severities.lastIndexOf('critical');
    expect(last).toBeGreaterThanOrEqual(0);
    expect(severities.slice(0, last + 1).every((severity) => severity === 'critical')).toBe(true);
    const { open } = await api.asRole('doctor')(resultsInbox.countResultInbox, {});
    expect(severities).toHaveLength(open);
  });

  test('shows an amended result again, and the report keeps the earlier value', async () => {
    const { id, detail } = await released('hb', { Haemoglobin: { number: 15.2 } });
    const analyteId = analyteOf(detail, 'Haemoglobin');
    const amend = { version: detail.version, reason: 'Tubes had been swapped', values: [{ analyteId, number: 8.2 }] };
    const amending = await api.asRole('lab-technician')(laboratoryResults.amendResults, { params: { id }, body: amend });
    expect(amending).toMatchObject({
      status: 'to-verify',
      amending: true,
      rows: [{ released: { number: 15.2 }, current: { number: 8.2, revision: 2 } }],
    });
    await second(laboratoryResults.verifyResult, { params: { id }, body: { version: amending.version } });
    const report = await api.asRole('doctor')(reports.getLabReport, { params: { id: detail.reportId! } });
    expect(report).toMatchObject({ status: 'corrected', results: [{ number: 8.2 }], superseded: [{ number: 15.2 }] });
    const waiting = (await openInbox()).items.filter((item) => item.report.id === detail.reportId);
    expect(waiting).toMatchObject([{ amended: true, severity: 'abnormal' }]);
  });

  test('passes a result to the colleagues when the account of its owner is closed', async () => {
    const leaver = await secondOf(api, 'doctor');
    const { detail } = await released('hb', { Haemoglobin: { number: 6.2 } }, { by: leaver.call });
    const seenBy = async () => (await openInbox()).items.find(({ report }) => report.id === detail.reportId);
    expect(await seenBy()).toBeUndefined();
    const before = await api.asRole('doctor')(resultsInbox.countResultInbox, {});
    await api.asRole('admin')(setUserActive, { params: { id: leaver.userId }, body: { version: 1, active: false } });
    const item = await seenBy();
    expect(item).toMatchObject({ severity: 'critical', leftBy: 'Second doctor' });
    expect(await api.asRole('doctor')(resultsInbox.countResultInbox, {})).toEqual({ open: before.open + 1, critical: before.critical + 1 });
    await api.asRole('doctor')(resultsInbox.acknowledgeResult, { params: { id: item!.id }, body: { note: 'Called in' } });
    const seen = await api.asRole('doctor')(resultsInbox.listResultInbox, { query: { state: 'acknowledged' } });
    expect(seen.items[0]).toMatchObject({ id: item!.id, leftBy: 'Second doctor' });
    expect(await seenBy()).toBeUndefined();
  });

  test('opens only to users who may order', async () => {
    await released('hb', { Haemoglobin: { number: 13 } });
    await expect(api.asRole('lab-technician')(resultsInbox.listResultInbox, { query: {} })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('the database refuses to change what was released', async () => {
  const { detail } = await released('hb', { Haemoglobin: { number: 13 } });
  const change = api.db.tx(systemActor('service', api.facilityId), async () => {
    await sql`update lab_result set value_number = 14 where diagnostic_report_id = ${detail.reportId}`.execute(api.db.q);
  });
  await expect(change).rejects.toMatchObject({ constraint: 'lab_result_released_stays' });
});
