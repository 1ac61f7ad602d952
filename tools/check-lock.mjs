/** The lock file must serve every platform and name no registry. */
import { readFileSync } from 'node:fs';
import { inRepo } from './paths.mjs';

/**
 * Biome publishes these for platforms that this project's registry does not carry. They are needed only to format and
 * lint, and `npm run check` says so when the program is missing.
 */
const TOLERATED = /^@biomejs\/cli-/;

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

/** A registry without the binary of one platform makes npm leave it out of the lock without a word. */
function findMissing(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !TOLERATED.test(name) && !isLocked(packages, path, name))
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
