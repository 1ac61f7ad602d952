import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createClient } from '@wardbook/contracts/core/client';
import { getSetUp } from '@wardbook/contracts/identity/sessions';
import { Temporal } from 'temporal-polyfill';
import { bootApi, configOrExit } from '../boot.js';
import { appUrl, GENERIC_PLANS } from '../core/database/connections.js';
import { newLog } from '../core/log.js';
import { fillCatalogues } from './demo/demo-catalogue.js';
import { demoHistory } from './demo/demo-history.js';
import { createHospital } from './demo/demo-hospital.js';
import { demoPatients } from './demo/demo-patients.js';
import { demoTakings } from './demo/demo-takings.js';
import { demoWeek } from './demo/demo-week.js';
import { facility } from './demo/hospital-facts.js';

const SIGN_INS = 'demo-signins.json';

/** `wardbook demo`: fills an empty installation with the demo hospital, and leaves any other as it is. */
export async function demoCommand(): Promise<void> {
  const { config } = configOrExit();
  // The demo is its own client over loopback, so that it goes through the same code as any browser.
  const quiet = { ...config, WARDBOOK_WEB_URL: undefined, WARDBOOK_PUBLIC_URL: undefined, LOG_LEVEL: 'silent' as const };
  quiet.DATABASE_APP_URL = withoutWaitingForTheDisk(await appUrl(config));
  const app = await bootApi(quiet, newLog(quiet));
  try {
    await app.listen(0, '127.0.0.1');
    const baseUrl = `http://127.0.0.1:${portOf(app)}/api/v1`;
    const { setUp } = await createClient({ baseUrl })(getSetUp, {});
    if (!setUp) await load(app, baseUrl, config.WARDBOOK_DATA);
  } finally {
    await app.close();
  }
}

async function load(app: NestFastifyApplication, baseUrl: string, dataFolder: string): Promise<void> {
  const started = performance.now();
  const step = async <T>(words: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    process.stderr.write(`  ${words}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    return result;
  };
  const today = Temporal.Now.plainDateISO(facility.timeZone).toString();
  const hospital = await step('opening the hospital', () => createHospital(baseUrl));
  await writeFile(join(dataFolder, SIGN_INS), `${JSON.stringify(hospital.signIns, null, 2)}\n`, { mode: 0o600 });
  await step('pricing services, filling the pharmacy', () => fillCatalogues(app, hospital, today));
  const patients = await step('registering patients', () => demoPatients(app, hospital, today));
  const visits = await step('writing two years of visits', () => demoHistory(app, hospital, patients, today));
  await step('taking the money of the last months', () => demoTakings(app, hospital, visits, today));
  await step('living through the last days', () => demoWeek(app, hospital, patients, today));
  process.stderr.write(`The demo hospital is loaded, in ${Math.round((performance.now() - started) / 1000)} s.\n`);
}

/** Thousands of small commits need not reach the disk one by one: after a crash the demo is loaded again. */
function withoutWaitingForTheDisk(url: string): string {
  const patient = new URL(url);
  patient.searchParams.set('options', `-c synchronous_commit=off -c timezone=UTC ${GENERIC_PLANS}`);
  return patient.toString();
}

function portOf(app: NestFastifyApplication): number {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') throw new Error('The demo’s own server does not listen.');
  return address.port;
}
