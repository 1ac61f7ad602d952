/** The database of the product: the server that DATABASE_URL names, or else the embedded one. */
import { API_COMMANDS, dataDir, UserError } from './paths.mjs';
import { ensurePostgres } from './postgres.mjs';
import { runInForeground } from './run-program.mjs';

/** @returns {Promise<{ url: string, isEmbedded: boolean, stop: () => Promise<void> }>} */
export async function openDatabase() {
  const url = process.env.DATABASE_URL;
  if (url) return { url, isEmbedded: false, stop: async () => {} };
  return { ...(await ensurePostgres(dataDir())), isEmbedded: true };
}

/** Runs one of the product's own commands (apps/api/src/cli) against this database. */
export async function runProductCommand(databaseUrl, args) {
  const env = { DATABASE_URL: databaseUrl, WARDBOOK_DATA: dataDir() };
  const code = await runInForeground(process.execPath, [API_COMMANDS, ...args], { env, stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new UserError(`wardbook ${args.join(' ')} failed.`);
}
