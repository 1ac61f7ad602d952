/**
 * Proves what takes too long for every test run, on the production build (apps/prove). `npm run prove` names the
 * proofs; each ends with a line of what it found, and fails when something does not hold.
 */
import { build } from './build.mjs';
import { inRepo, UserError } from './paths.mjs';
import { runInForeground } from './run-program.mjs';

const PROOFS = {
  kills: () => vitest('prove', 'kills'),
  fuzz: () => vitest('prove', 'fuzz'),
  storms: () => vitest('storms'),
};

export async function run([proof]) {
  if (!Object.hasOwn(PROOFS, proof ?? '')) throw new UserError(`Usage: npm run prove ${Object.keys(PROOFS).join('|')}`);
  await build();
  return PROOFS[proof]();
}

function vitest(project, ...files) {
  const program = inRepo('node_modules/vitest/vitest.mjs');
  return runInForeground(process.execPath, [program, 'run', `--project=${project}`, ...files]);
}
