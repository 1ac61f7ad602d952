import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { getTill, openTill } from '@wardbook/contracts/billing/till';
import { createClient } from '@wardbook/contracts/core/client';
import { signIn } from '@wardbook/contracts/identity/sessions';
import { API_ARGS } from '../../../tools/paths.mjs';
import { freePort } from '../../../tools/postgres/cluster.mjs';
import { servingAddresses } from '../../../tools/postgres/product-database.mjs';
import type { Hospital } from '../data/hospital.ts';

const READY_WITHIN_MS = 60_000;

/** A server process that is measured. */
export interface Server {
  port: number;
  pid: number;
  stop: () => Promise<void>;
}

/**
 * The API alone, as the production build runs it. Web and worker would only use processor time that is not the request's.
 * With a folder for profiles it leaves one there when it stops.
 */
export async function startApi({ folder, databaseUrl }: Hospital, profiles?: string): Promise<Server> {
  const port = await freePort(undefined);
  const log = openSync(join(folder, 'api.log'), 'a', 0o600);
  const serving = {
    PORT: String(port),
    HOST: '127.0.0.1',
    WARDBOOK_DATA: folder,
    NODE_ENV: 'production',
    WARDBOOK_PATIENTS_PER_HOUR: '1000000000',
  };
  const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profiles)}`];
  const env = { ...process.env, ...serving, ...servingAddresses(databaseUrl).api };
  const child = spawn(process.execPath, [...profiling, ...API_ARGS], { env, stdio: ['ignore', log, log] });
  closeSync(log);
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The API did not start. Its log is ${join(folder, 'api.log')}.`);
    await sleep(100);
  }
  return serverOf(child, port);
}

export async function startBareServer({ databaseUrl }: Hospital): Promise<Server> {
  const port = await freePort(undefined);
  const env = { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl };
  const child = spawn(process.execPath, [fileURLToPath(new URL('./bare-server.ts', import.meta.url))], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return serverOf(child, port);
}

function serverOf(child: ChildProcess, port: number): Server {
  const stop = async () => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
  };
  return { port, pid: child.pid ?? 0, stop };
}

async function isReady(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** The headers of a signed-in person of the demo's hospital. The cashier's till is open. */
export async function signedIn({ folder }: Hospital, port: number, role: string): Promise<Record<string, string>> {
  const signIns = JSON.parse(readFileSync(join(folder, 'demo-signins.json'), 'utf8')) as Record<
    string,
    { email: string; password: string }
  >;
  const body = signIns[role];
  if (!body) throw new Error(`The demo has no ${role}.`);
  const baseUrl = `http://127.0.0.1:${port}/api/v1`;
  const { accessToken } = await createClient({ baseUrl })(signIn, { body });
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
  if (role === 'cashier') {
    const call = createClient({ baseUrl, headers: () => headers });
    const { session } = await call(getTill, {});
    if (!session) await call(openTill, { body: { openingFloat: 500_000 } });
  }
  return headers;
}
