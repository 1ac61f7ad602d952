import { expect, type Page, test } from '@playwright/test';
import { type Account, demoHospital, Hospital } from '../product/hospital.js';
import { startProduct } from '../product/start-product.js';
import { photographMoments } from './moments.js';
import { photograph, prune, settled } from './photograph.js';
import { readRails } from './rails.js';
import { callAs, firstMorning, firstPatient, type Records, telling } from './records.js';
import { allNames, allRoutes, besideTheRail, imageName, insideFacility } from './routes.js';
import { comeUnbooked } from './walk-ins.js';

const AN_HOUR = 3_600_000;
/** `WARDBOOK_SCREENS='till|invoices' npm run screens` photographs only what is named so. */
const only = new RegExp(process.env.WARDBOOK_SCREENS ?? '');
/** The smallest screen that the product is made for in the hospital. */
const LAPTOP = { width: 1280, height: 800 };

// The empty hospital is photographed even when the demo has faults.
test.describe.configure({ mode: 'parallel' });

test.beforeAll(() => prune(allNames()));

test('every page of the demo hospital, in light and dark', async ({ browser }) => {
  test.setTimeout(AN_HOUR);
  const hospital = demoHospital(browser);
  const { prefix, roleOf } = await readRails(hospital);
  const accounts = hospital.accounts as Record<string, Account>;
  await comeUnbooked((role) => callAs(hospital.product.url, accounts[role] as Account));
  const known = { state: 'filled', prefix, roleOf } as const;
  for (const route of allRoutes().filter((each) => !isOfRecord(each))) await photographRoute(hospital, route, { ...known, records: {} });
  // Looked for last, since that fills the audit trail.
  const records = await telling(hospital.product.url, accounts);
  for (const route of allRoutes().filter(isOfRecord)) await photographRoute(hospital, route, { ...known, records });
  await photographMoments(hospital, { prefix, records, only });
  await hospital.close();
});

test('every page of an empty hospital, in light and dark', async ({ browser }) => {
  test.setTimeout(AN_HOUR);
  const product = await startProduct('start');
  const hospital = new Hospital(browser, product, {});
  try {
    await lookAt(await hospital.newPage(), '/set-up', 'set-up-empty');
    Object.assign(hospital.accounts, await firstMorning(product.url));
    const { prefix, roleOf } = await readRails(hospital);
    const known = { state: 'empty', prefix, roleOf } as const;
    for (const route of allRoutes()) await photographRoute(hospital, route, { ...known, records: {} });
    // The lists were empty; now there is a patient, of whom there is nothing to show.
    const records = { patient: await firstPatient(product.url, hospital.accounts.receptionist as Account) };
    for (const route of allRoutes().filter(isOfRecord)) await photographRoute(hospital, route, { ...known, records });
  } finally {
    await hospital.close();
    await product.stop();
  }
});

interface Known {
  state: 'filled' | 'empty';
  /** `/f/<facility>` */
  prefix: string;
  roleOf: ReadonlyMap<string, string>;
  records: Records;
}

async function photographRoute(hospital: Hospital, route: string, { state, prefix, roleOf, records }: Known): Promise<void> {
  const inside = insideFacility(route);
  const name = `${imageName(route)}-${state}`;
  if (inside === null) {
    if (state === 'filled' || route !== '/set-up') await lookAt(await hospital.newPage(), route, name);
    return;
  }
  const beside = besideTheRail[inside];
  const role = beside?.role ?? roleOf.get(inside);
  expect.soft(role, `No role’s navigation shows ${inside}, and screens/routes.ts names no role that opens it.`).toBeDefined();
  const record = beside?.record && records[beside.record];
  if (!role || (beside?.record && !record)) return;
  const address = record
    ? `${record}${inside.endsWith('/demographics') ? '/demographics' : ''}`
    : inside.replace('[...missing]', 'nowhere');
  await lookAt(await hospital.as(role), prefix + address, name);
}

function isOfRecord(route: string): boolean {
  return besideTheRail[insideFacility(route) ?? '']?.record !== undefined;
}

async function lookAt(page: Page, address: string, name: string): Promise<void> {
  if (!only.test(name)) return;
  await test.step(name, async () => {
    await page.setViewportSize(LAPTOP);
    await page.goto(address);
    // A page that hangs is a fault of its own; the others are photographed nevertheless.
    await settled(page).catch((error: Error) => expect.soft(error.message, name).toBe(''));
    expect.soft(await page.getByRole('heading', { level: 1 }).count(), `main headings of ${name}`).toBe(1);
    await photograph(page, name);
  });
}
