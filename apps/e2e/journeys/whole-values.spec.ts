import { expect, type Page, test } from '@playwright/test';
import type { Account } from '../product/hospital.js';
import { demoHospital, type Hospital } from '../product/hospital.js';
import { settled } from '../screens/photograph.js';
import { readRails } from '../screens/rails.js';
import { telling } from '../screens/records.js';
import { allRoutes, besideTheRail, insideFacility } from '../screens/routes.js';
import { fillAll, hiddenValues } from './steps/whole-values.js';

const HALF_AN_HOUR = 1_800_000;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
/** Buttons that open a form and do nothing by themselves. */
const OPENERS =
  /^(Add|New|Book|Walk-in|Sell|Charge|Edit|Collect|Take vitals|Receive|Verify all|Adjust|Transfer|Close till|Start a|Ask for)/;
/** A form that opens does so at once. */
const OPENS_WITHIN = 3_000;

let hospital: Hospital;

test.beforeEach(({ browser }) => {
  hospital = demoHospital(browser);
});

test.afterEach(async () => {
  await hospital.close();
});

test('no field hides a part of its value, on a laptop and on a phone', async () => {
  test.setTimeout(HALF_AN_HOUR);
  const { prefix, roleOf } = await readRails(hospital);
  const records = await telling(hospital.product.url, hospital.accounts as Record<string, Account>);
  for (const route of allRoutes()) {
    const inside = insideFacility(route);
    if (inside === null) continue;
    const beside = besideTheRail[inside];
    const role = beside?.role ?? roleOf.get(inside);
    const record = beside?.record && records[beside.record];
    if (!role || (beside?.record && !record) || inside.includes('...')) continue;
    const address = record ? `${record}${inside.endsWith('/demographics') ? '/demographics' : ''}` : inside;
    await test.step(address, async () => walk(await hospital.as(role), prefix + address));
  }
});

/** The fields of the page, then those of each form that it opens. */
async function walk(page: Page, address: string): Promise<void> {
  await open(page, address);
  await measure(page, address);
  const names = new Set<string>();
  for (const button of await page.getByRole('main').getByRole('button', { name: OPENERS }).all()) names.add(await button.innerText());
  for (const name of names) {
    await open(page, address);
    await page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
    const form = page.getByRole('dialog').first();
    const isDialog = await form.waitFor({ timeout: OPENS_WITHIN }).then(
      () => true,
      () => false,
    );
    await measure(page, `${address}, ${name}`, isDialog);
  }
}

async function open(page: Page, address: string): Promise<void> {
  await page.setViewportSize(SIZES[0] as (typeof SIZES)[number]);
  await page.goto(address);
  await settled(page);
}

/** Typed once, measured at each size. */
async function measure(page: Page, where: string, inDialog = false): Promise<void> {
  await fillAll(inDialog ? page.getByRole('dialog').first() : page.getByRole('main'));
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect.soft(await hiddenValues(page), `${where} at ${size.width}`).toEqual([]);
  }
}
