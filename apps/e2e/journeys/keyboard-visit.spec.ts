import { expect, type Locator, type Page, test } from '@playwright/test';
import { demoHospital, type Hospital } from '../product/hospital.js';
import { open } from './steps/entry.js';
import { fullName, type Person, register, walkIn } from './steps/reception.js';

/**
 * A doctor who is no typist manages 40 words of five letters in a minute: 200 keys, or 300 ms for each. The browser's keys come
 * faster, so that the test is short; each is then counted as if the doctor had typed it, and every wait of the product is added.
 */
const DOCTOR_MS = 300;
const BROWSER_MS = 35;
const TWO_MINUTES = 120_000;
const MOST_TABS = 60;

let hospital: Hospital;

test.beforeEach(({ browser }) => {
  hospital = demoHospital(browser);
});

test.afterEach(async () => {
  await hospital.close();
});

test('a follow-up visit takes a doctor at most two minutes without the mouse', async () => {
  const person: Person = { givenName: 'Iseult', familyName: 'Marchetti', birth: '12.5.1961', sex: 'Female', phone: '0722 614 905' };
  const patient = fullName(person);
  const desk = await hospital.as('receptionist');
  await register(desk, person);
  await walkIn(desk, patient, 'Dr Amina Otieno');

  const page = await hospital.as('doctor');
  await open(page, 'My clinic');
  await expect(page.getByRole('group', { name: patient }).getByRole('button', { name: 'Call in' })).toBeVisible();
  const doctor = new Keyboard(page);
  const began = Date.now();

  await doctor.tabTo(page.getByRole('group', { name: patient }).getByRole('button', { name: 'Call in' }));
  await doctor.press('Enter');
  await expect(page.getByRole('region', { name: `Patient ${patient}` })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Which note?' })).toBeVisible();
  await doctor.tabTo(page.getByRole('button', { name: /^Follow-up/ }));
  await doctor.press('Enter');

  await expect(page.getByRole('textbox', { name: 'Since last visit' })).toBeFocused();
  await doctor.type('Better, no side effects.');
  await doctor.press('Tab');
  await doctor.type('BP 128/82, feet fine.');
  await doctor.take('Alt+d', 'e11.9', /E11\.9/);
  await expect(page.getByText('Principal')).toBeVisible();
  await doctor.press('Tab', 'Tab', 'Tab');
  await expect(page.getByRole('textbox', { name: 'Assessment' })).toBeFocused();
  await doctor.type('On target.');
  await doctor.press('Tab');
  await doctor.type('Go on, back in 3 months.');

  await doctor.take('Alt+p', 'metf 500 bd 30d', /Metformin 500 mg/);
  await doctor.take('Alt+p', 'amlo 5 od 30d', /Amlodipine 5 mg/);
  await doctor.take('Alt+p', 'atorva 20 od 30d', /Atorvastatin 20 mg/);
  await doctor.take('Alt+t', 'hba1c', /^HbA1c/);
  await doctor.take('Alt+t', 'crea', /^Creatinine/);
  const plan = page.getByRole('region', { name: 'Plan' });
  await expect(plan.getByText('Signing will send 3 prescriptions and 2 orders.')).toBeVisible();
  await expect(plan.getByRole('button', { name: 'Sign note and plan' })).toBeEnabled();
  await doctor.press('Control+Enter');
  await expect(page.getByText(`The note of ${patient} is signed`)).toBeVisible();

  const waited = Date.now() - began - doctor.keys * BROWSER_MS;
  expect(doctor.keys * DOCTOR_MS + waited, `${doctor.keys} keys, and ${waited} ms of waiting`).toBeLessThan(TWO_MINUTES);
});

/** The doctor's hands: keys only, each counted. */
class Keyboard {
  keys = 0;

  constructor(private readonly page: Page) {}

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.page.keyboard.type(text, { delay: BROWSER_MS });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1;
      await this.page.keyboard.press(key, { delay: BROWSER_MS });
    }
  }

  /** Goes to a field by its key, types, looks at what is found, and takes the first. */
  async take(field: string, text: string, found: RegExp): Promise<void> {
    await this.press(field);
    await this.type(text);
    await expect(this.page.getByRole('option', { name: found }).and(this.page.locator('[data-combobox-selected]'))).toBeVisible();
    await this.press('Enter');
    await expect(this.page.getByRole('option', { name: found })).toBeHidden();
  }

  async tabTo(wanted: Locator): Promise<void> {
    const before = this.keys;
    while (!(await wanted.evaluate((element) => element === document.activeElement))) {
      if (this.keys - before > MOST_TABS) throw new Error(`${MOST_TABS} keys did not reach ${wanted}.`);
      await this.press('Tab');
    }
  }
}
