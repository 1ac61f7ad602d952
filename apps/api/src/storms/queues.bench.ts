import { addCharge, openAccount } from '@wardbook/contracts/billing/charges';
import { issueInvoice } from '@wardbook/contracts/billing/invoices';
import { getStoreItem, transferStock } from '@wardbook/contracts/inventory/stores';
import { createLocation } from '@wardbook/contracts/organisation/facilities';
import { dispenseMedication } from '@wardbook/contracts/pharmacy/dispensing';
import { bookAppointment } from '@wardbook/contracts/scheduling/appointments';
import { addAvailability } from '@wardbook/contracts/scheduling/availability';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestDatabase } from '../testing/test-database.js';
import { ProductionProcess } from './production-process.js';
import { key, StormHospital, storm } from './storm-steps.js';

/** Acts that wait for one lock, all at once. How long the last one waits depends on the machine: it is printed for docs/performance.md. */

let clinic: StormHospital;
let api: ProductionProcess;

beforeAll(async () => {
  api = await ProductionProcess.start(await newTestDatabase());
  clinic = await StormHospital.setUp(api.baseUrl);
}, 240_000);
afterAll(() => api.stop());

async function queue(name: string, attempts: number, act: (index: number) => Promise<unknown>): Promise<number> {
  const { outcomes, slowestMs } = await storm(attempts, async (index) => {
    await act(index);
    return 'done';
  });
  console.log(`${name}: the last of ${attempts} after ${(slowestMs / 1000).toFixed(1)} s`, outcomes);
  // A request that waits for more than ten seconds is told to try again.
  expect((outcomes.done ?? 0) + (outcomes['not-ready'] ?? 0)).toBe(attempts);
  return outcomes.done ?? 0;
}

const as = (role: string) => clinic.as(role, api.baseUrl);

describe('a queue at one lock', () => {
  it('dispenses one item 200 times', async () => {
    const { storeId, requestIds } = await clinic.prescribed(api.baseUrl, 'Paracetamol 500', { batches: 1, units: 200, prescriptions: 200 });
    await queue('dispenses of one item', 200, async (index) => {
      const lines = [{ medicationRequestId: requestIds[index] ?? '', quantity: 1 }];
      await as('pharmacist')(dispenseMedication, { body: { storeId, lines } }, key());
    });
  }, 240_000);

  it('issues 60 invoices of one series', async () => {
    const owing: { id: string; chargeIds: string[] }[] = [];
    while (owing.length < 60) {
      const patientId = await clinic.newPatient(api.baseUrl);
      const { id } = await as('cashier')(openAccount, { body: { patientId } });
      const { charges } = await as('cashier')(addCharge, { params: { id }, body: { serviceItemId: clinic.serviceItemId } }, key());
      owing.push({ id, chargeIds: charges.map((charge) => charge.id) });
    }
    await queue('invoices of one series', 60, async (index) => {
      const { id = '', chargeIds = [] } = owing[index] ?? {};
      await as('cashier')(issueInvoice, { params: { id }, body: { chargeIds } }, key());
    });
  }, 240_000);

  it('moves stock 100 times in opposite directions', async () => {
    const { storeId, stockItemId, batchId } = await clinic.prescribed(api.baseUrl, 'Amlodipine 5', {
      batches: 1,
      units: 200,
      prescriptions: 0,
    });
    const { items } = await as('admin')(createLocation, { body: { kind: 'store', code: 'WARD', name: 'Ward store' } });
    const wardId = items.find(({ code }) => code === 'WARD')?.id ?? '';
    const move = async (from: string, to: string, quantity: number) => {
      const params = { id: from, itemId: stockItemId };
      await as('pharmacist')(transferStock, { params, body: { toStoreId: to, batchId, quantity } }, key());
    };
    await move(storeId, wardId, 100);
    await queue('opposite transfers', 100, (index) => (index % 2 === 0 ? move(storeId, wardId, 1) : move(wardId, storeId, 1)));
    const held = [storeId, wardId].map((id) => as('pharmacist')(getStoreItem, { params: { id, itemId: stockItemId } }));
    expect((await Promise.all(held)).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(200);
  }, 240_000);

  it('gives 200 tokens of one session', async () => {
    const practitionerId = clinic.hospital.practitioners.get('Haddad') ?? '';
    const hours = { weekday: 6, starts: '08:00', ends: '18:00', validFrom: '2031-01-01' };
    const body = { kind: 'session' as const, practitionerId, departmentId: null, ...hours, capacity: 200, walkInCapacity: 0 };
    const { id: sessionId } = await as('admin')(addAvailability, { body });
    const patientId = await clinic.newPatient(api.baseUrl);
    const tokens = new Set<number | null>();
    const given = await queue('tokens of one session', 200, async () => {
      const place = { kind: 'session' as const, sessionId, businessDate: '2031-03-01' };
      const { appointment } = await as('receptionist')(bookAppointment, { body: { patientId, place } }, key());
      tokens.add(appointment.tokenNumber);
    });
    expect(tokens.size).toBe(given);
  }, 240_000);
});
