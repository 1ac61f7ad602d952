/** The tests beside the code: pure rules, and the API over real HTTP with a real PostgreSQL. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointCoverage, newCallRecord, withoutNames } from './endpoint-coverage.mjs';
import { CACHE, inRepo } from './paths.mjs';
import { runQuietly } from './run-program.mjs';

const PROGRAM = inRepo('node_modules/vitest/vitest.mjs');

export async function runVitest() {
  const record = newCallRecord();
  const result = await runProjects(['contracts', 'tools', 'web', 'api'], { WARDBOOK_CALL_RECORD: record });
  const coverage = endpointCoverage(record);
  const named = join(CACHE, 'endpoint-coverage.txt');
  writeFileSync(named, coverage);
  console.log(`${withoutNames(coverage)}\n${named} has the names.`);
  return result;
}

/** Storms measure waits, so they run after everything else, in a run and on a database server of their own. */
export async function runStorms() {
  return await runProjects(['storms']);
}

async function runProjects(projects, environment = {}) {
  mkdirSync(CACHE, { recursive: true });
  const report = join(CACHE, `vitest-${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const args = [
    PROGRAM,
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--passWithNoTests',
    '--silent=passed-only',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { code, output } = await runQuietly(process.execPath, args, { env: { NO_COLOR: '1', ...environment } });
  return { failed: code !== 0, output, counts: readCounts(report) };
}

function readCounts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
}
