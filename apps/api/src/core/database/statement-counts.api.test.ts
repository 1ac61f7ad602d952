import { listAuditEntries } from '@wardbook/contracts/audit/entries';
import { getAccount } from '@wardbook/contracts/billing/charges';
import { issueInvoice } from '@wardbook/contracts/billing/invoices';
import { recordPayment } from '@wardbook/contracts/billing/till';
import { readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import { listNoteTemplates, saveNote, signNote, startNote } from '@wardbook/contracts/encounters/notes';
import { startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { receiveGoods } from '@wardbook/contracts/inventory/goods-receipts';
import { listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import { enterResults, getLabWork } from '@wardbook/contracts/laboratory/results';
import { collectSpecimens, orderTests, receiveSpecimen } from '@wardbook/contracts/laboratory/work';
import { createLocation } from '@wardbook/contracts/organisation/facilities';
import { listPatients, readPatient, registerPatient } from '@wardbook/contracts/patients/patients';
import { dispenseMedication } from '@wardbook/contracts/pharmacy/dispensing';
import { listMedicines } from '@wardbook/contracts/pharmacy/medicines';
import { prescribeMedication } from '@wardbook/contracts/pharmacy/prescribing';
import { getDashboard } from '@wardbook/contracts/reports/reports';
import { listFreePlaces, readDay, walkIn } from '@wardbook/contracts/scheduling/appointments';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingSteps, key } from '../../testing/billing-steps.js';
import { MONDAY, SchedulingSteps, slot } from '../../testing/scheduling-steps.js';
import { type Cost, costOf } from '../../testing/statement-counter.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

/**
 * Each request may cost what stands here and no more: round trips to the database, and statements beside those that every
 * request has. A request that became cheaper is written down, so that it stays so.
 */
const COSTS: Record<string, Cost> = {
  'who am I': { trips: 1, statements: 1 },
  'read patient': { trips: 2, statements: 3 },
  'list patients': { trips: 3, statements: 8 },
  'chart summary': { trips: 3, statements: 4 },
  history: { trips: 3, statements: 6 },
  'day schedule': { trips: 3, statements: 5 },
  dashboard: { trips: 2, statements: 5 },
  audit: { trips: 2, statements: 2 },
  'free places': { trips: 1, statements: 4 },
  search: { trips: 3, statements: 12 },
  register: { trips: 5, statements: 10 },
  book: { trips: 6, statements: 8 },
  'walk in': { trips: 12, statements: 19 },
  'note save': { trips: 5, statements: 4 },
  'note sign': { trips: 4, statements: 3 },
  order: { trips: 16, statements: 17 },
  'result entry': { trips: 13, statements: 21 },
  prescribe: { trips: 9, statements: 9 },
  'dispense six lines': { trips: 14, statements: 22 },
  invoice: { trips: 6, statements: 18 },
  pay: { trips: 6, statements: 11 },
};

/** What a read, a search or list of patients and a handover of six lines may cost at most, also when more is written above. */
const READ_TRIPS = 3;
const SEARCH_TRIPS = 4;
const HANDOVER_STATEMENTS = 22;

let api: TestApi;
let billing: ReturnType<typeof billingSteps>;
let scheduling: SchedulingSteps;
let patientId: string;

beforeAll(async () => {
  api = await ownTestApi();
  billing = billingSteps(api);
  scheduling = new SchedulingSteps(api);
  patientId = await billing.newPatient();
  await billing.tillIsOpen();
});
afterAll(async () => await api.close());

/** The first request of a process reads what later ones remember, so the second is counted. */
async function expectCost(name: string, prepare: () => Promise<() => Promise<unknown>>): Promise<Cost> {
  await (await prepare())();
  const { texts, ...cost } = await costOf(await prepare());
  expect.soft(cost, `${name}:\n${texts.map((text) => text.replace(/\s+/g, ' ').slice(0, 150)).join('\n')}`).toEqual(COSTS[name]);
  return cost;
}

const always = (act: () => Promise<unknown>) => async () => act;

describe('a read', () => {
  const reads: [string, () => Promise<unknown>][] = [
    ['who am I', () => api.asRole('doctor')(getMe, {})],
    ['read patient', () => api.asRole('doctor')(readPatient, { params: { id: patientId } })],
    ['chart summary', () => api.asRole('doctor')(readSummary, { params: { id: patientId } })],
    ['history', () => api.asRole('doctor')(readHistory, { params: { id: patientId } })],
    ['day schedule', () => api.asRole('receptionist')(readDay, { params: { date: MONDAY } })],
    ['dashboard', () => api.asRole('admin')(getDashboard, { query: {} })],
    ['audit', () => api.asRole('auditor')(listAuditEntries, { query: { action: 'look' } })],
  ];
  it.each(reads)('%s: takes at most three round trips', async (name, act) => {
    expect((await expectCost(name, always(act))).trips).toBeLessThanOrEqual(READ_TRIPS);
  });

  it('free places: takes at most three round trips', async () => {
    const practitionerId = await scheduling.withSlots();
    const query = { practitionerId, from: MONDAY, to: '2031-03-31' };
    const { trips } = await expectCost(
      'free places',
      always(() => api.asRole('receptionist')(listFreePlaces, { query })),
    );
    expect(trips).toBeLessThanOrEqual(READ_TRIPS);
  });

  it.each([
    ['list patients', { sort: 'name' as const }],
    ['search', { search: 'Bill', limit: 20 }],
  ])('%s: takes at most four round trips', async (name, query) => {
    const { trips } = await expectCost(
      name,
      always(() => api.asRole('doctor')(listPatients, { query })),
    );
    expect(trips).toBeLessThanOrEqual(SEARCH_TRIPS);
  });
});

describe('the front desk', () => {
  it('registers a patient', async () => {
    const act = () => {
      const names = [{ given: 'Count', family: crypto.randomUUID() }];
      const body = {
        sex: 'male' as const,
        birthDate: '1990-05-01',
        names,
        telecoms: [{ value: '+254712345678' }],
        confirmedNotDuplicate: true,
      };
      return api.asRole('receptionist')(registerPatient, { body }, key());
    };
    await expectCost('register', always(act));
  });

  it('books, and receives a patient who walks in', async () => {
    const practitionerId = await scheduling.withSlots();
    const times = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00'];
    let next = 0;
    const book = async () => {
      next += 1;
      return await scheduling.book(slot(practitionerId, times[next - 1] ?? '', times[next] ?? ''), patientId);
    };
    await expectCost('book', always(book));
    const walksIn = () => api.asRole('receptionist')(walkIn, { body: { patientId, practitionerId, confirmedSecondVisit: true } }, key());
    await expectCost('walk in', always(walksIn));
  });
});

describe('the consultation', () => {
  it('saves and signs a note', async () => {
    const doctor = api.asRole('doctor');
    const template = (await doctor(listNoteTemplates, {})).items.find(({ code }) => code === 'follow-up');
    const sections = [
      { key: 'interval', text: 'Better.' },
      { key: 'plan', text: 'Go on.' },
    ];
    const draft = () => doctor(startNote, { body: { patientId, templateId: template?.id ?? '' } });
    const save = async () => {
      const { id, version } = await draft();
      return () => doctor(saveNote, { params: { id }, body: { version, sections } });
    };
    await expectCost('note save', save);
    await expectCost('note sign', async () => {
      const { id, version } = await draft();
      const saved = await doctor(saveNote, { params: { id }, body: { version, sections } });
      return () => doctor(signNote, { params: { id }, body: { version: saved.version } });
    });
  });

  it('orders a test, whose result is entered', async () => {
    const doctor = api.asRole('doctor');
    const { items } = await doctor(listLabTests, { query: { limit: 100 } });
    const labTestIds = items.filter(({ code }) => code === 'hb').map(({ id }) => id);
    const order = async () => {
      const visit = await api.asRole('receptionist')(startVisit, { body: { patientId: await billing.newPatient() } }, key());
      const { id: encounterId } = await doctor(startEncounter, { params: { id: visit.id }, body: {} });
      return () => doctor(orderTests, { body: { encounterId, labTestIds, reason: 'Tiredness' } }, key());
    };
    await expectCost('order', order);
    await expectCost('result entry', async () => {
      const ordered = await (await order())();
      const workItemIds = ordered.items.map(({ workItemId }) => workItemId);
      const { specimens } = await api.asRole('nurse')(collectSpecimens, { body: { workItemIds } }, key());
      const technician = api.asRole('lab-technician');
      for (const { id, version } of specimens) await technician(receiveSpecimen, { params: { id }, body: { version } });
      const params = { id: workItemIds[0] ?? '' };
      const { version, rows } = await technician(getLabWork, { params });
      const values = rows.slice(0, 1).map(({ analyteId }) => ({ analyteId, number: 5 }));
      return () => technician(enterResults, { params, body: { version, values } });
    });
  });
});

describe('the pharmacy', () => {
  it('prescribes six medicines and hands them out', async () => {
    const { items: stores } = await api.asRole('admin')(createLocation, { body: { kind: 'store', code: 'COUNT', name: 'Count' } });
    const storeId = stores[0]?.id ?? '';
    const { items } = await api.asRole('admin')(listMedicines, { query: { search: 'tablet', limit: 6 } });
    const stocked = items.map(({ stockItemId }) => ({ stockItemId, quantity: 100, expiresOn: '2031-05-31' }));
    await api.asRole('pharmacist')(receiveGoods, { body: { kind: 'opening-balance', storeId, lines: stocked } }, key());
    const prescribe = async () => {
      const id = await billing.newPatient();
      const step = { asNeeded: null, duration: null, instruction: null };
      const lines = items.map(({ id: medicineId, doseUnit, route }) => {
        const dosage = [{ ...step, dose: { value: 1, unit: doseUnit }, route, timing: { frequency: 1 } }];
        return { medicineId, dosage, quantity: 1 };
      });
      const body = { patientId: id, lines, override: { reason: 'Counted' } };
      return () => api.asRole('doctor')(prescribeMedication, { body }, key());
    };
    await expectCost('prescribe', prescribe);
    const { statements } = await expectCost('dispense six lines', async () => {
      const prescribed = await (await prescribe())();
      const lines = prescribed.items.map(({ id }) => ({ medicationRequestId: id, quantity: 1 }));
      return () => api.asRole('pharmacist')(dispenseMedication, { body: { storeId, lines } }, key());
    });
    expect(statements).toBeLessThanOrEqual(HANDOVER_STATEMENTS);
  });
});

describe('the till', () => {
  const invoice = async () => {
    const { id, charges } = await billing.account('100', '200');
    const chargeIds = charges.map((charge) => charge.id);
    return () => billing.cashier(issueInvoice, { params: { id }, body: { chargeIds } }, key());
  };

  it('invoices and takes the money', async () => {
    await expectCost('invoice', invoice);
    await expectCost('pay', async () => {
      const { accountId } = await (await invoice())();
      const { balance } = await billing.cashier(getAccount, { params: { id: accountId } });
      return () => billing.cashier(recordPayment, { body: { accountId, method: 'cash', amount: balance } }, key());
    });
  });
});
