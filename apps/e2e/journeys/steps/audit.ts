import { expect, type Page } from '@playwright/test';
import { open } from './entry.js';
import { choose } from './fields.js';

/** One line of the trail: who, what, and about what. */
export interface Trace {
  who: string;
  what: string;
}

/** Everything that the trail says about a patient. The auditor reaches it from any entry that names the patient. */
export async function trailOf(page: Page, patient: string): Promise<string[]> {
  await open(page, 'Audit trail');
  const table = page.getByRole('table', { name: 'Audit trail' });
  await table.getByRole('link', { name: patient }).first().click();
  await expect(page.getByRole('button', { name: 'Only one patient' })).toBeVisible();
  const more = page.getByRole('button', { name: 'Load more' });
  // Once it is filtered, the list shows only what is about this patient or about a list in which the patient stood.
  const aboutThePatient = new RegExp(`${patient}|in a list`);
  await expect(table.getByRole('row').filter({ hasNotText: aboutThePatient })).toHaveCount(1);
  while (await more.isVisible()) {
    const shown = await table.getByRole('row').count();
    await more.click();
    await expect.poll(() => table.getByRole('row').count()).toBeGreaterThan(shown);
  }
  return await table.getByRole('row').allInnerTexts();
}

/** The newest entries by one user, about any patient: money belongs to an account, which need not be a patient's. */
export async function trailBy(page: Page, person: string): Promise<string[]> {
  await open(page, 'Audit trail');
  await expect(page.getByRole('button', { name: 'Only one patient' })).toBeHidden();
  await choose(page, 'Person', person, person);
  const table = page.getByRole('table', { name: 'Audit trail' });
  await expect(table.getByRole('row').filter({ hasNotText: person })).toHaveCount(1);
  return await table.getByRole('row').allInnerTexts();
}

/** Fails with the whole trail when an expected act is missing. */
export function expectTraces(trail: readonly string[], traces: readonly Trace[]): void {
  const missing = traces.filter(({ who, what }) => !trail.some((entry) => entry.includes(who) && entry.includes(what)));
  expect(missing, `The trail has ${trail.length} entries:\n${trail.join('\n')}`).toEqual([]);
}
