import { Injectable } from '@nestjs/common';
import { systemActor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { Jobs, task } from '../../core/jobs/jobs.js';
import { ReportDaysRepository } from './report-days.repository.js';

const keepReportDays = task<Record<string, never>>('keep-report-days');

/** So many days are kept in one transaction. */
const AT_ONCE = 14;

/**
 * Keeps the figures of the days that are over, and keeps those again that something changed. Until it has run, the dashboard
 * counts such days as they are, so that its figures never wait for the worker; they only cost more.
 */
@Injectable()
export class ReportDays {
  constructor(
    private readonly db: Db,
    private readonly days: ReportDaysRepository,
    jobs: Jobs,
  ) {
    jobs.handle(keepReportDays, () => this.keepAll());
    jobs.every('*/10 * * * *', keepReportDays);
  }

  async keepAll(): Promise<void> {
    const facilities = await this.db.tx(systemActor('job'), () => this.days.facilities());
    for (const { id } of facilities) {
      let kept = AT_ONCE;
      while (kept === AT_ONCE) kept = await this.db.tx(systemActor('job', id), () => this.days.keep(AT_ONCE));
    }
  }
}
