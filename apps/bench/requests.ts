/** `npm run bench requests`: what the commonest requests cost, against a bare server, on a generated hospital. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { CACHE, inRepo, UserError } from '../../tools/paths.mjs';
import { type Hospital, openHospital } from './data/hospital.ts';
import { type Figures, measure } from './requests/measure.ts';
import { type People, samplePeople } from './requests/people-sample.ts';
import { type Server, signedIn, startApi, startBareServer } from './requests/product.ts';
import { comparisonOf, furthest, headLine, markdownOf, type Report, type Result, reportOf, resultLine } from './requests/report.ts';
import { ROWS, type Row } from './requests/rows.ts';

const CLIENTS = 32;
const WARM_SECONDS = 2;

const args = process.argv.slice(2);
const { values: options } = parseArgs({
  args,
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '4' },
    patients: { type: 'string', default: '100000' },
    compare: { type: 'string' },
    profile: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const window = { clients: CLIENTS, warmSeconds: WARM_SECONDS, seconds: Number(options.seconds) };

try {
  await main();
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const rows = chosen(options.only);
  const earlier = options.compare === undefined ? undefined : (JSON.parse(readFileSync(options.compare, 'utf8')) as Report);
  const patients = Number(options.patients);
  const hospital = await openHospital(patients);
  const servers: Server[] = [];
  try {
    const sample = await sampleOf(hospital);
    servers.push(await startApi(hospital, options.profile), await startBareServer(hospital));
    const [api, bare] = servers as [Server, Server];
    const results = await measureAll(rows, { hospital, sample, api, bare });
    const report = reportOf(results, { patients, args });
    keep(report);
    console.log(`\nTimes the goal: ${furthest(results)}`);
    if (earlier) console.log(`\n${comparisonOf(earlier, report)}`);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await hospital.stop();
  }
}

function chosen(only: string | undefined): readonly Row[] {
  if (only === undefined) return ROWS;
  const names = only.split(',');
  const unknown = names.filter((name) => !ROWS.some((row) => row.name === name));
  if (unknown.length > 0) throw new UserError(`No row ${unknown.join(', ')}. Rows: ${ROWS.map(({ name }) => name).join(', ')}`);
  return ROWS.filter(({ name }) => names.includes(name));
}

async function sampleOf({ databaseUrl, day }: Hospital): Promise<People> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await samplePeople(client, day);
  } finally {
    await client.end();
  }
}

interface Bench {
  hospital: Hospital;
  sample: People;
  api: Server;
  bare: Server;
}

async function measureAll(rows: readonly Row[], bench: Bench): Promise<Result[]> {
  const results: Result[] = [];
  console.log(headLine());
  for (const row of rows) {
    const product = await measureProduct(row, bench);
    const bare = await measureBare(row, bench);
    const result = { name: row.name, title: row.title, target: row.target, product, bare };
    results.push(result);
    console.log(resultLine(result));
    if (product.firstFault) console.log(`    first fault: ${product.firstFault}`);
  }
  return results;
}

async function measureProduct(row: Row, { hospital, sample, api }: Bench): Promise<Figures> {
  const headers = await signedIn(hospital, api.port, row.role);
  return await measure(api, join(hospital.folder, 'postgres'), { ...window, headers, works: row.works(sample) });
}

async function measureBare(row: Row, { hospital, sample, bare }: Bench): Promise<Figures | null> {
  if (!row.bare) return null;
  const works = row.bare(sample).map((values) => [{ method: 'GET', path: `/${[row.name, ...values].map(encodeURIComponent).join('/')}` }]);
  return await measure(bare, join(hospital.folder, 'postgres'), { ...window, headers: {}, works });
}

/** A later run can be compared with this one. */
function keep(report: Report): void {
  const folder = join(CACHE, 'bench-results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${report.at.replaceAll(':', '')}-${report.commit.split(' ')[0]}.json`);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\nKept as ${file}`);
  if (options.write) writeFileSync(inRepo('docs/performance.md'), markdownOf(report));
}
