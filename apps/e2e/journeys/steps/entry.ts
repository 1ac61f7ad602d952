import { expect, type Page } from '@playwright/test';
import type { Account } from '../../product/hospital.js';
import { field } from './fields.js';

/** Signs in at the door and waits for the first page. */
export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.goto('/sign-in');
  await fillIn(page, { email, password });
  await inside(page);
}

/** A first sign-in with a password that an administrator gave: nothing else is offered until it is replaced. */
export async function signInFirst(page: Page, given: Account, ownPassword: string): Promise<void> {
  await page.goto('/sign-in');
  await fillIn(page, given);
  await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeVisible();
  await field(page, 'The password you were given').fill(given.password);
  await field(page, 'New password').fill(ownPassword);
  await page.getByRole('button', { name: 'Change password' }).click();
  await inside(page);
}

/** Opens a page of the rail as a person does. */
export async function open(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function fillIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await field(page, 'Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function inside(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
}
