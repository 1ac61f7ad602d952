import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './entry.js';
import { choose, dialog, field } from './fields.js';

export interface Person {
  givenName: string;
  familyName: string;
  /** As reception types it: a date, a year or an age. */
  birth: string;
  sex: 'Female' | 'Male';
  phone: string;
  /** Who pays a share, as the list of plans shows it. */
  cover?: { plan: string; memberNumber: string };
}

export function fullName({ givenName, familyName }: Person): string {
  return `${givenName} ${familyName}`;
}

/** Returns the record number of the new patient. */
export async function register(page: Page, person: Person): Promise<string> {
  await open(page, 'Patients');
  await page
    .getByRole('link', { name: 'Register patient' })
    .or(page.getByRole('button', { name: 'Register patient' }))
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Register patient' })).toBeVisible();
  await field(page, 'Given names').fill(person.givenName);
  await field(page, 'Family name').fill(person.familyName);
  await page.getByRole('radiogroup', { name: 'Sex' }).getByText(person.sex, { exact: true }).click();
  await page.getByLabel('Birth date or age').fill(person.birth);
  await field(page, 'Phone').fill(person.phone);
  if (person.cover) {
    await page.getByRole('button', { name: /^Payer/ }).click();
    await page.getByRole('button', { name: 'Add a coverage' }).click();
    await choose(page, 'Plan', person.cover.plan);
    await page.getByLabel('Member number').fill(person.cover.memberNumber);
  }
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  const banner = page.getByRole('region', { name: `Patient ${fullName(person)}` });
  await expect(banner).toBeVisible();
  return await banner.getByRole('button', { name: /^Copy / }).innerText();
}

/** Books the first place that is free: a time, or a token of a session. */
export async function book(page: Page, patient: string, practitioner: string): Promise<void> {
  const form = await fillBooking(page, patient, practitioner);
  await form.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(form).toBeHidden();
}

/** Receives a patient without a booking, which works at any hour. */
export async function walkIn(page: Page, patient: string, practitioner: string): Promise<void> {
  await open(page, 'Today');
  await page.getByRole('button', { name: 'Walk-in', exact: true }).click();
  const form = dialog(page, 'Walk-in');
  await field(form, 'Patient').fill(patient);
  await page.getByRole('option', { name: patient }).click();
  await choose(form, 'Practitioner', practitioner, practitioner.split(' ').at(-1));
  await form.getByRole('button', { name: 'Add to the queue' }).click();
  await expect(page.getByText(`${patient} is in the queue`)).toBeVisible();
}

/** The form of a booking with the first free place chosen, up to its last click. */
export async function fillBooking(page: Page, patient: string, practitioner: string): Promise<Locator> {
  await open(page, 'Today');
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  const form = dialog(page, 'Book an appointment');
  await field(form, 'Patient').fill(patient);
  await page.getByRole('option', { name: patient }).click();
  await choose(form, 'Practitioner', practitioner, practitioner.split(' ').at(-1));
  await form.getByRole('button', { name: /^First free/ }).click();
  await expect(form.getByRole('radiogroup', { name: 'Time' }).getByRole('radio', { checked: true })).toBeAttached();
  return form;
}

/** Checks the patient in from the list of arrivals. */
export async function checkIn(page: Page, patient: string): Promise<void> {
  await open(page, 'Today');
  const arrivals = page.getByRole('region', { name: 'Arrivals' });
  await arrivals
    .getByRole('group', { name: patient })
    .or(arrivals.getByRole('listitem').filter({ hasText: patient }))
    .getByRole('button', { name: 'Check in' })
    .click();
  await expect(page.getByText(`${patient} is checked in`)).toBeVisible();
}
