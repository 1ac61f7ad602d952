import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startThrowawayPostgres } from '../../../../tools/postgres/server.mjs';
import { migrate } from '../core/database/migrate.js';
import { ensureRoles, roleUrl } from '../core/database/roles.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The migrated database that every test database is copied from. No client stays connected to it. */
    templateUrl: string;
    /** WARDBOOK_DATA of this test run. */
    dataFolder: string;
  }
}

/** One throw-away cluster per test run, migrated once. Tests get copies of its database (see test-database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startThrowawayPostgres();
  const dataFolder = join(cluster.folder, 'data');
  await mkdir(dataFolder, { mode: 0o700 });
  try {
    await migrate(cluster.url, {
      prepareRoles: (owner) => ensureRoles(owner, dataFolder),
      jobsUrl: () => roleUrl(cluster.url, 'wardbook_jobs', dataFolder),
    });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  project.provide('templateUrl', cluster.url);
  project.provide('dataFolder', dataFolder);
  return cluster.stop;
}
