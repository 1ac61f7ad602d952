/** The embedded PostgreSQL: a real server on the loopback address, for trials, one-machine sites and tests. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLeased, returnLease, takeLease, withLock } from '../lease.mjs';
import { UserError } from '../paths.mjs';
import { isAlive } from '../process-identity.mjs';
import { findBinaries } from './binaries.mjs';
import { createCluster, DATABASE, isServed, OWNER, runningPort, setPasswords, startCluster, stopCluster } from './cluster.mjs';
import { locateCluster, newPassword, newPasswords, readRecord, saveRecord } from './record.mjs';
import { reserveOf } from './reserve.mjs';

const THROWAWAY_PREFIX = 'wardbook-test-';
/** Tests copy the database for each worker, and cut connections to see what happens. */
const RIGHTS_OF_A_TESTING_OWNER = [`alter role ${OWNER} createdb`, `grant pg_signal_backend to ${OWNER}`];
const WATCH_EVERY_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Makes sure that the database of this data folder runs, and returns its address.
 *
 * Several processes may use one folder (the product and its command line): each calls `stop` when it is done, and the
 * last one stops the server. A process that was killed counts as done. `keepRunning` starts a server that ended again.
 *
 * @param {string} dataDir
 * @returns {Promise<{ url: string, folder: string, stop: () => Promise<void>, keepRunning: () => void }>}
 */
export async function ensurePostgres(dataDir) {
  const folder = resolve(dataDir);
  const binaries = findBinaries();
  prepareFolder(folder, binaries.user);
  const lock = join(folder, 'postgres.lock');
  const leases = join(folder, 'postgres-users');
  const server = await withLock(lock, async () => {
    const started = await startRecorded(folder, binaries, isLeased(leases));
    takeLease(leases);
    return started;
  });
  const watch = new ServerWatch(binaries, server, lock);
  const stop = async () => {
    watch.end();
    await withLock(lock, async () => {
      if (returnLease(leases)) stopCluster(binaries, server.cluster);
    });
  };
  return { url: databaseUrl(server), folder: server.cluster, stop, keepRunning: () => void watch.keepRunning() };
}

/** Starts the server again when it was killed, on the port by which the programs know it. */
class ServerWatch {
  #ended = false;

  constructor(binaries, server, lock) {
    this.binaries = binaries;
    this.server = server;
    this.lock = lock;
  }

  end() {
    this.#ended = true;
  }

  async keepRunning() {
    const reserve = reserveOf(this.server.cluster);
    let pause = WATCH_EVERY_MS;
    while (!this.#ended) {
      await sleep(pause, undefined, { ref: false });
      if (this.#ended) continue;
      reserve.adjust();
      if (isServed(this.server.cluster)) continue;
      console.error('The database has ended; starting it again.');
      pause = (await this.#startAgain()) ? WATCH_EVERY_MS : Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  async #startAgain() {
    const { cluster, port } = this.server;
    try {
      await withLock(this.lock, async () => {
        if (!this.#ended && (await runningPort(cluster)) === undefined)
          await startCluster(this.binaries, cluster, port, { onlyPort: true });
      });
      console.error('The database runs again.');
      return true;
    } catch (error) {
      console.error(error.message);
      return false;
    }
  }
}

/**
 * A cluster for one test run: fast, because it may lose everything when the machine stops, and removed afterwards with
 * all that the run keeps in its folder.
 *
 * @returns {Promise<{ url: string, folder: string, stop: () => Promise<void> }>}
 */
export async function startThrowawayPostgres() {
  const binaries = findBinaries();
  sweepThrowaways(binaries);
  const folder = mkdtempSync(join(tmpdir(), `${THROWAWAY_PREFIX}${process.pid}-`));
  chmodSync(folder, 0o711);
  const cluster = join(folder, 'cluster');
  const password = newPassword();
  createCluster(binaries, cluster, { superuserPassword: newPassword(), password, ownerMayAlso: RIGHTS_OF_A_TESTING_OWNER });
  const port = await startCluster(binaries, cluster, undefined, { safe: false });
  return { url: databaseUrl({ port, password }), folder, stop: async () => removeThrowaway(binaries, folder) };
}

/** Finds the cluster, makes it when there is none, and starts it when it does not run. */
async function startRecorded(folder, binaries, inUse) {
  const known = readRecord(folder);
  const { cluster, outside } = await locateCluster(folder, known?.outside, binaries);
  const record = known ?? newPasswords();
  const running = existsSync(cluster) ? await runningPort(cluster) : undefined;
  if (!existsSync(cluster)) createCluster(binaries, cluster, record);
  else if (!known) giveNewPasswords(binaries, cluster, record, { running, inUse, folder });
  const port = (known && running) || (await startCluster(binaries, cluster, record.port));
  saveRecord(folder, { ...record, port, ...(outside ? { outside } : {}) });
  return { cluster, port, password: record.password };
}

/** The passwords are gone with the record, but the owner of the cluster's files may set others while it does not run. */
function giveNewPasswords(binaries, cluster, record, { running, inUse, folder }) {
  if (running && inUse)
    throw new UserError(`The passwords of the database in ${folder} are lost. Stop every Wardbook of this folder, then start again.`);
  if (running) stopCluster(binaries, cluster);
  setPasswords(binaries, cluster, record);
}

/** Others may pass through to the cluster when root lends it another user's account, but may not list the folder. */
function prepareFolder(folder, user) {
  mkdirSync(folder, { recursive: true, mode: user ? 0o711 : 0o700 });
}

function databaseUrl({ port, password }) {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

function removeThrowaway(binaries, folder) {
  stopCluster(binaries, join(folder, 'cluster'), 'immediate');
  rmSync(folder, { recursive: true, force: true });
}

/** A test run that was killed could not clean up, so the next one does. */
function sweepThrowaways(binaries) {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(THROWAWAY_PREFIX)) continue;
    const pid = Number(name.slice(THROWAWAY_PREFIX.length).split('-')[0]);
    if (!isAlive(pid)) removeThrowaway(binaries, join(tmpdir(), name));
  }
}
