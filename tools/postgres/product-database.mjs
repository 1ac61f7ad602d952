/** The database of the product: the server that DATABASE_URL names, or else the embedded one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_COMMANDS, dataDir, UserError } from '../paths.mjs';
import { runInForeground } from '../run-program.mjs';
import { ensurePostgres } from './server.mjs';

/** @returns {Promise<{ url: string, isEmbedded: boolean, folder?: string, stop: () => Promise<void>, keepRunning: () => void }>} */
export async function openDatabase() {
  const url = process.env.DATABASE_URL;
  if (url) return { url, isEmbedded: false, stop: async () => {}, keepRunning: () => {} };
  return { ...(await ensurePostgres(dataDir())), isEmbedded: true };
}

/**
 * Where the serving programs connect: as the roles of fewer rights that the migration made. They never get the owner's address,
 * so that a fault in one of them is no fault in everything.
 *
 * @param {string} databaseUrl the owner's address
 * @returns {{ api: Record<string, string | undefined>, worker: Record<string, string | undefined> }} environment variables
 */
export function servingAddresses(databaseUrl) {
  const { DATABASE_APP_URL: app = roleUrl(databaseUrl, 'wardbook_app') } = process.env;
  const { DATABASE_JOBS_URL: jobs = roleUrl(databaseUrl, 'wardbook_jobs') } = process.env;
  return {
    api: { DATABASE_URL: undefined, DATABASE_APP_URL: app, DATABASE_JOBS_URL: undefined },
    worker: { DATABASE_URL: undefined, DATABASE_APP_URL: app, DATABASE_JOBS_URL: jobs },
  };
}

/** The passwords are those that the migration keeps in the data folder (apps/api/src/core/database/roles.ts). */
function roleUrl(databaseUrl, role) {
  const passwords = JSON.parse(readFileSync(join(dataDir(), 'database-roles.json'), 'utf8'));
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = passwords[role];
  return url.toString();
}

/** Runs one of the product's own commands (apps/api/src/cli) against this database. */
export async function runProductCommand(databaseUrl, args) {
  const env = { DATABASE_URL: databaseUrl, WARDBOOK_DATA: dataDir() };
  const code = await runInForeground(process.execPath, [API_COMMANDS, ...args], { env, stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new UserError(`wardbook ${args.join(' ')} failed.`);
}
