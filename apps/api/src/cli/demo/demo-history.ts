import { randomUUID } from 'node:crypto';
import { Temporal } from '@js-temporal/polyfill';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type VitalKey, vitalSigns } from '@wardbook/contracts/vital-signs';
import { systemActor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { ClinicalBulkWriter, type ClinicalRows } from '../../modules/encounters/index.js';
import type { DemoHospital } from './demo-hospital.js';
import { type CommonDiagnosis, commonDiagnoses, ICD10 } from './diagnoses.js';
import { facility } from './house.js';
import { SeededRandom } from './seeded-random.js';

const YEARS = 2;
/** The last days are lived through the product's own services instead. */
const UNTIL_DAYS_AGO = 9;
const MOST_VISITS = 6;
const AT_ONCE = 200;
const LOINC = 'http://loinc.org';
const MINUTE = 60_000;

/** What an adult's and a child's vital signs lie around; children get their own limits by the spread alone. */
const around: Partial<Record<VitalKey, readonly [number, number]>> = {
  pulse: [78, 12],
  temperature: [36.8, 0.6],
  saturation: [97, 2],
  respiration: [16, 3],
  systolic: [124, 18],
  diastolic: [78, 10],
};

/** Two years of visits, each with its reason, diagnosis and vital signs, as if they had been lived. Written in bulk. */
export async function demoHistory(
  app: NestFastifyApplication,
  hospital: DemoHospital,
  patientIds: readonly string[],
  today: string,
): Promise<void> {
  const db = app.get(Db);
  const writer = app.get(ClinicalBulkWriter);
  const random = new SeededRandom(20_241_122);
  for (let from = 0; from < patientIds.length; from += AT_ONCE) {
    const rows = emptyRows();
    for (const patientId of patientIds.slice(from, from + AT_ONCE)) livesOf(rows, patientId, hospital, random, today);
    await db.tx(systemActor('service', hospital.facilityId), () => writer.write(rows));
  }
}

function livesOf(rows: ClinicalRows, patientId: string, hospital: DemoHospital, random: SeededRandom, today: string): void {
  const practitioners = [...hospital.practitioners.entries()].filter(([name]) => DOCTORS.includes(name)).map(([, id]) => id);
  const visits = random.chance(0.2) ? 0 : random.whole(1, MOST_VISITS);
  for (let visit = 0; visit < visits; visit += 1) {
    const daysAgo = random.whole(UNTIL_DAYS_AGO, YEARS * 365);
    const startedAt = momentOf(today, daysAgo, random);
    visitOf(
      rows,
      { patientId, hospital, startedAt, practitionerId: random.pick(practitioners), diagnosis: random.pickCommon(commonDiagnoses) },
      random,
    );
  }
}

const DOCTORS = ['Otieno', 'Chebet', 'Okafor', 'Haddad', 'Rao'];

interface PastVisit {
  patientId: string;
  hospital: DemoHospital;
  startedAt: number;
  practitionerId: string;
  diagnosis: CommonDiagnosis;
}

function visitOf(rows: ClinicalRows, past: PastVisit, random: SeededRandom): void {
  const { patientId, hospital, startedAt, practitionerId, diagnosis } = past;
  const whose = { id: randomUUID(), facility_id: hospital.facilityId, patient_id: patientId };
  const encounterId = randomUUID();
  const started = iso(startedAt);
  const ended = iso(startedAt + random.whole(40, 150) * MINUTE);
  const when = { started_at: started, ended_at: ended, recorded_at: started, status: 'finished', practitioner_id: practitionerId };
  const department_id = hospital.departments.get('OPD') ?? null;
  rows.visit.push({ ...whose, ...when, department_id, class: 'outpatient', business_date: dayOf(startedAt), reason: diagnosis.complaint });
  rows.encounter.push({
    ...whose,
    ...when,
    department_id,
    id: encounterId,
    visit_id: whose.id,
    kind: 'consultation',
    reason: diagnosis.complaint,
  });
  rows.condition.push({
    ...whose,
    id: randomUUID(),
    visit_id: whose.id,
    encounter_id: encounterId,
    code_system: ICD10,
    code: diagnosis.code,
    display: diagnosis.display,
    category: 'encounter-diagnosis',
    clinical_status: 'resolved',
    verification_status: 'confirmed',
    onset_precision: 'day',
    occurred_at: started,
    recorded_at: started,
  });
  vitalsOf(rows, { ...whose, visit_id: whose.id, occurred_at: started, recorded_at: started }, random);
}

function vitalsOf(
  rows: ClinicalRows,
  whose: Pick<ClinicalRows['observation'][number], 'facility_id' | 'patient_id' | 'visit_id' | 'occurred_at' | 'recorded_at'>,
  random: SeededRandom,
): void {
  const setId = randomUUID();
  for (const { key, loinc, display, unit, unitDisplay, decimals } of vitalSigns) {
    const spread = around[key];
    if (!spread) continue;
    const value = spread[0] + (random.next() + random.next() - 1) * 2 * spread[1];
    rows.observation.push({
      ...whose,
      id: randomUUID(),
      set_id: setId,
      category: 'vital-signs',
      code_system: LOINC,
      code: loinc,
      display,
      value_number: Math.min(value, key === 'saturation' ? 100 : value).toFixed(decimals),
      unit,
      unit_display: unitDisplay,
      status: 'final',
    });
  }
}

function momentOf(today: string, daysAgo: number, random: SeededRandom): number {
  const time = Temporal.PlainTime.from({ hour: random.whole(8, 16), minute: random.whole(0, 59) });
  return Temporal.PlainDate.from(today).subtract({ days: daysAgo }).toZonedDateTime({ timeZone: facility.timeZone, plainTime: time })
    .epochMilliseconds;
}

function dayOf(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(facility.timeZone).toPlainDate().toString();
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}

function emptyRows(): ClinicalRows {
  return {
    ...{ visit: [], encounter: [], condition: [], allergy_intolerance: [], observation: [] },
    ...{ procedure: [], immunization: [], care_plan: [], care_plan_activity: [], goal: [] },
  };
}
