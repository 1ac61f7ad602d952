import { isObject, type SourceResource, UNIVERSAL_SYSTEM } from './bundle-reader.js';

/** The whole name of a resource, by which every reference to it can be found. */
export function keyOf({ system, type, sourceId }: { system: string; type: string; sourceId: string }): string {
  return system === UNIVERSAL_SYSTEM ? `urn:uuid:${sourceId}` : `${system}/${type}/${sourceId}`;
}

/** The key that a reference names, or null for one that names no single resource, such as a search. */
export function keyOfReference(reference: string, from: { system: string }, sourceName: string): string | null {
  if (reference.startsWith('urn:uuid:')) return reference.toLowerCase();
  const plain = reference.replace(/\/_history\/.*$/, '');
  if (/^https?:\/\/[^?#]+\/[A-Za-z0-9.-]+$/.test(plain)) return plain;
  if (!/^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]+$/.test(plain)) return null;
  return `${from.system === UNIVERSAL_SYSTEM ? sourceName : from.system}/${plain}`;
}

/** `Practitioner?identifier=system|value`: a search for the one with that identifier. */
export function searchOf(reference: string): { type: string; system: string; value: string } | null {
  const match = reference.match(/^([A-Z][A-Za-z]+)\?identifier=([^|&]*)\|([^&]+)$/);
  return match?.[1] && match[3] ? { type: match[1], system: match[2] ?? '', value: match[3] } : null;
}

/** The last part of a key, which is what the mapping table is searched by. */
export function sourceIdOf(key: string): string {
  return key.startsWith('urn:uuid:') ? key.slice('urn:uuid:'.length) : key.slice(key.lastIndexOf('/') + 1);
}

/** Every reference that a resource makes, wherever it stands. */
export function referencesIn(resource: SourceResource): string[] {
  const found: string[] = [];
  collect(resource.content, found);
  return found;
}

function collect(value: unknown, found: string[]): void {
  if (Array.isArray(value)) for (const each of value) collect(each, found);
  else if (isObject(value)) {
    for (const [name, each] of Object.entries(value)) {
      if (name === 'reference' && typeof each === 'string') found.push(each);
      else if (typeof each === 'object') collect(each, found);
    }
  }
}
