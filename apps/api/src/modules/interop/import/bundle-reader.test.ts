import { describe, expect, it } from 'vitest';
import { readBundle, type SourceBundle } from './bundle-reader.js';
import { keyOf, keyOfReference, searchOf, sourceIdOf } from './source-keys.js';

const UUID = '19dcba5c-c40b-4eef-ad32-b3d8cd81c4d9';

function read(...entries: unknown[]): SourceBundle {
  const bundle = readBundle(JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: entries }), 7, 'old-system');
  if ('reason' in bundle) throw new Error(bundle.reason);
  return bundle;
}

describe('readBundle', () => {
  it('takes a single resource, as an export writes it, and the result of a search', () => {
    const patient = { resourceType: 'Patient', id: 'p1', name: [{ family: 'X' }] };
    const alone = { resources: [{ type: 'Patient', sourceId: 'p1', system: 's', entry: 1 }], bad: [] };
    expect(readBundle(JSON.stringify(patient), 1, 's')).toMatchObject(alone);
    const search = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: patient, search: { mode: 'match' } }] };
    expect(readBundle(JSON.stringify(search), 1, 's')).toMatchObject(alone);
  });

  it('reports what is wrong with a line without repeating it', () => {
    expect(readBundle('{"resourceType": "Bund', 1, 's')).toEqual({ reason: 'not-json' });
    expect(readBundle('"Jane Doe"', 1, 's')).toEqual({ reason: 'not-a-resource' });
    expect(readBundle('{"resourceType": 7}', 1, 's')).toEqual({ reason: 'not-a-resource' });
    expect(readBundle('{"resourceType": "Bundle", "type": "history"}', 1, 's')).toEqual({ reason: 'not-a-transaction-bundle' });
    expect(readBundle('{"resourceType": "Bundle", "type": "transaction", "entry": 1}', 1, 's')).toEqual({ reason: 'entries-not-a-list' });
  });

  it('takes good entries and lists bad ones by their position', () => {
    const { resources, bad } = read(
      { fullUrl: `urn:uuid:${UUID}`, resource: { resourceType: 'Patient', id: UUID } },
      null,
      { resource: { resourceType: '__proto__', id: '1' } },
      { resource: { resourceType: 'Patient' } },
      { resource: { resourceType: 'Patient', id: '1' }, request: { method: 'DELETE' } },
    );
    expect(resources.map(({ entry, type }) => [entry, type])).toEqual([[1, 'Patient']]);
    expect(bad.map(({ entry, type, reason }) => [entry, type, reason])).toEqual([
      [2, 'unknown', 'no-resource'],
      [3, 'unknown', 'no-resource-type'],
      [4, 'Patient', 'no-id'],
      [5, 'Patient', 'request-is-not-a-write'],
    ]);
  });

  it('knows how far an id reaches', () => {
    const { resources } = read(
      { fullUrl: `urn:uuid:${UUID.toUpperCase()}`, resource: { resourceType: 'Patient', id: UUID } },
      { fullUrl: 'https://fhir.example/r4/Patient/12', resource: { resourceType: 'Patient', id: '12' } },
      { resource: { resourceType: 'Patient', id: '12' } },
    );
    expect(resources.map(keyOf)).toEqual([`urn:uuid:${UUID}`, 'https://fhir.example/r4/Patient/12', 'old-system/Patient/12']);
  });

  it('gives the same hash to the same content only', () => {
    const patient = { resourceType: 'Patient', id: '1', gender: 'female' };
    const { resources } = read({ resource: patient }, { resource: { ...patient } }, { resource: { ...patient, gender: 'male' } });
    const [first, same, other] = resources.map(({ hash }) => hash);
    expect(first).toBe(same);
    expect(first).not.toBe(other);
  });
});

describe('references', () => {
  it('name a resource by its key', () => {
    expect(keyOfReference(`urn:uuid:${UUID}`, { system: 'urn:uuid' }, 'old-system')).toBe(`urn:uuid:${UUID}`);
    expect(keyOfReference('Patient/12', { system: 'https://fhir.example/r4' }, 'old-system')).toBe('https://fhir.example/r4/Patient/12');
    expect(keyOfReference('Patient/12/_history/3', { system: 'urn:uuid' }, 'old-system')).toBe('old-system/Patient/12');
    expect(keyOfReference('#coverage', { system: 'urn:uuid' }, 'old-system')).toBeNull();
    expect(sourceIdOf('https://fhir.example/r4/Patient/12')).toBe('12');
    expect(sourceIdOf(`urn:uuid:${UUID}`)).toBe(UUID);
  });

  it('search by an identifier', () => {
    const search = 'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999999139';
    expect(keyOfReference(search, { system: 'urn:uuid' }, 'old-system')).toBeNull();
    expect(searchOf(search)).toEqual({ type: 'Practitioner', system: 'http://hl7.org/fhir/sid/us-npi', value: '9999999139' });
    expect(searchOf('Practitioner?name=x')).toBeNull();
  });
});
