import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import { Client } from 'pg';

const FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url));
/** An arbitrary constant: the process that holds this lock migrates, every other one waits. */
const MIGRATION_LOCK = 7_205_219;
const OLDEST_POSTGRES = 180_000;
const silentLogger = new Logger(() => () => {});

interface MigrateOptions {
  /** Prepares the roles, before the first migration refers to them. */
  prepareRoles: (owner: Client) => Promise<void>;
  /** Connects as the role that owns the job tables. */
  jobsUrl: () => Promise<string>;
}

/** Brings the database to the newest version, or throws. A migration that fails is undone whole; those before it stay. Returns the names of what it applied. */
export async function migrate(ownerUrl: string, options: MigrateOptions): Promise<string[]> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'wardbook-migrate' });
  await owner.connect();
  try {
    await refuseOldPostgres(owner);
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await options.prepareRoles(owner);
    const applied = await applyAll(owner);
    await closeDatabase(owner);
    await prepareJobs(owner, await options.jobsUrl());
    return applied;
  } finally {
    await owner.end();
  }
}

async function refuseOldPostgres(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ number: number }>("select current_setting('server_version_num')::int as number");
  if ((rows[0]?.number ?? 0) < OLDEST_POSTGRES)
    throw new Error('Wardbook needs PostgreSQL 18 or newer; DATABASE_URL leads to an older server.');
}

async function applyAll(owner: Client): Promise<string[]> {
  await owner.query(`create schema if not exists core;
    create table if not exists core.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await owner.query<{ name: string; checksum: string }>('select name, checksum from core.migration');
  const known = new Map(rows.map((row) => [row.name, row.checksum]));
  const applied: string[] = [];
  const names = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
  refuseNewerDatabase(names, known);
  for (const name of names) {
    const text = await readFile(join(FOLDER, name), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const before = known.get(name);
    if (before && before !== checksum) throw new Error(`The migration ${name} was changed after it had been applied to this database.`);
    if (before) continue;
    await applyOne(owner, name, text, checksum);
    applied.push(name);
  }
  return applied;
}

/** An older program could write rows that the newer schema no longer allows. */
function refuseNewerDatabase(names: readonly string[], known: ReadonlyMap<string, string>): void {
  const foreign = [...known.keys()].filter((name) => !names.includes(name));
  if (foreign.length > 0)
    throw new Error(`This database belongs to a newer Wardbook: it has ${foreign.join(', ')}. Start that version, or a newer one.`);
}

async function applyOne(owner: Client, name: string, text: string, checksum: string): Promise<void> {
  await owner.query("begin; set local lock_timeout = '10s'; set local client_min_messages = warning");
  try {
    await owner.query(text);
    await owner.query('insert into core.migration (name, checksum) values ($1, $2)', [name, checksum]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Only the owner makes objects in this database. A role that can make a temporary table could put it in the place of one that
 * a function with the owner's rights reads.
 */
export async function closeDatabase(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ database: string }>('select quote_ident(current_database()) as database');
  await owner.query(`revoke temporary, create on database ${rows[0]?.database} from public`);
  await owner.query('select core.open_functions()');
}

/**
 * The job tables belong to `wardbook_jobs`: graphile-worker silently runs nothing as a mere grantee. The application
 * enqueues through one function that runs with the owner's rights, inside its own transaction.
 */
async function prepareJobs(owner: Client, jobsUrl: string): Promise<void> {
  const { rows } = await owner.query<{ database: string }>('select quote_ident(current_database()) as database');
  await owner.query(`grant create on database ${rows[0]?.database} to wardbook_jobs`);
  await runMigrations({ connectionString: jobsUrl, logger: silentLogger });
  const jobs = new Client({ connectionString: jobsUrl });
  await jobs.connect();
  try {
    await jobs.query(ENQUEUE);
  } finally {
    await jobs.end();
  }
  await owner.query(`revoke create on database ${rows[0]?.database} from wardbook_jobs`);
}

const ENQUEUE = `
  create schema if not exists jobs;
  grant usage on schema jobs to wardbook_app;
  create or replace function jobs.enqueue(task text, payload json, run_at timestamptz default null, job_key text default null)
    returns void language sql security definer set search_path = pg_catalog
    as $$ select graphile_worker.add_job(task, payload, run_at => coalesce(run_at, now()), max_attempts => 12, job_key => job_key) $$;
  revoke all on function jobs.enqueue from public;
  grant execute on function jobs.enqueue to wardbook_app;`;
