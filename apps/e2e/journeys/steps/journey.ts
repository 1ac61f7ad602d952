import { expect, test } from '@playwright/test';
import { readJournal } from '../../product/database.js';
import type { Hospital } from '../../product/hospital.js';
import { expectTraces, trailBy, trailOf } from './audit.js';
import * as cashDesk from './cash-desk.js';
import * as consultation from './consultation.js';
import { type DashboardNow, readDashboard } from './dashboard.js';
import * as laboratory from './laboratory.js';
import * as nursing from './nursing.js';
import * as pharmacy from './pharmacy.js';
import { book, checkIn, fullName, type Person, register } from './reception.js';

/** What differs between hospitals: who is asked for, and what the laboratory and the pharmacy call things. */
export interface Cast {
  patient: Person;
  doctor: string;
  /** The cashier's till when the day begins. */
  till: 'open' | 'closed';
  /** The share of the plan that covers the patient. */
  coveredPercent: number;
  /** Who the audit trail names for each act. */
  names: Record<'receptionist' | 'nurse' | 'doctor' | 'technician' | 'verifier' | 'pharmacist' | 'cashier', string>;
}

const medicine = 'Paracetamol 500 mg tablet';
/** ICD-10: acute tonsillitis, unspecified. */
const diagnosis = 'J03.9';

/** Both hospitals of the journey count in a currency of a hundred minor units (ISO 4217: KES, EUR). */
const MINOR_UNITS = 100;

/** What the dashboard shows and the journal holds at one moment. */
interface Standing {
  dashboard: DashboardNow;
  journal: (role: string) => number;
}

/** One patient's whole way through the hospital, each step by the role whose work it is. */
export async function walkThrough(hospital: Hospital, cast: Cast): Promise<void> {
  const patient = fullName(cast.patient);
  const before = await test.step('the figures before', () => stand(hospital, cast));
  await test.step('reception registers, books and checks in', async () => {
    const page = await hospital.as('receptionist');
    await register(page, cast.patient);
    await book(page, patient, cast.doctor);
    await checkIn(page, patient);
  });
  await test.step('the nurse asks for allergies and takes vital signs', async () => {
    const page = await hospital.as('nurse');
    await nursing.recordAllergy(page, patient, 'Penicillins', 'Swollen lips');
    await nursing.takeVitals(page, patient, { Systolic: 128, Diastolic: 82, Pulse: 88, Temperature: 38.4, Saturation: 97 });
  });
  await test.step('the doctor writes, diagnoses, orders and prescribes', () => consult(hospital, patient));
  await test.step('the laboratory collects, measures and verifies', () => examine(hospital, patient));
  await test.step('the pharmacy hands out from its stock', async () => {
    const page = await hospital.as('pharmacist');
    const held = await pharmacy.inStore(page, medicine);
    await pharmacy.dispense(page, patient);
    await pharmacy.expectInStore(page, medicine, held - 15);
  });
  const bill = await test.step('the cash desk invoices and is paid', () => settle(hospital, patient, cast));
  await test.step('the dashboard has moved by exactly what the journal has', async () => {
    expectMoved(before, await stand(hospital, cast), bill);
  });
  await test.step('every step is in the audit trail', () => inspect(hospital, patient, cast));
}

async function stand(hospital: Hospital, { doctor }: Cast): Promise<Standing> {
  const page = await hospital.as('auditor');
  await page.reload();
  return { dashboard: await readDashboard(page, doctor, diagnosis), journal: await readJournal(hospital.product.dataFolder) };
}

/** Every figure has moved by the journal's amount or by this one patient, and the journal by what the bill says. */
function expectMoved(before: Standing, after: Standing, bill: cashDesk.Bill): void {
  const moved = (...roles: string[]) =>
    cents(roles.reduce((sum, role) => sum + after.journal(role) - before.journal(role), 0) / MINOR_UNITS);
  const earned = -moved('revenue', 'discounts', 'allowances');
  // Opening a till moves money from the safe into its drawer, and takes nothing in.
  const taken = moved('till-cash', 'card-clearing', 'safe');
  expect({ earned, taken, owed: moved('payers') }).toEqual({ earned: bill.total, taken: bill.patientShare, owed: bill.payerShare });
  const { dashboard } = before;
  expect(after.dashboard).toEqual({
    Patients: dashboard.Patients + 1,
    Visits: dashboard.Visits + 1,
    Revenue: cents(dashboard.Revenue + earned),
    'Taken at the tills': cents(dashboard['Taken at the tills'] + taken),
    'New patients': dashboard['New patients'] + 1,
    diagnosis: dashboard.diagnosis + 1,
    doctor: {
      consultations: dashboard.doctor.consultations + 1,
      patients: dashboard.doctor.patients + 1,
      revenue: cents(dashboard.doctor.revenue + earned),
    },
    departments: { visits: dashboard.departments.visits + 1, revenue: cents(dashboard.departments.revenue + earned) },
  });
}

async function consult(hospital: Hospital, patient: string): Promise<void> {
  const page = await hospital.as('doctor');
  await consultation.callIn(page, patient);
  await consultation.chooseTemplate(page, 'General consultation');
  await consultation.write(page, 'Presenting complaint', 'Fever and sore throat for two days.');
  await consultation.diagnose(page, 'Diagnoses', 'tonsillitis', /Acute tonsillitis/);
  await consultation.write(page, 'Assessment', 'Tonsillitis, most likely viral.');
  await consultation.write(page, 'Plan', 'Fluids and rest, haemoglobin because of pallor, back if worse.');
  await consultation.order(page, 'hb', /^Haemoglobin/);
  await consultation.prescribe(page, 'amox 500 tds 5d', /Amoxicillin/);
  await consultation.expectStopped(page, /Penicillin/);
  await consultation.takeBack(page, /Remove Amoxicillin/);
  await consultation.prescribe(page, 'paracetamol 500 tds 5d', /Paracetamol 500 mg/);
  await consultation.bookFollowUp(page);
  await consultation.sign(page, patient);
}

async function examine(hospital: Hospital, patient: string): Promise<void> {
  const tube = await laboratory.collect(await hospital.as('nurse'), patient);
  const technician = await hospital.as('lab-technician');
  await laboratory.receive(technician, tube);
  await laboratory.enterResult(technician, patient, { Haemoglobin: '11.2' });
  await laboratory.expectOwnWork(technician);
  await laboratory.verify(await hospital.as('verifier'), patient);
  await laboratory.acknowledge(await hospital.as('doctor'), patient);
}

async function settle(hospital: Hospital, patient: string, cast: Cast): Promise<cashDesk.Bill> {
  const page = await hospital.as('cashier');
  if (cast.till === 'closed') await cashDesk.openTill(page, 1000);
  await cashDesk.openAccount(page, patient);
  const lines = await cashDesk.openLines(page);
  // The consultation, the test and the medicine: each act has charged itself.
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line.payer, line.service).toBe(cents((line.total * cast.coveredPercent) / 100));
  const bill = await cashDesk.issueInvoice(page);
  expect(bill.total).toBe(cents(lines.reduce((sum, { total }) => sum + total, 0)));
  expect(bill.payerShare).toBe(cents(lines.reduce((sum, { payer }) => sum + payer, 0)));
  expect(bill.patientShare).toBe(cents(bill.total - bill.payerShare));
  const given = Math.ceil(bill.patientShare / 100) * 100 + 100;
  expect(await cashDesk.takeCash(page, bill.patientShare, given)).toBe(cents(given - bill.patientShare));
  return bill;
}

async function inspect(hospital: Hospital, patient: string, { names }: Cast): Promise<void> {
  const trail = await trailOf(await hospital.as('auditor'), patient);
  expectTraces(trail, [
    { who: names.receptionist, what: 'added patient' },
    { who: names.receptionist, what: 'added coverage' },
    { who: names.receptionist, what: 'added appointment' },
    { who: names.receptionist, what: 'added visit' },
    { who: names.nurse, what: 'added allergy intolerance' },
    { who: names.nurse, what: 'added observation' },
    { who: names.doctor, what: 'added encounter' },
    { who: names.doctor, what: 'added note' },
    { who: names.doctor, what: 'added condition' },
    { who: names.doctor, what: 'added service request' },
    { who: names.doctor, what: 'added medication request' },
    { who: names.doctor, what: 'added appointment' },
    { who: names.nurse, what: 'added specimen' },
    { who: names.technician, what: 'added lab result' },
    { who: names.verifier, what: 'changed lab result' },
    { who: names.pharmacist, what: 'added medication dispense' },
  ]);
  expectTraces(await trailBy(await hospital.as('auditor'), names.cashier), [
    { who: names.cashier, what: 'added invoice' },
    { who: names.cashier, what: 'added payment' },
  ]);
}

/** Sums of decimals without the dust of binary fractions. */
function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
