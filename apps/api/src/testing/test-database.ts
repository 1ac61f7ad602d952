import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import { closeDatabase } from '../core/database/migrate.js';

export interface TestDatabase {
  /** The owner's address: what DATABASE_URL is in production. */
  ownerUrl: string;
  /** Holds the passwords of the other roles: what WARDBOOK_DATA is in production. */
  dataFolder: string;
}

let shared: Promise<TestDatabase> | undefined;

/** The migrated, empty database that the test files of one worker share. */
export function testDatabase(): Promise<TestDatabase> {
  shared ??= newTestDatabase();
  return shared;
}

/** A separate database, for tests that count or empty whole tables. Copying files makes it in about 40 ms. */
export async function newTestDatabase(): Promise<TestDatabase> {
  const url = new URL(inject('templateUrl'));
  const template = url.pathname.slice(1);
  const name = `test_${randomBytes(6).toString('hex')}`;
  url.pathname = '/postgres';
  const owner = new Client({ connectionString: url.toString() });
  await owner.connect();
  try {
    await owner.query(`create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)} strategy file_copy`);
  } finally {
    await owner.end();
  }
  url.pathname = `/${name}`;
  await closeCopy(url.toString());
  return { ownerUrl: url.toString(), dataFolder: inject('dataFolder') };
}

/** A copy has the template's tables and rights on them, but not the rights on the database itself. */
async function closeCopy(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await closeDatabase(owner);
  } finally {
    await owner.end();
  }
}
