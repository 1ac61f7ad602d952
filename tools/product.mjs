/** The running product: one embedded or given database, and three supervised processes behind one port. */
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { holdLock } from './lease.mjs';
import { API_ARGS, API_WORKER, dataDir, inRepo, publicPort, UserError, WEB_ASSETS } from './paths.mjs';
import { freePort } from './postgres/cluster.mjs';
import { openDatabase, runProductCommand, servingAddresses } from './postgres/product-database.mjs';
import { untilStopSignal } from './stop-signal.mjs';
import { SupervisedProgram } from './supervisor.mjs';

const READY_WITHIN_MS = 90_000;
const CRASHES_TO_GIVE_UP = 3;
const EMBEDDED_NOTICE =
  'Using the embedded PostgreSQL, which is meant for trials and one-machine sites. Set DATABASE_URL to use a PostgreSQL 18 server of your own.';

/**
 * Starts everything and returns when it answers. The demo keeps its processes' logs in files, to leave the screen to
 * the sign-ins; a server writes them where its operator collects them.
 *
 * @returns {Promise<{ address: string, untilStopped: () => Promise<void> }>}
 */
export async function startProduct({ demo = false } = {}) {
  const port = publicPort();
  await refuseTakenPort(port);
  const stopSignal = untilStopSignal();
  const folder = claimFolder(dataDir());
  const database = await openDatabase();
  if (database.isEmbedded) console.error(EMBEDDED_NOTICE);
  database.keepRunning();
  const programs = [];
  const stop = async () => {
    await Promise.all(programs.map((program) => program.stop()));
    await database.stop();
    folder.release();
  };
  try {
    const webPort = await freePort();
    programs.push(startWeb(webPort, demo));
    await runProductCommand(database.url, ['migrate']);
    if (demo) await runProductCommand(database.url, ['demo']);
    const api = startApi({ port, webPort, database, demo });
    programs.push(...api);
    await Promise.race([untilReady(port, api[0]), stopSignal]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address: `http://localhost:${port}`, untilStopped: () => stopSignal.then(stop) };
}

/** One product runs on a data folder: two would be two workers and two signing keys for one set of patients. */
function claimFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const lock = holdLock(join(folder, 'product.lock'));
  if (lock.release) return lock;
  throw new UserError(`Wardbook runs on ${folder} already (process ${lock.holder}). Stop it, or set WARDBOOK_DATA to another folder.`);
}

function startWeb(webPort, demo) {
  const env = { PORT: String(webPort), HOSTNAME: '127.0.0.1', NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  return new SupervisedProgram({
    name: 'web',
    args: [inRepo('apps/web/.next/standalone/apps/web/server.js')],
    env,
    logFile: logFile('web', demo),
  });
}

function startApi({ port, webPort, database, demo }) {
  const env = {
    PORT: String(port),
    WARDBOOK_WEB_URL: `http://127.0.0.1:${webPort}`,
    WARDBOOK_WEB_ASSETS: WEB_ASSETS,
    WARDBOOK_DATA: dataDir(),
    WARDBOOK_DATABASE_FOLDER: database.folder,
    NODE_ENV: 'production',
  };
  const addresses = servingAddresses(database.url);
  return [
    new SupervisedProgram({
      name: 'api',
      args: API_ARGS,
      env: { ...env, ...addresses.api },
      logFile: logFile('api', demo),
    }),
    new SupervisedProgram({
      name: 'worker',
      args: ['--enable-source-maps', API_WORKER],
      env: { ...env, ...addresses.worker },
      logFile: logFile('worker', demo),
    }),
  ];
}

function logFile(name, demo) {
  return demo ? join(dataDir(), 'logs', `${name}.log`) : undefined;
}

async function untilReady(port, api) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(port))) {
    if (api.crashes >= CRASHES_TO_GIVE_UP)
      throw new UserError(`The API does not start. Its log is above or in ${join(dataDir(), 'logs')}.`);
    if (Date.now() > deadline)
      throw new UserError(`Wardbook did not become ready within ${READY_WITHIN_MS / 1000} s. Logs: ${join(dataDir(), 'logs')}`);
    await sleep(100);
  }
}

async function isReady(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Said before the long start rather than after it. */
async function refuseTakenPort(port) {
  if (!(await answers(port, '127.0.0.1')) && !(await answers(port, '::1'))) return;
  throw new UserError(`Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 1} npm start`);
}

function answers(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
