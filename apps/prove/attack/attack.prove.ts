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
import { type HostileRequest, hostileRequests } from '../fuzz/hostile-inputs.ts';
import { KnownIds } from '../fuzz/known-ids.ts';
import { forgedTokens } from './forged-tokens.ts';
import { addIntruder, ELSEWHERE, INTRUDER } from './intruder.ts';
import { differences, rowsOfTheDemo } from './rows-of-the-demo.ts';
import { WorkerJobs } from './worker-jobs.ts';

const HALF_AN_HOUR_MS = 1_800_000;
const INPUTS_OF_AN_ENDPOINT = 6;
const ROLES = ['doctor', 'nurse', 'pharmacist', 'lab-technician', 'cashier', 'receptionist', 'auditor', 'admin'];

let product: RunningProduct;
let owner: Client;
let worker: WorkerJobs;
let ids: KnownIds;
let signIns: Record<string, { email: string; password: string }>;
let home: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  product = await startProduct('demo', { WARDBOOK_SIGN_IN_TRIES: '100000', WARDBOOK_PATIENTS_PER_HOUR: '1000000' });
  const { port, password } = JSON.parse(readFileSync(join(product.dataFolder, 'postgres.json'), 'utf8'));
  owner = new Client({ host: '127.0.0.1', port, user: OWNER, database: DATABASE, password });
  await owner.connect();
  worker = await WorkerJobs.connect(product.dataFolder, port);
  ids = await KnownIds.read(owner);
  home = (await owner.query<{ code: string }>('select code from facility')).rows[0]?.code ?? '';
  signIns = JSON.parse(readFileSync(join(product.dataFolder, 'demo-signins.json'), 'utf8'));
  const { admin } = signIns as { admin: { email: string; password: string } };
  await addIntruder(owner, admin.email);
  signIns.intruder = { email: INTRUDER, password: admin.password };
}, 600_000);

afterAll(async () => {
  await worker?.end();
  await owner?.end();
  await product?.stop();
}, 60_000);

async function tokenOf(caller: string): Promise<string> {
  const known = tokens.get(caller);
  if (known) return known;
  const { accessToken } = await createClient({ baseUrl: `${product.url}/api/v1` })(signIn, { body: signIns[caller] as never });
  tokens.set(caller, accessToken);
  return accessToken;
}

async function send(token: string, facility: string, { method, path, body }: HostileRequest) {
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    'wardbook-facility': facility,
    'idempotency-key': crypto.randomUUID(),
  };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(`${product.url}${path}`, { method, headers, body: body ?? null });
  return { status: response.status, text: await response.text() };
}

/** Inputs of the contract's own shape, with ids of rows that are there. */
const inputsOf = (endpoint: AnyEndpoint) =>
  hostileRequests(endpoint, ids)
    .filter(({ kind }) => kind === 'generated')
    .slice(0, INPUTS_OF_AN_ENDPOINT);

/** Endpoints behind a permission. The others, such as signing out, concern the caller alone. */
const guarded = allEndpoints.filter(({ access, produces }) => typeof access === 'string' && produces !== 'text/event-stream');

it(
  'shows and changes nothing of a facility for an account of another one, with every permission there',
  async () => {
    await worker.doScheduled();
    const before = await rowsOfTheDemo(owner);
    const foreign = new Set(before.filter(({ isHidden }) => isHidden).map(({ id }) => id));
    const leaks: string[] = [];
    for (const endpoint of guarded) {
      for (const request of inputsOf(endpoint)) {
        const there = await send(await tokenOf('intruder'), home, request);
        if (there.status < 400) leaks.push(`${endpoint.operationId}: ${there.status} while it names the other facility`);
        const here = await send(await tokenOf('intruder'), ELSEWHERE, request);
        const sent = `${request.path} ${request.body}`;
        const shown = here.text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
        if (here.status < 400 && shown.some((id) => foreign.has(id) && !sent.includes(id)))
          leaks.push(`${endpoint.operationId}: ${here.status} with a row of the other facility`);
      }
      tokens.delete('intruder');
    }
    expect([...new Set(leaks)]).toEqual([]);
    // What a caller can make the worker do counts as the caller's.
    await worker.untilDone();
    expect(differences(before, await rowsOfTheDemo(owner))).toEqual([]);
  },
  HALF_AN_HOUR_MS,
);

it(
  'refuses every endpoint to every role that does not hold its permission',
  async () => {
    const authorization = `Bearer ${await tokenOf('admin')}`;
    const { items } = await createClient({ baseUrl: `${product.url}/api/v1`, headers: () => ({ authorization }) })(listRoles, {});
    const opened: string[] = [];
    for (const role of ROLES) {
      const held = items.find(({ code }) => code === role)?.permissions as readonly string[];
      for (const endpoint of guarded.filter(({ access }) => !held.includes(access as string))) {
        for (const request of inputsOf(endpoint).slice(0, 2)) {
          const { status } = await send(await tokenOf(role), home, request);
          if (status !== 403) opened.push(`${endpoint.operationId}: ${status} for ${role}`);
        }
      }
      tokens.delete(role);
    }
    expect(opened).toEqual([]);
  },
  HALF_AN_HOUR_MS,
);

it(
  'opens nothing to a forged token',
  async () => {
    const opened: string[] = [];
    for (const [kind, token] of Object.entries(forgedTokens(await tokenOf('doctor')))) {
      for (const endpoint of guarded.filter(({ method, params }) => method === 'GET' && !params)) {
        const [request] = inputsOf(endpoint);
        if (request && (await send(token, home, request)).status !== 401) opened.push(`${endpoint.operationId}: a token ${kind}`);
      }
    }
    expect(opened).toEqual([]);
  },
  HALF_AN_HOUR_MS,
);
