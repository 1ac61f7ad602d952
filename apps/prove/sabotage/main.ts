/**
 * `npm run prove sabotage`: breaks one rule after another and looks whether a test notices. `-- --only billing` takes the rules whose
 * file or description holds the word.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRepo, UserError } from '../../../tools/paths.mjs';
import { NearestTests, nearestTo } from './nearest-tests.ts';
import { SABOTAGES } from './rules/index.ts';
import type { Sabotage } from './sabotage.ts';
import { WorkingCopy } from './working-copy.ts';

/** Of a hundred rules, how many must be noticed at least. */
const CAUGHT_OF_HUNDRED = 95;

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const chosen = SABOTAGES.filter(({ breaks, file }) => `${file} ${breaks}`.includes(options.only ?? ''));
  if (chosen.length === 0) throw new UserError(`No rule has the word ${options.only}.`);
  refuseUnplaced(chosen);
  const copy = new WorkingCopy();
  const tests = new NearestTests(copy.folder);
  try {
    await refuseFailing(tests, chosen);
    const survived: Sabotage[] = [];
    for (const sabotage of inOrder(chosen)) if (!(await isNoticed(copy, tests, sabotage))) survived.push(sabotage);
    const caught = chosen.length - survived.length;
    console.log(`\n${caught} of ${chosen.length} broken rules noticed`);
    for (const { file, breaks } of survived) console.log(`  ${file}: ${breaks}`);
    return caught * 100 >= chosen.length * CAUGHT_OF_HUNDRED ? 0 : 1;
  } finally {
    await tests.close();
    copy.remove();
  }
}

/** Reported for all at once, before the long run. */
function refuseUnplaced(sabotages: readonly Sabotage[]): void {
  const holds = ({ file, from }: Sabotage) => existsSync(inRepo(file)) && readFileSync(inRepo(file), 'utf8').split(from).length === 2;
  const unplaced = sabotages.filter((each) => !holds(each));
  if (unplaced.length === 0) return;
  const lines = unplaced.map(({ file, from }) => `  ${file}: ${from}`);
  throw new UserError(`The code has changed; bring these up to date in apps/prove/sabotage/rules:\n${lines.join('\n')}`);
}

/** A test that fails by itself would notice everything. */
async function refuseFailing(tests: NearestTests, sabotages: readonly Sabotage[]): Promise<void> {
  const { failed, unloadable } = await tests.all([...new Set(sabotages.flatMap(nearestTo))]);
  if (failed.length + unloadable.length === 0) return;
  throw new UserError(`These tests must pass before a rule is broken:\n${[...unloadable, ...failed].join('\n')}`);
}

/** Migrations come last, since each needs a database server of its own. */
function inOrder(sabotages: readonly Sabotage[]): Sabotage[] {
  return sabotages.toSorted((one, other) => Number(one.file.endsWith('.sql')) - Number(other.file.endsWith('.sql')));
}

async function isNoticed(copy: WorkingCopy, tests: NearestTests, sabotage: Sabotage): Promise<boolean> {
  const began = Date.now();
  const { ran, failed, unloadable } = await copy.broken(sabotage, tests);
  const [witness] = failed;
  const verdict = ran > 0 && unloadable.length === 0 && witness !== undefined ? 'noticed ' : 'SURVIVED';
  const seconds = ((Date.now() - began) / 1000).toFixed(0).padStart(4);
  console.log(`${verdict} ${seconds} s  ${sabotage.breaks}${verdict === 'noticed ' ? `\n                  by: ${witness}` : ''}`);
  for (const file of unloadable) console.log(`                  cannot be loaded with this edit: ${file}`);
  return verdict === 'noticed ';
}
