import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './entry.js';
import { choose, field } from './fields.js';

interface ReceiptLine {
  item: string;
  batch: string;
  expires: string;
  quantity: number;
  cost: string;
}

/** Brings goods of a supplier into the store. */
export async function receiveGoods(page: Page, supplier: string, lines: readonly ReceiptLine[]): Promise<void> {
  await open(page, 'Stores');
  await page.getByRole('link', { name: 'Receive goods' }).click();
  await choose(page, 'Supplier', supplier);
  const grid = page.getByRole('table', { name: 'Lines of the receipt' });
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if ((await field(grid, `Batch ${number}`).count()) === 0) await page.getByRole('button', { name: 'Add a row' }).click();
    await choose(grid, `Item ${number}`, line.item, line.item);
    await field(grid, `Batch ${number}`).fill(line.batch);
    await field(grid, `Expiry ${number}`).fill(line.expires);
    await field(grid, `Quantity ${number}`).fill(String(line.quantity));
    await field(grid, `Cost per unit ${number}`).fill(line.cost);
  }
  await page.getByRole('button', { name: 'Post receipt' }).click();
  await expect(page.getByText(/^Receipt .* is posted/)).toBeVisible();
}

/** Hands out everything of a prescription, from the batches that expire first. */
export async function dispense(page: Page, patient: string): Promise<void> {
  await open(page, 'Dispensing');
  await page.getByLabel('Name or MRN').fill(patient);
  await page.getByRole('navigation', { name: 'Waiting prescriptions' }).getByRole('button', { name: patient }).click();
  await page.getByRole('button', { name: /^Dispense \d/ }).click();
  await expect(page.getByRole('status').filter({ hasText: `Dispensed for ${patient}` })).toBeVisible();
}

/** What the store holds of an item, as its list says. */
export async function inStore(page: Page, item: string): Promise<number> {
  await open(page, 'Stores');
  await page.getByLabel('Find an item').fill(item);
  const quantity = quantityOf(page, item);
  await expect(quantity).toHaveText(/\d/);
  return numberIn(await quantity.innerText());
}

export async function expectInStore(page: Page, item: string, quantity: number): Promise<void> {
  await open(page, 'Stores');
  await page.getByLabel('Find an item').fill(item);
  await expect.poll(async () => numberIn(await quantityOf(page, item).innerText())).toBe(quantity);
}

function quantityOf(page: Page, item: string): Locator {
  return page.getByRole('row', { name: item }).first().getByRole('cell').nth(1);
}

function numberIn(text: string): number {
  return Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', ''));
}
