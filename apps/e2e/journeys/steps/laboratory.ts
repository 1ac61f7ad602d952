import { expect, type Page } from '@playwright/test';
import { open } from './entry.js';
import { dialog, row } from './fields.js';

/** Collects the specimen for everything that waits, and returns the number on the tube. */
export async function collect(page: Page, patient: string): Promise<string> {
  await openStep(page, 'To collect', patient);
  await row(page, patient).first().getByRole('button', { name: 'Collect' }).click();
  const form = dialog(page, 'Collect specimens');
  await form.getByRole('button', { name: /^Collect for/ }).click();
  await expect(form.getByText(/tube(s)? to label/)).toBeVisible();
  await expect(form.getByText(patient).first()).toBeVisible();
  const number = await form
    .getByText(/^\d+-\d+$/)
    .first()
    .innerText();
  await form.getByRole('button', { name: 'Done' }).click();
  return number;
}

/** The scanner types the number of the tube. */
export async function receive(page: Page, tube: string): Promise<void> {
  await open(page, 'Laboratory');
  await scan(page, tube);
  const drawer = dialog(page, 'Specimen');
  await drawer.getByRole('button', { name: 'Receive specimen' }).click();
  await expect(drawer).toBeHidden();
}

/** Enters the values by the names of the analytes and saves them. */
export async function enterResult(page: Page, patient: string, values: Record<string, string>): Promise<void> {
  await openStep(page, 'To enter', patient);
  await row(page, patient).first().getByRole('button', { name: 'Enter' }).click();
  const grid = page.getByRole('table', { name: 'Results' });
  for (const [analyte, value] of Object.entries(values)) await grid.getByRole('textbox', { name: analyte, exact: true }).fill(value);
  await page.getByRole('button', { name: 'Save values' }).click();
  await expect(page.getByRole('button', { name: 'Save values' })).toBeHidden();
}

/** The user who entered the values sees that another one must verify them. */
export async function expectOwnWork(page: Page): Promise<void> {
  await expect(page.getByText('A colleague must verify what you entered.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Verify', exact: true })).toHaveCount(0);
}

export async function verify(page: Page, patient: string): Promise<void> {
  await openStep(page, 'To verify', patient);
  await row(page, patient).first().getByRole('button', { name: 'Verify' }).click();
  // The list has a button of that name in every row, so the patient's own page must be there first.
  await page.waitForURL(/\/laboratory\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  const confirmation = dialog(page, 'Verify and release');
  await confirmation.getByRole('button', { name: 'Release and open the next' }).click();
  await expect(page.getByText(`of ${patient} is released`)).toBeVisible();
}

/** The ordering doctor finds the result in the inbox and takes note of it. */
export async function acknowledge(page: Page, patient: string): Promise<void> {
  await open(page, 'Results');
  const card = page.getByRole('article').filter({ hasText: patient });
  await card.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(card).toBeHidden();
}

/** What waits at one step for one patient. */
async function openStep(page: Page, step: string, patient: string): Promise<void> {
  await open(page, 'Laboratory');
  await page.getByRole('tab', { name: step }).click();
  await page.getByLabel('Patient, number or barcode').fill(patient);
}

async function scan(page: Page, tube: string): Promise<void> {
  await page.getByLabel('Scan a tube').fill(tube);
  await page.getByLabel('Scan a tube').press('Enter');
}
