import type { ProblemError } from '@wardbook/contracts/core/problem';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import type { DosageStep } from '@wardbook/contracts/pharmacy/dosage';
import { key } from './billing-steps.js';
import type { TestApi } from './test-api.js';

/** One capsule three times a day for five days: fifteen. */
export const thriceForFiveDays: DosageStep = {
  dose: { value: 1, unit: '{capsule}' },
  route: 'oral',
  timing: { once: false, frequency: 3, period: 1, periodUnit: 'd', when: [] },
  asNeeded: null,
  duration: { value: 5, unit: 'd' },
  instruction: null,
};

/** The problem that an act is refused with, or null. */
export const problemOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (thrown: ProblemError) => thrown.problem,
  );

export async function newPatient(api: TestApi): Promise<string> {
  const body = { sex: 'female' as const, birthDate: '1980-01-01', names: [{ family: crypto.randomUUID() }], confirmedNotDuplicate: true };
  return (await api.asRole('receptionist')(registerPatient, { body }, key())).id;
}
