/** Locks and leases between processes: files that name their holder, so that those of the dead are void. */
import { linkSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from './paths.mjs';
import { identityOf } from './process-identity.mjs';
import { STOP_SIGNALS } from './stop-signal.mjs';

const PAUSE_MS = 100;
const SAYS_SO_AFTER_MS = 3_000;
const GIVES_UP_AFTER_MS = 180_000;

/**
 * Runs `action` while no other process runs one under the same lock file, and says whom it waits for.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(file, action) {
  await waitForLock(file);
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Takes the lock for as long as this process lives or until the returned function is called.
 *
 * @returns {{ release: () => void } | { holder: number }} the process that has it, when another one does
 */
export function holdLock(file) {
  const holder = tryLock(file);
  return holder === undefined ? { release: () => rmSync(file, { force: true }) } : { holder };
}

async function waitForLock(file) {
  if (tryLock(file) === undefined) return;
  const since = Date.now();
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  try {
    for (let holder = tryLock(file); holder !== undefined; holder = tryLock(file)) {
      if (stopped) throw new UserError('Stopped.');
      refuseEndlessWait(file, holder, Date.now() - since);
      await sleep(PAUSE_MS);
    }
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}

function refuseEndlessWait(file, holder, waited) {
  if (waited > GIVES_UP_AFTER_MS) throw new UserError(`Process ${holder} holds ${file}. Stop it, then start again.`);
  if (waited > SAYS_SO_AFTER_MS && waited <= SAYS_SO_AFTER_MS + PAUSE_MS)
    console.error(`Waiting for process ${holder}, which starts or stops the database ...`);
}

/** The lock appears with its text in it, by a link: a file that is empty or half-written was never a lock. */
function tryLock(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, signature(process.pid, file));
  try {
    linkSync(own, file);
    return undefined;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return livingHolder(file) ?? breakLock(file);
  } finally {
    rmSync(own, { force: true });
  }
}

function livingHolder(file) {
  const text = readText(file);
  const pid = Number(text.split(' ')[0]);
  return text !== '' && signature(pid, file) === text ? pid : undefined;
}

/** Names the holder and the folder: in a copy of the folder, made while it was in use, no process holds anything. */
function signature(pid, file) {
  return `${identityOf(pid)} ${realpathSync(dirname(file))}`;
}

/** Takes the void lock away. When another process was faster and the lock is its own by now, it gets it back. */
function breakLock(file) {
  const aside = `${file}.${process.pid}.void`;
  try {
    renameSync(file, aside);
    const holder = livingHolder(aside);
    if (holder === undefined) return tryLock(file);
    linkSync(aside, file);
    return holder;
  } catch (error) {
    if (error.code === 'ENOENT') return tryLock(file);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Says that this process needs the thing the folder stands for. */
export function takeLease(folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, String(process.pid));
  writeFileSync(file, signature(process.pid, file));
}

/** Returns the lease and reports whether it was the last one. */
export function returnLease(folder) {
  rmSync(join(folder, String(process.pid)), { force: true });
  return !isLeased(folder);
}

/** Tells whether a living process needs the thing, and removes the leases of the dead. */
export function isLeased(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (livingHolder(join(folder, name)) !== undefined) return true;
    rmSync(join(folder, name), { force: true });
  }
  return false;
}
