import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSummary } from '@wardbook/contracts/chart/chart';
import { listInsuranceHistory } from '@wardbook/contracts/interop/imports';
import { readPatient } from '@wardbook/contracts/patients/patients';
import { getDashboard } from '@wardbook/contracts/reports/reports';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, patient, sampleId, sampleLines, samplePatients } from '../../../testing/sample-bundles.js';
import { ownTestApi, type TestApi } from '../../../testing/test-api.js';
import { ImportService } from './import.service.js';

let api: TestApi;
let folder: string;
let jose: string;
let money: { before: unknown; after: unknown };
beforeAll(async () => {
  api = await ownTestApi();
  folder = await mkdtemp(join(tmpdir(), 'wardbook-claims-'));
  const before = await everyFigure();
  await importLines(sampleLines());
  money = { before, after: await everyFigure() };
  jose = await localId(samplePatients.jose);
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

async function importLines(lines: string[]): Promise<void> {
  const path = join(folder, 'claims.ndjson');
  await writeFile(path, lines.join('\n'));
  expect((await api.service(ImportService).importFile(path, {})).tally.problems).toEqual([]);
}

async function localId(sourceId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select local_id as id from source_id where source_id = ${sourceId}`.execute(api.db.outside);
  return rows[0]?.id ?? '';
}

/** All that this facility knows of money: the dashboard over the years of the claims, and the tables behind it. */
async function everyFigure(): Promise<unknown> {
  const board = await api.asRole('admin')(getDashboard, { query: { from: '2015-01-01', to: '2015-12-31' } });
  const { payerMix, revenueByDepartment } = board;
  const figures = board.figures.filter(({ measure }) => measure === 'revenue' || measure === 'takings');
  const { rows } = await sql`select (select count(*) from charge_item) as charges, (select count(*) from journal_entry) as entries,
    (select count(*) from account) as accounts, (select count(*) from invoice) as invoices, (select count(*) from payment) as payments,
    (select count(*) from coverage) as coverages, (select count(*) from payer) as payers`.execute(api.db.outside);
  return { figures, payerMix, revenueByDepartment, ...(rows[0] as object) };
}

describe('the insurance history', () => {
  it('shows each claim with the response of its payer, and nothing twice', async () => {
    const { items, nextCursor } = await api.asRole('doctor')(listInsuranceHistory, { params: { id: jose }, query: {} });
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      { kind: 'Coverage', payer: 'Harbour Mutual', total: null, paid: null },
      {
        kind: 'Claim',
        payer: 'Harbour Mutual',
        total: { amount: '125', currency: 'USD' },
        paid: { amount: '100', currency: 'USD' },
        outcome: 'complete',
      },
    ]);
  });

  it('goes on page by page', async () => {
    const list = api.asRole('doctor');
    const first = await list(listInsuranceHistory, { params: { id: jose }, query: { limit: 1 } });
    const rest = await list(listInsuranceHistory, { params: { id: jose }, query: { limit: 1, cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...rest.items].map(({ kind }) => kind)).toEqual(['Coverage', 'Claim']);
    expect(rest.nextCursor).toBeNull();
  });

  it('appears in the summary of a patient who has one', async () => {
    const without = sampleId(700);
    await importLines([bundle(patient(without))]);
    const doctor = api.asRole('doctor');
    expect(await doctor(readSummary, { params: { id: jose } })).toMatchObject({ hasInsuranceHistory: true });
    expect(await doctor(readSummary, { params: { id: await localId(without) } })).toMatchObject({ hasInsuranceHistory: false });
  });

  it('changes no figure of this facility', async () => {
    expect(money.after).toEqual(money.before);
    expect(await api.asRole('cashier')(readPatient, { params: { id: jose } })).toMatchObject({ payer: null, coverages: [] });
  });

  it('opens to users who may read the chart, and records the look', async () => {
    await expect(api.asRole('cashier')(listInsuranceHistory, { params: { id: jose }, query: {} })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { rows } = await sql<{ count: number }>`select count(*) from audit.access
      where operation = 'listInsuranceHistory' and patient_id = ${jose} and action = 'look'`.execute(api.db.outside);
    expect(rows[0]?.count).toBeGreaterThan(0);
  });
});
