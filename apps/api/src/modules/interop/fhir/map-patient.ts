import type { z } from 'zod';
import { displayOf, readPhone, scriptOf } from '../../patients/index.js';
import type { ImportContext } from '../import/import-context.js';
import type { ImportRows } from '../import/import-rows.js';
import { Rejected } from '../import/rejected.js';
import { countryCode } from './countries.js';
import type { patientResource } from './fhir-resources.js';
import { dayOf, momentOf, plainCode } from './fhir-values.js';

type Source = z.infer<typeof patientResource>;

const BIRTH_SEX = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex';
const SEXES: Record<string, string> = { F: 'female', M: 'male', UNK: 'unknown', OTH: 'other' };
const NAME_USES: Record<string, string> = {
  official: 'official',
  usual: 'usual',
  nickname: 'nickname',
  maiden: 'maiden',
  old: 'old',
  anonymous: 'anonymous',
};
const ADDRESS_USES: Record<string, string> = { home: 'home', work: 'work', temp: 'temporary', old: 'old' };
const PHONE_USES: Record<string, string> = { mobile: 'mobile', home: 'home', work: 'work' };
/** HL7 table 0203 as we keep it; SB is an older code for the social security number. A record number of elsewhere is no MRN of ours. */
const IDENTIFIER_TYPES: Record<string, string> = { NI: 'NI', NNESP: 'NI', PPN: 'PPN', DL: 'DL', SS: 'SS', SB: 'SS', BCT: 'BCT', BR: 'BCT' };

export function mapPatient(source: Source, context: ImportContext, rows: ImportRows): void {
  mapNames(source, context, rows);
  const birth = source.birthDate === undefined ? null : dayOf(source.birthDate);
  const gender = source.gender ?? null;
  const birthSex = source.extension?.find(({ url }) => url === BIRTH_SEX)?.valueCode;
  rows.patient.push({
    id: context.id,
    facility_id: context.facility.id,
    sex: SEXES[birthSex ?? ''] ?? gender ?? 'unknown',
    gender,
    birth_date: birth?.day ?? null,
    birth_precision: birth?.precision ?? null,
    deceased: source.deceasedDateTime !== undefined || source.deceasedBoolean === true,
    deceased_at: source.deceasedDateTime === undefined ? null : momentOf(source.deceasedDateTime),
    language: plainCode((source.communication?.find(({ preferred }) => preferred) ?? source.communication?.[0])?.language),
  });
  mapContacts(source, context, rows);
  mapIdentifiers(source, context, rows);
  mapRelatedPersons(source, context, rows);
}

/** A hospital calls a patient without a name so until it is known. */
const UNNAMED: NonNullable<Source['name']> = [{ use: 'anonymous', family: 'Unknown' }];

/** The official name leads; a name at birth follows it, wherever the source puts it. */
function mapNames({ name = UNNAMED }: Source, context: ImportContext, rows: ImportRows): void {
  const inOrder = [...name].sort((a, b) => rankOfName(a.use) - rankOfName(b.use));
  if (!inOrder.some(({ given, family, text }) => given?.join('').trim() || family?.trim() || text?.trim()))
    throw new Rejected('name empty');
  for (const [index, each] of inOrder.entries()) {
    const given = each.given?.join(' ').trim() || null;
    const family = each.family?.trim() || (given === null ? (each.text?.trim() ?? null) : null) || null;
    if (given === null && family === null) continue;
    const suffix = each.suffix?.join(' ') || null;
    const script = scriptOf({ given, family });
    rows.patient_name.push({
      patient_id: context.id,
      use: NAME_USES[each.use ?? 'official'] ?? 'usual',
      script,
      prefix: each.prefix?.join(' ') || null,
      given,
      family,
      suffix,
      display: displayOf({ given, family, suffix }, script),
      rank: index + 1,
    });
  }
}

function rankOfName(use: string | undefined): number {
  const order = ['official', 'usual', 'nickname', 'anonymous', 'temp', 'maiden', 'old'];
  return use === undefined ? 0 : order.indexOf(use);
}

function mapContacts(source: Source, context: ImportContext, rows: ImportRows): void {
  const addresses = source.address ?? [];
  const stated = addresses[0]?.country;
  // A number is read as its country writes it. Where the country is not understood, only one that names its own is.
  const country = stated === undefined ? context.facility.country : (countryCode(stated) ?? NOWHERE);
  for (const [index, { system, value, use }] of (source.telecom ?? []).entries()) {
    // The patient has not consented to messages in this system.
    const row = { patient_id: context.id, use: PHONE_USES[use ?? ''] ?? 'other', rank: index + 1, messages: false };
    if (system === 'email' && value) rows.patient_telecom.push({ ...row, system: 'email', value, extension: null });
    const phone = system === 'phone' || system === 'sms' ? readPhone(value ?? '', country) : null;
    if (phone) rows.patient_telecom.push({ ...row, system: 'phone', value: phone.number, extension: phone.extension });
  }
  for (const [index, each] of addresses.entries()) {
    rows.patient_address.push({
      patient_id: context.id,
      use: ADDRESS_USES[each.use ?? 'home'] ?? 'home',
      ...placeOf(each, context.facility.country),
      district: each.district ?? null,
      locality: each.city ?? null,
      // What came as one text is kept as one; only the parts of an address are not written twice.
      line: each.line?.join(', ') || (hasParts(each) ? null : (each.text ?? null)),
      postal_code: each.postalCode ?? null,
      rank: index + 1,
    });
  }
}

/** No country: ISO 3166 keeps these letters free. */
const NOWHERE = 'ZZ';

type SourceAddress = NonNullable<Source['address']>[number];

/** A country that is not understood is not taken for the organisation's own: its words stay with the region. */
function placeOf({ country, state }: SourceAddress, own: string): { country: string; region: string | null } {
  if (!country?.trim()) return { country: own, region: state ?? null };
  const code = countryCode(country);
  return code ? { country: code, region: state ?? null } : { country: NOWHERE, region: [state, country].filter(Boolean).join(', ') };
}

function hasParts({ line, city, district, state, postalCode }: SourceAddress): boolean {
  return [...(line ?? []), city, district, state, postalCode].some(Boolean);
}

function mapIdentifiers({ identifier }: Source, context: ImportContext, rows: ImportRows): void {
  for (const { system, value, type } of identifier ?? []) {
    if (!value?.trim()) continue;
    const kind = IDENTIFIER_TYPES[plainCode(type) ?? ''] ?? 'OTH';
    rows.patient_identifier.push({ patient_id: context.id, type: kind, system: system ?? '', value: value.trim(), verification: 'stated' });
  }
}

/** HL7 v2 table 0131 and the role codes of v3. Another person to call is `other`. */
const ROLES: Record<string, string> = {
  ...{
    N: 'next-of-kin',
    NOK: 'next-of-kin',
    GUARD: 'guardian',
    MTH: 'mother',
    FTH: 'father',
    SPS: 'spouse',
    HUSB: 'spouse',
    WIFE: 'spouse',
  },
  ...{ DOMPART: 'partner', SIGOTHR: 'partner', CHILD: 'child', SON: 'child', DAU: 'child', SIB: 'sibling', BRO: 'sibling', SIS: 'sibling' },
};

function mapRelatedPersons({ contact, address }: Source, context: ImportContext, rows: ImportRows): void {
  const country = countryCode(address?.[0]?.country ?? '') ?? context.facility.country;
  for (const { name, relationship, telecom, period } of contact ?? []) {
    const words = name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ');
    if (!words.trim()) {
      context.notKept('Patient.contact (without a name)');
      continue;
    }
    const codes = relationship?.flatMap(({ coding }) => coding ?? []) ?? [];
    const phone = telecom?.find(({ system }) => system === 'phone' || system === 'sms')?.value;
    rows.related_person.push({
      patient_id: context.id,
      role: codes.map(({ code }) => ROLES[code ?? '']).find((role) => role !== undefined) ?? 'other',
      name: words.trim(),
      phone: readPhone(phone ?? '', country)?.number ?? null,
      valid_from: period?.start === undefined ? null : dayOf(period.start).day,
      valid_to: period?.end === undefined ? null : dayOf(period.end).day,
    });
  }
}
