import { setTimeout } from 'node:timers/promises';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { listNoteTemplates, startNote } from '@wardbook/contracts/encounters/notes';
import {
  cancelVisit,
  changeVisit,
  finishEncounter,
  finishVisit,
  listUnfinished,
  listVisits,
  readQueues,
  readVisit,
  reopenVisit,
  startEncounter,
  startVisit,
  type Visit,
} from '@wardbook/contracts/encounters/visits';
import { listVitals, markVitalsWrong, recordVitals } from '@wardbook/contracts/encounters/vitals';
import { listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import { orderTests } from '@wardbook/contracts/laboratory/work';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';
import { Visits } from './visits.service.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

const key = () => ({ idempotencyKey: crypto.randomUUID() });
const problemOf = async (act: Promise<unknown>) => {
  const thrown = await act.then(() => null).catch((error: ProblemError) => error);
  return (thrown as ProblemError).problem;
};

async function newPatient(birthDate = '1985-04-02'): Promise<string> {
  const body = { sex: 'female' as const, birthDate, names: [{ given: 'Visit', family: crypto.randomUUID() }], confirmedNotDuplicate: true };
  return (await api.asRole('receptionist')(registerPatient, { body }, key())).id;
}

const walkIn = async (patientId: string, priority: Visit['priority'] = 'routine') =>
  await api.asRole('receptionist')(startVisit, { body: { patientId, priority, reason: 'Cough' } }, key());

describe('a visit', () => {
  it('moves from arrival through vital signs and consultation to its end, and every queue follows', async () => {
    const patientId = await newPatient();
    const visit = await walkIn(patientId);
    const idsIn = async (queue: 'waiting-vitals' | 'waiting' | 'with-practitioner' | 'finished') => {
      const { items } = await api.asRole('nurse')(listVisits, { query: { queue, limit: 100 } });
      return items.map(({ id }) => id);
    };
    const stateOf = async (id: string) =>
      (await api.asRole('receptionist')(readQueues, {})).items.find(({ visitId }) => visitId === id)?.state;
    expect(await idsIn('waiting-vitals')).toContain(visit.id);
    await api.asRole('nurse')(
      recordVitals,
      { params: { id: patientId }, body: { visitId: visit.id, values: [{ key: 'pulse', value: 80 }] } },
      key(),
    );
    expect(await idsIn('waiting-vitals')).not.toContain(visit.id);
    expect(await idsIn('waiting')).toContain(visit.id);
    expect(await stateOf(visit.id)).toBe('waiting');
    const doctor = api.asRole('doctor');
    const encounter = await doctor(startEncounter, { params: { id: visit.id }, body: {} });
    expect(await doctor(startEncounter, { params: { id: visit.id }, body: {} })).toEqual(encounter);
    expect(await idsIn('with-practitioner')).toContain(visit.id);
    expect(await stateOf(visit.id)).toBe('with-practitioner');
    const going = await doctor(readVisit, { params: { id: visit.id } });
    expect(going).toMatchObject({ status: 'in-progress', encounterId: encounter.id, reason: 'Cough' });
    const finished = await doctor(finishVisit, { params: { id: visit.id }, body: { version: going.version } });
    expect(finished).toMatchObject({ status: 'finished', encounterId: null });
    expect(await idsIn('finished')).toContain(visit.id);
  });

  it('goes on after an encounter is finished, and takes another one', async () => {
    const doctor = api.asRole('doctor');
    const visit = await walkIn(await newPatient());
    const { id, version } = await doctor(startEncounter, { params: { id: visit.id }, body: {} });
    expect(await doctor(finishEncounter, { params: { id }, body: { version } })).toMatchObject({ id, status: 'finished' });
    expect(await problemOf(doctor(finishEncounter, { params: { id }, body: { version } }))).toMatchObject({ code: 'status-not-allowed' });
    expect(await doctor(readVisit, { params: { id: visit.id } })).toMatchObject({ status: 'in-progress', encounterId: null });
    expect((await doctor(startEncounter, { params: { id: visit.id }, body: {} })).id).not.toBe(id);
  });

  it('keeps its classes dated inside one visit', async () => {
    const visit = await walkIn(await newPatient());
    const changed = await api.asRole('doctor')(changeVisit, {
      params: { id: visit.id },
      body: { version: visit.version, class: 'inpatient' },
    });
    expect(changed.class).toBe('inpatient');
    const rows = await api.db.tx(
      systemActor('service', api.facilityId),
      async () =>
        (
          await sql<{
            class: string;
            open: boolean;
          }>`select class, valid_to is null as open from visit_class where visit_id = ${visit.id} order by valid_from, id`.execute(api.db.q)
        ).rows,
    );
    expect(rows).toEqual([
      { class: 'outpatient', open: false },
      { class: 'inpatient', open: true },
    ]);
  });

  it('cannot be cancelled once the patient is being seen, nor changed with an old version', async () => {
    const visit = await walkIn(await newPatient());
    const stale = await problemOf(api.asRole('nurse')(changeVisit, { params: { id: visit.id }, body: { version: 99, reason: 'Fever' } }));
    expect(stale).toMatchObject({ code: 'version-moved', context: { current: { id: visit.id } } });
    await api.asRole('doctor')(startEncounter, { params: { id: visit.id }, body: {} });
    const cancelled = api.asRole('receptionist')(cancelVisit, {
      params: { id: visit.id },
      body: { version: visit.version, reason: 'Left' },
    });
    expect(await problemOf(cancelled)).toMatchObject({ code: 'status-not-allowed' });
  });

  it('begins once when a second desk receives the patient before the first has committed', async () => {
    const patientId = await newPatient();
    const received = Promise.withResolvers<void>();
    const first = api.db.tx(systemActor('service', api.facilityId), async () => {
      await api.service(Visits).startVisit({ patientId, confirmedSecondVisit: false });
      received.resolve();
      await setTimeout(300);
    });
    await received.promise;
    expect(await problemOf(walkIn(patientId))).toMatchObject({ code: 'visit-open' });
    await first;
  });

  it('lists urgent ones first and pages through all of them', async () => {
    const urgent = await walkIn(await newPatient(), 'stat');
    const first = await api.asRole('nurse')(listVisits, { query: { queue: 'waiting', limit: 1 } });
    expect(first.items[0]?.priority).toBe('stat');
    const seen = [...first.items];
    let cursor = first.nextCursor;
    while (cursor) {
      const next = await api.asRole('nurse')(listVisits, { query: { queue: 'waiting', limit: 1, cursor } });
      seen.push(...next.items);
      cursor = next.nextCursor;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.map(({ id }) => id)).toContain(urgent.id);
  });
});

describe('a visit that was finished by mistake', () => {
  it('tells what is still under way before it is finished', async () => {
    const visit = await walkIn(await newPatient());
    const doctor = api.asRole('doctor');
    await doctor(startEncounter, { params: { id: visit.id }, body: {} });
    const empty = await doctor(listUnfinished, { params: { id: visit.id } });
    expect(empty).toEqual({ orders: [], unsignedNotes: [] });
    const { items } = await doctor(listNoteTemplates, {});
    const going = await doctor(readVisit, { params: { id: visit.id } });
    const { id: templateId } = items[0]!;
    const note = await doctor(
      startNote,
      { body: { patientId: visit.patient.id, visitId: visit.id, encounterId: going.encounterId, templateId } },
      key(),
    );
    const { items: tests } = await doctor(listLabTests, { query: { search: 'cbc' } });
    await doctor(orderTests, { body: { encounterId: going.encounterId!, labTestIds: [tests[0]!.id] } }, key());
    expect(await doctor(listUnfinished, { params: { id: visit.id } })).toMatchObject({
      orders: [{ name: tests[0]!.name }],
      unsignedNotes: [{ id: note.id }],
    });
  });

  it('goes on the same day, and not beside another one', async () => {
    const patientId = await newPatient();
    const visit = await walkIn(patientId);
    const doctor = api.asRole('doctor');
    const finished = await doctor(finishVisit, { params: { id: visit.id }, body: { version: visit.version } });
    const stale = doctor(reopenVisit, { params: { id: visit.id }, body: { version: visit.version } });
    expect(await problemOf(stale)).toMatchObject({ code: 'version-moved' });
    const again = await doctor(reopenVisit, { params: { id: visit.id }, body: { version: finished.version } });
    expect(again).toMatchObject({ status: 'in-progress', endedAt: null });
    const over = await doctor(finishVisit, { params: { id: visit.id }, body: { version: again.version } });
    await walkIn(patientId);
    const beside = doctor(reopenVisit, { params: { id: visit.id }, body: { version: over.version } });
    expect(await problemOf(beside)).toMatchObject({ code: 'visit-open' });
  });

  it('stays over on another day', async () => {
    const visit = await walkIn(await newPatient());
    await api.asRole('doctor')(finishVisit, { params: { id: visit.id }, body: { version: visit.version } });
    const owner = new Client({ connectionString: api.ownerUrl });
    await owner.connect();
    await owner.query('update visit set business_date = business_date - 1 where id = $1', [visit.id]).finally(() => owner.end());
    const { version } = await api.asRole('doctor')(readVisit, { params: { id: visit.id } });
    const late = api.asRole('doctor')(reopenVisit, { params: { id: visit.id }, body: { version } });
    expect(await problemOf(late)).toMatchObject({ code: 'status-not-allowed' });
  });
});

describe('vital signs', () => {
  const record = async (patientId: string, body: Parameters<typeof bodyOf>[0]) =>
    await api.asRole('nurse')(recordVitals, { params: { id: patientId }, body: bodyOf(body) }, key());
  const bodyOf = (body: {
    values: { key: 'systolic' | 'diastolic' | 'temperature' | 'weight' | 'height'; value: number }[];
    confirmed?: ('temperature' | 'weight' | 'height')[];
    occurredAt?: string;
    visitId?: string;
  }) => body;

  it('keep both numbers of a blood pressure, flag by age and compute the body mass index', async () => {
    const patientId = await newPatient();
    const values = [
      { key: 'systolic' as const, value: 168 },
      { key: 'diastolic' as const, value: 96 },
      { key: 'weight' as const, value: 81 },
      { key: 'height' as const, value: 180 },
    ];
    const set = await record(patientId, { values });
    expect(set.bodyMassIndex).toBe(25);
    expect(set.values.find(({ key: name }) => name === 'systolic')).toMatchObject({ value: 168, flag: 'high' });
    const { sets } = await api.asRole('doctor')(listVitals, { params: { id: patientId }, query: {} });
    expect(sets).toEqual([set]);
  });

  it('refuse the impossible, require a confirmation of the improbable, and store nothing until then', async () => {
    const patientId = await newPatient();
    const impossible = await problemOf(record(patientId, { values: [{ key: 'temperature', value: 99 }] }));
    expect(impossible).toMatchObject({ code: 'value-impossible', fields: [{ path: 'body.values.0.value' }] });
    const upsideDown = [
      { key: 'systolic' as const, value: 80 },
      { key: 'diastolic' as const, value: 120 },
    ];
    expect(await problemOf(record(patientId, { values: upsideDown }))).toMatchObject({ code: 'value-impossible' });
    const hot = [{ key: 'temperature' as const, value: 42 }];
    expect(await problemOf(record(patientId, { values: hot }))).toMatchObject({ code: 'value-needs-confirmation' });
    expect((await api.asRole('nurse')(listVitals, { params: { id: patientId }, query: {} })).sets).toEqual([]);
    expect((await record(patientId, { values: hot, confirmed: ['temperature'] })).values[0]).toMatchObject({ flag: 'critically-high' });
  });

  it('require a confirmation of a weight and a height that cannot be right together', async () => {
    const patientId = await newPatient();
    const values = [
      { key: 'weight' as const, value: 165 },
      { key: 'height' as const, value: 121 },
    ];
    const asked = await problemOf(record(patientId, { values, confirmed: ['weight'] }));
    expect(asked).toMatchObject({ code: 'value-needs-confirmation', fields: [{ path: 'body.values.1.value' }] });
    expect((await record(patientId, { values, confirmed: ['weight', 'height'] })).bodyMassIndex).toBe(112.7);
  });

  it('appear with the visit for users who may read the chart, the last value of each', async () => {
    const { id: visitId, patient } = await walkIn(await newPatient());
    await record(patient.id, { visitId, values: [{ key: 'systolic', value: 130 }] });
    await record(patient.id, { visitId, values: [{ key: 'systolic', value: 198 }] });
    const read = async (role: 'doctor' | 'receptionist') => (await api.asRole(role)(readVisit, { params: { id: visitId } })).vitals;
    expect(await read('doctor')).toEqual([{ key: 'systolic', value: 198, flag: 'critically-high' }]);
    expect(await read('receptionist')).toBeNull();
  });

  it('reject more decimals than the instrument measures', async () => {
    const tooExact = [
      { key: 'temperature' as const, value: 37.5 },
      { key: 'systolic' as const, value: 120.12345 },
    ];
    const refused = await problemOf(record(await newPatient(), { values: tooExact }));
    expect(refused).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.values.1.value', code: 'too-precise' }] });
  });

  it('keep both times of a late entry and refuse the future', async () => {
    const patientId = await newPatient();
    const occurredAt = '2026-01-05T06:00:00Z';
    const late = await record(patientId, { values: [{ key: 'temperature', value: 37 }], occurredAt });
    expect(Date.parse(late.occurredAt)).toBe(Date.parse(occurredAt));
    expect(Date.parse(late.recordedAt)).toBeGreaterThan(Date.parse(occurredAt));
    const future = record(patientId, { values: [{ key: 'temperature', value: 37 }], occurredAt: '2099-01-01T00:00:00Z' });
    expect(await problemOf(future)).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.occurredAt' }] });
  });

  it('refuse another patient’s visit, and hide a set that was entered in error', async () => {
    const patientId = await newPatient();
    const other = await walkIn(await newPatient());
    const wrong = record(patientId, { values: [{ key: 'temperature', value: 37 }], visitId: other.id });
    expect(await problemOf(wrong)).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.visitId' }] });
    const set = await record(patientId, { values: [{ key: 'temperature', value: 37 }] });
    await api.asRole('nurse')(markVitalsWrong, { params: { id: set.setId }, body: { reason: 'Other patient' } });
    expect((await api.asRole('nurse')(listVitals, { params: { id: patientId }, query: {} })).sets).toEqual([]);
    const kept = await api.db.tx(
      systemActor('service', api.facilityId),
      async () =>
        (
          await sql<{
            status: string;
            error_reason: string;
          }>`select status, error_reason from observation where set_id = ${set.setId}`.execute(api.db.q)
        ).rows,
    );
    expect(kept).toEqual([{ status: 'entered-in-error', error_reason: 'Other patient' }]);
  });

  it('cannot be overwritten, not even by the application itself', async () => {
    const patientId = await newPatient();
    const set = await record(patientId, { values: [{ key: 'temperature', value: 37 }] });
    const overwrite = api.db.tx(systemActor('service', api.facilityId), async () => {
      await sql`update observation set value_number = 36 where set_id = ${set.setId}`.execute(api.db.q);
    });
    await expect(overwrite).rejects.toThrow(/permission denied/);
  });
});
