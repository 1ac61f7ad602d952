import type { ProblemError } from '@wardbook/contracts/core/problem';
import { changeAllergy, recordAllergy } from '@wardbook/contracts/encounters/allergies';
import { changeCondition, recordCondition } from '@wardbook/contracts/encounters/conditions';
import { cancelVisit, startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

const key = () => ({ idempotencyKey: crypto.randomUUID() });
const HYPERTENSION = { system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10', display: 'Essential (primary) hypertension' };

async function newPatient(): Promise<string> {
  const body = { sex: 'male' as const, birthDate: '1970-01-01', names: [{ family: crypto.randomUUID() }], confirmedNotDuplicate: true };
  return (await api.asRole('receptionist')(registerPatient, { body }, key())).id;
}

describe('an allergy', () => {
  it('exists once: neither a change of status nor of certainty brings back a second one', async () => {
    const params = { id: await newPatient() };
    const doctor = api.asRole('doctor');
    const change = (
      id: string,
      body: { version: number; clinicalStatus?: 'active' | 'resolved'; verificationStatus?: 'confirmed' | 'refuted' },
    ) => doctor(changeAllergy, { params: { id }, body });
    const first = (await doctor(recordAllergy, { params, body: { text: 'Latex' } })).items[0]!;
    await change(first.id, { version: 1, clinicalStatus: 'resolved' });
    const second = (await doctor(recordAllergy, { params, body: { text: 'LATEX' } })).items.find(({ id }) => id !== first.id)!;
    await expect(change(first.id, { version: 2, clinicalStatus: 'active' })).rejects.toMatchObject({ code: 'already-exists' });
    await change(second.id, { version: 1, verificationStatus: 'refuted' });
    await change(first.id, { version: 2, clinicalStatus: 'active' });
    await expect(change(second.id, { version: 2, verificationStatus: 'confirmed' })).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('rejects the second of two concurrent recordings', async () => {
    const params = { id: await newPatient() };
    const both = ['doctor', 'nurse'] as const;
    const outcomes = await Promise.allSettled(both.map((role) => api.asRole(role)(recordAllergy, { params, body: { text: 'Latex' } })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses “NKDA” as an allergy', async () => {
    const recorded = api.asRole('doctor')(recordAllergy, { params: { id: await newPatient() }, body: { text: 'NKDA' } });
    await expect(recorded).rejects.toMatchObject({ problem: { fields: [{ path: 'body.text', code: 'no-allergy' }] } });
  });
});

describe('a condition', () => {
  it('exists once on the problem list, by its code or else by its words', async () => {
    const params = { id: await newPatient() };
    const doctor = api.asRole('doctor');
    const first = await doctor(recordCondition, { params, body: { coding: HYPERTENSION } });
    await expect(doctor(recordCondition, { params, body: { coding: HYPERTENSION } })).rejects.toMatchObject({ code: 'already-exists' });
    await doctor(recordCondition, { params, body: { text: 'Back pain' } });
    await expect(doctor(recordCondition, { params, body: { text: 'back PAIN' } })).rejects.toMatchObject({ code: 'already-exists' });
    await doctor(changeCondition, { params: { id: first.id }, body: { version: 1, clinicalStatus: 'resolved', abatedOn: '2021-01-01' } });
    await doctor(recordCondition, { params, body: { coding: HYPERTENSION } });
    const back = doctor(changeCondition, { params: { id: first.id }, body: { version: 2, clinicalStatus: 'active' } });
    await expect(back).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('carries the words of the list for its code', async () => {
    const params = { id: await newPatient() };
    const coding = { ...HYPERTENSION, display: 'Broken leg' };
    const { display } = await api.asRole('doctor')(recordCondition, { params, body: { coding } });
    expect(display).toMatch(/hypertension/i);
  });

  it('has an end only when it has ended, and loses it when it is active again', async () => {
    const params = { id: await newPatient() };
    const doctor = api.asRole('doctor');
    const { id } = await doctor(recordCondition, { params, body: { text: 'Depression', onsetOn: '2020-01-01' } });
    const early = doctor(changeCondition, { params: { id }, body: { version: 1, abatedOn: '2021-01-01' } });
    await expect(early).rejects.toMatchObject({ problem: { fields: [{ path: 'body.abatedOn', code: 'not-ended' }] } });
    const ended = { version: 1, clinicalStatus: 'resolved' as const, abatedOn: '2021-01-01' };
    expect(await doctor(changeCondition, { params: { id }, body: ended })).toMatchObject({ abatedOn: '2021-01-01' });
    const back = await doctor(changeCondition, { params: { id }, body: { version: 2, clinicalStatus: 'recurrence' } });
    expect(back).toMatchObject({ clinicalStatus: 'recurrence', abatedOn: null });
  });

  it('counts as principal diagnosis once in an encounter', async () => {
    const patientId = await newPatient();
    const { id: visitId } = await api.asRole('receptionist')(startVisit, { body: { patientId } }, key());
    const doctor = api.asRole('doctor');
    const { id: encounterId } = await doctor(startEncounter, { params: { id: visitId }, body: {} });
    const record = (text: string, rank: number) => {
      const body = { category: 'encounter-diagnosis' as const, encounterId, text, rank };
      return doctor(recordCondition, { params: { id: patientId }, body });
    };
    const first = await record('Bronchitis', 1);
    await expect(record('Asthma', 1)).rejects.toMatchObject({ problem: { fields: [{ path: 'body.rank', code: 'already-exists' }] } });
    await record('Asthma', 2);
    await expect(record('asthma', 3)).rejects.toMatchObject({ code: 'already-exists' });
    await doctor(changeCondition, { params: { id: first.id }, body: { version: 1, verificationStatus: 'refuted' } });
    await record('Pneumonia', 1);
    const back = doctor(changeCondition, { params: { id: first.id }, body: { version: 2, verificationStatus: 'confirmed' } });
    await expect(back).rejects.toMatchObject({ code: 'already-exists' });
  });
});

describe('a patient who is here', () => {
  const walkIn = (patientId: string, confirmedSecondVisit = false) =>
    api.asRole('receptionist')(startVisit, { body: { patientId, confirmedSecondVisit } }, key());

  it('gets a second visit only with a confirmation', async () => {
    const patientId = await newPatient();
    const open = await walkIn(patientId);
    const refused = await walkIn(patientId).catch((error: ProblemError) => error.problem);
    expect(refused).toMatchObject({ code: 'visit-open', context: { visitId: open.id } });
    expect((await walkIn(patientId, true)).id).not.toBe(open.id);
  });

  it('gets one visit from two concurrent requests', async () => {
    const patientId = await newPatient();
    const outcomes = await Promise.allSettled([walkIn(patientId), walkIn(patientId)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('gets a new visit after the first one was cancelled', async () => {
    const patientId = await newPatient();
    const { id, version } = await walkIn(patientId);
    await api.asRole('receptionist')(cancelVisit, { params: { id }, body: { version, reason: 'Left before being seen' } });
    expect((await walkIn(patientId)).status).toBe('arrived');
  });
});
