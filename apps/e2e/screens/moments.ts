import { expect, type Page, test } from '@playwright/test';
import { dialog, field } from '../journeys/steps/fields.js';
import { leaveAlone } from '../product/database.js';
import type { Hospital } from '../product/hospital.js';
import { photograph, settled } from './photograph.js';
import type { Records } from './records.js';

const API = '**/api/v1/**';
const LONGER_THAN_ANY_SESSION = 24 * 60;
const PHONE = { width: 390, height: 844 };
const LARGE = { width: 1920, height: 1080 };

interface Known {
  prefix: string;
  records: Records;
  only: RegExp;
}

/** What no address shows: failures, waiting, and the main pages on a phone and on a large screen. */
export async function photographMoments(hospital: Hospital, { prefix, records, only }: Known): Promise<void> {
  const moment = async (name: string, role: string, arrange: (page: Page) => Promise<void>) => {
    if (!only.test(name)) return;
    await test.step(name, async () => {
      const page = await hospital.as(role);
      await page.setViewportSize({ width: 1280, height: 800 });
      await arrange(page).catch((error: Error) => expect.soft(error.message, name).toBe(''));
      await photograph(page, name);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    });
  };
  await moment('moment-no-connection', 'receptionist', (page) => withoutConnection(page, prefix));
  await moment('moment-forbidden', 'cashier', (page) => goTo(page, `${prefix}/audit`));
  await moment('moment-no-such-patient', 'receptionist', (page) => goTo(page, `${prefix}/patients/0199c0de-0000-7000-8000-000000000000`));
  await moment('moment-loading', 'receptionist', (page) => whileLoading(page, prefix));
  for (const [size, viewport] of Object.entries({ phone: PHONE, large: LARGE })) {
    for (const [name, { role, path }] of Object.entries(mainPages(records))) {
      await moment(`${size}-${name}`, role, async (page) => {
        await page.setViewportSize(viewport);
        await goTo(page, prefix + path);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(beyond, `pixels by which ${name} is wider than the ${size} screen`).toBeLessThanOrEqual(0);
      });
    }
  }
  // The last one: its receptionist is signed out by it.
  await moment('moment-session-over', 'receptionist', (page) =>
    sessionOver(page, prefix, hospital.product.dataFolder, hospital.accounts.receptionist?.email ?? ''),
  );
}

function mainPages({ patient = '/patients', visit = '/clinic' }: Records): Record<string, { role: string; path: string }> {
  return {
    today: { role: 'receptionist', path: '/today' },
    patients: { role: 'receptionist', path: '/patients' },
    chart: { role: 'doctor', path: patient },
    consultation: { role: 'doctor', path: visit },
    till: { role: 'cashier', path: '/till' },
  };
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** The page is open when the connection to the API breaks, and its user opens the next one. */
async function withoutConnection(page: Page, prefix: string): Promise<void> {
  await goTo(page, prefix);
  await page.route(API, (route) => route.abort('connectionrefused'));
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Patients', exact: true }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible({ timeout: 30_000 });
}

/** A list whose rows are still on their way. */
async function whileLoading(page: Page, prefix: string): Promise<void> {
  await goTo(page, prefix);
  await page.route(`${API.slice(0, -2)}patients?**`, () => undefined);
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Patients', exact: true }).click();
  await expect(page.locator('[aria-busy="true"]').first()).toBeVisible();
}

/** The session ends over a form that is half filled in. */
async function sessionOver(page: Page, prefix: string, dataFolder: string, email: string): Promise<void> {
  await goTo(page, `${prefix}/patients/new`);
  await field(page, 'Given names').fill('Halima');
  await leaveAlone(dataFolder, email, LONGER_THAN_ANY_SESSION);
  await field(page, 'Family name').fill('Warsame');
  await expect(dialog(page, 'Locked')).toBeVisible();
}
