import { expect, type Page, test } from '@playwright/test';
import { type Account, demoHospital, Hospital } from '../house/hospital.js';
import { startHouse } from '../house/start-house.js';
import { faultsOf, photograph, settled } from './photograph.js';
import { firstMorning, roles, telling } from './records.js';
import { allRoutes, besideTheRail, imageName, insideFacility } from './routes.js';

const AN_HOUR = 3_600_000;
const only = process.env.WARDBOOK_SCREENS;

test.describe.configure({ mode: 'parallel' });

test('every page of the demo hospital, in light and dark', async ({ browser }) => {
  test.setTimeout(AN_HOUR);
  const hospital = demoHospital(browser);
  await photographAll(hospital, 'filled');
  await hospital.close();
});

test('every page of an empty hospital, in light and dark', async ({ browser }) => {
  test.setTimeout(AN_HOUR);
  const house = await startHouse('start');
  const hospital = new Hospital(browser, house, {});
  try {
    await lookAt(await hospital.newPage(), '/set-up', 'set-up-empty');
    Object.assign(hospital.accounts, await firstMorning(house.url));
    await photographAll(hospital, 'empty');
  } finally {
    await hospital.close();
    await house.stop();
  }
});

async function photographAll(hospital: Hospital, state: 'filled' | 'empty'): Promise<void> {
  const rails = await readRails(hospital);
  const records = await telling(hospital.house.url, hospital.accounts as Record<string, Account>);
  const { prefix } = rails;
  for (const route of allRoutes()) {
    const inside = insideFacility(route);
    if (only && !imageName(route).includes(only)) continue;
    if (inside === null) {
      if (state === 'filled' || route !== '/set-up') await lookAt(await hospital.newPage(), route, `${imageName(route)}-${state}`);
      continue;
    }
    const beside = besideTheRail[inside];
    const role = beside?.role ?? rails.roleOf.get(inside);
    expect(role, `Nobody’s rail shows ${inside}, and screens/routes.ts does not say who opens it.`).toBeDefined();
    const record = beside?.record && records[beside.record];
    if (!role || (beside?.record && !record)) continue;
    const address = record
      ? `${record}${inside.endsWith('/demographics') ? '/demographics' : ''}`
      : inside.replace('[...missing]', 'nowhere');
    await lookAt(await hospital.as(role), prefix + address, `${imageName(route)}-${state}`);
  }
}

/** Who is shown which page: the first role, in the order above, whose rail has a link to it. */
async function readRails(hospital: Hospital): Promise<{ prefix: string; roleOf: Map<string, string> }> {
  const roleOf = new Map<string, string>();
  let prefix = '';
  for (const role of [...roles.slice(1), 'admin']) {
    const page = await hospital.as(role);
    const links = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link');
    for (const link of await links.all()) {
      const [, facility = '', path = ''] = /^(\/f\/[^/]+)(.*)$/.exec((await link.getAttribute('href')) ?? '') ?? [];
      prefix = facility || prefix;
      if (!roleOf.has(path)) roleOf.set(path, role);
    }
  }
  return { prefix, roleOf };
}

async function lookAt(page: Page, address: string, name: string): Promise<void> {
  await test.step(name, async () => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(address);
    // A page that hangs is a fault of its own; the others are photographed all the same.
    await settled(page).catch((error: Error) => expect.soft(error.message, name).toBe(''));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await faultsOf(page), `${name}, ${colorScheme}`).toEqual([]);
      await photograph(page, `${name}-${colorScheme}`);
    }
  });
}
