/** Tells whether a build is still that of the sources at hand. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './paths.mjs';

const OUTPUT_FOLDERS = new Set(['node_modules', 'dist', '.next', 'test-results']);

/** A hash over the names and contents of the given files and folders, relative to the repository. */
export function hashSources(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(listFiles).sort()) {
    hash.update(`${path}\0`);
    hash.update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex');
}

function listFiles(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .filter((name) => !OUTPUT_FOLDERS.has(name) && !name.endsWith('.tsbuildinfo') && name !== 'next-env.d.ts')
    .flatMap((name) => listFiles(`${path}/${name}`));
}

export function isStamped(stampFile, hash) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
}

export function stamp(stampFile, hash) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}
