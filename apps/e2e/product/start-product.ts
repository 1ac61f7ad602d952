import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../tools/postgres/cluster.mjs';

const TOOLS = new URL('../../../tools/', import.meta.url);
const READY_WITHIN_MS = 300_000;

export interface RunningProduct {
  url: string;
  /** WARDBOOK_DATA of this product; the demo's sign-ins are in it. */
  dataFolder: string;
  stop: () => Promise<void>;
}

/**
 * Starts the production build in a folder of its own, as `npm run demo` (or `npm start`, for an empty hospital) does.
 * `variables` are added to its environment.
 */
export async function startProduct(command: 'demo' | 'start', variables: Record<string, string> = {}): Promise<RunningProduct> {
  const port = await freePort(undefined);
  const dataFolder = await mkdtemp(join(tmpdir(), 'wardbook-e2e-'));
  // With a private folder, root's tests would put the cluster elsewhere (tools/postgres/server.mjs), and no step would remove it.
  await chmod(dataFolder, 0o711);
  const { child, written } = launch(command, { ...variables, PORT: String(port), WARDBOOK_DATA: dataFolder });
  const stop = async () => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    await rm(dataFolder, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  try {
    await untilReady(url, child);
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}\n${written()}`);
  }
  return { url, dataFolder, stop };
}

/** The channel between the processes makes the product end with the test run, even when that is killed. */
function launch(command: string, env: Record<string, string>) {
  const args = ['--import', new URL('exit-with-parent.mjs', TOOLS).href, fileURLToPath(new URL('wardbook.mjs', TOOLS)), command];
  const child = spawn(process.execPath, args, {
    env: productEnvironment({ ...env, WARDBOOK_PARENT: String(process.pid) }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return { child, written: () => text };
}

/** A database that the developer works with must not become the tests' one. */
function productEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, DATABASE_JOBS_URL: _jobsUrl, ...inherited } = process.env;
  return { ...inherited, ...env };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The product ended before it was ready.');
    if (Date.now() > deadline) throw new Error('The product did not become ready.');
    await sleep(200);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health/ready`)).ok;
  } catch {
    return false;
  }
}
