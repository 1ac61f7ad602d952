/** Builds what has changed since the last build: contracts, then API and web. Says nothing on standard output. */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compressAssets } from './compress-assets.mjs';
import { withLock } from './lease.mjs';
import { CACHE, inRepo, UserError, WEB_ASSETS } from './paths.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { runQuietly } from './run-program.mjs';
import { hashSources, isStamped, stamp } from './source-hash.mjs';

export const TSC = inRepo('node_modules/typescript7/bin/tsc');
export const NEXT = inRepo('node_modules/next/dist/bin/next');
const SHARED = [
  'package-lock.json',
  'tsconfig.base.json',
  'packages/contracts/src',
  'packages/contracts/tsconfig.json',
  'packages/contracts/package.json',
];
const WEB = 'apps/web';

const TARGETS = {
  contracts: { output: 'packages/contracts/dist', sources: SHARED, build: () => compile('packages/contracts') },
  api: { output: 'apps/api/dist', sources: [...SHARED, 'apps/api/src', 'apps/api/tsconfig.json'], build: () => compile('apps/api') },
  web: { output: `${WEB}/.next`, sources: [...SHARED, WEB], build: buildWeb },
};

/** @param {Array<'contracts' | 'api' | 'web'>} names what the caller needs, in the order of building */
export async function build(names = ['contracts', 'api', 'web']) {
  await locked(async () => {
    for (const name of names) await buildTarget(name);
  });
}

/**
 * Makes the API runnable although its types may be wrong, as they are between a new migration and the types generated
 * from it. Leaves no stamp, so the next build is a checked one.
 */
export async function buildUncheckedApi() {
  await locked(async () => {
    if (isStamped(stampFile('api'), hashSources(TARGETS.api.sources))) return;
    await compile('packages/contracts', ['--noCheck']);
    await compile('apps/api', ['--noCheck']);
  });
}

async function locked(action) {
  mkdirSync(CACHE, { recursive: true });
  await withLock(join(CACHE, 'build.lock'), action);
}

function stampFile(name) {
  return inRepo(TARGETS[name].output, '.wardbook-sources');
}

async function buildTarget(name) {
  const hash = hashSources(TARGETS[name].sources);
  if (isStamped(stampFile(name), hash)) return;
  console.error(`Building ${name} ...`);
  rmSync(stampFile(name), { force: true });
  await TARGETS[name].build();
  stamp(stampFile(name), hash);
}

/** The old output goes first: a renamed file must not live on beside the new one. */
async function compile(workspace, options = []) {
  rmSync(inRepo(workspace, 'dist'), { recursive: true, force: true });
  await runOrFail(workspace, [TSC, '--project', inRepo(workspace, 'tsconfig.json'), ...options]);
}

async function buildWeb() {
  rmSync(inRepo(WEB, '.next/standalone'), { recursive: true, force: true });
  await runOrFail(WEB, [NEXT, 'build']);
  // Next leaves what the browser loads outside its standalone server, for a separate file server.
  const standalone = inRepo(WEB, '.next/standalone', WEB);
  cpSync(inRepo(WEB, '.next/static'), WEB_ASSETS, { recursive: true });
  compressAssets(WEB_ASSETS);
  if (existsSync(inRepo(WEB, 'public'))) cpSync(inRepo(WEB, 'public'), join(standalone, 'public'), { recursive: true });
}

async function runOrFail(workspace, args) {
  const { code, output } = await runQuietly(pinnedNode(), args, {
    cwd: inRepo(workspace),
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  if (code !== 0) throw new UserError(`Building ${workspace} failed:\n${output}`);
}

export const run = () => build();
