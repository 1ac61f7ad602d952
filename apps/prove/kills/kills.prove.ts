import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DATABASE, OWNER } from '../../../tools/postgres/cluster.mjs';
import { faultsOf, PatientJourneys } from '../../api/src/storms/patient-journeys.js';
import { StormHospital } from '../../api/src/storms/storm-steps.js';
import { type RunningProduct, startProduct } from '../../e2e/product/start-product.ts';
import { killAndWait, type Victim, victimsOf } from './victims.ts';

const LANES = 5;
/** More than come while 220 kills are waited for: 2,000 came during 63. */
const PATIENTS = 15_000;
const PRESCRIPTIONS = 300;
/** What users must not wait longer than. */
const BACK_WITHIN_S = 10;
const GIVE_UP_MS = 60_000;
const SIGN_IN_AGAIN_MS = 4 * 60_000;
const HOURS_MS = 3_600_000;

/** For a shorter look, `WARDBOOK_PROVE_KILLS=5` kills each of them five times. */
const most = Number(process.env.WARDBOOK_PROVE_KILLS ?? 50);

let product: RunningProduct;
let clinic: StormHospital;
let journeys: PatientJourneys;
let connection: Client | undefined;
let signingIn: NodeJS.Timeout;

beforeAll(async () => {
  product = await startProduct('start', { WARDBOOK_SIGN_IN_TRIES: '1000', WARDBOOK_PATIENTS_PER_HOUR: '1000000' });
  const baseUrl = `${product.url}/api/v1`;
  clinic = await StormHospital.setUp(baseUrl);
  journeys = await PatientJourneys.prepare(clinic, baseUrl, { patients: PATIENTS, prescriptions: PRESCRIPTIONS });
  signingIn = setInterval(() => void clinic.signInAgain(baseUrl).catch(() => undefined), SIGN_IN_AGAIN_MS);
}, 300_000);

afterAll(async () => {
  clearInterval(signingIn);
  journeys?.abandon();
  await connection?.end().catch(() => undefined);
  await product?.stop();
}, 60_000);

/** The owner's connection, which the kills of the database cut too. */
async function owner(): Promise<Client> {
  if (connection) return connection;
  const { port, password } = JSON.parse(readFileSync(join(product.dataFolder, 'postgres.json'), 'utf8'));
  const opened = new Client({ host: '127.0.0.1', port, user: OWNER, database: DATABASE, password });
  const forget = () => {
    if (connection === opened) connection = undefined;
  };
  opened.on('error', forget);
  opened.on('end', forget);
  await opened.connect();
  connection = opened;
  return opened;
}

/** Kills of all kinds, mixed: what one breaks, the next may find. */
function* mixed(victims: Victim[]): Generator<Victim> {
  const left = victims.map((victim) => ({ victim, times: Math.min(most, victim.times) }));
  while (left.some(({ times }) => times > 0)) {
    for (const turn of left) {
      if (turn.times > 0) yield turn.victim;
      turn.times -= 1;
    }
  }
}

it(
  'loses nothing, doubles nothing and is back in ten seconds from kills of every process and of the database',
  async () => {
    const lanes = journeys.run(LANES);
    const waits: Record<string, number[]> = {};
    try {
      for (const victim of mixed(victimsOf(product, owner))) {
        await Promise.race([lanes, journeys.someAnswers()]);
        const seconds = await killAndWait(victim, GIVE_UP_MS);
        waits[victim.name] = [...(waits[victim.name] ?? []), seconds];
      }
      journeys.close();
      await lanes;
    } finally {
      report(waits);
    }
    expect(journeys.acknowledged.payment).toHaveLength(journeys.started);
    expect(await faultsOf(journeys, await owner())).toEqual([]);
    expect(Math.max(...Object.values(waits).flat())).toBeLessThanOrEqual(BACK_WITHIN_S);
  },
  HOURS_MS,
);

/** What was measured, also of a run that did not reach its end. */
function report(waits: Record<string, number[]>): void {
  for (const [name, seconds] of Object.entries(waits))
    console.log(
      `${name}: ${seconds.length} kills, back after ${median(seconds).toFixed(1)} s, at most ${Math.max(...seconds).toFixed(1)} s`,
    );
  console.log(`${journeys.started} journeys, ${journeys.answered} writes acknowledged, ${journeys.interrupted} sent again`);
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
