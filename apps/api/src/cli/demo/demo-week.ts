import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { closeTill, openTill } from '@wardbook/contracts/billing/till';
import type { Call } from '@wardbook/contracts/core/client';
import { type FreePlace, listFreePlaces, type Place } from '@wardbook/contracts/scheduling/appointments';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../core/clock.js';
import { CashDesk } from './cash-desk.js';
import type { DemoHospital } from './demo-hospital.js';
import { type DemoPatient, yearsOn } from './demo-patients.js';
import { departmentFor, likelyDiagnosis } from './diagnoses.js';
import { FLOAT, weeklyHours } from './hospital-facts.js';
import { SeededRandom } from './seeded-random.js';
import { type Story, VisitStory } from './visit-story.js';
import { wall } from './wall-time.js';

/** Today and the same weekday of last week are both in it, so that the dashboard can compare. */
const DAYS = 8;
const VISITS_OF_A_DAY = 14;
const MINUTE = 60_000;

/** The last days, lived through the product's own services with the clock set. Today is under way. */
export async function demoWeek(
  app: NestFastifyApplication,
  hospital: DemoHospital,
  patients: readonly DemoPatient[],
  today: string,
): Promise<void> {
  const clock = app.get(Clock);
  const random = new SeededRandom(8);
  const now = Date.now();
  try {
    const first = Temporal.PlainDate.from(today)
      .subtract({ days: DAYS - 1 })
      .toString();
    clock.set(wall(first, '06:00'));
    for (let daysAgo = DAYS - 1; daysAgo >= 0; daysAgo -= 1) {
      const date = Temporal.PlainDate.from(today).subtract({ days: daysAgo }).toString();
      await day({ clock, hospital, random, patients, date, now: daysAgo === 0 ? now : null });
    }
  } finally {
    clock.release();
  }
}

interface Day {
  clock: Clock;
  hospital: DemoHospital;
  random: SeededRandom;
  patients: readonly DemoPatient[];
  date: string;
  /** Set for today: what would be later than this has not happened yet. */
  now: number | null;
}

async function day({ clock, hospital, random, patients, date, now }: Day): Promise<void> {
  clock.set(wall(date, '06:30'));
  const cashier = hospital.as('cashier');
  await cashier(openTill, { body: { openingFloat: FLOAT } });
  const cashDesk = new CashDesk(hospital, random);
  const places = await placesOf(hospital, date, random);
  const known = new Set(patients.filter(({ registeredOn }) => registeredOn <= date));
  const month = Temporal.PlainDate.from(date).month;
  for (const place of places) {
    const arrival = Date.parse(place.startsAt) - random.whole(2, 15) * MINUTE;
    const at = (minutes: number) => clock.set(new Date(Math.min(arrival + minutes * MINUTE, now ?? Number.POSITIVE_INFINITY)));
    clock.set(wall(date, '07:00'));
    const receivedBy = nameOf(place.practitionerId, hospital);
    const comer = comerFor(receivedBy, [...known], date, month, random);
    known.delete(comer.patient);
    await new VisitStory(hospital, cashDesk, random, at, receivedBy).tell({
      patientId: comer.patient.id,
      years: comer.years,
      diagnosis: comer.diagnosis,
      place: toPlace(place),
      until: now === null ? 'paid' : untilNow(arrival, now),
      paysBy: random.chance(0.45) ? 'cash' : random.chance(0.7) ? 'mobile-money' : 'card',
    });
  }
  if (now === null) {
    clock.set(wall(date, '17:45'));
    await endOfDay(cashier, cashDesk, random);
  }
}

/** A patient who has not visited yet today and whom this doctor sees; patients registered that day come first. */
function comerFor(
  receivedBy: string,
  known: readonly DemoPatient[],
  date: string,
  month: number,
  random: SeededRandom,
): Pick<Story, 'years' | 'diagnosis'> & { patient: DemoPatient } {
  const department = weeklyHours.find(({ familyName }) => familyName === receivedBy)?.department;
  const fresh = known.filter(({ registeredOn }) => registeredOn === date);
  for (let tries = 0; ; tries += 1) {
    const patient = random.pick(tries < 3 && fresh.length > 0 ? fresh : known);
    const years = yearsOn(date, patient);
    const diagnosis = likelyDiagnosis({ sex: patient.sex, years, month }, random);
    if (departmentFor(diagnosis, years) === department) return { patient, years, diagnosis };
  }
}

function nameOf(practitionerId: string, { practitioners }: DemoHospital): string {
  return [...practitioners].find(([, id]) => id === practitionerId)?.[0] ?? 'doctor';
}

/** The count is exact, except that a coin is sometimes missing or left over. */
async function endOfDay(cashier: Call, { drawer }: CashDesk, random: SeededRandom): Promise<void> {
  const lost = random.chance(0.25) ? random.pick([-5_000, -2_000, 1_000]) : 0;
  const note = lost === 0 ? {} : { note: 'Counted twice, not found.' };
  const body = { countedCash: FLOAT + drawer.cash + lost, countedCard: drawer.card, ...note };
  await cashier(closeTill, { body });
}

async function placesOf(hospital: DemoHospital, date: string, random: SeededRandom): Promise<FreePlace[]> {
  const { items } = await hospital.as('receptionist')(listFreePlaces, { query: { from: date, to: date, limit: 500 } });
  const chosen = new Map<string, FreePlace>();
  for (let i = 0; i < VISITS_OF_A_DAY; i += 1) {
    const receivedBy = random.pick([...new Set(items.map(({ practitionerId }) => practitionerId))]);
    const place = random.pick(items.filter(({ practitionerId }) => practitionerId === receivedBy));
    chosen.set(place.kind === 'session' ? `${place.availabilityId} ${i}` : `${place.practitionerId} ${place.startsAt}`, place);
  }
  return [...chosen.values()].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}

function toPlace({ kind, availabilityId, practitionerId, businessDate, startsAt, endsAt }: FreePlace): Place {
  return kind === 'session' ? { kind, sessionId: availabilityId, businessDate } : { kind, practitionerId, startsAt, endsAt };
}

function untilNow(arrival: number, now: number): Story['until'] {
  const minutes = (now - arrival) / MINUTE;
  if (minutes < 0) return 'booked';
  if (minutes < 10) return 'arrived';
  if (minutes < 30) return 'vitals';
  return minutes < 90 ? 'seen' : 'paid';
}
