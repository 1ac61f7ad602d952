import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { leaveAlone } from '../product/database.js';
import { demoHospital, type Hospital } from '../product/hospital.js';
import { decide } from './steps/admin.js';
import { open, signIn } from './steps/entry.js';
import { dialog, field } from './steps/fields.js';
import { book, fillBooking, fullName, type Person, register } from './steps/reception.js';

let hospital: Hospital;

test.beforeEach(({ browser }) => {
  hospital = demoHospital(browser);
});

test.afterEach(async () => {
  await hospital.close();
});

test('ends an idle session and keeps what was typed', async () => {
  const account = hospital.accounts.receptionist;
  if (!account) throw new Error('The demo has no receptionist.');
  await decide(await hospital.as('admin'), 'Idle time-out', 5);
  const page = await hospital.as('receptionist');
  await openRegistration(page);
  await field(page, 'Given names').fill('Halima');
  await leaveAlone(hospital.product.dataFolder, account.email, 6);
  // The search for likely duplicates during typing is the request that finds the session ended.
  await field(page, 'Family name').fill('Warsame');
  const lock = dialog(page, 'Locked');
  await expect(lock.getByText(/^This page was not used for 5 minutes/)).toBeVisible();
  await field(lock, 'Password').fill(account.password);
  await lock.getByRole('button', { name: 'Sign in' }).click();
  await expect(lock).toBeHidden();
  await expect(field(page, 'Given names')).toHaveValue('Halima');
  await expect(field(page, 'Family name')).toHaveValue('Warsame');
});

test('a draft outlives the page, for its own user alone', async () => {
  const page = await hospital.as('receptionist');
  await openRegistration(page);
  await field(page, 'Given names').fill('Yusuf');
  await page.reload();
  await expect(page.getByText('Restored what you had typed.')).toBeVisible();
  await expect(field(page, 'Given names')).toHaveValue('Yusuf');
  await page.getByRole('button', { name: 'Discard the draft' }).click();
  await expect(field(page, 'Given names')).toHaveValue('');
});

test('the search opens a patient from any page, by keyboard', async () => {
  const person = someone('Tamsin', 'Oyelaran');
  await register(await hospital.as('receptionist'), person);
  const page = await hospital.as('doctor');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('oyelar tamsin');
  const search = dialog(page, 'Search patients, pages, actions');
  await expect(search.getByRole('button', { name: fullName(person) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: `Patient ${fullName(person)}` })).toBeVisible();
});

test('a time is booked once, however many look at it as free', async () => {
  const person = someone('Aurelio', 'Benedetti');
  const first = await hospital.as('receptionist');
  await register(first, person);
  const second = await hospital.newPage();
  await signIn(second, hospital.accounts.receptionist ?? { email: '', password: '' });
  const forms = [];
  for (const page of [first, second]) forms.push(await fillBooking(page, fullName(person), 'Dr Naomi Chebet'));
  const [one, other] = forms;
  await one?.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(first.getByText(`${fullName(person)} is booked`)).toBeVisible();
  await other?.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(second.getByText('Another user has just booked this time.')).toBeVisible();
});

test('an appointment is reached in the day and moved by keyboard alone', async () => {
  const person = someone('Leocadia', 'Vasconcelos');
  const page = await hospital.as('receptionist');
  await register(page, person);
  await book(page, fullName(person), 'Dr Naomi Chebet');
  const day = page.getByRole('region', { name: 'Schedule by practitioner' });
  const appointment = day.getByRole('button', { name: new RegExp(`, ${fullName(person)}, Booked`) });
  await appointment.focus();
  const before = await appointment.getAttribute('aria-label');
  const free = day.getByRole('button', { name: / free with Dr Naomi Chebet$/ });
  const steps = await downTo(page, free);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowUp');
  await expect(appointment).toBeFocused();
  await page.keyboard.press('m');
  const form = dialog(page, 'Move the appointment');
  await expect(form.getByRole('combobox', { name: 'Practitioner' })).toBeFocused();
  await appointment.focus();
  await downTo(page, free);
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Move', exact: true }).press('Enter');
  await expect(page.getByText(`${fullName(person)} is moved to`)).toBeVisible();
  await expect(appointment).not.toHaveAttribute('aria-label', before ?? '');
});

/** The arrow stops at each appointment and each free time. Returns after how many steps one of the wanted buttons has the focus. */
async function downTo(page: Page, wanted: Locator): Promise<number> {
  const most = await page.getByRole('region', { name: 'Schedule by practitioner' }).getByRole('button').count();
  for (let steps = 1; steps <= most; steps += 1) {
    await page.keyboard.press('ArrowDown');
    if ((await wanted.and(page.locator(':focus')).count()) === 1) return steps;
  }
  throw new Error('No wanted button stands below.');
}

test('the option that Enter takes can be read, in light and in dark', async () => {
  const person = someone('Philippa', 'Ravenscroft');
  const page = await hospital.as('receptionist');
  await register(page, person);
  await open(page, 'Today');
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await field(dialog(page, 'Book an appointment'), 'Patient').fill('ravenscr');
  await expect(page.getByRole('option', { name: fullName(person) }).and(page.locator('[data-combobox-selected]'))).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).include('[role="listbox"]').withRules(['color-contrast']).analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  }
});

test('a registration without its facts says all that is missing, and ends with what comes next', async () => {
  const page = await hospital.as('receptionist');
  await openRegistration(page);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(field(page, 'Given names')).toBeFocused();
  for (const fault of ['Write a given name or a family name.', 'Choose one of these.', 'Write the birth date or the age.']) {
    await expect(page.getByText(fault)).toBeVisible();
  }
  const person = someone('Evangeline', 'Abernathy');
  await register(page, person);
  await expect(page.getByRole('alert').getByText(`${fullName(person)} is registered as`)).toBeVisible();
  await expect(page.getByRole('alert').getByRole('button', { name: 'Walk-in' })).toBeFocused();
  // The same name again is pointed out before a birth date is written.
  await openRegistration(page);
  await field(page, 'Given names').fill(person.givenName);
  await field(page, 'Family name').fill(person.familyName);
  await expect(page.getByRole('complementary', { name: 'Likely duplicates' }).getByText('Same name')).toBeVisible();
});

test('on a phone the day and the patients are cards, and nothing scrolls aside', async () => {
  const page = await hospital.as('receptionist');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/today', '/patients']) {
    await page.goto(page.url().replace(/(\/f\/[^/]+).*/, `$1${path}`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy="true"], .mantine-Skeleton-root[data-visible]')).toHaveCount(0);
    const wider = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main *')]
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'hidden' && element.clientWidth > 0,
        )
        .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || element === document.documentElement)
        .map((element) => `${element.tagName} ${element.className}`),
    );
    expect(wider, path).toEqual([]);
  }
});

test('on a phone the facility is named whole, and results are entered without scrolling aside', async () => {
  const page = await hospital.as('lab-technician');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(page.url().replace(/(\/f\/[^/]+).*/, '$1/laboratory'));
  const name = page.getByRole('banner').getByText('Lakeside Hospital');
  await expect(name).toBeVisible();
  expect(await name.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await page.getByRole('tab', { name: /^To verify/ }).click();
  await page.locator('main article, main [role=row]').filter({ hasText: 'Complete blood count' }).first().click();
  await page.getByRole('button', { name: 'Change values' }).click();
  const grid = page.getByRole('table', { name: 'Results' });
  await expect(grid.getByRole('textbox', { name: 'Haemoglobin', exact: true })).toBeFocused();
  expect(await grid.evaluate((element) => element.getBoundingClientRect().right)).toBeLessThanOrEqual(390);
});

test('the dashboard of two months shows each figure whole, at a desk and on a phone', async () => {
  const page = await hospital.as('admin');
  const from = new Date(Date.now() - 60 * 24 * 3_600_000).toISOString().slice(0, 10);
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await page.goto(page.url().replace(/(\/f\/[^/]+).*/, `$1/dashboard?from=${from}`));
    await expect(page.locator('[data-measure="revenue"]')).toContainText(/\d,\d{3},\d{3}/);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-measure]')]
        .filter((value) => value.scrollWidth > value.clientWidth || value.clientHeight > 32)
        .map(({ dataset, textContent }) => `${dataset.measure}: ${textContent}`),
    );
    expect(cut).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  const scrolling = await page.evaluate(() =>
    [...document.querySelectorAll('main [role=region], main section')].flatMap((region) =>
      [...region.querySelectorAll('*')]
        .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth)
        .map(() => region.getAttribute('aria-label') ?? region.textContent?.slice(0, 30)),
    ),
  );
  expect(scrolling).toEqual([]);
});

test('a patient is registered by keyboard alone in half a minute', async () => {
  const page = await hospital.as('receptionist');
  await page.goto(page.url().replace(/(\/f\/[^/]+).*/, '$1/patients'));
  await expect(page.getByRole('heading', { level: 1, name: 'Patients' })).toBeVisible();
  const began = Date.now();
  await page.keyboard.press('Alt+n');
  await expect(field(page, 'Given names')).toBeFocused();
  await type(page, 'Ottoline');
  await page.keyboard.press('Tab');
  await type(page, 'Featherstone');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await type(page, '34');
  await page.keyboard.press('Tab');
  await type(page, '0733918266');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Patient Ottoline Featherstone' })).toBeVisible();
  expect(Date.now() - began).toBeLessThan(30_000);
});

test('the dark appearance is chosen once and stays', async () => {
  const page = await hospital.as('nurse');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  await expect.poll(scheme).toBe('dark');
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  expect(await scheme()).toBe('dark');
});

function someone(givenName: string, familyName: string): Person {
  return { givenName, familyName, birth: '4.9.1971', sex: 'Male', phone: '0711 730 552' };
}

/** Types at the speed of a practised user. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 60 });
}

async function openRegistration(page: Page): Promise<void> {
  await page.goto(page.url().replace(/(\/f\/[^/]+).*/, '$1/patients/new'));
  await expect(page.getByRole('heading', { level: 1, name: 'Register patient' })).toBeVisible();
}
