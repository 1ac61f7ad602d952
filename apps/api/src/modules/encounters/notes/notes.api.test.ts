import { readHistory } from '@wardbook/contracts/chart/chart';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { followActivity, followGoal, startCarePlan } from '@wardbook/contracts/encounters/care-plans';
import { recordCondition } from '@wardbook/contracts/encounters/conditions';
import {
  addAddendum,
  discardNote,
  listDrafts,
  listNoteTemplates,
  markNoteWrong,
  saveNote,
  signNote,
  startNote,
} from '@wardbook/contracts/encounters/notes';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { secondOf } from '../../../testing/laboratory-people.js';
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

async function draft(code = 'follow-up') {
  const doctor = api.asRole('doctor');
  const { items } = await doctor(listNoteTemplates, {});
  const templateId = items.find((template) => template.code === code)!.id;
  const patientId = await newPatient();
  return { patientId, items, note: await doctor(startNote, { body: { patientId, templateId } }) };
}

/** What ends the practice of the doctor of the tests, and brings it back the second time. */
const withdrawals = {
  'the practitioner has left': (id: string) => sql`update practitioner set active = not active where id = ${id}`,
  'the licence has run out': (id: string) => sql`update practitioner_role
    set licence_expires_on = case when licence_expires_on is null then date '2020-01-01' end where practitioner_id = ${id}`,
  'the work there has ended': (id: string) => sql`update practitioner_role
    set valid_to = case when valid_to is null then date '2020-01-01' end where practitioner_id = ${id}`,
};

async function turn(withdrawal: keyof typeof withdrawals): Promise<void> {
  await api.db.tx(systemActor('service', api.facilityId), async () => {
    const { rows } = await sql<{ id: string }>`select practitioner.id from practitioner
      join user_account on user_account.person_id = practitioner.person_id where user_account.id = ${api.userIdOf('doctor')}`.execute(
      api.db.q,
    );
    await withdrawals[withdrawal](rows[0]?.id ?? '').execute(api.db.q);
  });
}

const filled = [
  { key: 'interval', text: 'Better.' },
  { key: 'plan', text: 'Go on.' },
];

describe('a note', () => {
  it('stays a draft until it is signed once, and continues by an addendum', async () => {
    const doctor = api.asRole('doctor');
    const { note, patientId } = await draft();
    expect((await doctor(listDrafts, {})).items.map(({ id }) => id)).toContain(note.id);
    const empty = await problemOf(doctor(signNote, { params: { id: note.id }, body: { version: note.version } }));
    expect(empty).toMatchObject({ code: 'invalid-input', fields: [{ path: 'sections.interval' }, { path: 'sections.plan' }] });
    const saved = await doctor(saveNote, { params: { id: note.id }, body: { version: note.version, sections: filled } });
    expect(saved.version).toBe(note.version + 1);
    const stale = doctor(saveNote, { params: { id: note.id }, body: { version: note.version, sections: [] } });
    expect(await problemOf(stale)).toMatchObject({ code: 'version-moved', context: { current: { version: saved.version } } });
    const signed = await doctor(signNote, { params: { id: note.id }, body: { version: saved.version } });
    expect(signed).toMatchObject({ status: 'signed', signedBy: 'Test doctor' });
    const again = doctor(saveNote, { params: { id: note.id }, body: { version: signed.version, sections: filled } });
    expect(await problemOf(again)).toMatchObject({ code: 'already-signed' });
    await doctor(addAddendum, { params: { id: note.id }, body: { text: 'The patient called.' } });
    const { notes } = await doctor(readHistory, { params: { id: patientId } });
    expect(notes.map(({ addendumToId, sections }) => [addendumToId, sections.length])).toEqual(
      expect.arrayContaining([
        [undefined, 2],
        [note.id, 1],
      ]),
    );
  });

  it('cannot be changed in the database once it is signed', async () => {
    const doctor = api.asRole('doctor');
    const { note } = await draft();
    await doctor(saveNote, { params: { id: note.id }, body: { version: 1, sections: filled } });
    await doctor(signNote, { params: { id: note.id }, body: { version: 2 } });
    const rewrite = api.db.tx(systemActor('service'), async () => {
      await sql`update note_section set text = 'Worse.' where note_id = ${note.id}`.execute(api.db.q);
    });
    await expect(rewrite).rejects.toThrow(/signed/);
    const reopen = api.db.tx(systemActor('service'), async () => {
      await sql`update note set status = 'draft' where id = ${note.id}`.execute(api.db.q);
    });
    await expect(reopen).rejects.toThrow(/signed/);
  });

  it('leaves the drafts when it is discarded, and takes nothing afterwards', async () => {
    const doctor = api.asRole('doctor');
    const { note } = await draft();
    const discard = (version: number) => doctor(discardNote, { params: { id: note.id }, body: { version } });
    expect(await problemOf(discard(99))).toMatchObject({ code: 'version-moved' });
    await discard(note.version);
    expect((await doctor(listDrafts, {})).items.map(({ id }) => id)).not.toContain(note.id);
    expect(await problemOf(discard(note.version))).toMatchObject({ code: 'already-signed' });
  });

  it('keeps what was written when the template changes', async () => {
    const doctor = api.asRole('doctor');
    const { note, items } = await draft();
    const templateId = items.find(({ code }) => code === 'consultation')!.id;
    const changed = await doctor(saveNote, {
      params: { id: note.id },
      body: { version: 1, templateId, sections: [{ key: 'interval', text: 'Better.' }] },
    });
    expect(changed.template?.code).toBe('consultation');
    const back = await doctor(saveNote, { params: { id: note.id }, body: { version: 2, templateId: note.template!.id, sections: filled } });
    expect(back.sections.find(({ key }) => key === 'plan')?.text).toBe('Go on.');
  });

  it('refuses a text without a section, and keeps text when its template changes', async () => {
    const doctor = api.asRole('doctor');
    const { note, items } = await draft();
    const save = (body: { version: number; templateId?: string; sections: { key: string; text: string }[] }) =>
      doctor(saveNote, { params: { id: note.id }, body });
    const lost = await problemOf(save({ version: 1, sections: [...filled, { key: 'nowhere', text: 'Lost.' }] }));
    expect(lost).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.sections.2.key', code: 'unknown' }] });
    const templateId = items.find(({ code }) => code === 'consultation')!.id;
    const changed = await save({ version: 1, templateId, sections: filled });
    expect(changed.sections.find(({ key }) => key === 'interval')?.text).toBe('Better.');
  });

  it('accepts one signature, and none from an old version', async () => {
    const doctor = api.asRole('doctor');
    const { note } = await draft();
    await doctor(saveNote, { params: { id: note.id }, body: { version: 1, sections: filled } });
    const sign = (version: number) => doctor(signNote, { params: { id: note.id }, body: { version } });
    expect(await problemOf(sign(1))).toMatchObject({ code: 'version-moved' });
    const answers = await Promise.allSettled([sign(2), sign(2), sign(2)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as ProblemError).code] : []));
    for (const code of refusals) expect(['already-signed', 'version-moved']).toContain(code);
  });

  it.each(Object.keys(withdrawals) as (keyof typeof withdrawals)[])('takes no signature once %s', async (ended) => {
    const doctor = api.asRole('doctor');
    const [note, signed] = [(await draft()).note, (await draft()).note];
    for (const { id } of [note, signed]) await doctor(saveNote, { params: { id }, body: { version: 1, sections: filled } });
    await doctor(signNote, { params: { id: signed.id }, body: { version: 2 } });
    const sign = () => doctor(signNote, { params: { id: note.id }, body: { version: 2 } });
    await turn(ended);
    try {
      const refusal = { code: 'forbidden', context: { rule: 'note_signer_practises' } };
      expect(await problemOf(sign())).toMatchObject(refusal);
      expect(await problemOf(doctor(addAddendum, { params: { id: signed.id }, body: { text: 'Called.' } }))).toMatchObject(refusal);
    } finally {
      await turn(ended);
    }
    expect(await sign()).toMatchObject({ status: 'signed' });
  });

  it('belongs to its author alone', async () => {
    const { note } = await draft();
    const foreign = api.asRole('nurse')(saveNote, { params: { id: note.id }, body: { version: 1, sections: [] } });
    expect(await problemOf(foreign)).toMatchObject({ code: 'forbidden' });
  });

  it('stays readable as an error when it was written for another patient', async () => {
    const doctor = api.asRole('doctor');
    const { note, patientId } = await draft();
    await doctor(saveNote, { params: { id: note.id }, body: { version: 1, sections: filled } });
    await doctor(signNote, { params: { id: note.id }, body: { version: 2 } });
    const mark = (call = doctor) => call(markNoteWrong, { params: { id: note.id }, body: { reason: 'Other patient' } });
    expect(await problemOf(mark((await secondOf(api, 'doctor')).call))).toMatchObject({ code: 'forbidden' });
    await mark();
    expect((await doctor(readHistory, { params: { id: patientId } })).notes[0]?.status).toBe('entered-in-error');
  });
});

describe('a treatment plan', () => {
  it('addresses conditions of the chart, and names an unknown one', async () => {
    const doctor = api.asRole('doctor');
    const [params, other] = [{ id: await newPatient() }, { id: await newPatient() }];
    const own = await doctor(recordCondition, { params, body: { text: 'Back pain' } });
    const foreign = await doctor(recordCondition, { params: other, body: { text: 'Gout' } });
    const start = (conditionIds: string[]) => doctor(startCarePlan, { params, body: { title: 'Back pain', conditionIds } });
    expect((await start([own.id])).addresses).toEqual([{ id: own.id, display: 'Back pain' }]);
    for (const id of [foreign.id, crypto.randomUUID()]) {
      const refused = { code: 'invalid-input', fields: [{ path: 'body.conditionIds.1', code: 'unknown' }] };
      expect(await problemOf(start([own.id, id]))).toMatchObject(refused);
    }
  });

  it('counts sessions and follows its goals', async () => {
    const doctor = api.asRole('doctor');
    const plan = await doctor(startCarePlan, {
      params: { id: await newPatient() },
      body: {
        title: 'Back pain',
        goals: [{ description: 'Walk a kilometre without pain', dueOn: '2031-01-01' }],
        activities: [{ display: 'Physiotherapy', plannedSessions: 2 }],
      },
    });
    const activity = plan.activities[0]!;
    const once = await doctor(followActivity, { params: { id: activity.id }, body: { version: activity.version, doneSessions: 1 } });
    expect(once.activities[0]).toMatchObject({ status: 'in-progress', doneSessions: 1 });
    const twice = await doctor(followActivity, { params: { id: activity.id }, body: { version: 2, doneSessions: 2 } });
    expect(twice.activities[0]?.status).toBe('completed');
    const goal = plan.goals[0]!;
    const reached = await doctor(followGoal, { params: { id: goal.id }, body: { version: goal.version, achievementStatus: 'achieved' } });
    expect(reached.goals[0]).toMatchObject({ lifecycleStatus: 'completed', achievementStatus: 'achieved' });
  });
});
