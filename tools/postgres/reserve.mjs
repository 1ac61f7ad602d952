/**
 * Space that is kept for reading. Each look at a patient writes its row, so a full disk would end reading as well: then the
 * reserve is given up, and the API, which refuses writes before the disk is full, leaves it to the looks.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const MEBIBYTE = 2 ** 20;
const RESERVE = 64 * MEBIBYTE;
const NEARLY_FULL = 8 * MEBIBYTE;
/** Writes begin again at 96 MiB (apps/api/src/core/database/disk-space.ts), and taking the reserve back must not end them. */
const ENOUGH = 256 * MEBIBYTE;

/**
 * @param {string} cluster the folder of the database, on whose disk the reserve lies
 * @param {(folder: string) => number} free how many bytes are free on its disk
 */
export function reserveOf(cluster, free = freeBytes) {
  const file = `${cluster}.reserve`;
  let isPossible = true;
  return {
    /** Takes or gives up the reserve by what is free now. A disk that allows neither does without. */
    adjust: () => {
      if (!isPossible) return;
      try {
        const bytes = free(dirname(cluster));
        if (existsSync(file)) {
          if (bytes < NEARLY_FULL) giveUp(file);
        } else if (bytes > ENOUGH) take(file);
      } catch (error) {
        isPossible = false;
        console.error(`No space can be kept for a full disk: ${error.message}`);
      }
    },
  };
}

function giveUp(file) {
  rmSync(file, { force: true });
  console.error('The disk of the database is full: Wardbook shows records and refuses changes. Free some space; it goes on by itself.');
}

/** Of random bytes, which a compressing file system cannot shorten. */
function take(file) {
  const reserve = openSync(file, 'w', 0o600);
  try {
    for (let written = 0; written < RESERVE; written += MEBIBYTE) writeSync(reserve, randomBytes(MEBIBYTE));
  } catch (error) {
    rmSync(file, { force: true });
    if (error.code !== 'ENOSPC') throw error;
  } finally {
    closeSync(reserve);
  }
}

function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
