import { expect, type Page } from '@playwright/test';
import { amountIn } from './cash-desk.js';
import { open } from './entry.js';

const figures = ['Patients', 'Visits', 'Revenue', 'Taken at the tills', 'New patients'] as const;
type Figure = (typeof figures)[number];

/** The figures on top of the dashboard, for today. */
export async function readFigures(page: Page): Promise<Record<Figure, number>> {
  await open(page, 'Dashboard');
  const read = async (figure: Figure) => {
    const tile = page.getByRole('main').getByRole('link', { name: new RegExp(`^${figure} .*before`) });
    await expect(tile).toBeVisible();
    const [, value] = (await tile.innerText()).split('\n').filter((line) => line.trim() !== '');
    return amountIn(value);
  };
  const entries: [Figure, number][] = [];
  for (const figure of figures) entries.push([figure, await read(figure)]);
  return Object.fromEntries(entries) as Record<Figure, number>;
}
