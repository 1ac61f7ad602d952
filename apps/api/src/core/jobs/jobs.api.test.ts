import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { type Config, readConfig } from '../config.js';
import { systemActor } from '../database/actor.js';
import { roleUrl } from '../database/roles.js';
import { newLog } from '../log.js';
import { JobRunner } from './job-runner.js';
import { Jobs, task } from './jobs.js';
import { WorkerPresence } from './worker-presence.js';

const note = task<{ text: string }>('note');
const fragile = task<{ text: string }>('fragile');

let api: TestApi;
let runner: JobRunner;
const noted: string[] = [];
let fragileRuns = 0;
let jobs: Jobs;
let config: Config;

beforeAll(async () => {
  api = await ownTestApi();
  config = readConfig({
    WARDBOOK_DATA: api.dataFolder,
    LOG_LEVEL: 'silent',
    DATABASE_JOBS_URL: await roleUrl(api.ownerUrl, 'wardbook_jobs', api.dataFolder),
  });
  jobs = new Jobs(api.db);
  jobs.handle(note, async ({ text }) => void noted.push(text));
  jobs.handle(fragile, async () => {
    fragileRuns += 1;
    throw new Error('not today');
  });
  runner = new JobRunner(config, newLog(config), jobs);
  await runner.start();
});

afterAll(async () => {
  await runner.stop();
  await api.close();
});

/** The job tables belong to their own role, and not even the owner of the database reads them. */
async function ownerOfJobs(): Promise<Client> {
  const owner = new Client({ connectionString: config.DATABASE_JOBS_URL });
  await owner.connect();
  return owner;
}

const enqueue = (text: string, type = note) => api.db.tx(systemActor('service'), () => jobs.enqueue(type, { text }));

describe('jobs', () => {
  it('run once their transaction is committed', async () => {
    await enqueue('committed');
    await vi.waitFor(() => expect(noted).toContain('committed'), { timeout: 5_000 });
  });

  it('never exist when their transaction is rolled back', async () => {
    const act = api.db.tx(systemActor('service'), async () => {
      await jobs.enqueue(note, { text: 'rolled back' });
      throw new Error('on purpose');
    });
    await expect(act).rejects.toThrow('on purpose');
    await enqueue('after the rollback');
    await vi.waitFor(() => expect(noted).toContain('after the rollback'), { timeout: 5_000 });
    expect(noted).not.toContain('rolled back');
  });

  it('stay in the database with their fault when they fail, to be tried again', async () => {
    await enqueue('fragile', fragile);
    await vi.waitFor(() => expect(fragileRuns).toBe(1), { timeout: 5_000 });
    const owner = await ownerOfJobs();
    await vi.waitFor(async () => {
      const { rows } = await owner.query(
        "select attempts, max_attempts, last_error from graphile_worker.jobs where task_identifier = 'fragile'",
      );
      expect(rows).toEqual([{ attempts: 1, max_attempts: 12, last_error: expect.stringContaining('not today') }]);
    });
    await owner.end();
  });

  it('of a worker that was killed are done by the next one, and those of a living one are left alone', async () => {
    await runner.stop();
    const owner = await ownerOfJobs();
    // In one transaction, or the living worker could take the job before it is locked.
    const leaveBehind = async (text: string) => {
      await owner.query('begin');
      await owner.query('select jobs.enqueue($1, $2::json, null, null)', [note.name, JSON.stringify({ text })]);
      await owner.query(
        `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-killed'
        where payload ->> 'text' = $1`,
        [text],
      );
      await owner.query('commit');
    };
    await leaveBehind('left behind');
    await runner.start();
    await vi.waitFor(() => expect(noted).toContain('left behind'), { timeout: 5_000 });
    await leaveBehind('in other hands');
    const second = new JobRunner(config, newLog(config), jobs);
    await second.start();
    await enqueue('for either');
    await vi.waitFor(() => expect(noted).toContain('for either'), { timeout: 5_000 });
    expect(noted).not.toContain('in other hands');
    await second.stop();
    await owner.end();
  });

  it('of a worker whose connection was lost are not taken for those of a dead one', async () => {
    const owner = await ownerOfJobs();
    const presence = "application_name = 'wardbook worker' and datname = current_database()";
    const cutter = new Client({ connectionString: api.ownerUrl });
    await cutter.connect();
    await cutter.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${presence}`);
    await owner.query("select jobs.enqueue($1, $2::json, now() + interval '1 hour', null)", [
      note.name,
      JSON.stringify({ text: 'in hand' }),
    ]);
    await owner.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-living'
      where payload ->> 'text' = 'in hand'`);
    const second = new JobRunner(config, newLog(config), jobs);
    await second.start();
    const { rows } = await owner.query("select locked_by from graphile_worker._private_jobs where payload ->> 'text' = 'in hand'");
    expect(rows).toEqual([{ locked_by: 'worker-living' }]);
    await second.stop();
    await owner.end();
  });

  it('of a worker that asks for its lock again while another one starts are left alone', async () => {
    await runner.stop();
    const owner = await ownerOfJobs();
    const [starting, returning] = [1, 2].map(() => new WorkerPresence(config.DATABASE_JOBS_URL ?? ''));
    await Promise.all([starting?.begin(), returning?.begin()]);
    const { rows } = await owner.query("select locked_by from graphile_worker._private_jobs where payload ->> 'text' = 'in hand'");
    expect(rows).toEqual([{ locked_by: 'worker-living' }]);
    await Promise.all([starting?.end(), returning?.end()]);
    await runner.start();
    await owner.end();
  });

  it('cannot be read or changed by the application but through the one function', async () => {
    await expect(sql`select * from graphile_worker.jobs`.execute(api.db.outside)).rejects.toThrow('permission denied');
  });
});
