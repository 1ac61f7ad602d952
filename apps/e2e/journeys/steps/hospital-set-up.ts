import { test } from '@playwright/test';
import type { Hospital } from '../../product/hospital.js';
import * as admin from './admin.js';
import { signInFirst } from './entry.js';
import type { Cast } from './journey.js';
import { receiveGoods } from './pharmacy.js';

interface Colleague {
  givenName: string;
  familyName: string;
  /** The name of the role, as the administrator chooses it. */
  role: string;
  isPractitioner?: boolean;
}

export function weekdayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone }).format();
}

/** Creates a sign-in as the administrator, then chooses the password as the new user in another browser. */
export async function colleague(hospital: Hospital, key: string, { isPractitioner = false, ...person }: Colleague): Promise<void> {
  const email = `${person.givenName}.${person.familyName}@hospital.example`.toLowerCase();
  const given = await admin.addUser(await hospital.as('admin'), { ...person, email, isPractitioner });
  const page = await hospital.newPage();
  const own = `${person.familyName} keeps the long corridor`;
  await signInFirst(page, { email, password: given }, own);
  hospital.keep(key, page, { email, password: own });
}

const staff: Record<string, Colleague & { profession?: string; department?: string; fee?: string }> = {
  receptionist: { givenName: 'Olga', familyName: 'Lindqvist', role: 'Receptionist' },
  nurse: { givenName: 'Pedro', familyName: 'Alvarez', role: 'Nurse', profession: 'Nurse', department: 'Outpatients' },
  doctor: { givenName: 'Ines', familyName: 'Moreau', role: 'Doctor', profession: 'Doctor', department: 'Outpatients', fee: '45' },
  'lab-technician': {
    givenName: 'Tomas',
    familyName: 'Berg',
    role: 'Laboratory technician',
    profession: 'Laboratory scientist',
    department: 'Laboratory',
  },
  verifier: {
    givenName: 'Anna',
    familyName: 'Kowal',
    role: 'Laboratory technician',
    profession: 'Laboratory scientist',
    department: 'Laboratory',
  },
  pharmacist: { givenName: 'Li', familyName: 'Chen', role: 'Pharmacist', profession: 'Pharmacist', department: 'Pharmacy' },
  cashier: { givenName: 'Karl', familyName: 'Weiss', role: 'Cashier' },
  auditor: { givenName: 'Ruth', familyName: 'Adler', role: 'Auditor' },
};

/** Sets an empty hospital up until it can receive its first patient, through its screens alone. */
export async function setUpHospital(hospital: Hospital, timeZone: string): Promise<Cast> {
  const account = { email: 'admin@newhouse.example', password: 'four grey herons standing' };
  const page = await hospital.newPage();
  await test.step('the set-up page', async () => {
    await admin.setUp(page, {
      organisation: 'Newhouse Trust',
      country: 'Ireland',
      facility: 'Newhouse Hospital',
      timeZone,
      currency: 'EUR',
      admin: { ...account, givenName: 'Mary', familyName: 'Byrne' },
    });
    hospital.keep('admin', page, account);
  });
  await test.step('departments and places', async () => {
    for (const [name, code] of [
      ['Outpatients', 'OPD'],
      ['Laboratory', 'LAB'],
      ['Pharmacy', 'PHARM'],
    ] as const) {
      await admin.addDepartment(page, name, code);
    }
    await admin.addLocation(page, { kind: 'Laboratory', name: 'Main laboratory', code: 'LAB1', department: 'Laboratory' });
    await admin.addLocation(page, { kind: 'Store', name: 'Main pharmacy', code: 'STORE1', department: 'Pharmacy' });
  });
  await test.step('people', () => employ(hospital));
  await test.step('prices, a payer and weekly hours', async () => {
    await admin.setPrice(page, 'Haemoglobin', '18.50');
    await admin.setPrice(page, 'Paracetamol 500 mg tablet', '0.15');
    await admin.addPayer(page, { name: 'Shannon Mutual', code: 'SHM', plan: 'Gold', percent: 75 });
    await admin.addHours(page, { practitioner: 'Ines Moreau', weekday: weekdayIn(timeZone), starts: '06:00', ends: '20:00' });
  });
  await test.step('a supplier and the first goods', async () => {
    await admin.addSupplier(page, 'Atlantic Medical');
    await receiveGoods(await hospital.as('pharmacist'), 'Atlantic Medical', [
      { item: 'Paracetamol 500 mg tablet', batch: 'PX-2201', expires: '2031-05-31', quantity: 500, cost: '0.04' },
    ]);
  });
  return newhouseCast();
}

async function employ(hospital: Hospital): Promise<void> {
  const page = await hospital.as('admin');
  for (const [key, { profession, department, fee, ...person }] of Object.entries(staff)) {
    if (profession && department) await admin.addPractitioner(page, { ...person, profession, department, ...(fee ? { fee } : {}) });
    await colleague(hospital, key, { ...person, isPractitioner: profession !== undefined });
  }
}

function newhouseCast(): Cast {
  const name = (key: string) => `${staff[key]?.givenName} ${staff[key]?.familyName}`;
  return {
    patient: {
      givenName: 'Maeve',
      familyName: 'Gallagher',
      birth: '12.3.1984',
      sex: 'Female',
      phone: '087 123 4567',
      cover: { plan: 'Shannon Mutual · Gold', memberNumber: 'SM-1207' },
    },
    doctor: name('doctor'),
    till: 'closed',
    coveredPercent: 75,
    names: {
      receptionist: name('receptionist'),
      nurse: name('nurse'),
      doctor: name('doctor'),
      technician: name('lab-technician'),
      verifier: name('verifier'),
      pharmacist: name('pharmacist'),
      cashier: name('cashier'),
    },
  };
}
