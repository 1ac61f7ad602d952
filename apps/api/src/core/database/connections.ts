import { Pool, types } from 'pg';
import type { Config } from '../config.js';
import { roleUrl } from './roles.js';

/** Calendar days stay text: a date of birth is never an instant, and a zone must not move it. */
types.setTypeParser(types.builtins.DATE, (text) => text);
/** Moments are RFC 3339 text in UTC, as the contracts have them. */
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
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

export function newPool(connectionString: string, max = 16): Pool {
  const pool = new Pool({
    connectionString,
    max,
    application_name: 'wardbook',
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that is lost while nobody uses it concerns nobody: the next statement opens another. Unheard, it would end the process.
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
