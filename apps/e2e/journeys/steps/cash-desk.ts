import { expect, type Page } from '@playwright/test';
import { open } from './entry.js';
import { row } from './fields.js';

export interface Bill {
  number: string;
  /** In the currency's own unit, as it is read from the screen. */
  total: number;
  patientShare: number;
  payerShare: number;
}

export async function openTill(page: Page, float: number): Promise<void> {
  await open(page, 'Till');
  await page.getByLabel('Cash in the drawer').fill(String(float));
  await page.getByRole('button', { name: 'Open till' }).click();
  await expect(page.getByRole('button', { name: 'Close till' })).toBeVisible();
}

export async function openAccount(page: Page, patient: string): Promise<void> {
  await open(page, 'Till');
  await page.getByLabel('Name or number', { exact: true }).fill(patient);
  await page.getByRole('navigation', { name: 'Accounts' }).getByRole('button', { name: patient }).click();
  await expect(page.getByRole('heading', { level: 2, name: patient })).toBeVisible();
}

/** What each open line costs, and who pays how much of it, by the heads of the columns. */
export async function openLines(page: Page): Promise<{ service: string; total: number; payer: number; patient: number }[]> {
  const table = page.getByRole('table').filter({ has: page.getByRole('checkbox', { name: 'Choose all' }) });
  const lines = table.getByRole('row').filter({ has: page.getByRole('checkbox', { name: /^Choose (?!all)/ }) });
  await expect(lines.first()).toBeVisible();
  const heads = await table.getByRole('columnheader').allInnerTexts();
  const found = [];
  for (const line of await lines.all()) {
    const cells = await line.getByRole('cell').allInnerTexts();
    const under = (head: string) => cells[heads.findIndex((each) => each.startsWith(head))] ?? '';
    found.push({
      service: under('Service').split('\n')[0] ?? '',
      total: amountIn(under('Total')),
      payer: amountIn(under('Payer')),
      patient: amountIn(under('Patient')),
    });
  }
  return found;
}

/** Invoices all open lines, and reads the document that came of it. */
export async function issueInvoice(page: Page): Promise<Bill> {
  await page.getByRole('button', { name: 'Issue invoice' }).click();
  return await readInvoice(page);
}

/** The newest invoice of the account that is open. */
export async function readInvoice(page: Page): Promise<Bill> {
  const line = row(page, 'Invoice,').first();
  const link = line.getByRole('link').first();
  const number = await link.innerText();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  const bill = {
    number,
    total: await figure(page, 'Total'),
    payerShare: await figure(page, 'Payers'),
    patientShare: await figure(page, 'Patient'),
  };
  await page.goBack();
  return bill;
}

/** Takes cash for what is due and returns the change that the screen shows. */
export async function takeCash(page: Page, due: number, given: number): Promise<number> {
  const box = page.getByRole('region', { name: 'Take a payment' });
  await expect(box.getByLabel('Amount')).not.toHaveValue('');
  expect(amountIn(await box.getByLabel('Amount').inputValue())).toBe(due);
  await box.getByLabel('Cash given').fill(String(given));
  await box.getByRole('button', { name: /^Take / }).click();
  const taken = page.getByRole('status', { name: 'Take a payment' });
  const change = taken.getByText('Change to give back').locator('..');
  return amountIn(await change.innerText());
}

/** A number from words such as `KES 1,234.50`. */
export function amountIn(text: string | undefined): number {
  const digits = (text ?? '').replace(/[^\d.−-]/g, '').replace('−', '-');
  return digits === '' || digits === '-' ? 0 : Number(digits);
}

/** A figure of the document by its word. */
async function figure(page: Page, label: string): Promise<number> {
  const pair = page.locator('dl > div').filter({ has: page.getByRole('term').getByText(label, { exact: true }) });
  return amountIn(await pair.getByRole('definition').innerText());
}
