import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from '@js-temporal/polyfill';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createClient } from '@wardbook/contracts/client';
import { getSetUp } from '@wardbook/contracts/identity';
import { bootApi, configOrExit } from '../boot.js';
import { newLog } from '../core/log.js';
import { furnishHospital } from './demo/demo-hospital.js';
import { demoPatients } from './demo/demo-patients.js';
import { facility } from './demo/house.js';

const SIGN_INS = 'demo-signins.json';

/** `wardbook demo`: fills an empty installation with the demo hospital, and leaves any other as it is. */
export async function demoCommand(): Promise<void> {
  const { config } = configOrExit();
  // The demo is its own client over loopback, so that it goes through the same code as any browser.
  const quiet = { ...config, WARDBOOK_WEB_URL: undefined, WARDBOOK_PUBLIC_URL: undefined, LOG_LEVEL: 'silent' as const };
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
    process.stderr.write(`  ${words} ...\n`);
    return await work();
  };
  const today = Temporal.Now.plainDateISO(facility.timeZone).toString();
  const hospital = await step('opening the hospital', () => furnishHospital(baseUrl));
  await writeFile(join(dataFolder, SIGN_INS), `${JSON.stringify(hospital.signIns, null, 2)}\n`, { mode: 0o600 });
  await step('registering patients', () => demoPatients(app, hospital, today));
  process.stderr.write(`The demo hospital is loaded, in ${Math.round((performance.now() - started) / 1000)} s.\n`);
}

function portOf(app: NestFastifyApplication): number {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') throw new Error('The demo’s own server does not listen.');
  return address.port;
}
