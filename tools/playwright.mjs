/** The browser's tests. Each run starts a production build of its own (apps/e2e/product). */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, inRepo } from './paths.mjs';
import { runInForeground, runQuietly } from './run-program.mjs';

const PROGRAM = inRepo('node_modules/@playwright/test/cli.js');
const CONFIG = inRepo('apps/e2e/playwright.config.ts');

export function hasJourneys() {
  const folder = inRepo('apps/e2e/journeys');
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.spec.ts'));
}

export async function runJourneys() {
  mkdirSync(CACHE, { recursive: true });
  const report = join(CACHE, 'journeys.json');
  rmSync(report, { force: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, FORCE_COLOR: '0' };
  const { code, output } = await runQuietly(process.execPath, [...command('journeys'), '--reporter=dot,json'], { env });
  return { failed: code !== 0, output, counts: readCounts(report) };
}

export function runScreens(args) {
  return runInForeground(process.execPath, [...command('screens'), ...args]);
}

export function runBench(args) {
  return runInForeground(process.execPath, [...command('bench'), '--reporter=line', ...args]);
}

function command(project) {
  return [PROGRAM, 'test', '--config', CONFIG, '--project', project];
}

function readCounts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}
