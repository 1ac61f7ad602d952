import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import { Client } from 'pg';
import type { Config } from '../config.js';
import { jobsUrl } from '../database/connections.js';
import type { Log } from '../log.js';
import type { Jobs } from './jobs.js';

const CONCURRENT_JOBS = 4;
const PRESENCE = `hashtextextended('wardbook-worker', 0)`;

/** Runs the jobs in the worker process, over the connection of the role that owns the job tables. */
export class JobRunner {
  private runner: Runner | null = null;
  private presence: Client | null = null;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
    private readonly jobs: Jobs,
  ) {}

  async start(): Promise<void> {
    const connectionString = await jobsUrl(this.config);
    this.presence = await this.takeOver(connectionString);
    this.runner = await run({
      connectionString,
      concurrency: CONCURRENT_JOBS,
      noHandleSignals: true,
      logger: new Logger(() => (level, message) => this.write(level, message)),
      taskList: this.tasks(),
      crontab: this.jobs.schedule.join('\n'),
    });
  }

  async stop(): Promise<void> {
    await this.runner?.stop();
    await this.presence?.end();
  }

  /**
   * A worker that was killed leaves its jobs locked, and the queue would keep them so for four hours. Every worker holds a
   * lock that dies with its connection: who can have it for itself is alone, and the jobs of the dead are free again.
   */
  private async takeOver(connectionString: string): Promise<Client> {
    const client = new Client({ connectionString, application_name: 'wardbook worker' });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${PRESENCE}) as alone`);
    if (rows[0]?.alone) {
      await client.query(`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
        where locked_by is not null having count(*) > 0`);
      await client.query(`select pg_advisory_lock_shared(${PRESENCE}), pg_advisory_unlock(${PRESENCE})`);
    } else await client.query(`select pg_advisory_lock_shared(${PRESENCE})`);
    return client;
  }

  private tasks(): TaskList {
    return Object.fromEntries([...this.jobs.handlers].map(([name, handler]) => [name, (payload: unknown) => handler(payload as never)]));
  }

  /** graphile-worker's own lines carry job ids and task names; the payload stays out. */
  private write(level: string, message: string): void {
    if (level === 'error') this.log.error({ part: 'jobs' }, message);
    else if (level === 'warning') this.log.warn({ part: 'jobs' }, message);
  }
}
