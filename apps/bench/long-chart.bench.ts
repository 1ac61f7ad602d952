import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import { createClient } from '@wardbook/contracts/core/client';
import { signIn } from '@wardbook/contracts/identity/sessions';
import { listPatients } from '@wardbook/contracts/patients/patients';
import { type Account, demoHospital } from '../e2e/product/hospital.js';
import { cpuOf, report, timed } from './figures.js';
import { ask, importExports, longestChart } from './imported.js';

const dataFolder = process.env.WARDBOOK_E2E_DATA ?? '';
const url = process.env.WARDBOOK_E2E_URL ?? '';
const API_TURNS = 60;
const PAGE_TURNS = 8;

let patientId: string;
test.beforeAll(async () => {
  test.setTimeout(900_000);
  await importExports(dataFolder);
  patientId = await longestChart(dataFolder);
});

async function asDoctor() {
  const baseUrl = `${url}/api/v1`;
  const { doctor: body } = JSON.parse(readFileSync(join(dataFolder, 'demo-signins.json'), 'utf8')) as { doctor: Account };
  const { accessToken } = await createClient({ baseUrl })(signIn, { body });
  return createClient({ baseUrl, headers: () => ({ authorization: `Bearer ${accessToken}` }) });
}

async function measured(what: string, turns: number, act: (turn: number) => Promise<unknown>): Promise<void> {
  await timed(5, act);
  const before = cpuOf(dataFolder);
  const took = await timed(turns, act);
  report(what, took, cpuOf(dataFolder) - before);
}

test('the API on the longest chart', async () => {
  test.setTimeout(300_000);
  const call = await asDoctor();
  const params = { id: patientId };
  const { visits, observations } = await call(readHistory, { params });
  console.log(`The longest chart has ${visits.length} visits and ${observations.length} observations.`);
  await measured('GET /patients/{id}/history', API_TURNS, () => call(readHistory, { params }));
  await measured('GET /patients/{id}/summary', API_TURNS, () => call(readSummary, { params }));
});

test('patient search', async () => {
  test.setTimeout(300_000);
  const call = await asDoctor();
  const people = await ask<{ given: string; family: string; mrn: string; year: string; phone: string | null }>(
    dataFolder,
    `select name.given, name.family, summary.mrn, left(patient.birth_date::text, 4) as year, summary.phone
      from patient join patient_summary as summary on summary.patient_id = patient.id
      join patient_name as name on name.patient_id = patient.id and name.given is not null and name.family is not null
      order by md5(patient.id::text) limit 60`,
  );
  const kinds: Record<string, (person: (typeof people)[number]) => string> = {
    'search: three letters': ({ family }) => family.slice(0, 3),
    'search: two beginnings': ({ given, family }) => `${given.slice(0, 3)} ${family.slice(0, 3)}`,
    'search: misspelt name': ({ given, family }) => `${given} ${family.slice(0, 2)}${family.slice(3)}`,
    'search: name and year': ({ family, year }) => `${family} ${year}`,
    'search: record number': ({ mrn }) => mrn,
    'search: end of a phone': ({ phone, mrn }) => phone?.slice(-5) ?? mrn,
  };
  for (const [what, words] of Object.entries(kinds)) {
    await measured(what, people.length, (turn) => {
      const person = people[turn % people.length];
      return call(listPatients, { query: { search: person ? words(person) : '' } });
    });
  }
  await measured('patients, first page by name', 60, () => call(listPatients, { query: {} }));
});

/**
 * Complete is the chart when the first visits and the summary can be read and nothing is still awaited. The page itself takes
 * the time, frame by frame: what steers the browser looks much more seldom.
 */
async function completeAt(page: Page): Promise<number> {
  const moment = await page.waitForFunction(
    () => {
      const isThere = document.querySelector('[role=feed] article') !== null && document.querySelector('aside h2') !== null;
      return isThere && document.querySelector('.mantine-Skeleton-root[data-visible]') === null ? performance.now() : 0;
    },
    undefined,
    { polling: 'raf' },
  );
  return await moment.jsonValue();
}

async function openChart(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  return await completeAt(page);
}

test('the longest chart in the browser', async ({ browser }) => {
  test.setTimeout(300_000);
  const hospital = demoHospital(browser);
  const page = await hospital.as('doctor');
  const address = `${new URL(page.url()).pathname.split('/').slice(0, 3).join('/')}/patients/${patientId}`;
  const storageState = await page.context().storageState();
  const fresh = async () => await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, storageState });
  const cold: number[] = [];
  const kept: number[] = [];
  const fromList: number[] = [];
  for (let turn = 0; turn < PAGE_TURNS; turn += 1) {
    const context = await fresh();
    cold.push(await openChart(await context.newPage(), address));
    await context.close();
  }
  const context = await fresh();
  const again = await context.newPage();
  await openChart(again, address);
  for (let turn = 0; turn < PAGE_TURNS; turn += 1) kept.push(await openChart(again, address));
  for (let turn = 0; turn < PAGE_TURNS; turn += 1) fromList.push(await openFromList(again, address));
  report('chart by its address, nothing kept', cold);
  report('chart by its address, scripts kept', kept);
  report('chart from the list of patients', fromList);
  await context.close();
  await hospital.close();
});

/** As a doctor opens it in the middle of the day: the application is loaded, the patient is found and clicked. */
async function openFromList(page: Page, address: string): Promise<number> {
  const [person] = await ask<{ mrn: string }>(dataFolder, `select mrn from patient_summary where patient_id = '${patientId}'`);
  await page.goto(address.replace(/\/[^/]+$/, ''));
  await page
    .getByRole('searchbox')
    .or(page.getByRole('textbox'))
    .first()
    .fill(person?.mrn ?? '');
  const link = page.locator(`a[href="${address}"]`).first();
  await expect(link).toBeVisible();
  const began = await page.evaluate(() => performance.now());
  await link.click();
  return (await completeAt(page)) - began;
}
