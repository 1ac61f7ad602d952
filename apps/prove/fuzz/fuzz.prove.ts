import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@wardbook/contracts/core/client';
import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import { signIn } from '@wardbook/contracts/identity/sessions';
import { listRoles } from '@wardbook/contracts/identity/users';
import { allEndpoints } from '@wardbook/contracts/registry';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DATABASE, OWNER } from '../../../tools/postgres/cluster.mjs';
import { type RunningProduct, startProduct } from '../../e2e/product/start-product.ts';
import { type HostileRequest, hostileRequests } from './hostile-inputs.ts';
import { KnownIds } from './known-ids.ts';

const SLOWEST_MS = 2_000;
const HOUR_MS = 3_600_000;

/** Clinical and money endpoints are reached by those who work with them; the administrator comes last. */
const ROLES = ['doctor', 'nurse', 'pharmacist', 'lab-technician', 'cashier', 'receptionist', 'auditor', 'admin'];

/** They end the session or the way into it, which the next request needs. */
const ENDS_THE_SESSION = ['signOut', 'changePassword'];

let product: RunningProduct;
let ids: KnownIds;
let permissionsOf: Map<string, readonly string[]>;
const tokens = new Map<string, string>();

beforeAll(async () => {
  product = await startProduct('demo', { WARDBOOK_SIGN_IN_TRIES: '100000', WARDBOOK_PATIENTS_PER_HOUR: '1000000' });
  const { port, password } = JSON.parse(readFileSync(join(product.dataFolder, 'postgres.json'), 'utf8'));
  const owner = new Client({ host: '127.0.0.1', port, user: OWNER, database: DATABASE, password });
  await owner.connect();
  ids = await KnownIds.read(owner);
  await owner.end();
  await signInAs('admin');
  const headers = () => ({ authorization: `Bearer ${tokens.get('admin')}` });
  const { items } = await createClient({ baseUrl: `${product.url}/api/v1`, headers })(listRoles, {});
  permissionsOf = new Map(items.map(({ code, permissions }) => [code, permissions]));
}, 300_000);

afterAll(() => product?.stop(), 60_000);

async function signInAs(role: string): Promise<void> {
  const signIns = JSON.parse(readFileSync(join(product.dataFolder, 'demo-signins.json'), 'utf8'));
  const { accessToken } = await createClient({ baseUrl: `${product.url}/api/v1` })(signIn, { body: signIns[role] });
  tokens.set(role, accessToken);
}

function roleFor({ access }: AnyEndpoint): string {
  const isAllowed = (role: string) => typeof access !== 'string' || permissionsOf.get(role)?.includes(access);
  return ROLES.find(isAllowed) ?? 'admin';
}

async function send(role: string, { method, path, body }: HostileRequest): Promise<{ status: number; ms: number }> {
  if (!tokens.has(role)) await signInAs(role);
  const headers: Record<string, string> = { authorization: `Bearer ${tokens.get(role)}`, 'idempotency-key': crypto.randomUUID() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const began = performance.now();
  const stop = new AbortController();
  const response = await fetch(`${product.url}${path}`, { method, headers, body: body ?? null, signal: stop.signal });
  const ms = performance.now() - began;
  // An event stream never ends by itself.
  stop.abort();
  // Tokens end after some minutes.
  if (response.status === 401) tokens.delete(role);
  return { status: response.status, ms };
}

it(
  'answers forty hostile inputs of every endpoint without a fault of its own, none later than two seconds',
  async () => {
    const statuses: Record<number, number> = {};
    const faults: string[] = [];
    for (const endpoint of allEndpoints) {
      if (ENDS_THE_SESSION.includes(endpoint.operationId)) continue;
      const role = roleFor(endpoint);
      for (const request of hostileRequests(endpoint, ids)) {
        const { status, ms } = await send(role, request);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status >= 500) faults.push(`${endpoint.operationId}: ${status} for ${request.kind}`);
        if (ms > SLOWEST_MS) faults.push(`${endpoint.operationId}: ${Math.round(ms)} ms for ${request.kind}`);
      }
    }
    console.log(
      `Answers: ${Object.entries(statuses)
        .map(([status, times]) => `${status} ${times} times`)
        .join(', ')}`,
    );
    expect(faults).toEqual([]);
  },
  HOUR_MS,
);
