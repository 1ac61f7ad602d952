/** What can be known without running the product: style, types, boundaries of code and of tables, sizes, words, lock file, database types. */
import { TSC } from './build.mjs';
import { checkLock } from './check-lock.mjs';
import { checkSizes } from './check-sizes.mjs';
import { checkTables } from './check-tables.mjs';
import { checkWords } from './check-words.mjs';
import { inRepo } from './paths.mjs';
import { checkDatabaseTypes } from './postgres/db-types.mjs';
import { runQuietly } from './run-program.mjs';
import { runSteps, summary } from './steps.mjs';

const TYPE_CHECKS = [
  'packages/contracts/tsconfig.json',
  'packages/contracts/tsconfig.check.json',
  'apps/api/tsconfig.check.json',
  'apps/web/tsconfig.json',
  'apps/e2e/tsconfig.json',
];

export const CHECK_STEPS = [
  { name: 'format and lint', run: () => program('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=50']) },
  { name: 'types', run: checkTypes },
  { name: 'boundaries', run: checkBoundaries },
  { name: 'tables', run: checkTables },
  { name: 'sizes', run: checkSizes },
  { name: 'words', run: checkWords },
  { name: 'unused code', run: () => program('knip/bin/knip.js', ['--no-progress', '--no-config-hints']) },
  { name: 'lock file', run: checkLock },
  { name: 'database types', run: checkDatabaseTypes },
];

export async function run() {
  const result = await runSteps(CHECK_STEPS);
  console.log(summary(result));
  return result.failed === 0 ? 0 : 1;
}

async function program(path, args) {
  const { code, output } = await runQuietly(process.execPath, [inRepo('node_modules', path), ...args], { env: { NO_COLOR: '1' } });
  return { failed: code !== 0, output };
}

/** The contracts come first and are emitted, because the others read their declarations. */
async function checkTypes() {
  const outputs = [];
  for (const project of TYPE_CHECKS) {
    const { code, output } = await runQuietly(process.execPath, [TSC, '--project', inRepo(project), '--pretty', 'false']);
    if (code !== 0) outputs.push(`${project}:\n${output}`);
  }
  return { failed: outputs.length > 0, output: outputs.join('\n') };
}

function checkBoundaries() {
  const folders = ['packages/contracts/src', 'apps/api/src', 'apps/web/src'];
  return program('dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    ...folders,
  ]);
}
