import { finishEncounter, startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import { enterResults, getLabWork } from '@wardbook/contracts/laboratory/results';
import * as lab from '@wardbook/contracts/laboratory/work';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { newLabPatient } from '../../testing/laboratory-people.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let haemoglobin: string;
const key = () => ({ idempotencyKey: crypto.randomUUID() });

beforeAll(async () => {
  api = await testApi();
  const { items } = await api.asRole('doctor')(listLabTests, { query: { limit: 100 } });
  haemoglobin = items.find(({ code }) => code === 'hb')!.id;
});

async function newEncounter() {
  const patientId = await newLabPatient(api);
  const visit = await api.asRole('receptionist')(startVisit, { body: { patientId } }, key());
  return await api.asRole('doctor')(startEncounter, { params: { id: visit.id }, body: {} });
}

async function order(encounterId: string): Promise<string> {
  const body = { encounterId, labTestIds: [haemoglobin] };
  return (await api.asRole('doctor')(lab.orderTests, { body }, key())).items[0]!.workItemId;
}

const collect = (workItemIds: string[], more: { collectedAt?: string } = {}) =>
  api.asRole('nurse')(lab.collectSpecimens, { body: { workItemIds, ...more } }, key());

/** A value that waits for its verification. */
async function entered(): Promise<string> {
  const id = await order((await newEncounter()).id);
  const [tube] = (await collect([id])).specimens;
  const technician = api.asRole('lab-technician');
  await technician(lab.receiveSpecimen, { params: { id: tube!.id }, body: { version: tube!.version } });
  const { version, rows } = await technician(getLabWork, { params: { id } });
  const values = [{ analyteId: rows[0]!.analyteId, number: 13 }];
  await technician(enterResults, { params: { id }, body: { version, values } });
  return id;
}

describe('an order of tests', () => {
  it('rejects an encounter that has ended', async () => {
    const { id, version } = await newEncounter();
    await api.asRole('doctor')(finishEncounter, { params: { id }, body: { version } });
    await expect(order(id)).rejects.toMatchObject({ code: 'status-not-allowed' });
  });
});

describe('a collection', () => {
  it('rejects specimens of two patients', async () => {
    const ids = [await order((await newEncounter()).id), await order((await newEncounter()).id)];
    await expect(collect(ids)).rejects.toMatchObject({ problem: { code: 'invalid-input', fields: [{ path: 'body.workItemIds' }] } });
  });

  it('rejects a time in the future', async () => {
    const id = await order((await newEncounter()).id);
    await expect(collect([id], { collectedAt: '2099-01-01T08:00:00Z' })).rejects.toMatchObject({
      problem: { code: 'invalid-input', fields: [{ path: 'body.collectedAt', code: 'in-the-future' }] },
    });
  });
});

describe('the database', () => {
  const change = async (set: ReturnType<typeof sql>) => {
    const id = await entered();
    return await api.db.tx(systemActor('service', api.facilityId), async () => {
      await sql`update lab_result set ${set}
        where service_request_id = (select service_request_id from lab_work_item where id = ${id})`.execute(api.db.q);
    });
  };

  it('rejects a verification by the user who entered the value', async () => {
    const alone = change(sql`status = 'verified', verified_at = core.now(), verified_by = entered_by`);
    await expect(alone).rejects.toMatchObject({ constraint: 'lab_result_other_verifies' });
  });

  it('rejects a step of a value that its statuses do not have', async () => {
    await expect(change(sql`status = 'superseded'`)).rejects.toMatchObject({ constraint: 'lab_result_status_follows' });
  });
});
