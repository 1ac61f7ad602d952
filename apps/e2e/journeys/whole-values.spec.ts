import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Account } from '../product/hospital.js';
import { demoHospital, type Hospital } from '../product/hospital.js';
import { settled, stopped } from '../screens/photograph.js';
import { readRails } from '../screens/rails.js';
import { telling } from '../screens/records.js';
import { allRoutes, besideTheRail, insideFacility } from '../screens/routes.js';
import { FIELDS, fillAll, formOf, hiddenValues } from './steps/whole-values.js';

const TEN_MINUTES = 600_000;
const LAPTOP = { width: 1280, height: 800 };
const SIZES = [LAPTOP, { width: 390, height: 844 }];
/** Buttons that open a form and do nothing by themselves. */
const OPENERS =
  /^(Add|New|Book|Walk-in|Sell|Charge|Edit|Collect|Take vitals|Receive|Verify all|Adjust|Transfer|Close till|Start a|Ask for)/;
/** A form that opens does so at once. */
const OPENS_WITHIN = 3_000;

// A trace would photograph every page of the product, and a failure names the field and its page.
test.use({ trace: 'off' });

let hospital: Hospital;
let measured: Set<string>;
let guarded: WeakSet<Page>;

test.beforeEach(({ browser }) => {
  hospital = demoHospital(browser);
  measured = new Set();
  guarded = new WeakSet();
});

test.afterEach(async () => {
  await hospital.close();
});

test('no field hides a part of its value, on a laptop and on a phone', async () => {
  test.setTimeout(TEN_MINUTES);
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
    const page = await hospital.as(role);
    if (!guarded.has(page)) await saveNothing(page);
    await page.setViewportSize(LAPTOP);
    await test.step(address, () => walk(page, prefix + address));
  }
});

/** A cell of a grid saves what is typed as soon as it is left, and the journeys after this one need the prices that were there. */
async function saveNothing(page: Page): Promise<void> {
  guarded.add(page);
  await page.route(/\/api\/v1\/(?!auth\/)/, (route) => (route.request().method() === 'GET' ? route.continue() : route.abort()));
}

/** The fields of each form that the page opens, then its own. A page is loaded again only after what does not close. */
async function walk(page: Page, address: string): Promise<void> {
  await open(page, address);
  for (const name of await openersOf(page)) {
    const button = page.getByRole('main').getByRole('button', { name, exact: true }).first();
    // What is listed may have changed meanwhile.
    if (!(await button.isVisible()) || !(await button.isEnabled())) continue;
    const before = await page.getByRole('main').locator(FIELDS).count();
    await button.click();
    const form = page.getByRole('dialog').first();
    const isDialog = await opened(page, before);
    await measure(page, `${address}, ${name}`, isDialog ? form : page.getByRole('main'));
    if (!isDialog || !(await closed(form))) await open(page, address);
  }
  await measure(page, address, page.getByRole('main'));
}

/** The names of the buttons that open a form. The rows of a list have the same ones, so that one row stands for all. */
async function openersOf(page: Page): Promise<Iterable<string>> {
  const openers = await page
    .getByRole('main')
    .getByRole('button', { name: OPENERS })
    .evaluateAll((all) =>
      all.map((each) => {
        const name = each.getAttribute('aria-label') ?? (each as HTMLElement).innerText;
        return [each.closest('tr, li') ? name.split(/\W/)[0] : name, name] as const;
      }),
    );
  return new Map(openers).values();
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Whether a dialog opened. A form in the page itself, or another page, ends the wait as well. */
async function opened(page: Page, fieldsBefore: number): Promise<boolean> {
  const isOpen = ([fields, before]: [string, number]) =>
    document.querySelector('[role=dialog]') !== null || document.querySelectorAll(`main :is(${fields})`).length !== before;
  await page.waitForFunction(isOpen, [FIELDS, fieldsBefore] as [string, number], { timeout: OPENS_WITHIN }).catch(() => undefined);
  await settled(page);
  return await page.getByRole('dialog').first().isVisible();
}

async function closed(form: Locator): Promise<boolean> {
  const close = form.getByRole('button', { name: 'Close', exact: true }).first();
  if (!(await close.isVisible())) return false;
  await close.click();
  return await form.waitFor({ state: 'hidden', timeout: OPENS_WITHIN }).then(
    () => true,
    () => false,
  );
}

/** Measures a form once, however many pages open it. A form that moves into a drawer on a phone begins empty there. */
async function measure(page: Page, where: string, scope: Locator): Promise<void> {
  const form = await formOf(scope);
  if (measured.has(form)) return;
  measured.add(form);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForFunction((width) => window.innerWidth === width, size.width);
    await fillAll(scope);
    // The rail moves out of the page's way in a fifth of a second, and the fields grow meanwhile.
    await stopped(page);
    expect.soft(await hiddenValues(page), `${where} at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize(LAPTOP);
}
