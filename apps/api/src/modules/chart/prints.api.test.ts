import { recordCondition } from '@wardbook/contracts/encounters/conditions';
import { addAddendum, listNoteTemplates, markNoteWrong, saveNote, signNote, startNote } from '@wardbook/contracts/encounters/notes';
import { startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { findMedicines, prescribeMedication } from '@wardbook/contracts/pharmacy/prescribing';
import { sql } from 'kysely';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { thriceForFiveDays } from '../../testing/pharmacy-steps.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

const key = () => ({ idempotencyKey: crypto.randomUUID() });

let api: TestApi;
let patientId: string;
let visitId: string;

beforeAll(async () => {
  api = await testApi();
  const body = {
    sex: 'female' as const,
    birthDate: '1990-04-02',
    names: [{ given: 'Żaneta', family: 'Papieru' }],
    confirmedNotDuplicate: true,
  };
  patientId = (await api.asRole('receptionist')(registerPatient, { body }, key())).id;
  visitId = (await api.asRole('receptionist')(startVisit, { body: { patientId, reason: 'Cough' } }, key())).id;
  const coding = { system: 'http://hl7.org/fhir/sid/icd-10', code: 'J06.9', display: 'Cold' };
  await api.asRole('doctor')(recordCondition, { params: { id: patientId }, body: { category: 'encounter-diagnosis', visitId, coding } });
});

async function printed(path: string, role: 'doctor' | 'cashier' = 'doctor') {
  const response = await fetch(`${api.baseUrl}${path}`, { headers: { authorization: `Bearer ${api.tokenOf(role)}` } });
  return { status: response.status, type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
}

async function textOf(path: string): Promise<string> {
  const { bytes } = await printed(path);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text;
}

describe('papers for the patient', () => {
  it('print the summary of a visit, and record who printed it', async () => {
    const { status, type, bytes } = await printed(`/visits/${visitId}/summary`);
    expect([status, type, bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    const { rows } =
      await sql`select from audit.access where action = 'print' and operation = 'printVisitSummary' and patient_id = ${patientId}
      and user_id = ${api.userIdOf('doctor')}`.execute(api.db.outside);
    expect(rows).toHaveLength(1);
  });

  it('print no prescription where nothing was prescribed', async () => {
    expect((await printed(`/visits/${visitId}/prescription`)).status).toBe(404);
  });

  it('print the medicines of a visit with how they are taken, for a pharmacy outside', async () => {
    const doctor = api.asRole('doctor');
    const again = { patientId, reason: 'Cough again', confirmedSecondVisit: true };
    const { id } = await api.asRole('receptionist')(startVisit, { body: again }, key());
    const { id: encounterId } = await doctor(startEncounter, { params: { id }, body: {} });
    const { items } = await doctor(findMedicines, { query: { search: 'amoxicillin 500 capsule' } });
    const lines = [{ medicineId: items[0]?.medicineId ?? '', dosage: [thriceForFiveDays] }];
    await doctor(prescribeMedication, { body: { patientId, encounterId, lines } }, key());
    const text = await textOf(`/visits/${id}/prescription`);
    expect(text).toContain('Żaneta Papieru');
    expect(text).toMatch(/Amoxicillin 500 mg.*1 capsule.*5 days/s);
    const { rows } = await sql`select from audit.access where action = 'print' and operation = 'printPrescription'
      and patient_id = ${patientId} and user_id = ${api.userIdOf('doctor')}`.execute(api.db.outside);
    expect(rows).toHaveLength(1);
  });

  it('print a certificate once it is signed, and no draft', async () => {
    const doctor = api.asRole('doctor');
    const { items } = await doctor(listNoteTemplates, {});
    const templateId = items.find(({ code }) => code === 'certificate')?.id ?? '';
    const note = await doctor(startNote, { body: { patientId, visitId, templateId } });
    expect((await printed(`/notes/${note.id}/print`)).status).toBe(409);
    const sections = [{ key: 'statement', text: 'Unfit for work for three days.' }];
    const saved = await doctor(saveNote, { params: { id: note.id }, body: { version: note.version, sections } });
    await doctor(signNote, { params: { id: note.id }, body: { version: saved.version } });
    expect((await printed(`/notes/${note.id}/print`)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('hold the addenda of a note, and an addendum names the note that it continues', async () => {
    const doctor = api.asRole('doctor');
    const { items } = await doctor(listNoteTemplates, {});
    const templateId = items.find(({ code }) => code === 'progress')?.id ?? '';
    const note = await doctor(startNote, { body: { patientId, visitId, templateId } });
    const sections = [{ key: 'note', text: 'Give amoxicillin three times a day.' }];
    const saved = await doctor(saveNote, { params: { id: note.id }, body: { version: note.version, sections } });
    await doctor(signNote, { params: { id: note.id }, body: { version: saved.version } });
    const addendum = await doctor(addAddendum, { params: { id: note.id }, body: { text: 'CORRECTION: allergic to penicillin.' } });
    const wrong = await doctor(addAddendum, { params: { id: note.id }, body: { text: 'Of another patient.' } });
    await doctor(markNoteWrong, { params: { id: wrong.id }, body: { reason: 'Wrong patient' } });
    const whole = await textOf(`/notes/${note.id}/print`);
    expect(whole).toContain('CORRECTION: allergic to penicillin.');
    expect(whole).not.toContain('Of another patient.');
    expect(await textOf(`/notes/${addendum.id}/print`)).toMatch(/Addendum to Short note by/);
    await doctor(markNoteWrong, { params: { id: note.id }, body: { reason: 'Wrong patient' } });
    expect(await textOf(`/notes/${addendum.id}/print`)).toMatch(/entered in error/);
  });

  it('return 403 to users who may not read charts', async () => {
    expect((await printed(`/visits/${visitId}/summary`, 'cashier')).status).toBe(403);
  });
});
