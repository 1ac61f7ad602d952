import type { Type } from '@nestjs/common';
import { type Call, createClient } from '@wardbook/contracts/core/client';
import { type BuiltInRole, builtInRoles } from '@wardbook/contracts/core/permissions';
import { signIn } from '@wardbook/contracts/identity/sessions';
import { sql } from 'kysely';
import { bootApi } from '../boot.js';
import { ACCESS_TOKEN_SECONDS, Tokens } from '../core/auth/tokens.js';
import { Clock } from '../core/clock.js';
import { readConfig } from '../core/config.js';
import { systemActor } from '../core/database/actor.js';
import { Db } from '../core/database/db.js';
import { roleUrl } from '../core/database/roles.js';
import { JobRunner } from '../core/jobs/job-runner.js';
import { Jobs } from '../core/jobs/jobs.js';
import { newLog } from '../core/log.js';
import { PasswordHasher } from '../modules/identity/index.js';
import { recordCalls } from './call-record.js';
import { newTestDatabase, type TestDatabase, testDatabase } from './test-database.js';

export interface TestApi {
  baseUrl: string;
  facilityId: string;
  db: Db;
  clock: Clock;
  /** A service of the running API, for what has no endpoint: `api.service(Settings)`. */
  service: <T>(type: Type<T>) => T;
  ownerUrl: string;
  /** WARDBOOK_DATA of the test run. */
  dataFolder: string;
  /** Starts the worker beside the API, on the same jobs. It stops with `close`. */
  work: () => Promise<void>;
  /** A client that is signed in as a user with that role in the test facility. */
  asRole: (role: BuiltInRole) => Call;
  /** A client without a session. */
  anonymous: Call;
  /** The token behind `asRole`, for requests that the client cannot make. */
  tokenOf: (role: BuiltInRole) => string;
  userIdOf: (role: BuiltInRole) => string;
  close: () => Promise<void>;
}

export const TEST_PASSWORD = 'correct horse battery staple';

let shared: Promise<TestApi> | undefined;

/** The API over real HTTP on a database that the test files of one worker share, with one facility and a user per role. */
export function testApi(): Promise<TestApi> {
  shared ??= testDatabase().then((database) => start(database));
  return shared;
}

/** The same on a separate database, for tests that count whole tables or need other variables. Close it. */
export async function ownTestApi(variables: Record<string, string> = {}): Promise<TestApi> {
  return await start(await newTestDatabase(), variables);
}

async function start({ ownerUrl, dataFolder }: TestDatabase, variables: Record<string, string> = {}): Promise<TestApi> {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    WARDBOOK_DATA: dataFolder,
    DATABASE_APP_URL: await roleUrl(ownerUrl, 'wardbook_app', dataFolder),
    DATABASE_JOBS_URL: await roleUrl(ownerUrl, 'wardbook_jobs', dataFolder),
    WARDBOOK_SIGN_IN_TRIES: '1000',
    ...variables,
  });
  const app = await bootApi(config, newLog(config));
  recordCalls(app.getHttpAdapter().getInstance() as never);
  await app.listen(0, '127.0.0.1');
  const baseUrl = `${(await app.getUrl()).replace('[::1]', '127.0.0.1')}/api/v1`;
  const db = app.get(Db);
  const hospital = await createTestHospital(db, await app.get(PasswordHasher).hash(TEST_PASSWORD));
  const runner = new JobRunner(config, newLog(config), app.get(Jobs));
  const tokens = await signInAll(baseUrl, hospital);
  const renewal = setInterval(() => void renew(tokens, app.get(Tokens)), RENEW_EVERY_MS).unref();
  return {
    baseUrl,
    facilityId: hospital.facilityId,
    db,
    clock: app.get(Clock),
    service: (type) => app.get(type),
    ownerUrl,
    dataFolder,
    asRole: (role) => createClient({ baseUrl, headers: () => ({ authorization: `Bearer ${tokens[role]}` }) }),
    anonymous: createClient({ baseUrl }),
    tokenOf: (role) => tokens[role],
    userIdOf: (role) => hospital.users[role],
    work: () => runner.start(),
    close: async () => {
      clearInterval(renewal);
      await runner.stop();
      await app.close();
    },
  };
}

/** On a busy machine a run takes longer than a token lives. */
const RENEW_EVERY_MS = (ACCESS_TOKEN_SECONDS * 1_000) / 2;

/** Gives each role another token of the session that it has. */
async function renew(tokens: Record<BuiltInRole, string>, signer: Tokens): Promise<void> {
  for (const role of builtInRoles) {
    const { userId, sessionId } = await signer.verify(tokens[role]);
    tokens[role] = await signer.sign(userId, sessionId);
  }
}

interface TestHospital {
  facilityId: string;
  users: Record<BuiltInRole, string>;
}

export function testEmail(role: BuiltInRole): string {
  return `${role}@test.example`;
}

async function createTestHospital(db: Db, passwordHash: string): Promise<TestHospital> {
  return await db.tx(systemActor('service'), async () => {
    await db.q.insertInto('organisation').values({ name: 'Test organisation', country: 'KE' }).execute();
    const facility = await db.q
      .insertInto('facility')
      .values({ code: 'main', name: 'Test hospital', kind: 'hospital', time_zone: 'Africa/Nairobi', currency: 'KES', languages: ['en'] })
      .returning('id')
      .executeTakeFirstOrThrow();
    const users: Partial<Record<BuiltInRole, string>> = {};
    for (const role of builtInRoles) users[role] = await newUser(db, role, facility.id, passwordHash);
    for (const profession of ['doctor', 'nurse'] as const) await practise(db, users[profession] ?? '', facility.id, profession);
    return { facilityId: facility.id, users: users as Record<BuiltInRole, string> };
  });
}

async function newUser(db: Db, role: BuiltInRole, facilityId: string, passwordHash: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`with new_person as (
      insert into person (given_name, family_name) values ('Test', ${role}) returning id
    ), account as (
      insert into user_account (person_id, email, password_hash) select id, ${testEmail(role)}, ${passwordHash} from new_person returning id
    ), member as (
      insert into membership (user_id, role_id, facility_id)
      select account.id, role.id, ${facilityId} from account, role where role.code = ${role}
    ) select id from account`.execute(db.q);
  return rows[0]?.id ?? '';
}

/** Makes a user a practitioner of the facility, who may sign. */
async function practise(db: Db, userId: string, facilityId: string, profession: 'doctor' | 'nurse'): Promise<void> {
  await sql`with new_practitioner as (
      insert into practitioner (person_id) select person_id from user_account where id = ${userId} returning id
    ) insert into practitioner_role (practitioner_id, facility_id, profession, valid_from)
      select id, ${facilityId}, ${profession}, '2000-01-01' from new_practitioner`.execute(db.q);
}

async function signInAll(baseUrl: string, hospital: TestHospital): Promise<Record<BuiltInRole, string>> {
  const call = createClient({ baseUrl });
  const pairs = Object.keys(hospital.users).map(async (role) => {
    const { accessToken } = await call(signIn, { body: { email: testEmail(role as BuiltInRole), password: TEST_PASSWORD } });
    return [role, accessToken] as const;
  });
  return Object.fromEntries(await Promise.all(pairs)) as Record<BuiltInRole, string>;
}
