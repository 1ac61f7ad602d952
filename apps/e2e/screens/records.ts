import { listInvoices } from '@wardbook/contracts/billing/invoices';
import { readHistory } from '@wardbook/contracts/chart/chart';
import { type Call, createClient } from '@wardbook/contracts/core/client';
import { listDrafts } from '@wardbook/contracts/encounters/notes';
import { changePassword, setUp, signIn } from '@wardbook/contracts/identity/sessions';
import { createUser, listRoles } from '@wardbook/contracts/identity/users';
import { listStoreStock, listStores } from '@wardbook/contracts/inventory/stores';
import { listLabWork } from '@wardbook/contracts/laboratory/work';
import { listFacilities } from '@wardbook/contracts/organisation/facilities';
import { listPatients, registerPatient } from '@wardbook/contracts/patients/patients';
import type { Account } from '../product/hospital.js';

/** A role that does the special work comes before one that may only read it. */
export const roles = ['receptionist', 'lab-technician', 'pharmacist', 'cashier', 'nurse', 'doctor', 'admin', 'auditor'] as const;

/** Addresses, below the facility, of one record of each kind. */
export type Records = Partial<Record<'patient' | 'visit' | 'request' | 'invoice' | 'item', string>>;

const PASSWORD = 'seven lanterns by the quay';

export async function callAs(url: string, account: Account): Promise<Call> {
  const baseUrl = `${url}/api/v1`;
  const { accessToken } = await createClient({ baseUrl })(signIn, { body: account });
  return createClient({ baseUrl, headers: () => ({ authorization: `Bearer ${accessToken}` }) });
}

/** A fresh hospital with one person in each role and nothing else, as it is on its first morning. */
export async function firstMorning(url: string): Promise<Record<string, Account>> {
  const admin = { email: 'admin@first.example', password: PASSWORD };
  await createClient({ baseUrl: `${url}/api/v1` })(setUp, {
    body: {
      organisation: { name: 'Harbour Health', country: 'PT' },
      facility: { name: 'Harbour Hospital', kind: 'hospital', timeZone: 'Europe/Lisbon', currency: 'EUR', language: 'en' },
      admin: { ...admin, givenName: 'Marta', familyName: 'Nunes' },
    },
  });
  const call = await callAs(url, admin);
  const [facility] = (await call(listFacilities, {})).items;
  const accounts: Record<string, Account> = { admin };
  for (const { code, id } of (await call(listRoles, {})).items) {
    if (code === 'admin' || !facility) continue;
    const email = `${code}@first.example`;
    const memberships = [{ facilityId: facility.id, roleIds: [id] }];
    const { oneTimePassword } = await call(createUser, { body: { givenName: 'Rui', familyName: 'Costa', email, memberships } });
    const own = await callAs(url, { email, password: oneTimePassword });
    await own(changePassword, { body: { current: oneTimePassword, next: PASSWORD } });
    accounts[code] = { email, password: PASSWORD };
  }
  return accounts;
}

/** A patient without any clinical record. */
export async function firstPatient(url: string, receptionist: Account): Promise<string> {
  const call = await callAs(url, receptionist);
  const names = [{ given: 'Ana', family: 'Moreira' }];
  const body = { names, sex: 'female', birthDate: '1988-03-14' } as const;
  return `/patients/${(await call(registerPatient, { body }, { idempotencyKey: crypto.randomUUID() })).id}`;
}

/** Addresses of one telling record of each kind; a kind that the hospital has none of is missing. */
export async function telling(url: string, accounts: Record<string, Account>): Promise<Records> {
  const as = (role: string) => callAs(url, accounts[role] ?? { email: '', password: '' });
  const doctor = await as('doctor');
  const technician = await as('lab-technician');
  const pharmacist = await as('pharmacist');
  const [draft] = (await doctor(listDrafts, {})).items;
  const waiting = await technician(listLabWork, { query: { tab: 'to-verify', limit: 1 } });
  const work = waiting.items[0] ?? (await technician(listLabWork, { query: { tab: 'released', limit: 1 } })).items[0];
  const invoice = (await (await as('cashier'))(listInvoices, { query: { kind: 'invoice', limit: 1 } })).items[0];
  const store = (await pharmacist(listStores, {})).items[0];
  const stock = store && (await pharmacist(listStoreStock, { params: { id: store.id }, query: { limit: 1 } })).items[0];
  const patientId = await longestHistory(doctor);
  return Object.fromEntries(
    Object.entries({
      patient: patientId && `/patients/${patientId}`,
      visit: draft?.visitId && `/visits/${draft.visitId}`,
      request: work && `/laboratory/${work.id}`,
      invoice: invoice && `/invoices/${invoice.id}`,
      item: stock && store && `/stores/${store.id}/items/${stock.stockItemId}`,
    }).filter(([, address]) => address),
  );
}

/** Among the first patients, the one whose chart has most to show. */
async function longestHistory(call: Call): Promise<string | undefined> {
  const { items } = await call(listPatients, { query: { limit: 12 } });
  const measured = [];
  for (const { id } of items) {
    const { visits, observations } = await call(readHistory, { params: { id } });
    measured.push({ id, length: visits.length + observations.length });
  }
  return measured.sort((one, other) => other.length - one.length)[0]?.id;
}
