import { readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { markAllergyWrong, readAllergies, recordAllergy, setAllergyStatus } from '@wardbook/contracts/encounters/allergies';
import { changeCondition, markConditionWrong, recordCondition } from '@wardbook/contracts/encounters/conditions';
import { markHistoryEntryWrong, recordHistoryEntry } from '@wardbook/contracts/encounters/history-entries';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

const problemOf = async (act: Promise<unknown>) => {
  const thrown = await act.then(() => null).catch((error: ProblemError) => error);
  return (thrown as ProblemError).problem;
};

async function newPatient(): Promise<string> {
  const body = { sex: 'male' as const, birthDate: '1970-01-01', names: [{ family: crypto.randomUUID() }], confirmedNotDuplicate: true };
  return (await api.asRole('receptionist')(registerPatient, { body }, { idempotencyKey: crypto.randomUUID() })).id;
}

describe('allergies', () => {
  it('distinguish not asked, none known and known', async () => {
    const params = { id: await newPatient() };
    const nurse = api.asRole('nurse');
    expect(await nurse(readAllergies, { params })).toMatchObject({ status: 'not-asked', items: [] });
    expect((await nurse(setAllergyStatus, { params, body: { status: 'none-known' } })).status).toBe('none-known');
    const known = await nurse(recordAllergy, {
      params,
      body: { text: 'Penicillin', category: 'medication', criticality: 'high', reactions: [{ manifestation: 'Rash' }] },
    });
    expect(known).toMatchObject({ status: 'known', items: [{ display: 'Penicillin', checkable: false, criticality: 'high' }] });
    expect(await problemOf(nurse(setAllergyStatus, { params, body: { status: 'none-known' } }))).toMatchObject({
      code: 'status-not-allowed',
    });
    expect(await problemOf(nurse(recordAllergy, { params, body: { text: 'penicillin' } }))).toMatchObject({ code: 'already-exists' });
    const wrong = await nurse(markAllergyWrong, { params: { id: known.items[0]!.id }, body: { reason: 'Was another patient' } });
    expect(wrong).toMatchObject({ status: 'not-asked', items: [] });
  });

  it('cover the whole chart of merged records', async () => {
    const [survivor, merged] = [await newPatient(), await newPatient()];
    await api.asRole('nurse')(recordAllergy, { params: { id: merged }, body: { text: 'Latex' } });
    await api.db.tx(systemActor('service', api.facilityId), async () => {
      await sql`update patient set survivor_id = ${survivor} where id = ${merged}`.execute(api.db.q);
    });
    expect((await api.asRole('doctor')(readAllergies, { params: { id: survivor } })).items.map(({ display }) => display)).toEqual([
      'Latex',
    ]);
    expect((await api.asRole('doctor')(readHistory, { params: { id: survivor } })).allergies.status).toBe('known');
  });
});

describe('the problem list', () => {
  it('updates the course of a problem but never its code', async () => {
    const params = { id: await newPatient() };
    const doctor = api.asRole('doctor');
    const problem = await doctor(recordCondition, { params, body: { text: 'Asthma', onsetOn: '2019-01-01', onsetPrecision: 'year' } });
    const ended = await doctor(changeCondition, {
      params: { id: problem.id },
      body: { version: problem.version, clinicalStatus: 'resolved', abatedOn: '2024-05-01' },
    });
    expect(ended).toMatchObject({ clinicalStatus: 'resolved', abatedOn: '2024-05-01', version: 2 });
    const stale = doctor(changeCondition, { params: { id: problem.id }, body: { version: 1, clinicalStatus: 'active' } });
    expect(await problemOf(stale)).toMatchObject({ code: 'version-moved' });
    const before = doctor(changeCondition, { params: { id: problem.id }, body: { version: 2, abatedOn: '2010-05-01' } });
    expect(await problemOf(before)).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.abatedOn' }] });
    const rewrite = api.db.tx(systemActor('service', api.facilityId), async () => {
      await sql`update condition set display = 'Cough' where id = ${problem.id}`.execute(api.db.q);
    });
    await expect(rewrite).rejects.toThrow(/permission denied/);
  });

  it('keeps an error with who, when and why, and stops showing it', async () => {
    const params = { id: await newPatient() };
    const doctor = api.asRole('doctor');
    const { id } = await doctor(recordCondition, { params, body: { text: 'Gout' } });
    await doctor(markConditionWrong, { params: { id }, body: { reason: 'Wrong patient' } });
    expect(await problemOf(doctor(markConditionWrong, { params: { id }, body: { reason: 'Again' } }))).toMatchObject({
      code: 'status-not-allowed',
    });
    expect((await doctor(readSummary, { params })).problems).toEqual([]);
    const rows = await api.db.tx(
      systemActor('service'),
      async () =>
        (
          await sql<{ error_by: string; error_reason: string }>`select error_by, error_reason from condition where id = ${id}`.execute(
            api.db.q,
          )
        ).rows,
    );
    expect(rows).toEqual([{ error_by: api.userIdOf('doctor'), error_reason: 'Wrong patient' }]);
  });
});

describe('a code', () => {
  it('accepts only a listed code where the list is loaded, and any code where it is not', async () => {
    const params = { id: await newPatient() };
    const doctor = api.asRole('doctor');
    const coding = (system: string, code: string) => ({ system, code, display: 'Something' });
    const icd = coding('http://hl7.org/fhir/sid/icd-10', 'ZZ99');
    const refused = { code: 'invalid-input', fields: [{ path: 'body.coding.code', code: 'unknown-code' }] };
    expect(await problemOf(doctor(recordCondition, { params, body: { coding: icd } }))).toMatchObject(refused);
    const entry = { coding: icd, text: 'Something', details: { kind: 'past-medical' as const } };
    expect(await problemOf(doctor(recordHistoryEntry, { params, body: entry }))).toMatchObject(refused);
    const kept = await doctor(recordCondition, { params, body: { coding: coding('http://snomed.info/sct', '38341003') } });
    expect(kept.code).toBe('38341003');
  });
});

describe('the structured history', () => {
  it('takes the details of each kind and a correction in one step', async () => {
    const params = { id: await newPatient() };
    const nurse = api.asRole('nurse');
    const wrong = await nurse(recordHistoryEntry, {
      params,
      body: { text: 'Diabetes', details: { kind: 'family', relationship: 'mother', ageAtOnset: 50 } },
    });
    const corrects = { id: wrong.id, reason: 'It was the father' };
    await nurse(recordHistoryEntry, { params, body: { text: 'Diabetes', details: { kind: 'family', relationship: 'father' }, corrects } });
    await nurse(recordHistoryEntry, {
      params,
      body: { text: 'Smoking', details: { kind: 'social', topic: 'tobacco', status: 'former', amount: '10 pack-years' } },
    });
    const { historyEntries } = await api.asRole('doctor')(readHistory, { params });
    expect(historyEntries.map(({ kind, details }) => [kind, details])).toEqual([
      ['family', { relationship: 'father' }],
      ['social', { topic: 'tobacco', status: 'former', amount: '10 pack-years' }],
    ]);
    const refused = nurse(recordHistoryEntry, { params, body: { text: 'x', details: { kind: 'obstetric', outcome: 'unknown' } as never } });
    expect(await problemOf(refused)).toMatchObject({ code: 'invalid-input' });
  });
});

describe('an entry of the history', () => {
  it('leaves the chart once, when it was entered in error', async () => {
    const params = { id: await newPatient() };
    const doctor = api.asRole('doctor');
    const { id } = await doctor(recordHistoryEntry, { params, body: { text: 'Smoking', details: { kind: 'social', topic: 'tobacco' } } });
    const mark = () => doctor(markHistoryEntryWrong, { params: { id }, body: { reason: 'Another patient' } });
    await mark();
    expect((await doctor(readHistory, { params })).historyEntries).toEqual([]);
    expect(await problemOf(mark())).toMatchObject({ code: 'status-not-allowed' });
  });
});

describe('a day of the patient’s life', () => {
  it('lies neither in the future nor before birth, in every kind of record', async () => {
    const params = { id: await newPatient() };
    const doctor = api.asRole('doctor');
    const surgical = { kind: 'surgical' as const };
    const records = {
      onsetOn: (onsetOn: string) => doctor(recordCondition, { params, body: { text: 'Asthma', onsetOn } }),
      abatedOn: (abatedOn: string) => doctor(recordCondition, { params, body: { text: 'Gout', clinicalStatus: 'resolved', abatedOn } }),
      happenedOn: (happenedOn: string) => doctor(recordHistoryEntry, { params, body: { text: 'Appendix', details: surgical, happenedOn } }),
    };
    for (const [field, record] of Object.entries(records)) {
      const fields = (code: string) => ({ code: 'invalid-input', fields: [{ path: `body.${field}`, code }] });
      expect(await problemOf(record('2940-01-01'))).toMatchObject(fields('in-the-future'));
      expect(await problemOf(record('1800-01-01'))).toMatchObject(fields('before-birth'));
    }
    const allergy = (onsetOn: string) => problemOf(doctor(recordAllergy, { params, body: { text: 'Nuts', onsetOn } }));
    expect(await allergy('2940-01-01')).toMatchObject({ fields: [{ path: 'body.onsetOn', code: 'in-the-future' }] });
    expect(await allergy('1800-01-01')).toMatchObject({ fields: [{ path: 'body.onsetOn', code: 'before-birth' }] });
    const problem = await doctor(recordCondition, { params, body: { text: 'Asthma' } });
    const ended = { version: problem.version, clinicalStatus: 'resolved' as const, abatedOn: '2940-01-01' };
    const late = doctor(changeCondition, { params: { id: problem.id }, body: ended });
    expect(await problemOf(late)).toMatchObject({ fields: [{ path: 'body.abatedOn', code: 'in-the-future' }] });
  });

  it('may lie before birth in the family history', async () => {
    const params = { id: await newPatient() };
    const details = { kind: 'family' as const, relationship: 'mother' as const };
    const entry = await api.asRole('doctor')(recordHistoryEntry, { params, body: { text: 'Diabetes', details, happenedOn: '1955-01-01' } });
    expect(entry.happenedOn).toBe('1955-01-01');
  });
});
