import { expect, type Page } from '@playwright/test';
import type { Account } from '../../product/hospital.js';
import { open } from './entry.js';
import { choose, dialog, field, finish, row } from './fields.js';

interface NewHospital {
  organisation: string;
  country: string;
  facility: string;
  timeZone: string;
  currency: string;
  admin: Account & { givenName: string; familyName: string };
}

/** The first page of an empty installation. */
export async function setUp(page: Page, hospital: NewHospital): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Set up Wardbook' })).toBeVisible();
  await page.getByLabel('Name of the organisation').fill(hospital.organisation);
  await choose(page, 'Country', hospital.country, hospital.country);
  await page.getByLabel('Name of the facility').fill(hospital.facility);
  await choose(page, 'Time zone', hospital.timeZone, hospital.timeZone);
  // The usual currency of the country is filled in; choosing it once more changes nothing.
  await choose(page, 'Currency', hospital.currency, hospital.currency);
  await page.getByLabel('Given name').fill(hospital.admin.givenName);
  await page.getByLabel('Family name').fill(hospital.admin.familyName);
  await page.getByLabel('E-mail address').fill(hospital.admin.email);
  await field(page, 'Password').fill(hospital.admin.password);
  await page.getByRole('button', { name: 'Set up and sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
}

export async function addDepartment(page: Page, name: string, code: string): Promise<void> {
  await open(page, 'Departments');
  await page.getByRole('button', { name: 'Add department' }).first().click();
  const form = dialog(page, 'Add department');
  await field(form, 'Name').fill(name);
  await field(form, 'Code').fill(code);
  await finish(form, 'Add department');
  await expect(row(page, name, code)).toBeVisible();
}

export async function addLocation(page: Page, place: { kind: string; name: string; code: string; department: string }): Promise<void> {
  await open(page, 'Locations');
  await page.getByRole('button', { name: 'Add location' }).first().click();
  const form = dialog(page, 'Add location');
  await choose(form, 'Kind', place.kind);
  await choose(form, 'Department', place.department);
  await field(form, 'Name').fill(place.name);
  await field(form, 'Code').fill(place.code);
  await finish(form, 'Add location');
  await expect(row(page, place.name)).toBeVisible();
}

interface NewPractitioner {
  givenName: string;
  familyName: string;
  profession: string;
  department: string;
  fee?: string;
}

export async function addPractitioner(page: Page, person: NewPractitioner): Promise<void> {
  await open(page, 'Practitioners');
  await page.getByRole('button', { name: 'Add practitioner' }).first().click();
  const form = dialog(page, 'Add practitioner');
  await form.getByLabel('Given name').fill(person.givenName);
  await form.getByLabel('Family name').fill(person.familyName);
  await choose(form, 'Profession', person.profession);
  await choose(form, 'Department', person.department);
  if (person.fee) await form.getByLabel('Consultation fee').fill(person.fee);
  await form.getByRole('button', { name: 'Add practitioner' }).click();
  // The new record opens, so that a sign-in can be given at once.
  const record = dialog(page, 'Practitioner');
  await expect(record.getByText('No sign-in').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(record).toBeHidden();
}

interface NewUser {
  givenName: string;
  familyName: string;
  email: string;
  role: string;
  /** A practitioner who exists already is selected instead of entered. */
  isPractitioner: boolean;
}

/** Returns the one-time password, as the administrator reads it from the screen. */
export async function addUser(page: Page, person: NewUser): Promise<string> {
  await open(page, 'Users');
  await page.getByRole('button', { name: 'Add user' }).first().click();
  const form = dialog(page, 'Add user');
  if (person.isPractitioner) await choose(form, 'Who is it?', `${person.givenName} ${person.familyName}`, person.familyName);
  else {
    await form.getByLabel('Given name').fill(person.givenName);
    await form.getByLabel('Family name').fill(person.familyName);
  }
  await form.getByLabel('E-mail address').fill(person.email);
  const roles = form.getByRole('combobox', { name: /^Roles at/ }).or(form.getByRole('textbox', { name: /^Roles at/ }));
  await roles.fill(person.role);
  await page.getByRole('option', { name: person.role, exact: true }).click();
  await roles.press('Tab');
  await form.getByRole('button', { name: 'Create sign-in' }).click();
  const shown = page.getByRole('dialog', { name: /^Password for/ });
  const password = await shown.getByRole('button', { name: /^Copy / }).innerText();
  await finish(shown, 'I have it');
  return password;
}

/** Gives a service its price from today on; tests and medicines are in the list by themselves. */
export async function setPrice(page: Page, service: string, price: string): Promise<void> {
  await open(page, 'Services and prices');
  await page.getByLabel('Name or code').fill(service);
  const line = row(page, service).first();
  await line.getByRole('textbox', { name: `Price of ${service}` }).fill(price);
  await line.getByRole('textbox', { name: `Price of ${service}` }).press('Enter');
  await expect(page.getByText('The price counts from today').first()).toBeVisible();
}

export async function addService(page: Page, service: { name: string; code: string; kind: string }): Promise<void> {
  await open(page, 'Services and prices');
  await page.getByRole('button', { name: 'Add service' }).first().click();
  const form = dialog(page, 'Add service');
  await field(form, 'Service').fill(service.name);
  await field(form, 'Code').fill(service.code);
  await choose(form, 'Kind', service.kind);
  await finish(form, 'Add service');
}

export async function addPayer(page: Page, payer: { name: string; code: string; plan: string; percent: number }): Promise<void> {
  await open(page, 'Payers');
  await page.getByRole('button', { name: 'Add a payer' }).first().click();
  const entry = dialog(page, 'Add a payer');
  await field(entry, 'Name').fill(payer.name);
  await field(entry, 'Code').fill(payer.code);
  await choose(entry, 'Kind', 'Insurer');
  await entry.getByRole('button', { name: 'Add the payer' }).click();
  const record = dialog(page, 'Payer');
  await record.getByRole('button', { name: 'Add a plan' }).click();
  const plan = record.locator('form').filter({ has: page.getByRole('button', { name: 'Save the plan' }) });
  await field(plan, 'Plan').fill(payer.plan);
  await field(plan, 'Code').fill('GOLD');
  await plan.getByLabel('Share that the plan pays').fill(String(payer.percent));
  await plan.getByRole('button', { name: 'Save the plan' }).click();
  await expect(record.getByText(`pays ${payer.percent} %`)).toBeVisible();
  await page.keyboard.press('Escape');
}

interface WeeklyHours {
  practitioner: string;
  weekday: string;
  starts: string;
  ends: string;
  /** A session with this many tokens; timed slots when left out. */
  tokens?: number;
}

export async function addHours(page: Page, hours: WeeklyHours): Promise<void> {
  await open(page, 'Weekly hours');
  await page.getByRole('button', { name: 'Add hours' }).first().click();
  const form = dialog(page, 'Add weekly hours');
  await choose(form, 'Practitioner', hours.practitioner, hours.practitioner.split(' ').at(-1));
  await choose(form, 'Weekday', hours.weekday);
  await field(form, 'From').fill(hours.starts);
  await field(form, 'To').fill(hours.ends);
  if (hours.tokens) {
    await form.getByText('Session with tokens').click();
    await field(form, 'Tokens').fill(String(hours.tokens));
    await form.getByLabel('Of these for walk-ins').fill('2');
  }
  await finish(form, 'Add hours');
}

export async function addSupplier(page: Page, name: string): Promise<void> {
  await open(page, 'Suppliers');
  await page.getByRole('button', { name: 'Add supplier' }).first().click();
  const form = dialog(page, 'Add supplier');
  await field(form, 'Name').fill(name);
  await finish(form, 'Add supplier');
  await expect(row(page, name)).toBeVisible();
}

/** Decides a setting from now on. */
export async function decide(page: Page, setting: string, value: number): Promise<void> {
  await open(page, 'Settings');
  await page.getByRole('button', { name: setting }).click();
  const form = dialog(page, setting);
  await field(form, 'Value').fill(String(value));
  await finish(form, 'Decide');
}
