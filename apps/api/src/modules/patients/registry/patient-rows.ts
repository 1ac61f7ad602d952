import type { ModuleName } from '@wardbook/contracts/organisation/facility';
import type { Birth } from '@wardbook/contracts/patients/birth';
import type { AddressInput, IdentifierInput, NameInput, RelatedPersonInput, TelecomInput } from '@wardbook/contracts/patients/details';
import type { Registration } from '@wardbook/contracts/patients/patients';
import { Problem } from '../../../core/problem.error.js';
import { dayIn, refuseOutsideLife } from './life-span.js';
import { displayOf, scriptOf } from './person-names.js';
import { type PhoneNumber, readPhone } from './phone-numbers.js';

/** Where and when a record is written: it decides how phone numbers are read and what "today" is. */
export interface Place {
  facilityId: string;
  country: string;
  timeZone: string;
  modules: ModuleName[];
  today: string;
}

/** What the registry needs for a new record. An import knows less than a registration: its birth may be missing. */
export type NewPatient = Omit<Registration, 'confirmedNotDuplicate' | 'birthDate' | 'age' | 'coverages'> & { birth: Birth | null };

/** The lists of rows that belong to a patient, each with its table. */
export interface PatientLists {
  names: NameInput[];
  telecoms: TelecomInput[];
  addresses: AddressInput[];
  identifiers: IdentifierInput[];
  relatedPersons: RelatedPersonInput[];
}

export const listTables = {
  names: 'patient_name',
  telecoms: 'patient_telecom',
  addresses: 'patient_address',
  identifiers: 'patient_identifier',
  relatedPersons: 'related_person',
} as const;

export type ListName = keyof typeof listTables;
export type Row = Record<string, unknown> & { id?: string | undefined };

/** One row per entry, in the order in which they were given, which is their rank. */
export function rowsOf(lists: Partial<PatientLists>, place: Place): Partial<Record<ListName, Row[]>> {
  const { names, telecoms, addresses, identifiers, relatedPersons } = lists;
  return {
    ...(names ? { names: names.map(nameRow) } : {}),
    ...(telecoms ? { telecoms: telecoms.map((telecom, index) => telecomRow(telecom, index, place)) } : {}),
    ...(addresses ? { addresses: addresses.map((address, index) => addressRow(address, index, place)) } : {}),
    ...(identifiers ? { identifiers: identifiers.map(identifierRow) } : {}),
    ...(relatedPersons ? { relatedPersons: relatedPersons.map((person, index) => relatedRow(person, index, place)) } : {}),
  };
}

export function patientRow(patient: NewPatient, { facilityId }: Place) {
  return {
    facility_id: facilityId,
    kind: patient.kind,
    sex: patient.sex,
    gender: patient.gender,
    ...birthColumns(patient.birth),
    deceased: patient.deceased,
    deceased_at: patient.deceasedAt,
    language: patient.language,
    species: patient.species,
    breed: patient.breed,
    sensitivity: patient.sensitivity,
  };
}

export function birthColumns(birth: Birth | null) {
  return {
    birth_date: birth?.date ?? null,
    birth_precision: birth?.precision ?? null,
    birth_estimated_on: birth?.estimatedOn ?? null,
  };
}

type Facts = Pick<NewPatient, 'kind' | 'species' | 'breed' | 'deceased' | 'deceasedAt'>;

/** What the form of the input cannot say: facts that contradict each other. */
export function refuseContradictions({ kind, species, breed, deceased, deceasedAt }: Facts): void {
  if (kind === 'animal' && species === null) throw Problem.field('body.species', 'required', 'Say what kind of animal it is.');
  if (kind === 'person' && (species !== null || breed !== null)) {
    throw Problem.field('body.species', 'only-for-animals', 'Only an animal has a species.');
  }
  if (!deceased && deceasedAt !== null) throw Problem.field('body.deceasedAt', 'not-deceased', 'This is only given for the deceased.');
}

/** A death is neither before the birth nor in the future. */
export function refuseImpossibleDeath(
  deceasedAt: string | null,
  birth: Pick<Birth, 'date' | 'precision'> | null,
  { timeZone, today }: Place,
): void {
  if (deceasedAt === null) return;
  const span = { birthDate: birth?.date ?? null, birthPrecision: birth?.precision ?? null, today };
  refuseOutsideLife('body.deceasedAt', dayIn(timeZone, deceasedAt), span);
}

interface Period {
  validFrom: string | null;
  validTo: string | null;
}

const period = ({ validFrom, validTo }: Period) => ({ valid_from: validFrom, valid_to: validTo });

function nameRow(name: NameInput, index: number): Row {
  const script = name.script ?? scriptOf(name);
  const { id, use, prefix, given, family, suffix } = name;
  return { id, use, script, prefix, given, family, suffix, display: displayOf(name, script), rank: index + 1, ...period(name) };
}

function telecomRow(telecom: TelecomInput, index: number, { country }: Place): Row {
  const { id, system, use, messages } = telecom;
  const path = `body.telecoms.${index}.value`;
  if (system === 'email') return { id, system, value: mailable(telecom.value, path), use, messages, rank: index + 1, ...period(telecom) };
  const { number, extension } = callable(telecom.value, country, path);
  const row = { id, system, value: number, extension: extension ?? telecom.extension };
  return { ...row, use, messages, rank: index + 1, ...period(telecom) };
}

function addressRow(address: AddressInput, index: number, place: Place): Row {
  const { id, use, region, district, locality, line, postalCode } = address;
  const country = address.country ?? place.country;
  return { id, use, country, region, district, locality, line, postal_code: postalCode, rank: index + 1, ...period(address) };
}

function identifierRow(identifier: IdentifierInput, index: number): Row {
  const { id, type, system, value, verification } = identifier;
  if (type === 'MR' && !id) {
    throw Problem.field(`body.identifiers.${index}.type`, 'given-by-facility', 'The facility gives record numbers itself.');
  }
  return { id, type, system, value, verification, ...period(identifier) };
}

function relatedRow(person: RelatedPersonInput, index: number, { country }: Place): Row {
  const { id, role, name, authority, relatedPatientId } = person;
  const path = `body.relatedPersons.${index}.phone`;
  const read = person.phone === null ? null : callable(person.phone, country, path);
  if (read?.extension) throw Problem.field(path, 'phone-extension', 'An extension cannot be kept here. Give a number that rings directly.');
  const phone = read?.number ?? null;
  return { id, role, name, phone, authority, related_patient_id: relatedPatientId, ...period(person) };
}

function callable(written: string, country: string, path: string): PhoneNumber {
  const number = readPhone(written, country);
  if (number === null) throw Problem.field(path, 'phone-not-valid', 'This is not a phone number that can be called.');
  return number;
}

function mailable(written: string, path: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(written)) throw Problem.field(path, 'email-not-valid', 'This is not an e-mail address.');
  return written.toLowerCase();
}
