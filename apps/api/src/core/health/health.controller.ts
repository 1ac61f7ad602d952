import { Controller } from '@nestjs/common';
import { getLive, getReady } from '@wardbook/contracts/core/health';
import { Implements, OwnTransactions } from '../http/implements.js';
import { Live } from '../live/live.js';
import { Problem } from '../problem.error.js';
import { DatabaseHealth } from './database-health.js';
import { WebHealth } from './web-health.js';

@Controller({ path: '' })
export class HealthController {
  constructor(
    private readonly database: DatabaseHealth,
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
  @OwnTransactions()
  async ready() {
    const [database, web] = await Promise.all([this.database.answers(), this.web.answers()]);
    const parts = { database, live: this.live.connected, web };
    const broken = Object.entries(parts)
      .filter(([, works]) => !works)
      .map(([part]) => part);
    if (broken.length > 0) throw new Problem('not-ready', { context: { broken } });
    return { status: 'ready' as const };
  }
}
