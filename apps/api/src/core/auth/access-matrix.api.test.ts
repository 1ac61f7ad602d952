import { readFile, writeFile } from 'node:fs/promises';
import { type AnyEndpoint, fullPath } from '@wardbook/contracts/core/endpoint';
import { type BuiltInRole, builtInRoles } from '@wardbook/contracts/core/permissions';
import type { ProblemDocument } from '@wardbook/contracts/core/problem';
import { allEndpoints } from '@wardbook/contracts/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

const MATRIX = new URL('../../../../../docs/specs/access-matrix.md', import.meta.url);
const AT_ONCE = 8;

type Caller = BuiltInRole | 'anonymous';
const callers: readonly Caller[] = ['anonymous', ...builtInRoles];

interface Attempt {
  endpoint: AnyEndpoint;
  caller: Caller;
  status: number;
  code: string | null;
}

let api: TestApi;
let attempts: Attempt[];
beforeAll(async () => {
  api = await ownTestApi();
  attempts = await attemptEverything();
}, 240_000);
afterAll(() => api.close());

/** Input that no contract takes, so that a request which passes the guard ends at the validation and writes nothing. */
async function attempt(endpoint: AnyEndpoint, caller: Caller): Promise<Attempt> {
  const stop = new AbortController();
  const path = fullPath(endpoint).replace(/:\w+/g, 'unusable');
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (caller !== 'anonymous') headers.authorization = `Bearer ${api.tokenOf(caller)}`;
  const body = endpoint.method === 'GET' ? {} : { body: JSON.stringify({ unusable: true }) };
  const url = `${new URL(api.baseUrl).origin}${path}?limit=unusable`;
  const response = await fetch(url, { method: endpoint.method, headers, signal: stop.signal, ...body });
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const code = isProblem ? ((await response.json()) as ProblemDocument).code : null;
  // An event stream never ends by itself.
  stop.abort();
  return { endpoint, caller, status: response.status, code };
}

/** Nothing can be made unusable in a write without input, so these really happen. Signing out comes last, or it would end the others. */
const reallyHappens = ({ method, params, body }: AnyEndpoint) => method !== 'GET' && !params && !body;

async function attemptEverything(): Promise<Attempt[]> {
  const pairs = [...allEndpoints]
    .sort((one, other) => Number(reallyHappens(one)) - Number(reallyHappens(other)))
    .flatMap((endpoint) => callers.map((caller) => ({ endpoint, caller })));
  const done: Attempt[] = [];
  for (let start = 0; start < pairs.length; start += AT_ONCE) {
    done.push(...(await Promise.all(pairs.slice(start, start + AT_ONCE).map(({ endpoint, caller }) => attempt(endpoint, caller)))));
  }
  return done;
}

const isPublic = ({ access }: AnyEndpoint) => typeof access === 'object' && 'public' in access;
const refused = ({ status, code }: Attempt) => status === 401 || code === 'forbidden';

function mark(one: Attempt): string {
  if (isPublic(one.endpoint)) return 'yes';
  return refused(one) ? '-' : 'yes';
}

function matrix(): string {
  const rows = [...allEndpoints]
    .sort((one, other) => one.path.localeCompare(other.path, 'en') || one.method.localeCompare(other.method, 'en'))
    .map((endpoint) => {
      const marks = callers.map((caller) => mark(attempts.find((one) => one.endpoint === endpoint && one.caller === caller) as Attempt));
      return `| \`${endpoint.method} ${endpoint.path}\` | ${endpoint.operationId} | ${accessOf(endpoint)} | ${marks.join(' | ')} |`;
    });
  return [
    '# Who may call what',
    '',
    'Every endpoint and every built-in role, as the running API responds over HTTP. The test',
    '`apps/api/src/core/auth/access-matrix.api.test.ts` fails when a response differs from this table.',
    '`UPDATE_ACCESS_MATRIX=1 npx vitest run apps/api/src/core/auth/access-matrix.api.test.ts` rewrites it: read every',
    'changed line before you commit it. "anonymous" is a caller without a session.',
    '',
    `| endpoint | operation | permission | ${callers.join(' | ')} |`,
    `|---|---|---|${callers.map(() => '---|').join('')}`,
    ...rows,
    '',
  ].join('\n');
}

function accessOf({ access }: AnyEndpoint): string {
  if (typeof access === 'string') return access;
  return 'public' in access ? 'public' : 'signed in';
}

describe('every endpoint', () => {
  it('has a unique operation id and a unique route', () => {
    const ids = allEndpoints.map(({ operationId }) => operationId);
    const routes = allEndpoints.map((endpoint) => `${endpoint.method} ${fullPath(endpoint)}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('returns 401 without a session, unless it is public', () => {
    const open = attempts.filter((one) => one.caller === 'anonymous' && !isPublic(one.endpoint) && one.status !== 401);
    expect(open.map(({ endpoint, status }) => `${endpoint.operationId} ${status}`)).toEqual([]);
  });

  it('admits every caller when it is public, unless the call itself carries the proof', () => {
    const shut = attempts.filter((one) => isPublic(one.endpoint) && refused(one) && !one.endpoint.errors?.includes('not-signed-in'));
    expect(shut.map(({ endpoint, caller }) => `${endpoint.operationId} ${caller}`)).toEqual([]);
  });

  it('never returns 500', () => {
    const broken = attempts.filter(({ code }) => code === 'internal');
    expect(broken.map(({ endpoint, caller }) => `${endpoint.operationId} ${caller}`)).toEqual([]);
  });

  it('admits exactly the roles of the reviewed matrix', async () => {
    const now = matrix();
    if (process.env.UPDATE_ACCESS_MATRIX) await writeFile(MATRIX, now);
    expect(now.split('\n')).toEqual((await readFile(MATRIX, 'utf8').catch(() => '')).split('\n'));
  });
});
