import { addCharge, openAccount } from '@wardbook/contracts/billing/charges';
import { issueCreditNote } from '@wardbook/contracts/billing/invoices';
import { recordPayment, refundAccount, voidPayment } from '@wardbook/contracts/billing/till';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { type Dashboard, debtAges, getDashboard, listReportRows, type ReportRowKind } from '@wardbook/contracts/reports/reports';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { billingSteps, key } from '../../testing/billing-steps.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { visitAt } from '../../testing/visit-steps.js';
import { DashboardReader } from './dashboard.reader.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await ownTestApi();
  steps = billingSteps(api);
  await steps.tillIsOpen();
});
afterAll(async () => await api.close());

const rowsOf = async (query: Input<typeof listReportRows>['query'] | Omit<Input<typeof listReportRows>['query'], 'limit'>) =>
  await api.asRole('admin')(listReportRows, { query });
type Filter = Pick<Input<typeof listReportRows>['query'], 'hour' | 'department' | 'payer' | 'code' | 'practitioner' | 'method'>;

/** Everything that the dashboard shows of a day with the rows that it leads to, as pairs that must be equal. */
async function everyFigure({ from, to, ...shown }: Dashboard): Promise<[string, number | null, number | null][]> {
  const pairs: [string, number | null, number | null][] = [];
  const add = async (kind: ReportRowKind, filter: Filter, figure: number | null, how: 'count' | 'sum' | 'mean') => {
    const { count, sum } = await rowsOf({ from, to, kind, ...filter });
    const mean = count === 0 ? null : Math.round((sum ?? 0) / count);
    pairs.push([`${kind} ${JSON.stringify(filter)}`, { count, sum: sum ?? 0, mean }[how], figure]);
  };
  for (const { hour, visits } of shown.visitsByHour) await add('visits', { hour }, visits, 'count');
  for (const { id, amount } of shown.revenueByDepartment) await add('revenue', { department: id ?? 'none' }, amount, 'sum');
  for (const { id, amount } of shown.payerMix) await add('billed', { payer: id ?? 'none' }, amount, 'sum');
  for (const { code, count } of shown.diagnoses) await add('diagnoses', { code }, count, 'count');
  for (const { method, amount } of shown.takingsByMethod) await add('takings', { method }, amount, 'sum');
  for (const { id, ...one } of shown.practitioners) {
    const practitioner = id ?? 'none';
    await add('consultations', { practitioner }, one.consultations, 'count');
    await add('seen', { practitioner }, one.patients, 'count');
    await add('durations', { practitioner }, one.minutes, 'mean');
    await add('revenue', { practitioner }, one.revenue, 'sum');
  }
  for (const { id, ...one } of shown.departments) {
    const department = id ?? 'none';
    await add('visits', { department }, one.visits, 'count');
    await add('patients', { department }, one.patients, 'count');
    await add('wait', { department }, one.wait, 'mean');
    await add('revenue', { department }, one.revenue, 'sum');
  }
  return pairs;
}

/** What is owed now with the rows behind it, which are listed by the days of their invoices. */
async function everyDebt({ position }: Dashboard): Promise<[string, number | null, number | null][]> {
  const pairs: [string, number | null, number | null][] = [];
  const dayBefore = (days: number) => new Date(Date.parse(position.today) - days * 86_400_000).toISOString().slice(0, 10);
  const sumOf = async (kind: ReportRowKind, filter: object, from = '2000-01-01', to = position.today) =>
    (await rowsOf({ kind, from, to, ...filter })).sum ?? 0;
  const aged = async (kind: ReportRowKind, filter: object, { amount, byAge }: Dashboard['position']['patients']) => {
    pairs.push([kind, await sumOf(kind, filter), amount]);
    for (const [age, first] of debtAges.entries()) {
      const oldest = debtAges[age + 1];
      const from = oldest === undefined ? '2000-01-01' : dayBefore(oldest - 1);
      pairs.push([`${kind} from ${first} days`, await sumOf(kind, filter, from, dayBefore(first)), byAge[age] ?? null]);
    }
  };
  await aged('patient-debt', {}, position.patients);
  for (const { id, ...debt } of position.payers) await aged('payer-debt', { payer: id }, debt);
  pairs.push(['credit', await sumOf('credit', {}), position.credit], ['stock', await sumOf('stock', {}), position.stock]);
  return pairs;
}

const today = async () => await api.asRole('admin')(getDashboard, { query: {} });
const figureOf = (dashboard: Dashboard, wanted: string) => dashboard.figures.find(({ measure }) => measure === wanted)?.value;

/** The doctor of the test as a practitioner. */
async function practitionerId(): Promise<string> {
  return await api.db.tx(systemActor('service', api.facilityId), async () => {
    const { rows } = await sql<{ id: string }>`select practitioner.id from practitioner
      join user_account on user_account.person_id = practitioner.person_id where user_account.id = ${api.userIdOf('doctor')}`.execute(
      api.db.q,
    );
    return rows[0]?.id ?? '';
  });
}

describe('every part of the dashboard', () => {
  it('equals the sum of the rows behind it, with credits, voids and refunds among them', async () => {
    const { cashier } = steps;
    const seenBy = await practitionerId();
    for (let i = 0; i < 3; i += 1) {
      const patientId = await steps.newPatient();
      const visit = await api.asRole('receptionist')(startVisit, { body: { patientId, practitionerId: seenBy } }, key());
      await api.asRole('doctor')(startEncounter, { params: { id: visit.id }, body: {} });
      const { id } = await cashier(openAccount, { body: { patientId } });
      await cashier(addCharge, { params: { id }, body: { serviceItemId: (await steps.newService('333.33')).id } }, key());
      const invoice = await steps.invoiceAll(id);
      const body = { accountId: id, method: 'cash' as const, amount: 33_333 };
      const paid = await cashier(recordPayment, { body }, key());
      if (i === 1) await cashier(voidPayment, { params: { id: paid.id }, body: { reason: 'Wrong' } }, key());
      if (i !== 2) continue;
      const lineIds = invoice.lines.map((line) => line.id);
      await cashier(issueCreditNote, { params: { id: invoice.id }, body: { lineIds, reason: 'Wrong', afterwards: 'cancel' } }, key());
      await cashier(refundAccount, { body: { ...body, reason: 'Wrong' } }, key());
    }
    const dashboard = await today();
    expect([figureOf(dashboard, 'revenue'), figureOf(dashboard, 'takings')]).toEqual([66_666, 33_333]);
    const pairs = [...(await everyFigure(dashboard)), ...(await everyDebt(dashboard))];
    expect(pairs.length).toBeGreaterThan(20);
    expect(pairs.map(([what, rows]) => [what, rows])).toEqual(pairs.map(([what, , figure]) => [what, figure]));
  });

  it('counts by the local day of the facility, to the second', async () => {
    const patientId = await steps.newPatient();
    const actor = systemActor('service', api.facilityId);
    for (const moment of ['2027-03-01T20:59:59Z', '2027-03-01T21:00:00Z', '2027-03-02T20:59:59Z']) await visitAt(api, patientId, moment);
    const visitsOn = async (day: string) => {
      const dashboard = await api.db.tx(actor, () => api.service(DashboardReader).read({ from: day, to: day, diagnoses: 'common' }));
      const { count, items } = await rowsOf({ from: day, to: day, kind: 'visits' });
      return [figureOf(dashboard, 'visits'), count, items.length, dashboard.visitsByHour];
    };
    const late = { hour: 23, visits: 1 };
    expect(await visitsOn('2027-03-01')).toEqual([1, 1, 1, [late]]);
    expect(await visitsOn('2027-03-02')).toEqual([2, 2, 2, [{ hour: 0, visits: 1 }, late]]);
    expect(await visitsOn('2027-03-03')).toEqual([0, 0, 0, []]);
  });

  it('leaves out what belongs to another facility', async () => {
    const before = await today();
    const elsewhere = await api.db.tx(systemActor('service'), async () => {
      const { rows } = await sql<{ id: string }>`insert into facility (code, name, kind, time_zone, currency, languages)
        values ('other', 'Other', 'hospital', 'Africa/Nairobi', 'KES', '{en}') returning id`.execute(api.db.q);
      return rows[0]?.id ?? '';
    });
    const patientId = await steps.newPatient();
    await visitAt(api, patientId, null, elsewhere);
    const after = await today();
    expect(figureOf(after, 'visits')).toBe(figureOf(before, 'visits'));
    expect(after.visitsByHour).toEqual(before.visitsByHour);
  });
});
