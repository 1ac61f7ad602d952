import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIG, type Config } from '../config.js';
import { appUrl, newPool } from '../database/connections.js';

const PATIENCE_MS = 2_000;

/** Whether the database answers, asked over a connection of its own: requests that wait for theirs do not make it ill. */
@Injectable()
export class DatabaseHealth implements OnApplicationShutdown {
  private pool: Promise<Pool> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** A table of the organisation shows that the database is migrated as well. */
  async answers(): Promise<boolean> {
    try {
      await (await this.open()).query('select id from organisation limit 1');
      return true;
    } catch {
      return false;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.pool?.catch(() => null))?.end();
  }

  private open(): Promise<Pool> {
    this.pool ??= this.connect();
    return this.pool;
  }

  private async connect(): Promise<Pool> {
    const patience = { connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS, statement_timeout: PATIENCE_MS };
    return newPool(await appUrl(this.config), { max: 1, application_name: 'wardbook-health', ...patience });
  }
}
