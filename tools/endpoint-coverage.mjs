/** What the API tests have called: for each module the endpoints that never succeeded, and the problems that were never returned. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './paths.mjs';

/** The file that a test run appends to. */
export function newCallRecord() {
  mkdirSync(CACHE, { recursive: true });
  const record = join(CACHE, 'endpoint-calls.txt');
  rmSync(`${record}.endpoints.json`, { force: true });
  writeFileSync(record, '');
  return record;
}

/** The report as text, one line for each module and one for the rules of the database. */
export function endpointCoverage(record) {
  if (!existsSync(`${record}.endpoints.json`)) return 'No API test ran, so no endpoint was called.';
  const { endpoints, rules } = JSON.parse(readFileSync(`${record}.endpoints.json`, 'utf8'));
  return coverageText(endpoints, rules, readFileSync(record, 'utf8').split('\n'));
}

export function coverageText(endpoints, rules, lines) {
  const calls = lines.map((line) => line.split(' '));
  const returned = new Set(calls.map(([operation, outcome]) => `${operation} ${outcome}`));
  const met = new Set(calls.map(([, , rule]) => rule));
  const modules = Map.groupBy(endpoints, ({ module }) => module);
  const text = [...modules].sort().map(([module, own]) => {
    const silent = own.filter(({ operationId }) => !returned.has(`${operationId} done`)).map(({ operationId }) => operationId);
    const declared = own.flatMap(({ operationId, errors }) => errors.map((code) => `${operationId} ${code}`));
    const unseen = declared.filter((each) => !returned.has(each));
    return `${module}: ${own.length - silent.length} of ${own.length} endpoints succeeded${listed(silent)}; ${declared.length - unseen.length} of ${declared.length} problems were returned${listed(unseen)}`;
  });
  const unmet = rules.filter((rule) => !met.has(rule));
  return [...text, `rules of the database: ${rules.length - unmet.length} of ${rules.length} were met${listed(unmet)}`].join('\n');
}

/** The counts alone. */
export const withoutNames = (coverage) => coverage.replaceAll(/ \(not [^)]*\)/g, '');

const listed = (names) => (names.length === 0 ? '' : ` (not ${names.join(', ')})`);
