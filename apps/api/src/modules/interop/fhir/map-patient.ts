import type { z } from 'zod';
import { displayOf, normalisePhone, scriptOf } from '../../patients/index.js';
import type { ImportContext } from '../import/import-context.js';
import type { ImportRows } from '../import/import-rows.js';
import { Rejected } from '../import/rejected.js';
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
}

/** The official name leads; a name at birth follows it, wherever the source puts it. */
function mapNames({ name }: Source, context: ImportContext, rows: ImportRows): void {
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
  const country = countryOf(addresses[0]?.country) ?? context.facility.country;
  for (const [index, { system, value, use }] of (source.telecom ?? []).entries()) {
    const number = system === 'phone' ? normalisePhone(value ?? '', country) : system === 'email' ? value : null;
    if (!number) continue;
    // Nobody here has asked whether messages may be sent there.
    const row = { patient_id: context.id, value: number, use: PHONE_USES[use ?? ''] ?? 'other', rank: index + 1, messages: false };
    rows.patient_telecom.push({ ...row, system: system === 'phone' ? 'phone' : 'email' });
  }
  for (const [index, each] of addresses.entries()) {
    rows.patient_address.push({
      patient_id: context.id,
      use: ADDRESS_USES[each.use ?? 'home'] ?? 'home',
      country: countryOf(each.country) ?? context.facility.country,
      region: each.state ?? null,
      district: each.district ?? null,
      locality: each.city ?? null,
      line: each.line?.join(', ') || null,
      postal_code: each.postalCode ?? null,
      rank: index + 1,
    });
  }
}

/** A country that is not written as its two letters is taken for the organisation's own. */
function countryOf(country: string | undefined): string | null {
  return country !== undefined && /^[A-Z]{2}$/.test(country) ? country : null;
}

function mapIdentifiers({ identifier }: Source, context: ImportContext, rows: ImportRows): void {
  for (const { system, value, type } of identifier ?? []) {
    if (!value?.trim()) continue;
    const kind = IDENTIFIER_TYPES[plainCode(type) ?? ''] ?? 'OTH';
    rows.patient_identifier.push({ patient_id: context.id, type: kind, system: system ?? '', value: value.trim(), verification: 'stated' });
  }
}
