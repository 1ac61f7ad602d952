import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Call, createClient } from '@wardbook/contracts/core/client';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { signIn } from '@wardbook/contracts/identity/sessions';
import { listPatients, readPatient, registerPatient } from '@wardbook/contracts/patients/patients';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newPatientBody } from '../../api/src/storms/storm-steps.js';
import { type RunningProduct, startProduct } from '../../e2e/product/start-product.ts';
import { victimsOf } from '../kills/victims.ts';
import { SmallDisk } from './small-disk.ts';

const DISK_MB = 1_000;
const FULL_FOR_MS = 30_000;
/** Until the launcher has given up what it keeps for a full disk. */
const NOTICED_WITHIN_MS = 2_000;

const usual = process.env.TMPDIR;
let disk: SmallDisk;
let product: RunningProduct;
let reception: Call;

beforeAll(async () => {
  disk = SmallDisk.mount(DISK_MB);
  // The product makes its data folder there.
  process.env.TMPDIR = disk.folder;
  product = await startProduct('demo', { WARDBOOK_PATIENTS_PER_HOUR: '1000000' });
  const { receptionist } = JSON.parse(readFileSync(join(product.dataFolder, 'demo-signins.json'), 'utf8'));
  const baseUrl = `${product.url}/api/v1`;
  const { accessToken } = await createClient({ baseUrl })(signIn, { body: receptionist });
  reception = createClient({ baseUrl, headers: () => ({ authorization: `Bearer ${accessToken}` }) });
}, 300_000);

afterAll(async () => {
  await product?.stop();
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
  disk?.unmount();
}, 60_000);

const register = async () => (await reception(registerPatient, { body: newPatientBody() }, { idempotencyKey: crypto.randomUUID() })).id;

/** The status of the refusal, or 200. */
const statusOf = async (work: Promise<unknown>): Promise<number> =>
  await work.then(
    () => 200,
    (error) => (error instanceof ProblemError ? error.problem.status : 0),
  );

const page = async (path: string) => (await fetch(`${product.url}${path}`, { signal: AbortSignal.timeout(10_000) })).status;

async function processIds(): Promise<Record<string, number | undefined>> {
  const noConnection = async () => {
    throw new Error('No connection is cut here.');
  };
  const lasting = victimsOf(product, noConnection).filter(({ name }) => ['api', 'web', 'postmaster'].includes(name));
  return Object.fromEntries(await Promise.all(lasting.map(async ({ name, processId }) => [name, await processId()])));
}

it(
  'shows records, refuses changes with 503 and ends no process on a full disk, and goes on once there is space',
  async () => {
    const { items } = await reception(listPatients, { query: { limit: 20 } });
    const patients = [await register(), ...items.map(({ id }) => id)];
    const before = await processIds();
    disk.fill();
    await sleep(NOTICED_WITHIN_MS);
    const seen: Record<string, Record<number, number>> = { change: {}, record: {}, list: {}, health: {}, page: {} };
    const count = (what: string, status: number) => {
      const of = seen[what] ?? {};
      of[status] = (of[status] ?? 0) + 1;
    };
    for (const end = Date.now() + FULL_FOR_MS; Date.now() < end; ) {
      count('change', await statusOf(register()));
      for (const id of patients) count('record', await statusOf(reception(readPatient, { params: { id } })));
      count('list', await statusOf(reception(listPatients, { query: { limit: 20 } })));
      count('health', await page('/api/health/ready'));
      count('page', await page('/sign-in'));
    }
    console.log(JSON.stringify(seen));
    expect(Object.values(seen).map((of) => Object.keys(of))).toEqual([['503'], ['200'], ['200'], ['200'], ['200']]);
    expect(await processIds()).toEqual(before);
    disk.free();
    await vi.waitFor(async () => expect(await statusOf(register())).toBe(200), { timeout: 10_000 });
    expect(await processIds()).toEqual(before);
  },
  10 * FULL_FOR_MS,
);
