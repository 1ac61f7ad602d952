import type { Insertable } from 'kysely';
import type { z } from 'zod';
import type { DB } from '../../../core/database/database.types.js';
import { Rejected } from '../import/rejected.js';
import type { partyResource } from './fhir-resources.js';

type Source = z.infer<typeof partyResource>;

const PARTY_KINDS = ['Organization', 'Practitioner', 'Location'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

export function isPartyKind(type: string): type is PartyKind {
  return (PARTY_KINDS as readonly string[]).includes(type);
}

/** An organisation, practitioner or place of elsewhere: a name that imported records carry, with what tells it from others. */
export function mapParty(kind: PartyKind, id: string, source: Source): Insertable<DB['external_party']> & { id: string } {
  const name = nameOf(source);
  if (!name) throw new Rejected('name missing');
  const identifier = source.identifier?.find(({ system, value }) => system && value);
  const address = Array.isArray(source.address) ? source.address[0] : source.address;
  const { line, city, state, postalCode, country } = address ?? {};
  return {
    id,
    kind,
    name,
    identifier_system: identifier?.system ?? null,
    identifier_value: identifier?.value ?? null,
    phone: source.telecom?.find(({ system }) => system === 'phone')?.value ?? null,
    address: [...(line ?? []), city, state, postalCode, country].filter(Boolean).join(', ') || null,
  };
}

function nameOf({ name }: Source): string {
  if (typeof name === 'string') return name.trim();
  const [first] = name;
  return (first?.text ?? [...(first?.prefix ?? []), ...(first?.given ?? []), first?.family].filter(Boolean).join(' ')).trim();
}
