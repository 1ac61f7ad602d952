import { recordPayment } from '@wardbook/contracts/billing/till';
import type { BuiltInRole } from '@wardbook/contracts/core/permissions';
import { startVisit } from '@wardbook/contracts/encounters/visits';
import { updateFacility } from '@wardbook/contracts/organisation/facilities';
import { listPatients, readPatientFacts, registerPatient } from '@wardbook/contracts/patients/patients';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { billingSteps, key } from '../../testing/billing-steps.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { Facilities } from '../organisation/index.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await ownTestApi();
  steps = billingSteps(api);
});
afterAll(() => api.close());

const rowFor = async (role: BuiltInRole, id: string) =>
  (await api.asRole(role)(listPatients, { query: { limit: 100 } })).items.find((row) => row.id === id);

async function book(patientId: string, startsAt: string) {
  await api.db.tx(systemActor('service', api.facilityId), async () => {
    const person = await api.db.q
      .insertInto('person')
      .values({ given_name: 'D', family_name: 'R' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id } = await api.db.q.insertInto('practitioner').values({ person_id: person.id }).returning('id').executeTakeFirstOrThrow();
    const ends = new Date(Date.parse(startsAt) + 900_000).toISOString();
    const times = { business_date: startsAt.slice(0, 10), starts_at: startsAt, ends_at: ends };
    await api.db.q
      .insertInto('appointment')
      .values({ facility_id: api.facilityId, patient_id: patientId, practitioner_id: id, ...times })
      .execute();
  });
}

describe('the list of patients', () => {
  it('shows the last visit, the next appointment and the debt of a patient', async () => {
    const { id: accountId, patientId } = await billed();
    const id = patientId ?? '';
    expect(await rowFor('admin', id)).toMatchObject({
      lastVisitAt: null,
      nextAppointmentAt: null,
      balance: { amount: 150_000, currency: 'KES' },
    });
    const visit = await api.asRole('receptionist')(startVisit, { body: { patientId: id } }, key());
    for (const day of ['2041-05-06T09:00:00.000Z', '2040-05-06T09:00:00.000Z', '2020-05-06T09:00:00.000Z']) await book(id, day);
    await steps.tillIsOpen();
    await steps.cashier(recordPayment, { body: { accountId, method: 'cash', amount: 50_000, tendered: 50_000 } }, key());
    const row = await rowFor('admin', id);
    expect(row?.balance).toEqual({ amount: 100_000, currency: 'KES' });
    expect(Date.parse(row?.lastVisitAt ?? '')).toBe(Date.parse(visit.startedAt));
    expect(Date.parse(row?.nextAppointmentAt ?? '')).toBe(Date.parse('2040-05-06T09:00:00.000Z'));
  });

  it('leaves out what the role may not see', async () => {
    const { id } = await registered();
    const seen = async (role: BuiltInRole) =>
      Object.keys((await rowFor(role, id)) ?? {}).filter((field) => /At$|balance/.test(field) && field !== 'registeredAt');
    expect(await seen('admin')).toEqual(['lastVisitAt', 'nextAppointmentAt', 'balance']);
    expect(await seen('receptionist')).toEqual(['lastVisitAt', 'nextAppointmentAt']);
    expect(await seen('cashier')).toEqual(['lastVisitAt', 'balance']);
    expect(await seen('lab-technician')).toEqual([]);
    expect(await seen('auditor')).toEqual([]);
  });

  it('tells the desk the balance of one patient, and no other role without charges', async () => {
    const { patientId } = await billed();
    const seen = async (role: BuiltInRole) => await api.asRole(role)(readPatientFacts, { params: { id: patientId ?? '' } });
    expect(await seen('receptionist')).toEqual({
      lastVisitAt: null,
      nextAppointmentAt: null,
      balance: { amount: 150_000, currency: 'KES' },
    });
    expect(await seen('nurse')).not.toHaveProperty('balance');
    expect(await seen('lab-technician')).toEqual({});
    const unknown = api.asRole('receptionist')(readPatientFacts, { params: { id: crypto.randomUUID() } });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leaves out the facts of a module that is off', async () => {
    const { id } = await registered();
    const actor = systemActor('service', api.facilityId);
    const {
      active: _,
      code: __,
      currency: ___,
      id: ____,
      phone: _p,
      email: _e,
      address: _a,
      ...facility
    } = await api.db.tx(actor, () => api.service(Facilities).current());
    const change = { params: { id: api.facilityId }, body: { ...facility, modules: ['encounters', 'laboratory'] as const } };
    await api.asRole('admin')(updateFacility, change as never);
    expect(await rowFor('admin', id)).not.toHaveProperty('balance');
    expect(await rowFor('admin', id)).not.toHaveProperty('nextAppointmentAt');
    expect(await rowFor('admin', id)).toHaveProperty('lastVisitAt', null);
  });
});

async function registered() {
  const names = [{ given: 'Fact', family: crypto.randomUUID() }];
  const body = { sex: 'female' as const, birthDate: '1991-01-01', names, confirmedNotDuplicate: true };
  return await api.asRole('receptionist')(registerPatient, { body }, key());
}

async function billed() {
  const { id, debtor } = await steps.account('1000', '500');
  await steps.invoiceAll(id);
  return { id, patientId: debtor.patient?.id };
}
