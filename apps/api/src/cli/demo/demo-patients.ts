import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { systemActor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { PatientRegistry } from '../../modules/patients/index.js';
import type { DemoHospital } from './demo-hospital.js';
import { demoPeople } from './people.js';

const PATIENTS = 2_000;
const SEED = 20_261_122;
const AT_ONCE = 250;

/** Registers the demo's people in bulk, through the registry's own rules and numbers. Answers their ids. */
export async function demoPatients(app: NestFastifyApplication, hospital: DemoHospital, today: string): Promise<string[]> {
  const db = app.get(Db);
  const registry = app.get(PatientRegistry);
  const people = demoPeople(PATIENTS, { seed: SEED, today });
  const ids: string[] = [];
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const patients = people.slice(from, from + AT_ONCE).map(({ patient }) => patient);
    ids.push(...(await db.tx(systemActor('service', hospital.facilityId), () => registry.registerAll(patients))));
  }
  return ids;
}
