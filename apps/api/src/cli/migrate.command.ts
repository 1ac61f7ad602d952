import { configOrExit } from '../boot.js';
import { migrateConfigured } from '../core/database/migrate-configured.js';

/** `wardbook migrate`: safe to repeat; a second process waits for the first. */
export async function migrateCommand(): Promise<void> {
  const { config } = configOrExit();
  const applied = await migrateConfigured(config);
  process.stderr.write(applied.length === 0 ? 'The database is up to date.\n' : `Applied ${applied.length} migrations.\n`);
}
