/**
 * Proves what takes too long for every test run, on the production build (apps/prove). `npm run prove` names the
 * proofs; each ends with a line of what it found, and fails when something does not hold.
 */
import { build } from './build.mjs';
import { inRepo, UserError } from './paths.mjs';
import { runInForeground } from './run-program.mjs';

const PROOFS = {
  kills: () => onTheProduct('prove', 'kills'),
  disk: () => onTheProduct('prove', 'disk'),
  fuzz: () => onTheProduct('prove', 'fuzz'),
  attack: () => onTheProduct('prove', 'attack'),
  storms: () => onTheProduct('storms'),
  sabotage: (options) => runInForeground(process.execPath, [inRepo('apps/prove/sabotage/main.ts'), ...options]),
};

/** `npm run prove sabotage -- --only billing` breaks only the rules whose file or description holds the word. */
export async function run([proof, ...options]) {
  if (!Object.hasOwn(PROOFS, proof ?? '')) throw new UserError(`Usage: npm run prove ${Object.keys(PROOFS).join('|')}`);
  return PROOFS[proof](options);
}

async function onTheProduct(project, ...files) {
  await build();
  const program = inRepo('node_modules/vitest/vitest.mjs');
  return runInForeground(process.execPath, [program, 'run', `--project=${project}`, ...files]);
}
