import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const FOLDER = fileURLToPath(new URL('../../../docs/screens/', import.meta.url));
const MOST_BYTES = 150_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Waits until nothing on the page is still being fetched. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"], .mantine-Skeleton-root[data-visible], .mantine-Loader-root')).toHaveCount(0);
}

/** The serious faults that axe finds, as sentences that name the element. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
}

/** Sharp where it is small enough, with fewer colours in the edges where it is not. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const ending of ['png', 'jpg']) rmSync(`${FOLDER}${name}.${ending}`, { force: true });
  const sharp = await still(page);
  if (sharp.length <= MOST_BYTES) return writeFileSync(`${FOLDER}${name}.png`, sharp);
  for (let quality = 85; quality > 20; quality -= 10) {
    const image = await page.screenshot({ type: 'jpeg', quality, animations: 'disabled' });
    if (image.length <= MOST_BYTES) return writeFileSync(`${FOLDER}${name}.jpg`, image);
  }
  throw new Error(`${name} does not fit into ${MOST_BYTES} bytes.`);
}

/** Takes pictures until two are alike: charts draw themselves after the page is there. */
async function still(page: Page): Promise<Buffer> {
  let before = await page.screenshot({ animations: 'disabled' });
  for (let tries = 0; tries < 10; tries += 1) {
    const after = await page.screenshot({ animations: 'disabled' });
    if (after.equals(before)) return after;
    before = after;
  }
  return before;
}
