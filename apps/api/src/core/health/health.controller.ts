import { Controller } from '@nestjs/common';
import { getLive, getReady } from '@wardbook/contracts/core/health';
import { Db } from '../database/db.js';
import { Implements, OwnTransactions } from '../http/implements.js';
import { Live } from '../live/live.js';
import { Problem } from '../problem.error.js';
import { WebHealth } from './web-health.js';

@Controller({ path: '' })
export class HealthController {
  constructor(
    private readonly db: Db,
    private readonly live: Live,
    private readonly web: WebHealth,
  ) {}

  /** The process runs. It says nothing about what the process needs. */
  @Implements(getLive)
  @OwnTransactions()
  alive() {
    return { status: 'alive' as const };
  }

  /** Everything that a request needs works: the database answers, live updates listen, the pages are served. */
  @Implements(getReady)
  async ready() {
    const parts = { database: await this.databaseAnswers(), live: this.live.connected, web: await this.web.answers() };
    const broken = Object.entries(parts)
      .filter(([, works]) => !works)
      .map(([part]) => part);
    if (broken.length > 0) throw new Problem('not-ready', { context: { broken } });
    return { status: 'ready' as const };
  }

  /** The interceptor's transaction has already reached the database; a business table shows that it is migrated. */
  private async databaseAnswers(): Promise<boolean> {
    await this.db.q.selectFrom('organisation').select('id').limit(1).execute();
    return true;
  }
}
