import { addCharge, openAccount } from '@wardbook/contracts/billing/charges';
import { issueInvoice } from '@wardbook/contracts/billing/invoices';
import { recordPayment } from '@wardbook/contracts/billing/till';
import type { Call } from '@wardbook/contracts/core/client';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { recordVitals } from '@wardbook/contracts/encounters/vitals';
import { createPractitioner } from '@wardbook/contracts/organisation/practitioners';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { dispenseMedication } from '@wardbook/contracts/pharmacy/dispensing';
import { bookAppointment, checkIn } from '@wardbook/contracts/scheduling/appointments';
import { addAvailability } from '@wardbook/contracts/scheduling/availability';
import type { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { facility } from '../cli/demo/hospital-facts.js';
import { key, newPatientBody, type StormHospital } from './storm-steps.js';

type Kind = 'patient' | 'appointment' | 'vitals' | 'handover' | 'charge' | 'invoice' | 'payment';

/** The problem of a gateway or an API that waits for its database: the write may be sent again. */
const AWAY = 'not-ready';
const RETRY_MS = 50;
/** A session has no more tokens, so a long storm needs several practitioners. */
const TOKENS = 500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Patients who go from the front door to the cash desk while processes are killed. Each write is sent with its key
 * until it is answered, as a browser does, and is noted as acknowledged when its answer has come, and not before.
 */
export class PatientJourneys {
  readonly acknowledged = { patient: [], appointment: [], vitals: [], handover: [], charge: [], invoice: [], payment: [] } as Record<
    Kind,
    string[]
  >;
  started = 0;
  answered = 0;
  /** Requests that a kill met on their way. */
  interrupted = 0;
  private isOpen = true;
  private isOver = false;

  private constructor(
    private readonly clinic: StormHospital,
    private readonly baseUrl: string,
    /** The sessions of each practitioner, from Monday on. */
    private readonly sessions: string[][],
    /** Prescribed before the storm, one for each journey. */
    private readonly medicines: Awaited<ReturnType<StormHospital['prescribed']>>,
  ) {}

  /** For so many patients at most, of whom as many get a medicine as are prescribed one before the storm. */
  static async prepare(clinic: StormHospital, baseUrl: string, of: { patients: number; prescriptions: number }): Promise<PatientJourneys> {
    const { patients, prescriptions } = of;
    const admin = clinic.as('admin', baseUrl);
    const sessions = await Promise.all(Array.from({ length: Math.ceil(patients / TOKENS) }, () => receiveAllDay(admin)));
    const medicines = await clinic.prescribed(baseUrl, 'paracetamol', { batches: 3, units: prescriptions, prescriptions });
    return new PatientJourneys(clinic, baseUrl, sessions, medicines);
  }

  /** Keeps patients coming in so many lanes until they are closed, and lets the last of them finish. */
  async run(lanes: number): Promise<void> {
    const lane = async () => {
      while (this.isOpen) await this.journey(this.started++);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  close(): void {
    this.isOpen = false;
  }

  /** Gives up on writes that are still sent again, so that a failed test ends. */
  abandon(): void {
    this.isOpen = false;
    this.isOver = true;
  }

  /** Time says little on a busy machine, so a kill waits for a random number of answers, and then a moment that hits between two. */
  async someAnswers(): Promise<void> {
    const enough = this.answered + 10 + Math.random() * 40;
    while (this.answered < enough && !this.isOver) await pause(5);
    await pause(Math.random() * 20);
  }

  private async untilAnswered<T>(send: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await send();
        this.answered += 1;
        return answer;
      } catch (error) {
        if (this.isOver || (error instanceof ProblemError && error.problem.code !== AWAY)) throw error;
        if (codeOf(error) !== 'ECONNREFUSED') this.interrupted += 1;
        await pause(RETRY_MS);
      }
    }
  }

  private async journey(number: number): Promise<void> {
    const as = (role: string): Call => this.clinic.as(role, this.baseUrl);
    const [toRegister, toMeasure, toOpen, toCharge, toInvoice, toPay] = [key(), key(), key(), key(), key(), key()];
    // A mobile phone, so that each booking also writes a confirmation.
    const registration = { ...newPatientBody(), telecoms: [{ value: `+2547${10_000_000 + number}` }] };
    const patient = await this.untilAnswered(() => as('receptionist')(registerPatient, { body: registration }, toRegister));
    this.acknowledged.patient.push(patient.id);
    await this.arrive(as('receptionist'), patient.id, number);
    const values = [
      { key: 'pulse' as const, value: 72 },
      { key: 'temperature' as const, value: 36.8 },
    ];
    const set = await this.untilAnswered(() => as('nurse')(recordVitals, { params: { id: patient.id }, body: { values } }, toMeasure));
    this.acknowledged.vitals.push(set.setId);
    await this.handOut(as('pharmacist'), number);
    const cashier = as('cashier');
    const { id } = await this.untilAnswered(() => cashier(openAccount, { body: { patientId: patient.id } }, toOpen));
    const service = { serviceItemId: this.clinic.serviceItemId };
    const { charges } = await this.untilAnswered(() => cashier(addCharge, { params: { id }, body: service }, toCharge));
    const chargeIds = charges.map((charge) => charge.id);
    this.acknowledged.charge.push(...chargeIds);
    const invoice = await this.untilAnswered(() => cashier(issueInvoice, { params: { id }, body: { chargeIds } }, toInvoice));
    this.acknowledged.invoice.push(invoice.id);
    const money = { accountId: id, method: 'cash' as const, amount: invoice.patientAmount };
    this.acknowledged.payment.push((await this.untilAnswered(() => cashier(recordPayment, { body: money }, toPay))).id);
  }

  private async handOut(pharmacist: Call, number: number): Promise<void> {
    const medicationRequestId = this.medicines.requestIds[number];
    if (!medicationRequestId) return;
    const toHandOut = key();
    const body = { storeId: this.medicines.storeId, lines: [{ medicationRequestId, quantity: 1 }] };
    const { handoverId } = await this.untilAnswered(() => pharmacist(dispenseMedication, { body }, toHandOut));
    this.acknowledged.handover.push(handoverId);
  }

  private async arrive(reception: Call, patientId: string, number: number): Promise<void> {
    const [toBook, toCheckIn] = [key(), key()];
    const body = { patientId, place: this.tokenOfToday(number) };
    const { appointment } = await this.untilAnswered(() => reception(bookAppointment, { body }, toBook));
    this.acknowledged.appointment.push(appointment.id);
    const { id, version } = appointment;
    await this.untilAnswered(() => reception(checkIn, { params: { id }, body: { version } }, toCheckIn));
  }

  private tokenOfToday(number: number) {
    const today = Temporal.Now.plainDateISO(facility.timeZone);
    const sessionId = this.sessions[number % this.sessions.length]?.[today.dayOfWeek - 1] ?? '';
    return { kind: 'session' as const, sessionId, businessDate: today.toString() };
  }
}

function codeOf(error: unknown): string | undefined {
  return ((error as Error).cause as { code?: string } | undefined)?.code;
}

/** A practitioner who receives all day long on every day of the week: only a patient of today can check in. */
async function receiveAllDay(admin: Call): Promise<string[]> {
  const role = { profession: 'doctor' as const, validFrom: '2024-01-01' };
  const { id: practitionerId } = await admin(createPractitioner, { body: { givenName: 'Storm', familyName: key().idempotencyKey, role } });
  const hours = { practitionerId, starts: '00:00', ends: '23:59', validFrom: '2024-01-01', capacity: TOKENS, walkInCapacity: 0 };
  const rules = [1, 2, 3, 4, 5, 6, 7].map((weekday) => admin(addAvailability, { body: { kind: 'session', ...hours, weekday } }));
  return (await Promise.all(rules)).map(({ id }) => id);
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
  'visits without an appointment': 'select from visit where appointment_id is null',
  'sets of vital signs in parts': 'select from observation group by set_id having count(*) <> 2',
  'keys without an answer': 'select from core.idempotent_answer where status is null or answer is null',
  'debts of those who have paid': 'select from invoice_line_balance where outstanding <> 0',
};

/** What the database holds against what was acknowledged: rows lost, rows that were never acknowledged (doubled), and rows half-written. */
export async function faultsOf({ acknowledged }: PatientJourneys, owner: Client): Promise<string[]> {
  const faults: string[] = [];
  for (const [kind, query] of Object.entries(WRITTEN)) {
    const { rows } = await owner.query<{ id: string }>(query);
    const stored = new Set(rows.map(({ id }) => id));
    const known = new Set(acknowledged[kind as Kind]);
    const lost = [...known].filter((id) => !stored.has(id)).length;
    const doubled = [...stored].filter((id) => !known.has(id)).length;
    if (lost > 0) faults.push(`${lost} of ${kind} lost`);
    if (doubled > 0) faults.push(`${doubled} of ${kind} doubled`);
  }
  for (const [what, query] of Object.entries(HALF_WRITTEN)) {
    const { rowCount } = await owner.query(query);
    if (rowCount) faults.push(`${rowCount} ${what}`);
  }
  return faults;
}
