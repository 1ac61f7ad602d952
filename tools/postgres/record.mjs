/** What a data folder remembers of its cluster: where it is, on which port it listens, and its passwords. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../paths.mjs';
import { writeWhole } from '../write-whole.mjs';
import { runningPort } from './cluster.mjs';

const FILE = 'postgres.json';
const INSIDE = 'postgres';
const OWNER_FILE = 'data-folder';
const PLACE_PREFIX = 'wardbook-cluster-';

export function saveRecord(folder, record) {
  writeWhole(join(folder, FILE), `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * Reads the record. One that a full disk or a kill has spoilt is put aside and counts as missing, and the caller gives
 * the cluster new passwords.
 */
export function readRecord(folder) {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    renameSync(file, `${file}.unreadable`);
    console.error(`${file} could not be read and was put aside as ${FILE}.unreadable. The database gets new passwords.`);
    return undefined;
  }
}

export function newPasswords() {
  return { superuserPassword: newPassword(), password: newPassword() };
}

export function newPassword() {
  return randomBytes(24).toString('base64url');
}

/**
 * Where the cluster of this folder is. It lives inside, unless the database's user cannot get there (below /root, for
 * instance). A copied folder never names the cluster of the folder that it was copied from.
 *
 * @param {string | undefined} outside the recorded place of a cluster outside the folder
 * @returns {Promise<{ cluster: string, outside?: string }>}
 */
export async function locateCluster(folder, outside, binaries) {
  const place = outside ?? placeOutsideOf(folder);
  if (place && existsSync(place)) return await ownOutside(folder, place, binaries);
  const inside = join(folder, INSIDE);
  if (!binaries.user || existsSync(inside) || isReachable(folder, binaries.user)) return { cluster: inside };
  const made = newOutside(folder, binaries);
  return { cluster: join(made, INSIDE), outside: made };
}

/** The place says whose it is. A folder that was moved takes it along; a copy of a folder gets a copy of the cluster. */
async function ownOutside(folder, outside, binaries) {
  const own = realpathSync(folder);
  const owner = ownerOf(outside) ?? own;
  const isCopy = owner !== own && readRecordQuietly(owner)?.outside === outside;
  if (!isCopy) {
    writeWhole(join(outside, OWNER_FILE), `${own}\n`);
    return { cluster: join(outside, INSIDE), outside };
  }
  const cluster = join(outside, INSIDE);
  if (await runningPort(cluster))
    throw new UserError(
      `${folder} is a copy of ${owner}, whose database is running. Stop that one first, so that its database can be copied.`,
    );
  const made = newOutside(folder, binaries);
  cpSync(cluster, join(made, INSIDE), { recursive: true, preserveTimestamps: true });
  return { cluster: join(made, INSIDE), outside: made };
}

function readRecordQuietly(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
  } catch {
    return undefined;
  }
}

/** The place outside that names this folder as its owner: a record that was spoilt no longer tells. */
function placeOutsideOf(folder) {
  const own = realpathSync(folder);
  const places = readdirSync(parentOutside()).filter((name) => name.startsWith(PLACE_PREFIX));
  return places.map((name) => join(parentOutside(), name)).find((place) => ownerOf(place) === own);
}

function ownerOf(place) {
  const file = join(place, OWNER_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function parentOutside() {
  return existsSync('/var/lib') ? '/var/lib' : tmpdir();
}

function newOutside(folder, { user }) {
  const made = mkdtempSync(join(parentOutside(), PLACE_PREFIX));
  writeWhole(join(made, OWNER_FILE), `${realpathSync(folder)}\n`);
  chownSync(made, user.uid, user.gid);
  return made;
}

function isReachable(folder, { uid, gid }) {
  return spawnSync('test', ['-x', folder], { uid, gid, cwd: '/' }).status === 0;
}
