/** The lock file must serve every platform and name no registry. */
import { readFileSync } from 'node:fs';
import { inRepo } from './paths.mjs';

export async function checkLock() {
  const { packages } = JSON.parse(readFileSync(inRepo('package-lock.json'), 'utf8'));
  const problems = [...findAddresses(packages), ...findMissing(packages)];
  return { failed: problems.length > 0, output: problems.join('\n') };
}

function findAddresses(packages) {
  return Object.entries(packages)
    .filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))
    .map(([path]) => `${path} records a download address (set omit-lockfile-registry-resolved=true and install again)`);
}

/** Without the binary of one platform in the registry, npm leaves it out of the lock without a word, and `npm ci` fails. */
function findMissing(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name}, optional for ${path || 'the root'}, is not in the lock`),
  );
}

/** Looks where Node would look: beside the dependent package, then in each folder above it. */
function isLocked(packages, path, name) {
  for (let folder = path; ; folder = parentOf(folder)) {
    if (packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

function parentOf(path) {
  const end = path.lastIndexOf('/node_modules/');
  return end < 0 ? '' : path.slice(0, end);
}
