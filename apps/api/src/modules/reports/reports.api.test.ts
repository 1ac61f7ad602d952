import { recordPayment } from '@wardbook/contracts/billing/till';
import { startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { getDashboard, listReportRows, type Measure, type ReportRowKind } from '@wardbook/contracts/reports/reports';
import { beforeAll, describe, expect, it } from 'vitest';
import { billingSteps, key, problemOf } from '../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await testApi();
  steps = billingSteps(api);
});

const read = async () => await api.asRole('admin')(getDashboard, { query: {} });
const figure = async (measure: Measure) => (await read()).figures.find((each) => each.measure === measure)?.value ?? 0;

async function movedBy(measure: Measure, act: () => Promise<unknown>) {
  const before = await figure(measure);
  await act();
  return (await figure(measure)) - before;
}

describe('the dashboard', () => {
  it('changes by exactly what the journal records', async () => {
    const { cashier, account, invoiceAll, tillIsOpen } = steps;
    await tillIsOpen();
    const { id } = await account('1234.5');
    expect(await movedBy('revenue', () => invoiceAll(id))).toBe(123_450);
    const pay = () => cashier(recordPayment, { body: { accountId: id, method: 'cash', amount: 23_450 } }, key());
    expect(await movedBy('takings', pay)).toBe(23_450);
  });

  it('counts a patient once for several visits, and a new registration', async () => {
    const register = async () => await steps.newPatient();
    expect(await movedBy('registrations', register)).toBe(1);
    const patientId = await steps.newPatient();
    const visit = async () => await api.asRole('receptionist')(startVisit, { body: { patientId, confirmedSecondVisit: true } }, key());
    expect(await movedBy('patients', visit)).toBe(1);
    const again = async () => {
      const { id } = await visit();
      await api.asRole('doctor')(startEncounter, { params: { id }, body: {} });
    };
    expect(await movedBy('patients', again)).toBe(0);
  });

  it('leads from every figure to rows that add up to it', async () => {
    const { from, to, figures } = await read();
    for (const { measure, value } of figures) {
      const kind = measure as ReportRowKind;
      const { count, sum, items } = await api.asRole('admin')(listReportRows, { query: { from, to, kind } });
      if (measure === 'wait' || measure === 'turnaround') expect(value).toBe(count === 0 ? null : Math.round((sum ?? 0) / count));
      else expect([measure, ['revenue', 'takings', 'tax'].includes(measure) ? (sum ?? 0) : count]).toEqual([measure, value]);
      expect(items.length).toBe(Math.min(count, 50));
    }
  });

  it('pages through its rows without leaving one out', async () => {
    const { from, to } = await read();
    const seen = new Set<string>();
    let cursor: string | undefined;
    let total = 0;
    do {
      const query = { from, to, kind: 'visits' as const, limit: 1, ...(cursor ? { cursor } : {}) };
      const { items, nextCursor, count } = await api.asRole('admin')(listReportRows, { query });
      for (const { id } of items) seen.add(id);
      total = count;
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(seen.size).toBe(total);
  });

  it('refuses a period that ends before it begins', async () => {
    const query = { from: '2026-11-22', to: '2026-11-21' };
    expect(await problemOf(api.asRole('admin')(getDashboard, { query }))).toBe('invalid-input');
    expect(await problemOf(api.asRole('nurse')(getDashboard, { query: {} }))).toBe('forbidden');
  });
});
