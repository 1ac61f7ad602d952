import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';

const FOLDER = fileURLToPath(new URL('../../../docs/screens/', import.meta.url));
const MOST_BYTES = 150_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const schemes = ['light', 'dark'] as const;

/** Waits until nothing on the page is still being fetched. */
export async function settled(page: Page): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.getByRole('heading').or(main.getByRole('alert')).first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"], .mantine-Skeleton-root[data-visible], .mantine-Loader-root')).toHaveCount(0);
}

/** Photographs what the page shows now, in light and in dark, and says what axe finds in it. A fault does not end the walk. */
export async function photograph(page: Page, name: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await stopped(page);
    expect.soft(await faultsOf(page, colorScheme), `${name}, ${colorScheme}`).toEqual([]);
    await keep(`${name}-${colorScheme}`, await still(page));
  }
}

/** What is measured in the middle of a transition, a width or a colour, is not what stays on the screen. */
export async function stopped(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity),
  );
}

/** Removes the images of pages that are no longer photographed. */
export function prune(names: ReadonlySet<string>): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const file of readdirSync(FOLDER)) {
    const known = schemes.some((scheme) => file.endsWith(`-${scheme}.png`) && names.has(file.slice(0, -`-${scheme}.png`.length)));
    if (!known) rmSync(FOLDER + file);
  }
}

/** The serious faults that axe finds, as sentences that name the element. The schemes differ in nothing but their colours. */
async function faultsOf(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (scheme === 'light' ? axe.withTags(RULES) : axe.withRules(['color-contrast'])).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
}

/** A screen has few colours, so a palette keeps it sharp in a third of the bytes. */
async function keep(name: string, image: Buffer): Promise<void> {
  const small = await sharp(image).png({ palette: true, colours: 128, dither: 0, effort: 8 }).toBuffer();
  expect.soft(small.length, `bytes of ${name}`).toBeLessThanOrEqual(MOST_BYTES);
  writeFileSync(`${FOLDER}${name}.png`, small);
}

/** Takes pictures until two are alike: charts draw themselves after the page is there. */
async function still(page: Page): Promise<Buffer> {
  let before = await page.screenshot({ animations: 'disabled' });
  for (let tries = 0; tries < 5; tries += 1) {
    const after = await page.screenshot({ animations: 'disabled' });
    if (after.equals(before)) return after;
    before = after;
  }
  return before;
}
