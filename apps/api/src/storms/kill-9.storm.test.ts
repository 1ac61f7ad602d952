import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { roleUrl } from '../core/database/roles.js';
import { newTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { faultsOf, PatientJourneys } from './patient-journeys.js';
import { doctor, ProductionProcess } from './production-process.js';
import { StormHospital } from './storm-steps.js';

const LANES = 6;
/** Enough kills to hit different places, within a time that a test run can bear. */
const KILLS = { fewest: 3, most: 6, withinMs: 25_000 };
const PATIENTS = 2000;
const PRESCRIPTIONS = 240;

let database: TestDatabase;
let owner: Client;
let server: ProductionProcess;
let worker: ProductionProcess;
let journeys: PatientJourneys;

beforeAll(async () => {
  database = await newTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  server = await ProductionProcess.start(database);
  worker = await ProductionProcess.startWorker(database);
  journeys = await PatientJourneys.prepare(await StormHospital.setUp(server.baseUrl), server.baseUrl, {
    patients: PATIENTS,
    prescriptions: PRESCRIPTIONS,
  });
}, 120_000);

afterAll(async () => {
  journeys?.abandon();
  await server?.stop();
  await worker?.stop();
  await owner?.end();
});

/** Keeps patients coming while the API and its worker are killed and started again, and lets the last of them finish. */
async function stormOfKills(): Promise<number> {
  const lanes = journeys.run(LANES);
  const began = Date.now();
  let kills = 0;
  while (kills < KILLS.fewest || (kills < KILLS.most && Date.now() - began < KILLS.withinMs)) {
    await Promise.race([lanes, journeys.someAnswers()]);
    await Promise.all([server.kill9(), worker.kill9()]);
    kills += 1;
    await Promise.all([server.run(), worker.run()]);
  }
  journeys.close();
  await lanes;
  return kills;
}

/** The next worker takes what the killed one had in hand. No provider is configured, so each message ends as not sent. */
async function untilTheWorkerIsDone(): Promise<void> {
  const jobs = new Client({ connectionString: await roleUrl(database.ownerUrl, 'wardbook_jobs', database.dataFolder) });
  await jobs.connect();
  const left = async () => [
    (await owner.query("select from message where status <> 'not-sent'")).rowCount,
    (await jobs.query("select from graphile_worker.jobs where task_identifier = 'send-message'")).rowCount,
  ];
  await vi.waitFor(async () => expect(await left()).toEqual([0, 0]), { timeout: 30_000, interval: 200 });
  await jobs.end();
}

it('kill -9 in the middle of journeys loses nothing acknowledged, repeats nothing and leaves nothing half-written', async () => {
  const kills = await stormOfKills();
  expect(kills).toBeGreaterThanOrEqual(KILLS.fewest);
  expect(journeys.interrupted, 'no kill met a request on its way').toBeGreaterThan(0);
  expect(journeys.acknowledged.payment).toHaveLength(journeys.started);
  await untilTheWorkerIsDone();
  expect(await faultsOf(journeys, owner)).toEqual([]);
  expect(await doctor(database)).toMatchObject({ holds: true });
}, 120_000);
