import { isEstimated } from '@wardbook/contracts/patients/birth';
import type { PatientRecord } from '@wardbook/contracts/patients/patients';
import type { PatientBlock } from '../../../core/print/letter-page.js';
import { writableName } from '../../../core/print/writable.js';
import type { Words } from './words.js';

type Printed = Pick<PatientRecord, 'name' | 'names' | 'mrn' | 'sex' | 'age' | 'birthDate' | 'birthPrecision'>;

/** The patient of a letter: `Female · 34 years · born 12 Mar 1992`. An estimated birth date is a guess, and is not printed as a day. */
export function letterPatient(patient: Printed, words: Words, language: string): PatientBlock {
  const { age, birthDate, birthPrecision, mrn } = patient;
  const parts = isEstimated(birthPrecision) ? null : BIRTH_PARTS[birthPrecision ?? 'day'];
  const born = birthDate && parts ? words.born(bornText(birthDate, language, parts)) : null;
  const others = patient.names.map(({ display }) => display);
  return {
    name: writableName(patient.name, others),
    mrn,
    line: [words.sex[patient.sex], age && words.age[age.unit](age.count), born].filter(Boolean).join(' · '),
  };
}

const BIRTH_PARTS: Record<string, Intl.DateTimeFormatOptions> = {
  day: { dateStyle: 'medium' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

function bornText(day: string, language: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...parts }).format(new Date(day));
}
