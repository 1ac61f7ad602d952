import { addCharge, openAccount } from '@wardbook/contracts/billing/charges';
import { issueInvoice } from '@wardbook/contracts/billing/invoices';
import { recordPayment } from '@wardbook/contracts/billing/till';
import type { Call } from '@wardbook/contracts/core/client';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { recordVitals } from '@wardbook/contracts/encounters/vitals';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { dispenseMedication } from '@wardbook/contracts/pharmacy/dispensing';
import { bookAppointment, checkIn } from '@wardbook/contracts/scheduling/appointments';
import { addAvailability } from '@wardbook/contracts/scheduling/availability';
import { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { facility } from '../cli/demo/hospital-facts.js';
import { roleUrl } from '../core/database/roles.js';
import { newTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { doctor, ProductionProcess } from './production-process.js';
import { key, newPatientBody, StormHospital } from './storm-steps.js';

const LANES = 6;
/** Enough kills to hit different places, within a time that a test run can bear. */
const KILLS = { fewest: 3, most: 6, withinMs: 25_000 };
const PRESCRIPTIONS = 240;

let database: TestDatabase;
let owner: Client;
let server: ProductionProcess;
let worker: ProductionProcess;
let clinic: StormHospital;
/** Nurse Kiptoo's sessions, from Monday on. */
let sessions: string[];
/** Prescribed before the storm, one for each journey. */
let medicines: Awaited<ReturnType<StormHospital['prescribed']>>;

/** The ids of everything that the API has said is done. */
const acknowledged = { patient: [], appointment: [], vitals: [], handover: [], charge: [], invoice: [], payment: [] } as Record<
  Kind,
  string[]
>;
type Kind = 'patient' | 'appointment' | 'vitals' | 'handover' | 'charge' | 'invoice' | 'payment';

let answered = 0;
let interrupted = 0;
let isOver = false;
let journeys = 0;

beforeAll(async () => {
  database = await newTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  server = await ProductionProcess.start(database);
  worker = await ProductionProcess.startWorker(database);
  clinic = await StormHospital.setUp(server.baseUrl);
  sessions = await receiveAllDay(clinic.as('admin', server.baseUrl));
  medicines = await clinic.prescribed(server.baseUrl, 'paracetamol', { batches: 3, units: PRESCRIPTIONS, prescriptions: PRESCRIPTIONS });
}, 120_000);

afterAll(async () => {
  isOver = true;
  await server?.stop();
  await worker?.stop();
  await owner?.end();
});

/** Sends a write until it is answered, as a browser does that keeps the key of what it sent. */
async function untilAnswered<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const answer = await send();
      answered += 1;
      return answer;
    } catch (error) {
      if (error instanceof ProblemError || isOver) throw error;
      if (codeOf(error) !== 'ECONNREFUSED') interrupted += 1;
      await pause(50);
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return ((error as Error).cause as { code?: string } | undefined)?.code;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** From the front door to the cash desk. Every step is noted as done when its answer has come, and not before. */
async function journey(number: number): Promise<void> {
  const as = (role: string): Call => clinic.as(role, server.baseUrl);
  const [toRegister, toMeasure, toCharge, toInvoice, toPay] = [key(), key(), key(), key(), key()];
  // A mobile phone, so that each booking also writes a confirmation.
  const registration = { ...newPatientBody(), telecoms: [{ value: `+2547${10_000_000 + number}` }] };
  const patient = await untilAnswered(() => as('receptionist')(registerPatient, { body: registration }, toRegister));
  acknowledged.patient.push(patient.id);
  await arrive(as('receptionist'), patient.id);
  const values = [
    { key: 'pulse' as const, value: 72 },
    { key: 'temperature' as const, value: 36.8 },
  ];
  const set = await untilAnswered(() => as('nurse')(recordVitals, { params: { id: patient.id }, body: { values } }, toMeasure));
  acknowledged.vitals.push(set.setId);
  await handOut(as('pharmacist'), number);
  const cashier = as('cashier');
  const { id } = await untilAnswered(() => cashier(openAccount, { body: { patientId: patient.id } }));
  const service = { serviceItemId: clinic.serviceItemId };
  const { charges } = await untilAnswered(() => cashier(addCharge, { params: { id }, body: service }, toCharge));
  const chargeIds = charges.map((charge) => charge.id);
  acknowledged.charge.push(...chargeIds);
  const invoice = await untilAnswered(() => cashier(issueInvoice, { params: { id }, body: { chargeIds } }, toInvoice));
  acknowledged.invoice.push(invoice.id);
  const money = { accountId: id, method: 'cash' as const, amount: invoice.patientAmount };
  acknowledged.payment.push((await untilAnswered(() => cashier(recordPayment, { body: money }, toPay))).id);
}

async function handOut(pharmacist: Call, number: number): Promise<void> {
  const medicationRequestId = medicines.requestIds[number];
  if (!medicationRequestId) return;
  const toHandOut = key();
  const body = { storeId: medicines.storeId, lines: [{ medicationRequestId, quantity: 1 }] };
  const { handoverId } = await untilAnswered(() => pharmacist(dispenseMedication, { body }, toHandOut));
  acknowledged.handover.push(handoverId);
}

/** A check-in has no key but a version: after an interruption, the refusal of the second tells that the first was done. */
async function arrive(reception: Call, patientId: string): Promise<void> {
  const toBook = key();
  const body = { patientId, place: tokenOfToday() };
  const { appointment } = await untilAnswered(() => reception(bookAppointment, { body }, toBook));
  acknowledged.appointment.push(appointment.id);
  let tries = 0;
  const arrived = untilAnswered(() => {
    tries += 1;
    return reception(checkIn, { params: { id: appointment.id }, body: { version: appointment.version } });
  });
  await arrived.catch((error: ProblemError) => {
    if (tries === 1 || error.problem.code !== 'status-not-allowed') throw error;
  });
}

/** Nurse Kiptoo receives all day long on every day of the week: only who comes today can check in. */
async function receiveAllDay(admin: Call): Promise<string[]> {
  const practitionerId = clinic.hospital.practitioners.get('Kiptoo') ?? '';
  const hours = { practitionerId, starts: '00:00', ends: '23:59', validFrom: '2024-01-01', capacity: 500, walkInCapacity: 0 };
  const rules = [1, 2, 3, 4, 5, 6, 7].map((weekday) => admin(addAvailability, { body: { kind: 'session', ...hours, weekday } }));
  return (await Promise.all(rules)).map(({ id }) => id);
}

function tokenOfToday() {
  const today = Temporal.Now.plainDateISO(facility.timeZone);
  return { kind: 'session' as const, sessionId: sessions[today.dayOfWeek - 1] ?? '', businessDate: today.toString() };
}

/** Time says little on a busy machine, so a kill waits for a random number of answers, and then a moment that hits between two. */
async function someAnswers(): Promise<void> {
  const enough = answered + 10 + Math.random() * 40;
  while (answered < enough) await pause(5);
  await pause(Math.random() * 20);
}

/** Keeps patients coming while the API and its worker are killed and started again, and lets the last of them finish. */
async function stormOfKills(): Promise<number> {
  let isOpen = true;
  const lane = async () => {
    while (isOpen) await journey(journeys++);
  };
  const lanes = Promise.all(Array.from({ length: LANES }, lane));
  const began = Date.now();
  let kills = 0;
  while (kills < KILLS.fewest || (kills < KILLS.most && Date.now() - began < KILLS.withinMs)) {
    await Promise.race([lanes, someAnswers()]);
    await Promise.all([server.kill9(), worker.kill9()]);
    kills += 1;
    await Promise.all([server.run(), worker.run()]);
  }
  isOpen = false;
  await lanes;
  return kills;
}

/** All rows that a journey writes; setting up the hospital writes none of them. */
const WRITTEN: Record<Kind, string> = {
  patient: 'select id from patient where not exists (select from medication_request where patient_id = patient.id)',
  appointment: 'select id from appointment',
  vitals: 'select set_id as id from observation group by set_id having count(*) = 2',
  handover: 'select distinct handover_id as id from medication_dispense',
  charge: `select id from charge_item where source_kind = 'counter'`,
  invoice: 'select id from invoice',
  payment: 'select id from payment',
};

const HALF_WRITTEN = {
  'patients without a name or a summary': `select from patient where not exists (select from patient_name where patient_id = patient.id)
    or not exists (select from patient_summary where patient_id = patient.id and mrn is not null)`,
  'patients whom the trail does not know': `select from patient
    where not exists (select from audit.change where row_id = patient.id and action = 'insert')`,
  'arrivals without their one visit': `select from appointment
    where status <> 'arrived' or (select count(*) from visit where appointment_id = appointment.id and patient_id = appointment.patient_id) <> 1`,
  'bookings without their one confirmation': `select from appointment
    where (select count(*) from message where appointment_id = appointment.id) <> 1`,
  'visits that nobody came to': 'select from visit where appointment_id is null',
  'sets of vital signs in parts': 'select from observation group by set_id having count(*) <> 2',
  'keys without an answer': 'select from core.idempotent_answer where status is null or answer is null',
  'debts of those who have paid': 'select from invoice_line_balance where outstanding <> 0',
};

/** The next worker takes what the killed one had in hand. No provider is configured, so each message ends as not sent. */
async function untilTheWorkerIsDone(): Promise<void> {
  const jobs = new Client({ connectionString: await roleUrl(database.ownerUrl, 'wardbook_jobs', database.dataFolder) });
  await jobs.connect();
  const left = async () => [
    (await owner.query("select from message where status <> 'not-sent'")).rowCount,
    (await jobs.query("select from graphile_worker.jobs where task_identifier = 'send-message'")).rowCount,
  ];
  await vi.waitFor(async () => expect(await left()).toEqual([0, 0]), { timeout: 30_000, interval: 200 });
  await jobs.end();
}

it('kill -9 in the middle of journeys loses nothing acknowledged, repeats nothing and leaves nothing half-written', async () => {
  const kills = await stormOfKills();
  expect(kills).toBeGreaterThanOrEqual(KILLS.fewest);
  expect(interrupted, 'no kill met a request on its way').toBeGreaterThan(0);
  for (const [kind, query] of Object.entries(WRITTEN)) {
    const { rows } = await owner.query<{ id: string }>(query);
    expect(rows.map(({ id }) => id).sort(), kind).toEqual(acknowledged[kind as Kind].toSorted());
  }
  expect(acknowledged.payment).toHaveLength(journeys);
  await untilTheWorkerIsDone();
  for (const [what, query] of Object.entries(HALF_WRITTEN)) expect((await owner.query(query)).rowCount, what).toBe(0);
  expect(await doctor(database)).toMatchObject({ holds: true });
}, 120_000);
