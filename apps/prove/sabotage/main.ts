/**
 * `npm run prove sabotage`: breaks one rule after another and looks whether a test notices. `-- --only billing` takes the rules whose
 * module, file or description holds the word, `-- --survivors` those that no test noticed in the last run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRepo, UserError } from '../../../tools/paths.mjs';
import { NearestTests, nearestTo } from './nearest-tests.ts';
import { type Result, Results } from './results.ts';
import { type ListedSabotage, SABOTAGES } from './rules/index.ts';
import { WorkingCopy } from './working-copy.ts';

/** Of a hundred rules, how many must be noticed at least. */
const CAUGHT_OF_HUNDRED = 95;

const { values: options } = parseArgs({ options: { only: { type: 'string' }, survivors: { type: 'boolean' } } });

try {
  // A worker that a broken rule has left busy must not keep the run alive.
  process.exit(await main());
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(1);
}

async function main(): Promise<number> {
  const results = new Results();
  const chosen = named(options.only ?? '').filter((rule) => !options.survivors || results.of(rule)?.noticed === false);
  if (chosen.length === 0) throw new UserError('No rule is chosen.');
  refuseUnplaced(chosen);
  const copy = new WorkingCopy();
  const tests = new NearestTests(copy.folder);
  try {
    await refuseFailing(tests, chosen);
    for (const sabotage of inOrder(chosen)) {
      const result = await tried(copy, tests, sabotage, results.of(sabotage));
      results.keep(sabotage, result);
    }
    const survived = chosen.filter((sabotage) => !results.of(sabotage)?.noticed);
    const caught = chosen.length - survived.length;
    console.log(`\n${caught} of ${chosen.length} broken rules noticed\n${results.summary(chosen)}`);
    for (const { file, breaks } of survived) console.log(`  not noticed: ${file}: ${breaks}`);
    return caught * 100 >= chosen.length * CAUGHT_OF_HUNDRED ? 0 : 1;
  } finally {
    await tests.close();
    copy.remove();
  }
}

function named(only: string): readonly ListedSabotage[] {
  const ofModule = SABOTAGES.filter(({ module }) => module === only);
  return ofModule.length > 0 ? ofModule : SABOTAGES.filter(({ file, breaks }) => `${file} ${breaks}`.includes(only));
}

/** Reported for all at once, before the long run. */
function refuseUnplaced(sabotages: readonly ListedSabotage[]): void {
  const holds = ({ file, from }: ListedSabotage) => existsSync(inRepo(file)) && readFileSync(inRepo(file), 'utf8').split(from).length === 2;
  const unplaced = sabotages.filter((each) => !holds(each));
  if (unplaced.length === 0) return;
  const lines = unplaced.map(({ file, from }) => `  ${file}: ${from}`);
  throw new UserError(`The code has changed; bring these up to date in apps/prove/sabotage/rules:\n${lines.join('\n')}`);
}

/** A test that fails by itself would notice everything. */
async function refuseFailing(tests: NearestTests, sabotages: readonly ListedSabotage[]): Promise<void> {
  const { failed, unloadable } = await tests.all([...new Set(sabotages.flatMap(nearestTo))]);
  if (failed.length + unloadable.length === 0) return;
  throw new UserError(`These tests must pass before a rule is broken:\n${[...unloadable, ...failed].join('\n')}`);
}

/** Migrations come last, since each needs a database server of its own. */
function inOrder(sabotages: readonly ListedSabotage[]): ListedSabotage[] {
  return sabotages.toSorted((one, other) => Number(one.file.endsWith('.sql')) - Number(other.file.endsWith('.sql')));
}

async function tried(copy: WorkingCopy, tests: NearestTests, sabotage: ListedSabotage, before: Result | undefined): Promise<Result> {
  const began = Date.now();
  const { ran, failed, unloadable, failedFile } = await copy.broken(sabotage, tests, before?.failedFile ?? undefined);
  const [witness] = failed;
  const noticed = ran > 0 && unloadable.length === 0 && witness !== undefined;
  const seconds = Math.round((Date.now() - began) / 1000);
  const verdict = noticed ? 'noticed ' : 'SURVIVED';
  console.log(`${verdict} ${String(seconds).padStart(4)} s  ${sabotage.breaks}${noticed ? `\n                  by: ${witness}` : ''}`);
  for (const file of unloadable) console.log(`                  cannot be loaded with this edit: ${file}`);
  const { module, file } = sabotage;
  return { module, file, noticed, seconds, failedFile: noticed ? (failedFile ?? null) : null, witness: noticed ? witness : null };
}
