/** `npm run prove sabotage`: breaks one rule after another and looks whether a test notices. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { inRepo, UserError } from '../../../tools/paths.mjs';
import { runQuietly } from '../../../tools/run-program.mjs';
import { SABOTAGES } from './rules/index.ts';
import type { Sabotage } from './sabotage.ts';
import { WorkingCopy } from './working-copy.ts';

/** Of a hundred rules, how many must be noticed at least. */
const CAUGHT_OF_HUNDRED = 95;
const VITEST = inRepo('node_modules/vitest/vitest.mjs');

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const chosen = SABOTAGES.filter(({ breaks, file }) => `${file} ${breaks}`.includes(options.only ?? ''));
  refuseUnplaced(chosen);
  const copy = new WorkingCopy();
  if (await fails(copy.folder, [])) throw new UserError('The tests must pass before a rule is broken. Run `npm test`.');
  const survived: Sabotage[] = [];
  for (const sabotage of chosen) {
    const began = Date.now();
    const notices = await copy.broken(sabotage, () => isNoticed(copy.folder, sabotage));
    if (!notices) survived.push(sabotage);
    console.log(`${notices ? 'noticed ' : 'SURVIVED'} ${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${sabotage.breaks}`);
  }
  const caught = chosen.length - survived.length;
  console.log(`\n${caught} of ${chosen.length} broken rules noticed`);
  for (const { file, breaks } of survived) console.log(`  ${file}: ${breaks}`);
  return caught * 100 >= chosen.length * CAUGHT_OF_HUNDRED ? 0 : 1;
}

/** Said of all at once, before the long run. */
function refuseUnplaced(sabotages: Sabotage[]): void {
  const holds = ({ file, from }: Sabotage) => existsSync(inRepo(file)) && readFileSync(inRepo(file), 'utf8').split(from).length === 2;
  const unplaced = sabotages.filter((each) => !holds(each));
  if (unplaced.length === 0) return;
  const lines = unplaced.map(({ file, from }) => `  ${file}: ${from}`);
  throw new UserError(`The code has changed; bring these up to date in apps/prove/sabotage/rules:\n${lines.join('\n')}`);
}

/** The tests beside the file tell soonest. Only what they let pass needs all the others. */
async function isNoticed(folder: string, { file, tests }: Sabotage): Promise<boolean> {
  const nearest = tests ?? (file.includes('/migrations/') ? undefined : dirname(file));
  if (nearest !== undefined && (await fails(folder, [nearest]))) return true;
  return await fails(folder, []);
}

async function fails(folder: string, files: string[]): Promise<boolean> {
  const projects = ['contracts', 'tools', 'web', 'api'].map((project) => `--project=${project}`);
  const args = [VITEST, 'run', ...projects, '--bail=1', '--passWithNoTests', '--silent', '--reporter=dot', ...files];
  const { code } = await runQuietly(process.execPath, args, { cwd: join(folder), env: { NO_COLOR: '1' } });
  return code !== 0;
}
