/** Installs the packages when they are missing or differ from the lock file. */
import { existsSync, readFileSync } from 'node:fs';
import { inRepo, ROOT, UserError } from './paths.mjs';
import { runQuietly } from './run-program.mjs';

export async function install() {
  if (isInstalled()) return;
  console.error('Installing packages (npm ci) ...');
  const { code, output } = await runQuietly('npm', ['ci', '--loglevel=error'], { cwd: ROOT });
  if (code !== 0) throw new UserError(`npm ci failed:\n${output}`);
}

/** npm keeps a list of what it installed, written last: so an install by hand counts, and an interrupted one does not. */
function isInstalled() {
  const installedFile = inRepo('node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readPackages(installedFile);
  const wanted = Object.entries(readPackages(inRepo('package-lock.json')));
  return wanted.every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true;
    const found = installed[path];
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional);
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
