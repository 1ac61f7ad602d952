import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../core/clock.js';
import { systemActor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { type NewPatient, PatientRegistry } from '../../modules/patients/index.js';
import type { DemoHospital } from './demo-hospital.js';
import { facility } from './hospital-facts.js';
import { demoPeople } from './people.js';
import { SeededRandom } from './seeded-random.js';

const PATIENTS = 2_000;
const SEED = 20_261_122;
const OPEN_DAYS = 2 * 365;

/** A registered person as the visits of the demo need them. */
export interface DemoPatient {
  id: string;
  sex: string;
  birthDate: string;
  registeredOn: string;
}

type Coming = Omit<DemoPatient, 'id'> & { patient: NewPatient };

/** Registers the demo's people through the registry's own rules and numbers, each on a day of the last two years. */
export async function demoPatients(app: NestFastifyApplication, hospital: DemoHospital, today: string): Promise<DemoPatient[]> {
  const [db, registry, clock] = [app.get(Db), app.get(PatientRegistry), app.get(Clock)];
  const registered: DemoPatient[] = [];
  try {
    for (const [day, coming] of byDay(today)) {
      const opens = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: facility.timeZone, plainTime: '07:10' }).epochMilliseconds;
      clock.set(new Date(Math.min(opens, Date.now())));
      const patients = coming.map(({ patient }) => patient);
      const ids = await db.tx(systemActor('service', hospital.facilityId), () => registry.registerAll(patients));
      for (const [index, { patient: _, ...rest }] of coming.entries()) registered.push({ ...rest, id: ids[index] ?? '' });
    }
  } finally {
    clock.release();
  }
  return registered;
}

/** No patient is registered before the day of birth. */
function byDay(today: string): Map<string, Coming[]> {
  const random = new SeededRandom(SEED);
  const days = new Map<string, Coming[]>();
  const opened = Temporal.PlainDate.from(today).subtract({ days: OPEN_DAYS });
  for (const { patient } of demoPeople(PATIENTS, { seed: SEED, today })) {
    const birthDate = patient.birth?.date ?? today;
    const first = birthDate > opened.toString() ? Temporal.PlainDate.from(birthDate) : opened;
    const registeredOn = first.add({ days: random.whole(0, first.until(today, { largestUnit: 'days' }).days) }).toString();
    days.set(registeredOn, [...(days.get(registeredOn) ?? []), { patient, sex: patient.sex, birthDate, registeredOn }]);
  }
  return new Map([...days].sort(([one], [other]) => one.localeCompare(other)));
}

/** Whole years on a day. */
export function yearsOn(day: string, { birthDate }: Pick<DemoPatient, 'birthDate'>): number {
  return Temporal.PlainDate.from(birthDate).until(day, { largestUnit: 'years' }).years;
}
