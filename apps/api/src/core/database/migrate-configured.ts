import type { Config } from '../config.js';
import { jobsUrl, ownerUrl } from './connections.js';
import { migrate } from './migrate.js';
import { ensureRoles, ensureRolesExist } from './roles.js';

/** Migrates the configured database. Roles whose addresses are given keep the passwords that they have. */
export async function migrateConfigured(config: Config): Promise<string[]> {
  const rolesAreGiven = config.DATABASE_APP_URL !== undefined && config.DATABASE_JOBS_URL !== undefined;
  return await migrate(ownerUrl(config), {
    prepareRoles: (owner) => (rolesAreGiven ? ensureRolesExist(owner) : ensureRoles(owner, config.WARDBOOK_DATA)),
    jobsUrl: () => jobsUrl(config),
  });
}
