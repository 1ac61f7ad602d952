/** Locks and leases between processes, as files that name their holder's process id, so that those of the dead are void. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs `action` while no other process runs one under the same lock file. */
export async function withLock(file, action) {
  while (!tryLock(file)) await sleep(100);
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = readHolder(file);
    if (holder === undefined || isAlive(holder)) return false;
    rmSync(file, { force: true });
    return false;
  }
}

/** The holder is unknown for the blink between the making of the file and the writing of its text. */
function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Says that this process needs the thing the folder stands for. */
export function takeLease(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, String(process.pid)), '');
}

/** Gives the lease back and tells whether it was the last one. */
export function returnLease(folder) {
  rmSync(join(folder, String(process.pid)), { force: true });
  for (const name of readdirSync(folder)) {
    if (isAlive(Number(name))) return false;
    rmSync(join(folder, name), { force: true });
  }
  return true;
}
