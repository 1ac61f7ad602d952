import { recordPayment } from '@wardbook/contracts/billing/till';
import { dispenseMedication } from '@wardbook/contracts/pharmacy/dispensing';
import { bookAppointment, type Place } from '@wardbook/contracts/scheduling/appointments';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { copyDatabase, doctor, ProductionProcess } from './production-process.js';
import { attemptsSoFar, countAttempts, key, StormHospital, storm } from './storm-steps.js';

/**
 * Two production processes on one database, so that nothing inside a process can be what keeps order. Each storm is run
 * again on a copy without the rule that stops it: there it must do the harm, or it would prove nothing.
 */

let database: TestDatabase;
let owner: Client;
let clinic: StormHospital;
let origins: string[] = [];
let stop = async (): Promise<void> => undefined;

const LONGEST_WAIT_MS = 2_000;

/** A separate schema comes before PostgreSQL's, so that a test can replace a lock by a function without effect. */
const SHADOWING = '-c search_path=shadow,pg_catalog,public';

async function open(on: TestDatabase, connectionOptions?: string): Promise<void> {
  database = on;
  owner = new Client({ connectionString: on.ownerUrl });
  await owner.connect();
  const processes = await Promise.all([1, 2].map(() => ProductionProcess.start(on, connectionOptions)));
  origins = processes.map(({ baseUrl }) => baseUrl);
  stop = async () => {
    await Promise.all(processes.map((each) => each.stop()));
    await owner.end();
  };
}

/** The two processes take turns. */
const turn = (index: number): string => origins[index % origins.length] ?? '';

async function count(question: string, ...values: unknown[]): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(question, values);
  return Number(rows[0]?.count);
}

const practitioner = () => clinic.hospital.practitioners.get('Otieno') ?? '';

/** Holds the lock of the practitioner's schedule until `act` has several bookings waiting that have seen the time free. */
async function whileBookingsWait<T>(act: () => Promise<T>): Promise<T> {
  await owner.query("select pg_advisory_lock(hashtextextended('schedule:' || $1, 0))", [practitioner()]);
  const acting = act();
  await vi.waitFor(
    async () => expect(await count("select count(*) from pg_locks where locktype = 'advisory' and not granted")).toBeGreaterThan(1),
    20_000,
  );
  await owner.query('select pg_advisory_unlock_all()');
  return await acting;
}

async function bookingStorm(hour: number) {
  const practitionerId = practitioner();
  const at = (minutes: number) => `2031-03-03T${String(hour).padStart(2, '0')}:${minutes}:00+03:00`;
  const place: Place = { kind: 'slots', practitionerId, startsAt: at(20), endsAt: at(40) };
  const patientId = await clinic.newPatient(turn(0));
  const before = await attemptsSoFar(owner);
  const result = await storm(200, async (index) => {
    await clinic.as('receptionist', turn(index))(bookAppointment, { body: { patientId, place } }, key());
    return 'booked';
  });
  const attempts = (await attemptsSoFar(owner)).claim - before.claim;
  const booked = await count('select count(*) from appointment where practitioner_id = $1 and starts_at = $2', practitionerId, at(20));
  return { ...result, attempts, booked };
}

/**
 * 200 windows, 50 units. Left to choose, the API takes what expires first, here each unit from a batch of its own: only the
 * lock makes one window wait for what the other leaves. A window that names the batch, as the screen does, takes from that one,
 * and only the constraint knows when it is empty.
 */
async function dispensingStorm(search: string, choice: 'expires-first' | 'named-batch', people = 200) {
  const shelf = choice === 'named-batch' ? { batches: 1, units: 50 } : { batches: 50, units: 1 };
  const { storeId, stockItemId, requestIds, batchId } = await clinic.prescribed(turn(0), search, { ...shelf, prescriptions: people });
  const before = await attemptsSoFar(owner);
  const named = choice === 'named-batch' ? { batches: [{ batchId, quantity: 1 }] } : {};
  const { outcomes } = await storm(people, async (index) => {
    const lines = [{ medicationRequestId: requestIds[index] ?? '', quantity: 1, ...named }];
    await clinic.as('pharmacist', turn(index))(dispenseMedication, { body: { storeId, lines } }, key());
    return 'dispensed';
  });
  const after = await attemptsSoFar(owner);
  const attempts = after.claim - before.claim;
  const movements = after.movement - before.movement;
  const stock = await count('select sum(quantity) as count from stock_balance where stock_item_id = $1', stockItemId);
  const dispensed = await count('select sum(quantity) as count from medication_dispense where stock_item_id = $1', stockItemId);
  return { outcomes, attempts, movements, stock, dispensed };
}

async function paymentStorm() {
  const { accountId, amount } = await clinic.owing(turn(0), 50);
  const body = { accountId, method: 'cash' as const, amount };
  const before = await attemptsSoFar(owner);
  const oneKey = key();
  const { outcomes } = await storm(50, async (index) => (await clinic.as('cashier', turn(index))(recordPayment, { body }, oneKey)).number);
  const after = await attemptsSoFar(owner);
  const payments = await count('select count(*) from payment where account_id = $1', accountId);
  return { answers: outcomes, attempts: after.claim - before.claim, inserts: after.payment - before.payment, payments };
}

beforeAll(async () => {
  await open(await newTestDatabase());
  await countAttempts(owner);
  clinic = await StormHospital.setUp(turn(0));
  // Processes that have just started are still compiling; a hospital's have served their first bookings.
  await bookingStorm(8);
}, 120_000);

afterAll(() => stop());

describe('two production processes', () => {
  it('accept one of 200 concurrent bookings of a slot and answer each within two seconds', async () => {
    const { outcomes, slowestMs, attempts, booked } = await bookingStorm(9);
    expect(outcomes).toEqual({ booked: 1, 'slot-taken': 199 });
    expect({ attempts, booked }).toEqual({ attempts: 200, booked: 1 });
    expect(slowestMs).toBeLessThan(LONGEST_WAIT_MS);
  }, 30_000);

  it('accept 50 of 200 concurrent dispenses from a stock of 50 units', async () => {
    const { outcomes, ...counted } = await dispensingStorm('Paracetamol 500', 'expires-first');
    expect(outcomes).toEqual({ dispensed: 50, 'stock-too-low': 150 });
    expect(counted).toEqual({ attempts: 200, movements: 50, stock: 0, dispensed: 50 });
  }, 30_000);

  it('do so when all 200 name the batch that they take from', async () => {
    const { outcomes, ...counted } = await dispensingStorm('Amlodipine 5', 'named-batch');
    expect(outcomes).toEqual({ dispensed: 50, 'stock-too-low': 150 });
    expect(counted).toEqual({ attempts: 200, movements: 200, stock: 0, dispensed: 50 });
  }, 30_000);

  it('take a payment once that is posted 50 times with one key, and give every caller the same receipt', async () => {
    const { answers, ...counted } = await paymentStorm();
    expect(Object.values(answers)).toEqual([50]);
    expect(Object.keys(answers)[0]).toMatch(/^R/);
    expect(counted).toEqual({ attempts: 50, inserts: 1, payments: 1 });
  }, 30_000);

  it('leave every invariant of the doctor in force', async () => {
    expect(await doctor(database)).toMatchObject({ holds: true });
  }, 30_000);
});

describe('the same storms without the rule that stops them', () => {
  beforeAll(async () => {
    await stop();
    const copy = await copyDatabase(database);
    await open(copy, SHADOWING);
    await owner.query('create schema shadow; grant usage on schema shadow to wardbook_app');
  }, 120_000);

  it('book the slot more than once: the lock orders the bookings, but only the constraint refuses them', async () => {
    await owner.query('alter table appointment drop constraint appointment_not_double_booked');
    const { outcomes, attempts, booked } = await whileBookingsWait(() => bookingStorm(14));
    expect(attempts).toBe(200);
    expect(booked).toBeGreaterThan(1);
    // A request after the first commit finds the time taken and is refused before the lock.
    expect(outcomes).toEqual({ booked, 'slot-taken': 200 - booked });
  }, 30_000);

  it('take a payment once per request', async () => {
    await owner.query('alter table core.idempotent_answer drop constraint idempotent_answer_pkey');
    const { payments, attempts } = await paymentStorm();
    expect(attempts).toBe(50);
    expect(payments).toBeGreaterThan(1);
  }, 30_000);

  it('hand out 200 of 50 units without the constraint, although the lock stands', async () => {
    await owner.query('alter table stock_balance drop constraint stock_balance_not_negative');
    const { outcomes, ...counted } = await dispensingStorm('Ibuprofen 400', 'named-batch');
    expect(outcomes).toEqual({ dispensed: 200 });
    expect(counted).toEqual({ attempts: 200, movements: 200, stock: -150, dispensed: 200 });
    await owner.query('delete from stock_balance where quantity < 0');
    await owner.query('alter table stock_balance add constraint stock_balance_not_negative check (quantity >= 0)');
  }, 30_000);

  it('turn people away while there is stock without the lock, although the constraint stands', async () => {
    await owner.query(`create function shadow.pg_advisory_xact_lock(bigint) returns void language sql as 'select';
      grant execute on all functions in schema shadow to wardbook_app`);
    // A statement that a connection has prepared keeps the function it was parsed with, so new processes begin here.
    await stop();
    await open(database, SHADOWING);
    // As many come as there are units, so that no later window takes what an earlier one was refused.
    const { outcomes, ...counted } = await dispensingStorm('Cetirizine 10', 'expires-first', 50);
    expect(counted.attempts).toBe(50);
    expect(counted.movements).toBeGreaterThan(counted.dispensed);
    expect(counted.dispensed).toBeLessThan(50);
    expect(counted.stock).toBe(50 - counted.dispensed);
    expect(outcomes).toEqual({ dispensed: counted.dispensed, 'stock-too-low': 50 - counted.dispensed });
  }, 60_000);
});
