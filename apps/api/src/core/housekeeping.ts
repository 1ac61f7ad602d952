import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { systemActor } from './database/actor.js';
import { Db } from './database/db.js';
import { Jobs, task } from './jobs/jobs.js';

const forgetOldAnswers = task<Record<string, never>>('forget-old-answers');
const forgetSpentTokens = task<Record<string, never>>('forget-spent-tokens');

/** Small works of the foundation that the worker does by the clock. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly db: Db,
    jobs: Jobs,
  ) {
    jobs.handle(forgetOldAnswers, () => this.forgetOldAnswers());
    jobs.every('17 * * * *', forgetOldAnswers);
    jobs.handle(forgetSpentTokens, () => this.forgetSpentTokens());
    jobs.every('47 3 * * *', forgetSpentTokens);
  }

  /** The answer of a repeatable write is kept for a day, longer than any client retries. */
  private async forgetOldAnswers(): Promise<void> {
    await this.db.tx(systemActor('job'), async () => {
      await sql`delete from core.idempotent_answer where created_at < now() - interval '24 hours'`.execute(this.db.q);
    });
  }

  /** A spent token can do no harm once its session would be over anyway; tries at the door and devices count for a time. */
  private async forgetSpentTokens(): Promise<void> {
    await this.db.tx(systemActor('job'), async () => {
      await sql`delete from spent_refresh_token where session_id in (select id from session where expires_at < now())`.execute(this.db.q);
      await sql`delete from sign_in_address where since < now() - interval '1 hour'`.execute(this.db.q);
      await sql`delete from known_device where last_used_at < now() - interval '400 days'`.execute(this.db.q);
    });
  }
}
