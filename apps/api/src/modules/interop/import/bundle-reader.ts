import { hash } from 'node:crypto';

export type JsonObject = Record<string, unknown>;

/** A resource as it came, with where it stands and by which name its source knows it. */
export interface SourceResource {
  line: number;
  /** Its place in the bundle, counted from one. */
  entry: number;
  type: string;
  /** By which other resources of the bundle refer to it. */
  fullUrl: string | null;
  system: string;
  sourceId: string;
  hash: string;
  content: JsonObject;
}

/** Why an entry cannot even be looked at. */
interface BadEntry {
  line: number;
  entry: number;
  type: string;
  reason: string;
}

export interface SourceBundle {
  line: number;
  resources: SourceResource[];
  bad: BadEntry[];
}

/** What a server answers to a search or to `$everything` is read like what another system hands over. */
const BUNDLE_TYPES = new Set(['transaction', 'batch', 'collection', 'searchset']);
const TYPE_NAME = /^[A-Z][A-Za-z]{2,59}$/;
/** A resource without a usable type is counted under this name. */
const UNKNOWN_TYPE = 'unknown';
export const UNIVERSAL_SYSTEM = 'urn:uuid';

/** Reads one line: a bundle, or one resource as `$export` writes them. Returns the reason, in words that repeat nothing of the line, when it is neither. */
export function readBundle(text: string, line: number, sourceName: string): SourceBundle | { reason: string } {
  const bundle = parse(text);
  if (bundle === undefined) return { reason: 'not-json' };
  if (!isObject(bundle) || typeof bundle.resourceType !== 'string' || !TYPE_NAME.test(bundle.resourceType)) {
    return { reason: 'not-a-resource' };
  }
  if (bundle.resourceType !== 'Bundle') return readEntries([{ resource: bundle }], line, sourceName);
  if (typeof bundle.type !== 'string' || !BUNDLE_TYPES.has(bundle.type)) return { reason: 'not-a-transaction-bundle' };
  const entries = bundle.entry ?? [];
  if (!Array.isArray(entries)) return { reason: 'entries-not-a-list' };
  return readEntries(entries, line, sourceName);
}

function readEntries(entries: readonly unknown[], line: number, sourceName: string): SourceBundle {
  const result: SourceBundle = { line, resources: [], bad: [] };
  entries.forEach((entry: unknown, index) => {
    const read = readEntry(entry, { line, entry: index + 1, sourceName });
    if ('reason' in read) result.bad.push(read);
    else result.resources.push(read);
  });
  return result;
}

function readEntry(entry: unknown, at: { line: number; entry: number; sourceName: string }): SourceResource | BadEntry {
  const place = { line: at.line, entry: at.entry };
  const content = isObject(entry) ? entry.resource : undefined;
  if (!isObject(entry) || !isObject(content)) return { ...place, type: UNKNOWN_TYPE, reason: 'no-resource' };
  const type = typeof content.resourceType === 'string' && TYPE_NAME.test(content.resourceType) ? content.resourceType : UNKNOWN_TYPE;
  if (type === UNKNOWN_TYPE) return { ...place, type, reason: 'no-resource-type' };
  if (asksForRemoval(entry)) return { ...place, type, reason: 'request-is-not-a-write' };
  const fullUrl = typeof entry.fullUrl === 'string' && entry.fullUrl !== '' ? entry.fullUrl : null;
  const identity = identityOf(fullUrl, content.id, at.sourceName);
  if (!identity) return { ...place, type, reason: 'no-id' };
  return { ...place, type, fullUrl, ...identity, hash: hash('sha256', JSON.stringify(content)), content };
}

/**
 * The address says how far an id reaches: a UUID is the only one anywhere, the id of a server only there, and a bare
 * one only within the source that the file belongs to.
 */
function identityOf(fullUrl: string | null, id: unknown, sourceName: string): { system: string; sourceId: string } | null {
  const uuid = fullUrl?.match(/^urn:uuid:([0-9a-f-]{36})$/i)?.[1];
  if (uuid) return { system: UNIVERSAL_SYSTEM, sourceId: uuid.toLowerCase() };
  const address = fullUrl?.match(/^(https?:\/\/.{1,180})\/[A-Z][A-Za-z]+\/([A-Za-z0-9.-]{1,64})$/);
  if (address?.[1] && address[2]) return { system: address[1], sourceId: address[2] };
  if (typeof id === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(id)) return { system: sourceName, sourceId: id };
  return null;
}

function asksForRemoval(entry: JsonObject): boolean {
  const { request } = entry;
  return isObject(request) && typeof request.method === 'string' && request.method !== 'POST' && request.method !== 'PUT';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
