import { type AnyEndpoint, fullPath } from '@wardbook/contracts/core/endpoint';
import { permissions } from '@wardbook/contracts/core/permissions';
import type { ProblemDocument } from '@wardbook/contracts/core/problem';
import { allEndpoints } from '@wardbook/contracts/registry';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledIn, isFreeText, isNumber, type Leaf, leavesOf, type Shape, shapeOf } from '../../testing/bad-input.js';
import { confirmed } from '../../testing/confirmed.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

const AT_ONCE = 8;
const TOO_LONG = 'x'.repeat(30_000);
const AN_ID = '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';

/** Of the right shape, but no moment, day or number. */
const FORGED = Buffer.from(JSON.stringify(['x', AN_ID])).toString('base64url');

let api: TestApi;
let owner: Client;
beforeAll(async () => {
  api = await ownTestApi();
  owner = new Client({ connectionString: api.ownerUrl });
  await owner.connect();
  // One caller who may do everything: what is tried here must reach the validation.
  await owner.query(
    `insert into role_permission (role_id, permission) select role.id, permission from role, unnest($1::text[]) as permission
      where role.code = 'admin' on conflict do nothing`,
    [permissions],
  );
  await confirmed(api, 'admin');
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

const withBody = allEndpoints.filter(({ body }) => body);
const withQuery = allEndpoints.filter(({ query }) => query);

async function send(endpoint: AnyEndpoint, { path = '', query = '', body }: { path?: string; query?: string; body?: string | undefined }) {
  const stop = new AbortController();
  const address = path || pathOf(endpoint);
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${api.tokenOf('admin')}`,
    'idempotency-key': crypto.randomUUID(),
  };
  const url = `${new URL(api.baseUrl).origin}${address}${query}`;
  const response = await fetch(url, { method: endpoint.method, headers, signal: stop.signal, ...(body === undefined ? {} : { body }) });
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const problem = isProblem ? ((await response.json()) as ProblemDocument) : null;
  stop.abort();
  return { status: response.status, problem };
}

/** The path of a row that does not exist: an unused id, or the first allowed word where the contract lists them. */
function pathOf(endpoint: AnyEndpoint): string {
  const params = filledIn(shapeOf(endpoint, 'params'), () => undefined) as Record<string, unknown>;
  return fullPath(endpoint).replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

type Sent = Awaited<ReturnType<typeof send>>;

/** Runs the same attempt at every endpoint and gathers what is wrong with the answers. */
async function complaints(endpoints: readonly AnyEndpoint[], attempt: (endpoint: AnyEndpoint) => Promise<string[]>): Promise<string[]> {
  const all: string[] = [];
  for (let start = 0; start < endpoints.length; start += AT_ONCE) {
    const some = endpoints.slice(start, start + AT_ONCE).map(async (endpoint) => {
      return (await attempt(endpoint)).map((complaint) => `${endpoint.operationId}: ${complaint}`);
    });
    all.push(...(await Promise.all(some)).flat());
  }
  return all;
}

/** The field itself is named, or the choice of which it is a part: of several shapes none fits then. */
function unnamed(paths: readonly string[], { status, problem }: Sent): string[] {
  if (paths.length === 0) return [];
  if (problem?.code !== 'invalid-input') return [`${status} ${problem?.code ?? 'accepted'}`];
  const named = problem.fields?.map(({ path }) => path) ?? [];
  const isNamed = (path: string) => named.some((each) => path === each || (each.split('.').length > 1 && path.startsWith(`${each}.`)));
  return paths.filter((path) => !isNamed(path)).map((path) => `${path} is not named`);
}

/** Every leaf of that kind gets the bad value at once: one answer names all faults. */
async function spoil(endpoint: AnyEndpoint, isMeant: (leaf: Leaf) => boolean, value: (leaf: Leaf) => unknown): Promise<string[]> {
  const shape = shapeOf(endpoint, 'body');
  const spoiled = leavesOf(shape).filter(isMeant);
  if (spoiled.length === 0) return [];
  const body = JSON.stringify(filledIn(shape, (leaf) => (isMeant(leaf) ? value(leaf) : undefined)));
  return unnamed(
    spoiled.map(({ path }) => path),
    await send(endpoint, { body }),
  );
}

/** A list is of no field's type whose choices are texts, numbers, flags or objects, and a text of no list's. */
function ofAnotherType(shape: Shape): unknown {
  const ways = [shape, ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  return ways.some(({ type }) => type === 'array') ? 'text' : [['list']];
}

/** How much there is in every table. The trail of changes shows updates too; that of looks is written by reading. */
async function inventory(): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string; count: number }>(`select format('%I.%I', schemaname, tablename) as name,
      (xpath('/row/count/text()', query_to_xml(format('select count(*) from %I.%I', schemaname, tablename), false, true, '')))[1]::text::int as count
    from pg_tables where schemaname in ('public', 'core', 'audit') and tablename <> 'access' order by 1`);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

describe('bad input, at every endpoint', { timeout: 120_000 }, () => {
  let before: Record<string, number>;
  beforeAll(async () => {
    before = await inventory();
  });

  it('names each required field that is missing', async () => {
    const attempt = async (endpoint: AnyEndpoint) => {
      const { required = [] } = shapeOf(endpoint, 'body');
      return unnamed(
        required.map((name) => `body.${name}`),
        await send(endpoint, { body: '{}' }),
      );
    };
    expect(
      await complaints(
        withBody.filter((endpoint) => shapeOf(endpoint, 'body').required?.length),
        attempt,
      ),
    ).toEqual([]);
  });

  it('names each field of a wrong type', async () => {
    const attempt = async (endpoint: AnyEndpoint) => {
      const fields = Object.entries(shapeOf(endpoint, 'body').properties ?? {});
      const body = JSON.stringify(Object.fromEntries(fields.map(([name, shape]) => [name, ofAnotherType(shape)])));
      return unnamed(
        fields.map(([name]) => `body.${name}`),
        await send(endpoint, { body }),
      );
    };
    expect(await complaints(withBody, attempt)).toEqual([]);
  });

  it('names an unknown field', async () => {
    const attempt = async (endpoint: AnyEndpoint) => {
      const whole = filledIn(shapeOf(endpoint, 'body'), () => undefined) as object;
      return unnamed(['body.unheardOf'], await send(endpoint, { body: JSON.stringify({ ...whole, unheardOf: 'x' }) }));
    };
    expect(await complaints(withBody, attempt)).toEqual([]);
  });

  it('names each text that is too long', async () => {
    expect(await complaints(withBody, (endpoint) => spoil(endpoint, isFreeText, () => TOO_LONG))).toEqual([]);
  });

  it.each([1e300, -1e300, 2 ** 53])('names each number like %d', async (number) => {
    expect(await complaints(withBody, (endpoint) => spoil(endpoint, isNumber, () => number))).toEqual([]);
  });

  it('names each version that no row can have', async () => {
    const isVersion = ({ path }: Leaf) => path === 'body.version';
    expect(await complaints(withBody, (endpoint) => spoil(endpoint, isVersion, () => 2 ** 31))).toEqual([]);
  });

  it('names each id that is none', async () => {
    const isId = ({ shape }: Leaf) => shape.format === 'uuid';
    expect(await complaints(withBody, (endpoint) => spoil(endpoint, isId, () => `${AN_ID}'--`))).toEqual([]);
  });

  it.each(['0000-01-01', '2026-02-30', '+012026-01-01'])('names each day like %s', async (day) => {
    const isTime = ({ shape }: Leaf) => shape.format === 'date' || shape.format === 'date-time';
    const bad = ({ shape }: Leaf) => (shape.format === 'date' ? day : `${day}T00:00:00Z`);
    expect(await complaints(withBody, (endpoint) => spoil(endpoint, isTime, bad))).toEqual([]);
  });

  it.each(['a\u0000b', 'a\ud800b'])('names each text with characters that no database keeps (%j)', async (text) => {
    expect(await complaints(withBody, (endpoint) => spoil(endpoint, isFreeText, () => text))).toEqual([]);
  });

  it('refuses a list without an end', async () => {
    const endless = (shape: Shape, path: string): string[] => {
      const below = Object.entries(shape.properties ?? {}).flatMap(([name, each]) => endless(each, `${path}.${name}`));
      const ways = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((each) => endless(each, path));
      const items = shape.items ? endless(shape.items, `${path}.0`) : [];
      return [...below, ...ways, ...items, ...(shape.type === 'array' && shape.maxItems === undefined ? [path] : [])];
    };
    expect(withBody.flatMap((each) => endless(shapeOf(each, 'body'), each.operationId))).toEqual([]);
  });

  it.each(['null', '[]', '"text"', '7', '{', '', '{"__proto__":{"a":1}}', '['.repeat(50_000)])('refuses a body like %j', async (body) => {
    const attempt = async (endpoint: AnyEndpoint) => {
      const mayBeEmpty = (shapeOf(endpoint, 'body').required?.length ?? 0) === 0;
      if (mayBeEmpty) return [];
      const { status, problem } = await send(endpoint, { body });
      return status >= 400 && status < 500 && problem ? [] : [`${status}`];
    };
    expect(await complaints(withBody, attempt)).toEqual([]);
  });

  it.each(['unusable', '%00', '%E0%A4%A', 'a'.repeat(150), `${AN_ID}%00`])('finds nothing at an address like %s', async (part) => {
    const attempt = async (endpoint: AnyEndpoint) => {
      const { status, problem } = await send(endpoint, { path: fullPath(endpoint).replace(/:\w+/g, part), body: bodyless(endpoint) });
      return status >= 400 && status < 500 && problem ? [] : [`${status} ${problem?.code ?? ''}`];
    };
    expect(
      await complaints(
        allEndpoints.filter(({ params }) => params),
        attempt,
      ),
    ).toEqual([]);
  });

  it.each(['%00', '%F0%9F', TOO_LONG.slice(0, 3_000), '-1', '1e300', '0000-01-01', 'bm90IGEgY3Vyc29y', 'W10', 'eyJhIjp7fX0', FORGED])(
    'takes no query like %j for more than it is',
    async (text) => {
      const attempt = async (endpoint: AnyEndpoint) => {
        const names = Object.keys(shapeOf(endpoint, 'query').properties ?? {});
        const answers = await Promise.all(
          names.map(async (name) => ({ name, ...(await send(endpoint, { query: `?${name}=${text}`, body: bodyless(endpoint) })) })),
        );
        return answers.flatMap(({ name, status, problem }) => {
          if (status >= 500) return [`${name} ${status}`];
          return status >= 400 && !problem ? [`${name} ${status} without a problem`] : [];
        });
      };
      expect(await complaints(withQuery, attempt)).toEqual([]);
    },
  );

  it('has stored nothing', async () => {
    expect(await inventory()).toEqual(before);
  });
});

/** A GET takes no body, and a write must not get far with the one that it gets. */
function bodyless({ method }: AnyEndpoint): string | undefined {
  return method === 'GET' ? undefined : '{"unheardOf":true}';
}

describe('a malformed header', () => {
  it.each([
    ['wardbook-reason', '100%'],
    ['wardbook-facility', "' or 1=1"],
    ['authorization', 'Bearer not.a.token'],
    ['authorization', 'Basic x'],
    ['idempotency-key', 'x'],
    ['cookie', 'wardbook_access=%E0%A4%A; ='],
  ])('%s: %s returns a problem', async (name, value) => {
    const headers = { authorization: `Bearer ${api.tokenOf('admin')}`, 'content-type': 'application/json', [name]: value };
    const response = await fetch(`${api.baseUrl}/patients`, { method: 'POST', headers, body: '{}' });
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.status).toBeLessThan(500);
  });
});
