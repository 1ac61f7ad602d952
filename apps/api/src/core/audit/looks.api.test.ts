import { listAuditEntries } from '@wardbook/contracts/audit/entries';
import { getAccount, openAccount } from '@wardbook/contracts/billing/charges';
import { readSummary } from '@wardbook/contracts/chart/chart';
import { createClient } from '@wardbook/contracts/core/client';
import { type AnyEndpoint, fullPath, isRead } from '@wardbook/contracts/core/endpoint';
import type { BuiltInRole, Permission } from '@wardbook/contracts/core/permissions';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { changeAllergy, markAllergyWrong, recordAllergy } from '@wardbook/contracts/encounters/allergies';
import { changeCondition, markConditionWrong, recordCondition } from '@wardbook/contracts/encounters/conditions';
import { markHistoryEntryWrong, recordHistoryEntry } from '@wardbook/contracts/encounters/history-entries';
import { discardNote, listNoteTemplates, startNote } from '@wardbook/contracts/encounters/notes';
import { listVisits, startVisit } from '@wardbook/contracts/encounters/visits';
import { markVitalsWrong, recordVitals } from '@wardbook/contracts/encounters/vitals';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { listUsers } from '@wardbook/contracts/identity/users';
import { listPatients, readPatient, updatePatient } from '@wardbook/contracts/patients/patients';
import { listMedicines } from '@wardbook/contracts/pharmacy/medicines';
import { checkPrescription } from '@wardbook/contracts/pharmacy/prescribing';
import { allEndpoints } from '@wardbook/contracts/registry';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { billingSteps, key } from '../../testing/billing-steps.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

let api: TestApi;
let patientId: string;
/** The id that each address of one thing takes. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  api = await ownTestApi();
  const { newPatient, account, invoiceAll, payAll } = billingSteps(api);
  patientId = await newPatient();
  const doctor = api.asRole('doctor');
  ids['/visits/:id'] = (await api.asRole('receptionist')(startVisit, { body: { patientId } }, key())).id;
  ids['/billing/accounts/:id'] = (await api.asRole('cashier')(openAccount, { body: { patientId } })).id;
  const { items } = await doctor(listNoteTemplates, {});
  ids['/notes/:id'] = (await doctor(startNote, { body: { patientId, templateId: items[0]?.id ?? '' } })).id;
  const charged = await account('100');
  ids['/billing/invoices/:id'] = (await invoiceAll(charged.id)).id;
  ids['/billing/payments/:id'] = (await payAll((await account('100')).id)).id;
});
afterAll(() => api.close());

const endpoints = allEndpoints as readonly AnyEndpoint[];
const problemOf = async (work: Promise<unknown>) => ((await work.catch((error) => error)) as ProblemError).problem;

/** Every name of a property in what an endpoint answers. */
function namesIn({ response }: AnyEndpoint): Set<string> {
  const names = new Set<string>();
  const text = JSON.stringify(z.toJSONSchema(response, { io: 'output', unrepresentable: 'any', reused: 'inline' }));
  for (const [, name] of text.matchAll(/"(\w+)":\{/g)) names.add(name ?? '');
  return names;
}

function takesPatient({ body }: AnyEndpoint): boolean {
  return JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any', reused: 'inline' })).includes('"patientId":');
}

const OF_A_PATIENT = ['patient', 'patientId', 'patientName', 'mrn', 'birthDate'];
/** They answer an id or a count alone, or nothing of a patient. */
const NOTHING_SHOWN = ['getMe', 'setUp', 'signIn'];

/** What some lists must be asked with. */
const QUERIES: Record<string, string> = {
  listReportRows: '?kind=visits&from=2026-01-01&to=2026-12-31',
  listLabWork: '?tab=to-collect',
};

async function roleWith(permission: Permission): Promise<BuiltInRole> {
  for (const role of ['doctor', 'receptionist', 'cashier', 'pharmacist', 'lab-technician', 'admin', 'auditor'] as const) {
    const { facilities } = await api.asRole(role)(getMe, {});
    if (facilities[0]?.permissions.includes(permission)) return role;
  }
  throw new Error(`No role has ${permission}.`);
}

async function rowsOf(operation: string) {
  const { rows } = await sql<{
    patient_id: string | null;
    patient_ids: string[] | null;
    subject_id: string | null;
    session_id: string | null;
    address: string | null;
  }>`
    select patient_id, patient_ids, subject_id, session_id, address from audit.access where operation = ${operation} and action in ('look', 'search', 'print')
    order by id`.execute(api.db.outside);
  return rows;
}

async function get(endpoint: AnyEndpoint, role: BuiltInRole, query = '') {
  const path = fullPath(endpoint)
    .replace(':date', '2031-03-03')
    .replace(':id', ids[endpoint.path] ?? patientId);
  const headers = { authorization: `Bearer ${api.tokenOf(role)}` };
  return await fetch(`${new URL(api.baseUrl).origin}${path}${query}`, { headers });
}

describe('every endpoint', () => {
  it('declares whose data it shows when it answers a patient’s', () => {
    const undeclared = endpoints
      .filter((each) => !each.shows && !NOTHING_SHOWN.includes(each.operationId))
      .filter((each) => OF_A_PATIENT.some((name) => namesIn(each).has(name)) || (isRead(each) && /^\/patients\/:id/.test(each.path)));
    expect(undeclared.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('declares whose data it shows when it answers a question about a patient', () => {
    const asked = endpoints.filter((each) => each.body && each.status !== 204 && takesPatient(each));
    expect(asked.map(({ operationId }) => operationId)).toContain('checkPrescription');
    expect(asked.filter(({ shows }) => !shows).map(({ operationId }) => operationId)).toEqual([]);
  });

  it('leaves a row of the patient whose prescription was checked', async () => {
    const { items } = await api.asRole('pharmacist')(listMedicines, { query: { search: 'paracetamol' } });
    const before = (await rowsOf('checkPrescription')).length;
    await api.asRole('pharmacist')(checkPrescription, { body: { patientId, medicineIds: [items[0]?.id ?? ''] } });
    expect((await rowsOf('checkPrescription')).slice(before)).toMatchObject([{ patient_id: patientId, session_id: expect.any(String) }]);
  });

  const reads = endpoints.filter((each) => each.shows && each.method === 'GET' && !each.produces);
  const callable = reads.filter(
    ({ path }) =>
      !path.includes(':id') ||
      path.startsWith('/patients/:id') ||
      path in { '/visits/:id': 1, '/billing/accounts/:id': 1, '/notes/:id': 1, '/billing/invoices/:id': 1, '/billing/payments/:id': 1 },
  );

  it('leaves four reads to the tests of their own modules', () => {
    const apart = reads.filter((each) => !callable.includes(each)).map(({ operationId }) => operationId);
    expect(apart.sort()).toEqual(['getLabReport', 'getLabWork', 'listUnfinished', 'readDispensingOrder']);
  });

  it.each(callable.map((each) => [each.operationId, each] as const))(
    '%s: leaves one row with session, address and patient',
    async (_, endpoint) => {
      const role = await roleWith(endpoint.access as Permission);
      const before = (await rowsOf(endpoint.operationId)).length;
      const query = QUERIES[endpoint.operationId] ?? '';
      const answer = await get(endpoint, role, query);
      expect([answer.status, answer.ok ? '' : await answer.text()]).toEqual([200, '']);
      const rows = (await rowsOf(endpoint.operationId)).slice(before);
      expect(rows).toMatchObject([{ session_id: expect.any(String), address: '127.0.0.1' }]);
      const [row] = rows;
      if (endpoint.shows === 'patients') expect(row?.patient_ids).toBeInstanceOf(Array);
      else expect(endpoint.operationId === 'getPayment' ? row?.subject_id : row?.patient_id).toEqual(expect.any(String));
    },
  );
});

describe('a list', () => {
  it('leaves a row that each patient in it finds', async () => {
    await api.asRole('receptionist')(listPatients, { query: { limit: 100 } });
    await api.asRole('receptionist')(listVisits, { query: {} });
    const { items } = await api.asRole('auditor')(listAuditEntries, { query: { patientId, action: 'look', limit: 100 } });
    for (const list of ['listPatients', 'listVisits'])
      expect(items.find(({ subject }) => subject === list)).toMatchObject({ patientIds: expect.arrayContaining([patientId]) });
  });

  it('ends for a user who has seen too many patients within an hour, and says so in the trail', async () => {
    const narrow = await ownTestApi({ WARDBOOK_PATIENTS_PER_HOUR: '3' });
    try {
      const { newPatient } = billingSteps(narrow);
      for (let i = 0; i < 4; i += 1) await newPatient();
      const list = (limit: number) => narrow.asRole('cashier')(listPatients, { query: { limit, sort: 'name' } });
      expect((await list(3)).items).toHaveLength(3);
      expect((await list(3)).items).toHaveLength(3);
      expect(await problemOf(list(4))).toMatchObject({ code: 'too-many-records', context: { retryAfterSeconds: expect.any(Number) } });
      const { items } = await narrow.asRole('auditor')(listAuditEntries, { query: { action: 'denied' } });
      expect(items[0]).toMatchObject({
        subject: 'listPatients',
        user: { id: narrow.userIdOf('cashier') },
        after: { code: 'too-many-records' },
      });
    } finally {
      await narrow.close();
    }
  });
});

describe('a restricted patient', () => {
  const restrict = async (sensitivity: 'restricted' | 'very-restricted') => {
    const { newPatient } = billingSteps(api);
    const id = await newPatient();
    const receptionist = api.asRole('receptionist');
    const { version } = await receptionist(readPatient, { params: { id } });
    await receptionist(updatePatient, { params: { id }, body: { version, sensitivity } });
    return id;
  };
  const grant = async (role: BuiltInRole, ...permissions: string[]) => {
    const owner = new Client({ connectionString: api.ownerUrl });
    await owner.connect();
    const given =
      'insert into role_permission (role_id, permission) select id, unnest($2::text[]) from role where code = $1 on conflict do nothing';
    await owner.query(given, [role, permissions]);
    await owner.end();
  };
  const may = async (role: BuiltInRole, id: string) => (await problemOf(api.asRole(role)(readPatient, { params: { id } })))?.code ?? 'yes';

  it('opens only for the roles that may, from the next request on', async () => {
    const normal = patientId;
    for (const role of ['pharmacist', 'cashier', 'auditor'] as const) expect(await may(role, normal)).toBe('yes');
    const restricted = await restrict('restricted');
    const secret = await restrict('very-restricted');
    for (const role of ['pharmacist', 'cashier', 'auditor', 'lab-technician', 'admin'] as const)
      expect([role, await may(role, restricted), await may(role, secret)]).toEqual([role, 'forbidden', 'forbidden']);
    for (const role of ['nurse', 'receptionist'] as const)
      expect([role, await may(role, restricted), await may(role, secret)]).toEqual([role, 'yes', 'forbidden']);
    expect([await may('doctor', restricted), await may('doctor', secret)]).toEqual(['yes', 'yes']);
  });

  it('stays closed by way of the chart, a note or an edit of its level', async () => {
    const id = await restrict('very-restricted');
    const nurse = api.asRole('nurse');
    expect(await problemOf(nurse(readSummary, { params: { id } }))).toMatchObject({
      code: 'forbidden',
      context: { rule: 'restricted_patient' },
    });
    expect(
      await problemOf(api.asRole('receptionist')(updatePatient, { params: { id }, body: { version: 2, sensitivity: 'normal' } })),
    ).toMatchObject({
      code: 'forbidden',
    });
    const doctor = api.asRole('doctor');
    const { items } = await doctor(listNoteTemplates, {});
    const note = await doctor(startNote, { body: { patientId: id, templateId: items[0]?.id ?? '' } });
    const answer = await fetch(`${api.baseUrl}/notes/${note.id}`, { headers: { authorization: `Bearer ${api.tokenOf('nurse')}` } });
    expect(answer.status).toBe(403);
  });

  it('keeps its entries from a change by a role that may not open it', async () => {
    const id = await restrict('very-restricted');
    const doctor = api.asRole('doctor');
    const nurse = api.asRole('nurse');
    const { items: entries } = await doctor(recordAllergy, { params: { id }, body: { text: 'Latex', category: 'environment' } }, key());
    const allergy = { id: entries[0]?.id ?? '' };
    const condition = await doctor(recordCondition, { params: { id }, body: { text: 'Gout', category: 'problem-list-item' } }, key());
    const details = { kind: 'surgical' as const };
    const history = await doctor(recordHistoryEntry, { params: { id }, body: { text: 'Appendix', details } }, key());
    const vitals = await doctor(recordVitals, { params: { id }, body: { values: [{ key: 'pulse', value: 80 }] } }, key());
    await grant('nurse', 'condition:record', 'history:record', 'allergy:record');
    const wrong = { body: { reason: 'Other patient' } };
    const changes = [
      nurse(markAllergyWrong, { params: allergy, ...wrong }, key()),
      nurse(changeAllergy, { params: allergy, body: { version: 1, comment: 'x' } }),
      nurse(markConditionWrong, { params: { id: condition.id }, ...wrong }, key()),
      nurse(changeCondition, { params: { id: condition.id }, body: { version: 1, clinicalStatus: 'resolved' } }),
      nurse(markHistoryEntryWrong, { params: { id: history.id }, ...wrong }, key()),
      nurse(markVitalsWrong, { params: { id: vitals.setId }, ...wrong }, key()),
    ];
    for (const problem of await Promise.all(changes.map(problemOf)))
      expect(problem).toMatchObject({ code: 'forbidden', context: { rule: 'restricted_patient' } });
  });

  it('keeps the draft of a role that may not open it any more', async () => {
    const id = await billingSteps(api).newPatient();
    const nurse = api.asRole('nurse');
    const { items } = await nurse(listNoteTemplates, {});
    const draft = await nurse(startNote, { body: { patientId: id, templateId: items[0]?.id ?? '' } });
    const { version } = await api.asRole('receptionist')(readPatient, { params: { id } });
    await api.asRole('receptionist')(updatePatient, { params: { id }, body: { version, sensitivity: 'very-restricted' } });
    const discard = nurse(discardNote, { params: { id: draft.id }, body: { version: draft.version } }, key());
    expect(await problemOf(discard)).toMatchObject({ code: 'forbidden', context: { rule: 'restricted_patient' } });
  });

  it('keeps what its record holds out of the trail of an auditor who may not open it', async () => {
    const id = await restrict('restricted');
    const images = async (role: BuiltInRole) => {
      const query = { patientId: id, action: 'update' as const };
      const { items } = await api.asRole(role)(listAuditEntries, { query });
      return items.map(({ subject, after }) => [subject, after !== null]);
    };
    expect(await images('auditor')).toContainEqual(['patient', false]);
    await grant('auditor', 'patient:restricted');
    expect(await images('auditor')).toContainEqual(['patient', true]);
  });

  it('stands in the list of patients only for those who may open it', async () => {
    const id = await restrict('restricted');
    const listed = async (role: BuiltInRole) =>
      (await api.asRole(role)(listPatients, { query: { limit: 100 } })).items.some((each) => each.id === id);
    expect([await listed('doctor'), await listed('cashier')]).toEqual([true, false]);
  });
});

describe('a denial', () => {
  const denials = async (userId: string) => {
    const { rows } = await sql<{ operation: string; detail: Record<string, unknown>; address: string }>`select operation, detail, address
      from audit.access where action = 'denied' and user_id = ${userId} order by id`.execute(api.db.outside);
    return rows;
  };

  it('leaves one row however often it is repeated', async () => {
    const before = (await denials(api.userIdOf('lab-technician'))).length;
    for (let i = 0; i < 20; i += 1) await problemOf(api.asRole('lab-technician')(listUsers, { query: {} }));
    const rows = (await denials(api.userIdOf('lab-technician'))).slice(before);
    expect(rows.filter(({ operation }) => operation === 'listUsers').length).toBeLessThanOrEqual(1);
  });

  it('leaves a row for a probe of ids and for a forged token', async () => {
    await problemOf(api.asRole('pharmacist')(readPatient, { params: { id: '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee' } }));
    expect((await denials(api.userIdOf('pharmacist'))).map(({ detail }) => detail.code)).toContain('not-found');
    const forged = createClient({ baseUrl: api.baseUrl, headers: () => ({ authorization: 'Bearer forged.token.here' }) });
    await problemOf(forged(getAccount, { params: { id: patientId } }));
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from audit.access where action = 'denied'
      and detail ->> 'code' = 'not-signed-in' and user_id is null and address = '127.0.0.1'`.execute(api.db.outside);
    expect(rows[0]?.count).toBe(1);
  });
});
