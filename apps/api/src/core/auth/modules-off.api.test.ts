import { type AnyEndpoint, fullPath } from '@wardbook/contracts/core/endpoint';
import { type BuiltInRole, builtInRoles, type Permission } from '@wardbook/contracts/core/permissions';
import type { ProblemDocument } from '@wardbook/contracts/core/problem';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { modules } from '@wardbook/contracts/organisation/facility';
import { allEndpoints } from '@wardbook/contracts/registry';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

let api: TestApi;
const allowed = new Map<BuiltInRole, Permission[]>();
beforeAll(async () => {
  api = await ownTestApi();
  for (const role of builtInRoles) allowed.set(role, (await api.asRole(role)(getMe, {})).facilities[0]?.permissions ?? []);
});
afterAll(() => api.close());

async function switchOff(module: string): Promise<void> {
  await api.db.tx(systemActor('service'), () =>
    sql`update facility set modules = array_remove(${modules}::text[], ${module}) where id = ${api.facilityId}`.execute(api.db.q),
  );
}

/** The problem code that a permitted caller gets for input that no contract accepts. */
async function answerTo(endpoint: AnyEndpoint): Promise<string | null> {
  const role = builtInRoles.find((each) => allowed.get(each)?.includes(endpoint.access as Permission));
  if (!role) throw new Error(`No built-in role may ${endpoint.operationId}.`);
  const stop = new AbortController();
  const response = await fetch(`${new URL(api.baseUrl).origin}${fullPath(endpoint).replace(/:\w+/g, 'unusable')}?limit=unusable`, {
    method: endpoint.method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.tokenOf(role)}` },
    signal: stop.signal,
    ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify({ unusable: true }) }),
  });
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const code = isProblem ? ((await response.json()) as ProblemDocument).code : null;
  stop.abort();
  return code;
}

const guarded = allEndpoints.filter(({ access }) => typeof access === 'string');

describe('a module that is switched off', () => {
  it('includes the stores and the suppliers in the pharmacy', () => {
    const ofStock = allEndpoints.filter(({ path }) => /^\/(stores|stock|suppliers|goods-receipts)/.test(path));
    expect(ofStock.length).toBeGreaterThan(15);
    expect(ofStock.filter(({ module }) => module !== 'pharmacy').map(({ operationId }) => operationId)).toEqual([]);
  });

  it.each(modules)('refuses every call of its own and none of the others: %s', async (module) => {
    await switchOff(module);
    const refused: string[] = [];
    for (const endpoint of guarded) if ((await answerTo(endpoint)) === 'module-off') refused.push(endpoint.operationId);
    const own = guarded.filter((endpoint) => endpoint.module === module).map(({ operationId }) => operationId);
    expect(own.length).toBeGreaterThan(0);
    expect(refused).toEqual(own);
  });
});
