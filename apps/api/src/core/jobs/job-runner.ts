import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import type { Config } from '../config.js';
import { jobsUrl } from '../database/connections.js';
import type { Log } from '../log.js';
import type { Jobs } from './jobs.js';
import { WorkerPresence } from './worker-presence.js';

const CONCURRENT_JOBS = 4;

/** Runs the jobs in the worker process, over the connection of the role that owns the job tables. */
export class JobRunner {
  private runner: Runner | null = null;
  private presence: WorkerPresence | null = null;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
    private readonly jobs: Jobs,
  ) {}

  async start(): Promise<void> {
    const connectionString = await jobsUrl(this.config);
    this.presence = new WorkerPresence(connectionString);
    await this.presence.begin();
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

  private tasks(): TaskList {
    return Object.fromEntries([...this.jobs.handlers].map(([name, handler]) => [name, (payload: unknown) => handler(payload as never)]));
  }

  /** graphile-worker's own lines carry job ids and task names; the payload stays out. */
  private write(level: string, message: string): void {
    if (level === 'error') this.log.error({ part: 'jobs' }, message);
    else if (level === 'warning') this.log.warn({ part: 'jobs' }, message);
  }
}
