import { expect, type Page } from '@playwright/test';
import { open } from './entry.js';
import { choose } from './fields.js';

/** Records an allergy in the chart, as the patient reports it. */
export async function recordAllergy(page: Page, patient: string, substance: string, reaction: string): Promise<void> {
  await openChart(page, patient);
  await page.getByRole('navigation', { name: 'Sections of the chart' }).getByRole('button', { name: 'Allergies' }).click();
  await page.getByRole('button', { name: 'Add allergy' }).click();
  const form = page.getByRole('dialog', { name: 'Add allergy' });
  await choose(form, 'Substance', substance, substance);
  await form.getByLabel('Reaction').fill(reaction);
  await form.getByRole('button', { name: 'Record allergy' }).click();
  await expect(form).toBeHidden();
  // What can be checked when prescribing says so; an allergy in words alone would not stop anything.
  await expect(page.getByRole('row', { name: substance }).getByText('Yes')).toBeVisible();
}

export async function takeVitals(page: Page, patient: string, values: Record<string, number>): Promise<void> {
  await open(page, 'Vital signs');
  const waiting = page.getByRole('region', { name: 'Waiting' });
  await waiting.getByRole('group', { name: patient }).getByRole('button', { name: 'Take vitals' }).click();
  const form = page.getByRole('region', { name: `Vital signs of ${patient}` });
  // The unit stands behind the name of the sign.
  for (const [sign, value] of Object.entries(values)) await form.getByLabel(new RegExp(`^${sign}\\b`)).fill(String(value));
  await form.getByRole('button', { name: 'Record vital signs' }).click();
  await expect(page.getByText(`Vital signs of ${patient} are recorded`)).toBeVisible();
}

/** Opens a chart through the search that is on every page. */
export async function openChart(page: Page, patient: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const search = page.getByRole('dialog', { name: /^Search/ });
  await search.getByRole('textbox').fill(patient);
  await search.getByRole('button', { name: patient }).first().click();
  await expect(page.getByRole('region', { name: `Patient ${patient}` })).toBeVisible();
}
