/** One PostgreSQL cluster on disk: made, started, probed and stopped. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Owns the cluster and nothing of Wardbook's: a superuser that no program of Wardbook connects as. */
const SUPERUSER = 'postgres';
export const OWNER = 'wardbook_owner';
export const DATABASE = 'wardbook';
const START_ATTEMPTS = 5;
const GIBIBYTE = 2 ** 30;

/**
 * Makes the cluster with its owner role and database. It appears under its name only when it is whole. The owner is no
 * superuser: functions run with the owner's rights, and those must end at this database.
 *
 * @param {{ superuserPassword: string, password: string, ownerMayAlso?: string[] }} options `ownerMayAlso` names further rights of the owner, in SQL, for tests
 */
export function createCluster(binaries, cluster, { superuserPassword, password, ownerMayAlso = [] }) {
  const unfinished = `${cluster}.unfinished`;
  const passwordFile = `${cluster}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  try {
    giveTo(binaries.user, unfinished, passwordFile);
    run(binaries, binaries.initdb, [
      ...['--pgdata', unfinished, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth=scram-sha-256', '--data-checksums'],
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
    ]);
    const statements = [
      `create role ${OWNER} login createrole password '${password}'`,
      ...ownerMayAlso,
      `create database ${DATABASE} owner ${OWNER}`,
    ];
    run(binaries, binaries.postgres, ['--single', '-D', unfinished, 'postgres'], statements.map((line) => `${line};\n`).join(''));
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster);
}

/** Gives the owner and the superuser new passwords. The cluster must not be running. */
export function setPasswords(binaries, cluster, { superuserPassword, password }) {
  const statements = [`alter role ${SUPERUSER} password '${superuserPassword}'`, `alter role ${OWNER} password '${password}'`];
  run(binaries, binaries.postgres, ['--single', '-D', cluster, 'postgres'], statements.map((line) => `${line};\n`).join(''));
}

/**
 * Starts the cluster and returns the port once it accepts connections. When the wanted port is taken it listens on
 * another one, unless `onlyPort` says that others know it by this one.
 */
export async function startCluster(binaries, cluster, wantedPort, { safe = true, onlyPort = false } = {}) {
  const log = join(cluster, 'server.log');
  ownWhole(binaries.user, cluster);
  let failure = '';
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    const port = onlyPort ? wantedPort : await freePort(wantedPort);
    emptyLog(binaries, log);
    const args = ['start', '--wait', '--silent', '--timeout=120', '--pgdata', cluster, '--log', log];
    if ((await codeOf(binaries, [...args, '--options', serverOptions(port, safe)])) === 0) return port;
    failure = readFileSync(log, 'utf8').trim();
    // The children of a server that was killed need a moment to notice and to let go of its shared memory.
    await sleep(500);
  }
  throw new Error(`PostgreSQL did not start in ${cluster}:\n${failure}`);
}

/** PostgreSQL starts only on files that its own account alone may read, and a copy of a folder has lost that. */
function ownWhole(user, cluster) {
  chmodSync(cluster, 0o700);
  if (user && statSync(join(cluster, 'PG_VERSION')).uid !== user.uid) spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, cluster]);
}

function codeOf(binaries, args) {
  return new Promise((resolve, reject) => {
    const program = spawn(binaries.pgCtl, args, { ...binaries.spawnOptions, stdio: 'ignore', detached: true });
    program.once('error', reject);
    program.once('exit', resolve);
  });
}

export function stopCluster(binaries, cluster, mode = 'fast') {
  spawnSync(binaries.pgCtl, ['stop', '--wait', '--silent', '--mode', mode, '--pgdata', cluster], {
    ...binaries.spawnOptions,
    stdio: 'ignore',
  });
}

/** The port of the server that runs on this cluster, or undefined. Leaves nothing behind that would hinder a start. */
export async function runningPort(cluster) {
  const pidFile = join(cluster, 'postmaster.pid');
  for (;;) {
    if (!existsSync(pidFile)) return undefined;
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    if (!serves(Number(lines[0]), cluster, lines[1])) {
      // The number may belong to any other program by now, or the file came here in the copy of a running cluster.
      rmSync(pidFile, { force: true });
      return undefined;
    }
    if (lines[7]?.trim() === 'ready') return Number(lines[3]);
    await sleep(50);
  }
}

/** Whether the server of this cluster runs, without waiting until it is ready. */
export function isServed(cluster) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return serves(Number(lines[0]), cluster, lines[1]);
  } catch {
    return false;
  }
}

/** Whether the process is a PostgreSQL whose data is this cluster. A server works in its data folder. */
function serves(pid, cluster, recordedFolder) {
  if (!isPostgres(pid)) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return existsSync(recordedFolder) && realpathSync(recordedFolder) === realpathSync(cluster);
  }
}

function isPostgres(pid) {
  if (!(pid > 1)) return false;
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return spawnSync('tasklist', ['/FI', `PID eq ${pid}`]).stdout.includes('postgres');
  return spawnSync('ps', ['-p', String(pid), '-o', 'command=']).stdout.includes('postgres');
}

/** The given port when nothing listens on it, else one that the system picks. */
export async function freePort(wanted) {
  return (await tryListen(wanted ?? 0)) ?? (await tryListen(0));
}

function tryListen(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const { port: found } = server.address();
      server.close(() => resolve(found));
    });
  });
}

/** No value may hold a blank: pg_ctl passes this text through a shell. */
function serverOptions(port, safe) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: totalmem() >= 4 * GIBIBYTE ? '256MB' : '64MB',
    log_min_messages: 'warning',
    fsync: safe ? 'on' : 'off',
    full_page_writes: safe ? 'on' : 'off',
    synchronous_commit: safe ? 'on' : 'off',
    max_wal_size: '2GB',
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

function emptyLog(binaries, log) {
  closeSync(openSync(log, 'w', 0o600));
  chmodSync(log, 0o600);
  giveTo(binaries.user, log);
}

function giveTo(user, ...paths) {
  if (user) for (const path of paths) chownSync(path, user.uid, user.gid);
}

function run(binaries, program, args, input = '') {
  const result = spawnSync(program, args, { ...binaries.spawnOptions, input, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${program} failed: ${result.error ?? result.stderr}`);
}
