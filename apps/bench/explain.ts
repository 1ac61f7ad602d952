/** `npm run bench explain`: the plans of each row's statements on the generated hospital: scans of whole big tables, and what is slow. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { asSuperuser, openHospital } from './data/hospital.ts';
import { samplePeople } from './requests/people-sample.ts';
import { perform } from './requests/perform.ts';
import { signedIn, startApi } from './requests/product.ts';
import { ROWS } from './requests/rows.ts';

const TURNS = 6;
const SLOW_MS = 20;
const BIG_ROWS = 10_000;
const LOGGED = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
};

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Rows Removed by Filter'?: number;
  'Actual Loops'?: number;
  Plans?: Plan[];
}

interface Logged {
  'Query Text': string;
  Plan: Plan;
  duration: number;
}

const { values: options } = parseArgs({
  options: { patients: { type: 'string', default: '100000' }, only: { type: 'string' } },
});
const hospital = await openHospital(Number(options.patients));
const owner = new pg.Client({ connectionString: asSuperuser(hospital.databaseUrl, hospital.folder) });
await owner.connect();
for (const [name, value] of Object.entries(LOGGED)) await owner.query(`alter database wardbook set ${name} = '${value}'`);
const sample = await samplePeople(owner, hospital.day);
const api = await startApi(hospital);
const log = join(hospital.folder, 'postgres', 'server.log');
try {
  for (const row of ROWS.filter(({ name }) => options.only === undefined || options.only.split(',').includes(name))) {
    const headers = await signedIn(hospital, api.port, row.role);
    const from = statSync(log).size;
    const works = row.works(sample);
    // The newest of the sample's writes are those that no earlier run has made.
    for (const work of works.slice(-TURNS)) await perform(work, { port: api.port, headers });
    await sleep(200);
    findings(row.name, loggedSince(log, from));
  }
} finally {
  await api.stop();
  for (const name of Object.keys(LOGGED)) await owner.query(`alter database wardbook reset ${name}`);
  await owner.end();
  await hospital.stop();
}

/** Entries are JSON documents that begin after `plan:` and end before the next entry. */
function loggedSince(file: string, from: number): Logged[] {
  const size = statSync(file).size - from;
  const buffer = Buffer.alloc(size);
  const opened = openSync(file, 'r');
  readSync(opened, buffer, 0, size, from);
  closeSync(opened);
  return [...buffer.toString('utf8').matchAll(/duration: ([\d.]+) ms {2}plan:\n(\t\{[\s\S]*?\n\t\})/g)].map(([, duration, json]) => ({
    ...(JSON.parse(json ?? '{}') as Omit<Logged, 'duration'>),
    duration: Number(duration),
  }));
}

function findings(row: string, entries: readonly Logged[]): void {
  console.log(`${row}: ${entries.length} plans in ${TURNS} turns`);
  const said = new Set<string>();
  for (const { 'Query Text': text, Plan: plan, duration } of entries) {
    const scans = wholeScans(plan).map((scan) => `scans ${scan}`);
    const slow = duration >= SLOW_MS ? [`${duration.toFixed(0)} ms`] : [];
    const what = [...slow, ...scans].join(', ');
    const key = `${text.slice(0, 120)} ${scans.join()}`;
    if (what === '' || said.has(key)) continue;
    said.add(key);
    console.log(`  ${what}: ${text.replace(/\s+/g, ' ').slice(0, 140)}`);
  }
}

function wholeScans(plan: Plan): string[] {
  const read = ((plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0)) * (plan['Actual Loops'] ?? 1);
  const own = plan['Node Type'] === 'Seq Scan' && read >= BIG_ROWS ? [`${plan['Relation Name']} (${read} rows)`] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(wholeScans)];
}
