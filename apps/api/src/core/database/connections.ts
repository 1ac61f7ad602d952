import { availableParallelism } from 'node:os';
import { Pool, type PoolConfig, types } from 'pg';
import type { Config } from '../config.js';
import { instantOf } from './instants.js';
import { roleUrl } from './roles.js';

/** Calendar days stay text: a date of birth is never an instant, and a zone must not move it. */
types.setTypeParser(types.builtins.DATE, (text) => text);
/** Moments are RFC 3339 text in UTC, as the contracts have them. */
types.setTypeParser(types.builtins.TIMESTAMPTZ, instantOf);
/** Counts and minor units of money fit a double exactly up to 2^53; beyond that we refuse rather than round. */
types.setTypeParser(types.builtins.INT8, exactInteger);

/** The address with which the application connects, which is never the owner's. */
export async function appUrl(config: Config): Promise<string> {
  return config.DATABASE_APP_URL ?? (await roleUrl(ownerUrl(config), 'wardbook_app', config.WARDBOOK_DATA));
}

export async function jobsUrl(config: Config): Promise<string> {
  return config.DATABASE_JOBS_URL ?? (await roleUrl(ownerUrl(config), 'wardbook_jobs', config.WARDBOOK_DATA));
}

export function ownerUrl(config: Config): string {
  if (!config.DATABASE_URL) throw new Error('DATABASE_URL is not set. `npm start` sets it when it starts the embedded PostgreSQL.');
  return config.DATABASE_URL;
}

/** More connections than this only compete for the processors that PostgreSQL and the API share. */
const CONNECTIONS = Math.max(4, 2 * availableParallelism());
/** How long a request waits for a connection, a lock or a response before it gets 503 with Retry-After. */
const PATIENCE = { connectionTimeoutMillis: 10_000, lock_timeout: 10_000, statement_timeout: 60_000, query_timeout: 65_000 };

/** What a write reads it finds by its keys, so a plan for its values is no better than one that is made once. */
export const GENERIC_PLANS = '-c plan_cache_mode=force_generic_plan';

/** Reads share connections that no transaction holds, so a write that waits for a lock keeps no read waiting. */
export interface Pools {
  reading: Pool;
  writing: Pool;
}

export function newPools(connectionString: string): Pools {
  return {
    // Nothing but looks is written here. They reach PostgreSQL before the answer leaves, and its disk within a second.
    reading: newPool(connectionString, { max: CONNECTIONS, options: '-c synchronous_commit=off' }),
    writing: newPool(connectionString, { max: CONNECTIONS, options: GENERIC_PLANS }),
  };
}

/** The pool returns moments in UTC for every time zone of the server. */
export function newPool(connectionString: string, { options, ...config }: PoolConfig): Pool {
  const pool = new Pool({
    connectionString,
    application_name: 'wardbook',
    // A connection that has parsed its statements is worth keeping through a quiet minute.
    idleTimeoutMillis: 300_000,
    idle_in_transaction_session_timeout: 60_000,
    ...PATIENCE,
    ...config,
    options: `-c timezone=UTC ${options ?? ''}`,
  });
  // The loss of an idle connection needs no action: the next statement opens another. Without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that a transaction uses: its statement fails, and the request with it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('A whole number from the database is too large to be exact.');
  return value;
}
