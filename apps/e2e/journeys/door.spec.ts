import { expect, test } from '@playwright/test';
import { leaveAlone } from '../product/database.js';
import { type Account, demoHospital, type Hospital } from '../product/hospital.js';
import { signIn } from './steps/entry.js';
import { dialog, field } from './steps/fields.js';

let hospital: Hospital;

test.beforeEach(({ browser }) => {
  hospital = demoHospital(browser);
});

test.afterEach(async () => {
  await hospital.close();
});

function accountOf(role: string): Account {
  const account = hospital.accounts[role];
  if (!account) throw new Error(`The demo has no ${role}.`);
  return account;
}

test('keeps what is typed before the page has loaded its scripts, and puts nothing of it into the address', async () => {
  const { email, password } = accountOf('nurse');
  const page = await hospital.newPage();
  let wake = () => {};
  const awake = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await awake;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await page.getByLabel('E-mail address').fill(email);
  await field(page, 'Password').fill(password);
  await field(page, 'Password').press('Enter');
  const button = page.getByRole('button', { name: 'Sign in' });
  await expect(button).toBeDisabled();
  expect(new URL(page.url()).search).toBe('');
  wake();
  await expect(button).toBeEnabled();
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await button.click();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
});

test('opens the home page of another user on a locked page, without what the first user typed', async () => {
  const [first, second] = [accountOf('nurse'), accountOf('cashier')];
  const page = await hospital.as('nurse');
  await page.goto(page.url().replace(/(\/f\/[^/]+).*/, '$1/patients/new'));
  await field(page, 'Given names').fill('Only the nurse knows');
  await leaveAlone(hospital.product.dataFolder, first.email, 600);
  await field(page, 'Family name').fill('Draft');
  const lock = dialog(page, 'Locked');
  await field(lock, 'E-mail address').fill(second.email);
  await field(lock, 'Password').fill(second.password);
  await lock.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/patients\/new/);
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByText(second.email)).toBeVisible();
  await signIn(page, first);
  await page.goto(page.url().replace(/(\/f\/[^/]+).*/, '$1/patients/new'));
  await expect(field(page, 'Given names')).toHaveValue('Only the nurse knows');
});

test('changes the password from the menu, after which the old one stops working', async () => {
  const account = accountOf('auditor');
  const page = await hospital.as('auditor');
  const change = async (current: string, next: string) => {
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Change password' }).click();
    const form = dialog(page, 'Change password');
    await field(form, 'Current password').fill(current);
    await field(form, 'New password').fill(next);
    await form.getByRole('button', { name: 'Change password' }).click();
    return form;
  };
  const next = 'a longer password of my own';
  const refused = await change('not this one', next);
  await expect(refused.getByRole('alert')).toContainText('do not belong together');
  await refused.getByRole('button', { name: 'Cancel' }).click();
  await expect(await change(account.password, next)).toBeHidden();
  const elsewhere = await hospital.newPage();
  await signIn(elsewhere, { email: account.email, password: next });
  await expect(await change(next, account.password)).toBeHidden();
});

test('sends the words of the screens with the scripts, which a browser keeps, and not within each page', async ({ request }) => {
  const html = await (await request.get(`${hospital.product.url}/sign-in`)).text();
  expect(html).toContain('Sign in');
  expect(html).not.toContain('Allergies');
  expect(html.length).toBeLessThan(60_000);
});

test('a program that asks the API for what is not there gets a problem, not a page', async ({ request }) => {
  for (const [method, path] of [
    ['GET', '/api/v1/nowhere'],
    ['DELETE', '/api/v1/patients'],
  ] as const) {
    const answer = await request.fetch(path, { method });
    expect(answer.status()).toBe(404);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  }
});
