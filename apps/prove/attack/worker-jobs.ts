import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DATABASE } from '../../../tools/postgres/cluster.mjs';

const JOBS = 'wardbook_jobs';
const IDLE_WITHIN_MS = 120_000;
const UNFINISHED = 'select from graphile_worker.jobs where attempts < max_attempts and (locked_at is not null or run_at <= now()) limit 1';

/** The queue of the product's worker, whose own changes a proof must not take for those of a caller. */
export class WorkerJobs {
  private constructor(private readonly jobs: Client) {}

  static async connect(dataFolder: string, port: number): Promise<WorkerJobs> {
    const passwords = JSON.parse(readFileSync(join(dataFolder, 'database-roles.json'), 'utf8')) as Record<string, string>;
    const jobs = new Client({ host: '127.0.0.1', port, user: JOBS, database: DATABASE, password: passwords[JOBS] });
    await jobs.connect();
    return new WorkerJobs(jobs);
  }

  async end(): Promise<void> {
    await this.jobs.end();
  }

  /** Waits until the worker has done what is due, such as the messages of a new demo's bookings. */
  async untilDone(): Promise<void> {
    await this.until(async () => (await this.jobs.query(UNFINISHED)).rowCount === 0, 'the worker has no jobs left');
  }

  /** Does the scheduled work at once, so that it finds nothing more to do when its minute comes during a proof. */
  async doScheduled(): Promise<void> {
    const scheduled = async () =>
      await this.jobs.query('select graphile_worker.add_job(identifier) from graphile_worker._private_known_crontabs');
    await this.until(async () => ((await scheduled()).rowCount ?? 0) > 0, 'the worker has named its scheduled jobs');
    await this.untilDone();
  }

  private async until(isSo: () => Promise<boolean>, what: string): Promise<void> {
    const deadline = Date.now() + IDLE_WITHIN_MS;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error(`Waited ${IDLE_WITHIN_MS / 1000} s in vain: ${what}.`);
      await sleep(100);
    }
  }
}
