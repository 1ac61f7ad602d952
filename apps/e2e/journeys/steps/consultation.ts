import { expect, type Page } from '@playwright/test';
import { open } from './entry.js';
import { dialog } from './fields.js';

/** Calls the patient in from the doctor's own queue. */
export async function callIn(page: Page, patient: string): Promise<void> {
  await open(page, 'My clinic');
  await page
    .getByRole('region', { name: 'Waiting' })
    .getByRole('group', { name: patient })
    .getByRole('button', { name: 'Call in' })
    .click();
  await expect(page.getByRole('region', { name: `Patient ${patient}` })).toBeVisible();
}

export async function chooseTemplate(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

export async function write(page: Page, section: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: section, exact: true }).fill(text);
}

/** Finds the diagnosis by its code or words and takes the first that fits. */
export async function diagnose(page: Page, section: string, search: string, found: RegExp): Promise<void> {
  await page.getByRole('textbox', { name: section }).fill(search);
  await page.getByRole('option', { name: found }).first().click();
  await expect(page.getByText('Principal')).toBeVisible();
}

/** Prescribes in one line, as a doctor says it. */
export async function prescribe(page: Page, line: string, medicine: RegExp): Promise<void> {
  const plan = page.getByRole('region', { name: 'Plan' });
  await plan.getByRole('textbox', { name: 'Prescribe' }).fill(line);
  await page.getByRole('option', { name: medicine }).first().click();
}

export async function order(page: Page, search: string, test: RegExp): Promise<void> {
  const plan = page.getByRole('region', { name: 'Plan' });
  await plan.getByRole('textbox', { name: 'Tests' }).fill(search);
  await page.getByRole('option', { name: test }).first().click();
}

/** The allergy check: the warning is there and the signature is not. */
export async function expectStopped(page: Page, substance: RegExp): Promise<void> {
  const plan = page.getByRole('region', { name: 'Plan' });
  await expect(plan.getByRole('alert').filter({ hasText: substance })).toBeVisible();
  await expect(plan.getByRole('button', { name: 'Sign note and plan' })).toBeDisabled();
}

export async function takeBack(page: Page, medicine: RegExp): Promise<void> {
  const plan = page.getByRole('region', { name: 'Plan' });
  await plan.getByRole('button', { name: medicine }).click();
  await expect(plan.getByRole('alert')).toHaveCount(0);
}

/** The first free slot of this practitioner, which lies ahead at any hour. */
export async function bookFollowUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Book follow-up' }).click();
  const form = dialog(page, 'Book an appointment');
  await form.getByRole('button', { name: /^First free/ }).click();
  await expect(form.getByRole('radiogroup', { name: 'Time' }).getByRole('radio', { checked: true })).toBeAttached();
  await form.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(form).toBeHidden();
}

/** One signature for the note and everything in the plan. */
export async function sign(page: Page, patient: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign note and plan' }).click();
  await expect(page.getByText(`The note of ${patient} is signed`)).toBeVisible();
}
