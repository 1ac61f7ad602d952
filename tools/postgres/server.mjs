/** The embedded PostgreSQL: a real server on the loopback address, for trials, one-machine sites and tests. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isAlive, returnLease, takeLease, withLock } from '../lease.mjs';
import { findBinaries } from './binaries.mjs';
import { createCluster, DATABASE, OWNER, runningPort, startCluster, stopCluster } from './cluster.mjs';

const THROWAWAY_PREFIX = 'wardbook-test-';
/** Tests copy the database for each worker, and cut connections to see what happens. */
const RIGHTS_OF_A_TESTING_OWNER = [`alter role ${OWNER} createdb`, `grant pg_signal_backend to ${OWNER}`];

/**
 * Makes sure that the database of this data folder runs, and returns its address.
 *
 * Several processes may use one folder (the product and its command line): each calls `stop` when it is done, and the
 * last one stops the server. A process that was killed counts as done.
 *
 * @param {string} dataDir
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function ensurePostgres(dataDir) {
  const folder = resolve(dataDir);
  const binaries = findBinaries();
  prepareFolder(folder, binaries.user);
  const lock = join(folder, 'postgres.lock');
  const leases = join(folder, 'postgres-users');
  const record = await withLock(lock, async () => {
    const started = await startRecorded(folder, binaries);
    takeLease(leases);
    return started;
  });
  const stop = () =>
    withLock(lock, async () => {
      if (returnLease(leases)) stopCluster(binaries, record.cluster);
    });
  return { url: databaseUrl(record), stop };
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

/** Reads where the cluster is, makes it when there is none, and starts it when it does not run. */
async function startRecorded(folder, binaries) {
  const file = join(folder, 'postgres.json');
  const record = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : newRecord(folder, binaries);
  if (!existsSync(record.cluster)) {
    saveRecord(file, record);
    createCluster(binaries, record.cluster, record);
  }
  const port = (await runningPort(record.cluster)) ?? (await startCluster(binaries, record.cluster, record.port));
  if (port !== record.port) saveRecord(file, { ...record, port });
  return { ...record, port };
}

function newRecord(folder, binaries) {
  return { cluster: clusterPath(folder, binaries), superuserPassword: newPassword(), password: newPassword() };
}

function saveRecord(file, record) {
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
}

/** The cluster lives in the data folder, unless the database's user cannot get there (below /root, for instance). */
function clusterPath(folder, { user }) {
  const inside = join(folder, 'postgres');
  if (!user || isReachable(folder, user)) return inside;
  const outside = mkdtempSync(join(existsSync('/var/lib') ? '/var/lib' : tmpdir(), 'wardbook-cluster-'));
  chownSync(outside, user.uid, user.gid);
  return join(outside, 'postgres');
}

function isReachable(folder, { uid, gid }) {
  return spawnSync('test', ['-x', folder], { uid, gid, cwd: '/' }).status === 0;
}

/** Others may pass through to the cluster when root lends it another user's account, but may not list the folder. */
function prepareFolder(folder, user) {
  mkdirSync(folder, { recursive: true, mode: user ? 0o711 : 0o700 });
}

function newPassword() {
  return randomBytes(24).toString('base64url');
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
