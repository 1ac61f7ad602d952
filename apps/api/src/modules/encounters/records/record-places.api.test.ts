import type { ProblemError } from '@wardbook/contracts/core/problem';
import { startCarePlan } from '@wardbook/contracts/encounters/care-plans';
import { recordCondition } from '@wardbook/contracts/encounters/conditions';
import { recordHistoryEntry } from '@wardbook/contracts/encounters/history-entries';
import { listNoteTemplates, startNote } from '@wardbook/contracts/encounters/notes';
import { cancelVisit, startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { recordVitals } from '@wardbook/contracts/encounters/vitals';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
let templateId: string;
beforeAll(async () => {
  api = await testApi();
  templateId = (await api.asRole('doctor')(listNoteTemplates, {})).items[0]!.id;
});

const key = () => ({ idempotencyKey: crypto.randomUUID() });

const problemOf = async (act: Promise<unknown>) => {
  const thrown = await act.then(() => null).catch((error: ProblemError) => error);
  return (thrown as ProblemError).problem;
};

async function seen() {
  const person = { sex: 'male' as const, birthDate: '1970-01-01', names: [{ family: crypto.randomUUID() }], confirmedNotDuplicate: true };
  const { id: patientId } = await api.asRole('receptionist')(registerPatient, { body: person }, key());
  const { id: visitId } = await api.asRole('receptionist')(startVisit, { body: { patientId } }, key());
  const { id: encounterId } = await api.asRole('doctor')(startEncounter, { params: { id: visitId }, body: {} });
  return { patientId, visitId, encounterId };
}

type Where = { visitId?: string; encounterId?: string };

/** Every record that names the encounter in which it was made. */
const records = {
  'a diagnosis': (id: string, where: Where) =>
    api.asRole('doctor')(recordCondition, { params: { id }, body: { text: 'Asthma', category: 'encounter-diagnosis', ...where } }),
  'a note': (patientId: string, where: Where) => api.asRole('doctor')(startNote, { body: { patientId, templateId, ...where } }),
  'a care plan': (id: string, where: Where) =>
    api.asRole('doctor')(startCarePlan, { params: { id }, body: { title: 'Walking', ...where } }),
};

describe.each(Object.entries(records))('%s', (_name, record) => {
  it('never lands in the encounter of another patient, whether or not the visit is named', async () => {
    const [own, other] = [await seen(), await seen()];
    const foreign = await problemOf(record(own.patientId, { encounterId: other.encounterId }));
    expect(foreign).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.encounterId', code: 'other-patient' }] });
    const mixed = await problemOf(record(own.patientId, { visitId: own.visitId, encounterId: other.encounterId }));
    expect(mixed).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.encounterId', code: 'other-patient' }] });
    const unknown = await problemOf(record(own.patientId, { encounterId: crypto.randomUUID() }));
    expect(unknown).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.encounterId' }] });
  });

  it('names an encounter of the visit that it names, and takes the visit from the encounter', async () => {
    const own = await seen();
    const { id: laterVisit } = await api.asRole('receptionist')(
      startVisit,
      { body: { patientId: own.patientId, confirmedSecondVisit: true } },
      key(),
    );
    const apart = await problemOf(record(own.patientId, { visitId: laterVisit, encounterId: own.encounterId }));
    expect(apart).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.encounterId', code: 'other-visit' }] });
    const { patientId, ...place } = own;
    expect(await record(patientId, { encounterId: own.encounterId })).toMatchObject(place);
  });
});

/** Every record that can name the visit in which it was made. */
const inVisit = {
  ...records,
  'a set of vital signs': (id: string, { visitId }: Where) =>
    api.asRole('nurse')(recordVitals, { params: { id }, body: { visitId: visitId ?? null, values: [{ key: 'pulse', value: 80 }] } }, key()),
  'a history entry': (id: string, { visitId }: Where) =>
    api.asRole('doctor')(recordHistoryEntry, {
      params: { id },
      body: { visitId: visitId ?? null, text: 'Appendectomy', details: { kind: 'surgical' } },
    }),
};

describe.each(Object.entries(inVisit))('%s', (_name, record) => {
  it('never lands in the visit of another patient', async () => {
    const [own, other] = [await seen(), await seen()];
    expect(await problemOf(record(own.patientId, { visitId: other.visitId }))).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'body.visitId', code: 'other-patient' }],
    });
  });

  it('never lands in a visit that was cancelled', async () => {
    const person = { sex: 'male' as const, birthDate: '1970-01-01', names: [{ family: crypto.randomUUID() }], confirmedNotDuplicate: true };
    const { id: patientId } = await api.asRole('receptionist')(registerPatient, { body: person }, key());
    const { id, version } = await api.asRole('receptionist')(startVisit, { body: { patientId } }, key());
    await api.asRole('receptionist')(cancelVisit, { params: { id }, body: { version, reason: 'Left before being seen' } });
    expect(await problemOf(record(patientId, { visitId: id }))).toMatchObject({
      code: 'status-not-allowed',
      context: { from: 'cancelled' },
    });
  });
});

describe('a diagnosis', () => {
  it('says where it was made', async () => {
    const { patientId } = await seen();
    const nowhere = await problemOf(records['a diagnosis'](patientId, {}));
    expect(nowhere).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.encounterId' }] });
  });
});
