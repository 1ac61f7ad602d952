import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { withLock } from '../../../tools/lease.mjs';
import { CACHE } from '../../../tools/paths.mjs';
import { runProductCommand } from '../../../tools/postgres/product-database.mjs';
import { ensurePostgres } from '../../../tools/postgres/server.mjs';
import { hashSources } from '../../../tools/source-hash.mjs';
import { writeYears } from './hospital-years.ts';
import { registerPeople } from './people.ts';
import { proveReferences } from './proof.ts';

/** What decides the rows; data of an older schema or generator are left aside. */
const SOURCES = ['apps/api/migrations', ...['names', 'people', 'hospital-years', 'copies'].map((name) => `apps/bench/data/${name}.ts`)];
const VISITS = 300_000;

export interface Hospital {
  /** WARDBOOK_DATA of the measured product. */
  folder: string;
  databaseUrl: string;
  /** The day on which the data were made, which is their today. */
  day: string;
  stop: () => Promise<void>;
}

/**
 * The generated hospital, made once for each schema and size and kept below .cache, or below WARDBOOK_BENCH_DATA, which several
 * checkouts may share.
 */
export async function openHospital(people: number): Promise<Hospital> {
  const base = resolve(process.env.WARDBOOK_BENCH_DATA || join(CACHE, 'bench'));
  const folder = join(base, `${people}-${hashSources(SOURCES).slice(0, 12)}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  process.env.WARDBOOK_DATA = folder;
  const mark = join(folder, 'generated.json');
  await withLock(`${folder}.lock`, async () => {
    if (!existsSync(mark)) await generate(folder, people, mark);
  });
  const { url, stop } = await ensurePostgres(folder);
  const { day } = JSON.parse(readFileSync(mark, 'utf8')) as { day: string };
  return { folder, databaseUrl: url, day, stop };
}

/** Begins from an empty folder: half a hospital is none. */
async function generate(folder: string, people: number, mark: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const began = performance.now();
  const said = (step: string) => console.error(`  ${step}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  console.error(`Generating a hospital of ${people} patients in ${folder} ...`);
  const { url, stop } = await ensurePostgres(folder);
  try {
    await runProductCommand(url, ['migrate']);
    await runProductCommand(url, ['demo']);
    said('demo hospital');
    await enlarge(asSuperuser(url, folder), people, said);
    writeFileSync(mark, JSON.stringify({ day: new Date().toISOString().slice(0, 10), people }));
  } finally {
    await stop();
  }
}

/** Triggers can be switched off only by the cluster's superuser, whose password the data folder keeps. */
export function asSuperuser(url: string, folder: string): string {
  const { superuserPassword } = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')) as { superuserPassword: string };
  const address = new URL(url);
  address.username = 'postgres';
  address.password = superuserPassword;
  return address.toString();
}

async function enlarge(url: string, people: number, said: (step: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Triggers would write millions of audit rows one by one. What they and the references guarantee is proven afterwards.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set timezone = 'UTC';
      set maintenance_work_mem = '512MB'; set work_mem = '128MB'; set jit = off`);
    await registerPeople(client, people);
    said('patients');
    await writeYears(client, { people, visits: VISITS }, said);
    await proveReferences(client);
    await client.query('drop schema bench cascade');
    await client.query('vacuum (analyze)');
    await keepReportDays(client);
    said('days of the reports');
    await client.query('checkpoint');
    said('references proven, statistics taken');
  } finally {
    await client.end();
  }
}

/** As the worker of a hospital that has run for years has kept them. */
async function keepReportDays(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from facility');
  for (const { id } of rows) {
    await client.query("select set_config('app.facility_id', $1, false)", [id]);
    await client.query('delete from report_late_change where facility_id = $1', [id]);
    await client.query('select report_keep_days(10000)');
  }
  await client.query('vacuum (analyze) report_figure, report_day, report_late_change');
}
