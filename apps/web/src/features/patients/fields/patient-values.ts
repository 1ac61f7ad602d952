import type { PatientRecord } from '@wardbook/contracts/patients/patients';
import { withoutBlanks } from '@/ui/form/form-values';
import { readBirth } from './birth-text';

/** What the forms of registration and correction hold. The paths are those of the request, so that faults find their field. */
export type PatientValues = {
  kind: string;
  names: { id?: string; use: string; prefix: string; given: string; family: string }[];
  sex: string;
  gender: string;
  /** A date or an age, as it was typed. */
  birthDate: string;
  /** Never filled: a fault of the age is shown where the birth was typed. */
  age: string;
  language: string;
  species: string;
  breed: string;
  deceased: boolean;
  sensitivity: string;
  telecoms: { id?: string; system: string; value: string; use: string; messages: boolean }[];
  addresses: { id?: string; country: string; region: string; district: string; locality: string; line: string; postalCode: string }[];
  identifiers: { id?: string; type: string; system: string; value: string; verification: string }[];
  relatedPersons: { id?: string; role: string; name: string; phone: string; authority: string[] }[];
  coverages: { planId: string; memberNumber: string }[];
  confirmedNotDuplicate: boolean;
};

export const newName = (use = 'usual') => ({ use, prefix: '', given: '', family: '' });
export const newPhone = () => ({ system: 'phone', value: '', use: 'mobile', messages: true });
export const newAddress = () => ({ country: '', region: '', district: '', locality: '', line: '', postalCode: '' });
export const newIdentifier = () => ({ type: '', system: '', value: '', verification: 'stated' });
export const newRelatedPerson = (role = '') => ({ role, name: '', phone: '', authority: [] });
export const newCoverage = () => ({ planId: '', memberNumber: '' });

export function emptyPatient(kind: 'person' | 'animal'): PatientValues {
  return {
    kind,
    names: [newName('official')],
    sex: '',
    gender: '',
    birthDate: '',
    age: '',
    language: '',
    species: '',
    breed: '',
    deceased: false,
    sensitivity: 'normal',
    telecoms: [newPhone()],
    addresses: [],
    identifiers: [],
    relatedPersons: [],
    coverages: [],
    confirmedNotDuplicate: false,
  };
}

/** A number with what is dialled after it has answered, as people write it. */
export function dialled(value: string, extension: string | null): string {
  return extension === null ? value : `${value} ext. ${extension}`;
}

/** The form as it opens for a correction. The birth is written only when it is to be changed: it may be an estimate. */
export function valuesOf(record: PatientRecord): PatientValues {
  const filled = <T extends object>(row: T) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? '']));
  return {
    ...emptyPatient(record.kind),
    sex: record.sex,
    gender: record.gender ?? '',
    language: record.language ?? '',
    species: record.species ?? '',
    breed: record.breed ?? '',
    deceased: record.deceased,
    sensitivity: record.sensitivity,
    names: record.names.map(filled) as PatientValues['names'],
    telecoms: record.telecoms.map(({ extension, ...telecom }) =>
      filled({ ...telecom, value: dialled(telecom.value, extension) }),
    ) as PatientValues['telecoms'],
    addresses: record.addresses.map(filled) as PatientValues['addresses'],
    identifiers: record.identifiers.map(filled) as PatientValues['identifiers'],
    relatedPersons: record.relatedPersons.map(filled) as PatientValues['relatedPersons'],
  };
}

/** The body of a registration. Rows that were opened and left blank say nothing. */
export function registrationBody(values: PatientValues, monthFirst: boolean): unknown {
  const { age: _, birthDate, ...rest } = values;
  return withoutBlanks({ ...rest, ...birthBody(birthDate, monthFirst), ...listsOf(values) });
}

/** The body of a correction: all lists, and the birth only when it was edited. Emptied fields become null. */
export function correctionBody(values: PatientValues, record: PatientRecord, monthFirst: boolean): unknown {
  const { sex, gender, language, species, breed, deceased, sensitivity, birthDate } = values;
  const optional = { gender: gender || null, language: language || null, species: species || null, breed: breed || null };
  return {
    ...(withoutBlanks({ sex, deceased, sensitivity, ...birthBody(birthDate, monthFirst), ...listsOf(values) }) as object),
    ...optional,
    ...(deceased ? {} : { deceasedAt: null }),
    version: record.version,
  };
}

function birthBody(birthDate: string, monthFirst: boolean) {
  return birthDate === '' ? {} : (readBirth(birthDate, monthFirst) ?? { birthDate });
}

/** A record number is the facility's own and is not sent back; answers carry more than requests take. */
function listsOf({ names, telecoms, addresses, identifiers, relatedPersons, coverages }: PatientValues) {
  return {
    names: names.map((name) => only(name, ['id', 'use', 'prefix', 'given', 'family', 'script', 'suffix', 'validFrom', 'validTo'])),
    telecoms: telecoms.filter(({ value }) => value.trim() !== ''),
    addresses: addresses.filter(({ region, district, locality, line, postalCode }) =>
      [region, district, locality, line, postalCode].some(Boolean),
    ),
    identifiers: identifiers
      .filter(({ value, type }) => value.trim() !== '' && type !== 'MR')
      .map((identifier) => only(identifier, ['id', 'type', 'system', 'value', 'verification', 'validFrom', 'validTo'])),
    relatedPersons: relatedPersons.filter(({ name }) => name.trim() !== ''),
    ...(coverages.length > 0
      ? {
          coverages: coverages
            .filter(({ planId, memberNumber }) => planId || memberNumber)
            .map((each, index) => ({ ...each, rank: index + 1 })),
        }
      : {}),
  };
}

function only(row: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => keys.includes(key)));
}
