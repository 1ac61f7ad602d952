import { type AnyEndpoint, fullPath } from '@wardbook/contracts/core/endpoint';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import { shapeOf } from '../../api/src/testing/bad-input.js';
import type { KnownIds } from './known-ids.ts';

export interface HostileRequest {
  method: string;
  /** The path with its query. */
  path: string;
  body: BodyInit | undefined;
  /** What is hostile in it, for the report. */
  kind: string;
}

/** Of forty inputs of an endpoint: as the contract describes, one field hostile, and bodies that are no input at all. */
const GENERATED = 16;
const SPOILT = 20;

const DEEP = 10_000;

const VALUES: readonly unknown[] = [
  null,
  '',
  ' ',
  -1,
  0,
  1e308,
  -1e308,
  2 ** 53,
  0.1 + 0.2,
  true,
  [],
  {},
  [[]],
  'x'.repeat(20_000),
  '\u0000',
  '\u202Etxt.exe',
  '\u200B\u200F',
  'a\r\nSet-Cookie: x=1',
  "'; drop table patient; --",
  '%_\\',
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '\uD800',
  '💊'.repeat(300),
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '-271821-04-20',
  '2026-11-29T24:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'NaN',
  '1e400',
  '٣٤',
  { __proto__: null, constructor: 'x' },
];

const RAW_BODIES: readonly [string, BodyInit][] = [
  ['no body', ''],
  ['half a body', '{"a":'],
  ['a number', 'NaN'],
  ['deep lists', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
  ['deep objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
  ['no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ['a prototype', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}'],
  ['many faults', JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, index])))],
];

/** Forty requests to an endpoint, the same for the same ids. */
export function hostileRequests(endpoint: AnyEndpoint, ids: KnownIds): HostileRequest[] {
  const inputs = Array.from({ length: GENERATED + SPOILT }, (_, index) => new GeneratedInput(endpoint, ids, index));
  const requests = inputs.map((input, index) => (index < GENERATED ? input.request('generated') : input.spoilt()));
  const first = inputs[0];
  if (!first) return requests;
  if (endpoint.body) return [...requests, ...RAW_BODIES.map(([kind, body]) => ({ ...first.request(kind), body }))];
  return [...requests, ...HOSTILE_QUERIES.map((query) => ({ ...first.request(`query ${query}`), path: `${first.path()}?${query}` }))];
}

const HOSTILE_QUERIES = [
  'limit=-1',
  'limit=1e9',
  'cursor=%00',
  'cursor=bm8',
  'q=%ff',
  'search=%25%25%25',
  'a=1&a=2&a[b]=3',
  `search=${'y'.repeat(5_000)}`,
];

class GeneratedInput {
  private readonly query: Record<string, unknown>;
  private readonly body: unknown;

  constructor(
    private readonly endpoint: AnyEndpoint,
    private readonly ids: KnownIds,
    private readonly index: number,
  ) {
    this.query = (this.generate('query') ?? {}) as Record<string, unknown>;
    this.body = this.generate('body');
  }

  request(kind: string): HostileRequest {
    return this.requestWith(this.query, this.body, kind);
  }

  /** The same with one value of the body, the query or the path replaced. */
  spoilt(): HostileRequest {
    const value = VALUES[(this.index * 7) % VALUES.length];
    const kind = `hostile ${JSON.stringify(value)?.slice(0, 40)}`;
    if (this.body !== undefined) return this.requestWith(this.query, spoil(this.body, this.index, value), kind);
    if (Object.keys(this.query).length > 0)
      return this.requestWith(spoil(this.query, this.index, value) as typeof this.query, undefined, kind);
    return { ...this.request(kind), path: fullPath(this.endpoint).replace(/:\w+/g, encode(value)) };
  }

  path(): string {
    const { path } = this.endpoint;
    const params = (this.generate('params') ?? {}) as Record<string, unknown>;
    const valueFor = (name: string) => (isId(params[name]) ? this.ids.ofPath(path, name, this.index) : params[name]);
    return fullPath(this.endpoint).replace(/:(\w+)/g, (_, name: string) => encode(valueFor(name)));
  }

  private requestWith(query: Record<string, unknown>, body: unknown, kind: string): HostileRequest {
    const search = Object.entries(query)
      .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((each) => `${encode(name)}=${encode(each)}`))
      .join('&');
    const path = search ? `${this.path()}?${search}` : this.path();
    return { method: this.endpoint.method, path, body: body === undefined ? undefined : JSON.stringify(body), kind };
  }

  private generate(part: 'params' | 'query' | 'body'): unknown {
    if (!this.endpoint[part]) return undefined;
    const schema = shapeOf(this.endpoint, part) as JsonSchema;
    return this.withKnownIds(generateSync(schema, { seed: this.index + 1 }), '');
  }

  /** A made-up id ends at "not found"; the id of a row reaches the rules. */
  private withKnownIds(value: unknown, name: string): unknown {
    if (isId(value)) return this.ids.ofField(name, this.index);
    if (Array.isArray(value)) return value.map((each) => this.withKnownIds(each, name));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.withKnownIds(each, key)]));
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** A lone surrogate cannot be encoded. */
const encode = (value: unknown) =>
  encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()) || '%20';

/** Replaces one leaf, another one for another number. */
function spoil(value: unknown, number: number, hostile: unknown): unknown {
  if (value === null || typeof value !== 'object') return hostile;
  const keys = Object.keys(value);
  const key = keys[number % Math.max(keys.length, 1)];
  if (key === undefined) return hostile;
  const changed = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  changed[key] = spoil(changed[key], Math.floor(number / keys.length) + number, hostile);
  return changed;
}
