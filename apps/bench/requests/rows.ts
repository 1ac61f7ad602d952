import { listAuditEntries } from '@wardbook/contracts/audit/entries';
import { addCharge, openAccount } from '@wardbook/contracts/billing/charges';
import { issueInvoice } from '@wardbook/contracts/billing/invoices';
import { recordPayment } from '@wardbook/contracts/billing/till';
import { readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import { pathOf } from '@wardbook/contracts/core/client';
import type { AnyEndpoint, Arguments } from '@wardbook/contracts/core/endpoint';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { listPatients, readPatient, registerPatient } from '@wardbook/contracts/patients/patients';
import { getDashboard } from '@wardbook/contracts/reports/reports';
import { bookAppointment, listFreePlaces, readDay } from '@wardbook/contracts/scheduling/appointments';
import type { People } from './people-sample.ts';
import type { Work } from './work.ts';

/** One row of the table: what is asked, by whom, and what it should cost at most. */
export interface Row {
  name: string;
  title: string;
  role: 'doctor' | 'receptionist' | 'cashier' | 'admin' | 'auditor';
  /** CPU milliseconds of API and PostgreSQL that the row should come down to. */
  target: number;
  works: (sample: People) => Work[];
  /** The same of the bare server: the values of its statement. */
  bare?: (sample: People) => string[][];
}

function call<E extends AnyEndpoint>(endpoint: E, args: Arguments<E>): Work[number] {
  const { params, query, body } = (args ?? {}) as Record<string, Record<string, unknown>>;
  const path = `/api/v1${pathOf(endpoint, { params, query })}`;
  return {
    method: endpoint.method,
    path: decodeTemplates(path),
    ...(body ? { body } : {}),
    ...(endpoint.idempotent ? { keyed: true } : {}),
  };
}

/** A field of an earlier answer stands in the path as it is. */
function decodeTemplates(path: string): string {
  return path.replaceAll('%7B%7B', '{{').replaceAll('%7D%7D', '}}');
}

const search = (words: string) => [call(listPatients, { query: { search: words, limit: 20 } })];
const found = (words: (person: People['people'][number]) => string) => (sample: People) =>
  sample.people.map((person) => search(words(person)));
const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
/** A letter falls out of the middle of the family name. */
const misspelt = (family: string) => family.slice(0, Math.ceil(family.length / 2)) + family.slice(Math.ceil(family.length / 2) + 1);

export const ROWS: readonly Row[] = [
  { name: 'me', title: 'who am I', role: 'doctor', target: 0.35, works: () => [[call(getMe, {})]], bare: () => [[]] },
  {
    ...{ name: 'read-patient', title: 'read one patient, look recorded', role: 'doctor', target: 0.6 },
    works: ({ people }) => people.map(({ id }) => [call(readPatient, { params: { id } })]),
    bare: ({ people }) => people.map(({ id }) => [id]),
  },
  {
    ...{ name: 'page-by-name', title: 'page of patients by name', role: 'doctor', target: 1.5 },
    works: () => [[call(listPatients, { query: { sort: 'name' } })]],
    bare: () => [[]],
  },
  {
    ...{ name: 'search-one-word', title: 'search, one word, 20 best', role: 'doctor', target: 1.5 },
    works: found(({ family }) => family),
    bare: ({ people }) => people.map(({ family }) => [family.toLowerCase()]),
  },
  {
    name: 'search-two-words',
    title: 'search, two words',
    role: 'doctor',
    target: 1.5,
    works: found(({ given, family }) => `${given} ${family}`),
  },
  {
    name: 'search-word-year',
    title: 'search, word and birth year',
    role: 'doctor',
    target: 1.5,
    works: found(({ family, year }) => `${family} ${year}`),
  },
  {
    name: 'search-misspelt',
    title: 'search, misspelt',
    role: 'doctor',
    target: 1.5,
    works: found(({ given, family }) => `${given} ${misspelt(family)}`),
  },
  {
    ...{ name: 'search-phone', title: 'search, phone', role: 'doctor', target: 0.8 },
    works: found(({ phone }) => phone.slice(-6)),
    bare: ({ people }) => people.map(({ phone }) => [phone]),
  },
  {
    ...{ name: 'search-record-number', title: 'search, record number', role: 'doctor', target: 0.8 },
    works: found(({ mrn }) => mrn),
    bare: ({ people }) => people.map(({ mrn }) => [mrn.toLowerCase()]),
  },
  {
    ...{ name: 'chart-summary', title: 'chart summary', role: 'doctor', target: 3 },
    works: ({ people }) => people.map(({ id }) => [call(readSummary, { params: { id } })]),
  },
  {
    ...{ name: 'history-500', title: 'history of 500 entries', role: 'doctor', target: 6 },
    works: ({ chart500 }) => [[call(readHistory, { params: { id: chart500 } })]],
  },
  {
    ...{ name: 'register', title: 'register with audit and duplicate check', role: 'receptionist', target: 4 },
    works: ({ newcomers }) =>
      newcomers.map(({ given, family, birthDate, phone }) => [
        call(registerPatient, {
          body: {
            sex: 'female',
            birthDate,
            names: [{ use: 'official', given, family, prefix: null, suffix: null }],
            telecoms: [{ value: phone }],
          },
        }),
      ]),
  },
  {
    ...{ name: 'book', title: 'book', role: 'receptionist', target: 3 },
    works: ({ slots, people }) =>
      slots.map((slot, index) => [
        call(bookAppointment, { body: { patientId: people[index % people.length]?.id ?? '', place: { kind: 'slots', ...slot } } }),
      ]),
  },
  {
    ...{ name: 'invoice-and-pay', title: 'invoice and pay (four calls)', role: 'cashier', target: 18 },
    works: ({ uncovered, service }) =>
      uncovered.map((id) => [
        call(openAccount, { body: { patientId: id } }),
        call(addCharge, { params: { id: '{{0.id}}' }, body: { serviceItemId: service } }),
        call(issueInvoice, { params: { id: '{{0.id}}' }, body: { chargeIds: ['{{1.charges.0.id}}'] } }),
        call(recordPayment, { body: { accountId: '{{0.id}}', method: 'cash', amount: '{{2.patientAmount}}' as unknown as number } }),
      ]),
  },
  {
    ...{ name: 'day-schedule', title: 'day schedule', role: 'receptionist', target: 2 },
    works: ({ day }) => [0, 1, 2, 3, 4].map((ahead) => [call(readDay, { params: { date: addDays(day, ahead) } })]),
  },
  {
    ...{ name: 'free-places', title: 'free places of a month', role: 'receptionist', target: 5 },
    works: ({ day, practitioners }) =>
      practitioners.map((practitionerId) => [
        call(listFreePlaces, { query: { practitionerId, from: day, to: addDays(day, 30), limit: 200 } }),
      ]),
  },
  { name: 'dashboard-day', title: 'dashboard of a day', role: 'admin', target: 15, works: ({ day }) => dashboards(addDays(day, -9), 0) },
  {
    name: 'dashboard-month',
    title: 'dashboard of a month',
    role: 'admin',
    target: 30,
    works: ({ day }) => dashboards(addDays(day, -39), 30),
  },
  {
    name: 'dashboard-year',
    title: 'dashboard of a year',
    role: 'admin',
    target: 60,
    works: ({ day }) => dashboards(addDays(day, -374), 365),
  },
  {
    ...{ name: 'audit-by-action', title: 'audit list by action', role: 'auditor', target: 5 },
    works: () =>
      (['look', 'print', 'denied', 'sign-in-failed', 'update', 'delete'] as const).map((action) => [
        call(listAuditEntries, { query: { action } }),
      ]),
  },
];

function dashboards(from: string, days: number): Work[] {
  return [[call(getDashboard, { query: { from, to: addDays(from, days) } })]];
}
