import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { vitalSigns } from '@wardbook/contracts/encounters/vital-signs';
import { Temporal } from 'temporal-polyfill';
import { systemActor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { ClinicalBulkWriter, type ClinicalRows } from '../../modules/encounters/index.js';
import type { DemoHospital } from './demo-hospital.js';
import { type DemoPatient, yearsOn } from './demo-patients.js';
import { type CommonDiagnosis, departmentFor, ICD10, likelyDiagnosis } from './diagnoses.js';
import { facility, weeklyHours } from './hospital-facts.js';
import { SeededRandom } from './seeded-random.js';
import { usualVitals, vitalNear } from './usual-vitals.js';

/** The last days are lived through the product's own services instead. */
const UNTIL_DAYS_AGO = 9;
const MOST_VISITS = 5;
const AT_ONCE = 200;
const LOINC = 'http://loinc.org';
const MINUTE = 60_000;

export type WrittenVisit = ClinicalRows['visit'][number];

/** Two years of visits, each with its reason, diagnosis and vital signs, as if they had been lived. Written in bulk. Returns the visits. */
export async function demoHistory(
  app: NestFastifyApplication,
  hospital: DemoHospital,
  patients: readonly DemoPatient[],
  today: string,
): Promise<WrittenVisit[]> {
  const db = app.get(Db);
  const writer = app.get(ClinicalBulkWriter);
  const random = new SeededRandom(20_241_122);
  const visits: WrittenVisit[] = [];
  for (let from = 0; from < patients.length; from += AT_ONCE) {
    const rows = emptyRows();
    for (const patient of patients.slice(from, from + AT_ONCE)) livesOf(rows, patient, hospital, random, today);
    await db.tx(systemActor('service', hospital.facilityId), () => writer.write(rows));
    visits.push(...rows.visit);
  }
  return visits;
}

/** The first visit is on the day of the patient's registration. */
function livesOf(rows: ClinicalRows, patient: DemoPatient, hospital: DemoHospital, random: SeededRandom, today: string): void {
  const last = Temporal.PlainDate.from(today).subtract({ days: UNTIL_DAYS_AGO });
  const known = Temporal.PlainDate.from(patient.registeredOn).until(last, { largestUnit: 'days' }).days;
  if (known < 0) return;
  const visits = random.whole(1, MOST_VISITS);
  for (let visit = 0; visit < visits; visit += 1) {
    const day = Temporal.PlainDate.from(patient.registeredOn).add({ days: visit === 0 ? 0 : random.whole(0, known) });
    const years = yearsOn(day.toString(), patient);
    const diagnosis = likelyDiagnosis({ sex: patient.sex, years, month: day.month }, random);
    const department = departmentFor(diagnosis, years);
    const hours = hoursOn(day.dayOfWeek, department, random);
    const departmentId = hospital.departments.get(hours.department) ?? null;
    const practitionerId = hospital.practitioners.get(hours.familyName) ?? '';
    const startedAt = momentOf(day, hours, random);
    visitOf(rows, { patientId: patient.id, years, hospital, startedAt, practitionerId, departmentId, diagnosis }, random);
  }
}

/** The practitioners of a department on a weekday; the outpatient clinic sees the patients of a closed department. */
function hoursOn(weekday: number, wanted: string, random: SeededRandom) {
  const open = weeklyHours.filter(({ weekdays }) => (weekdays as readonly number[]).includes(weekday));
  const own = open.filter(({ department }) => department === wanted);
  return random.pick(own.length > 0 ? own : open.filter(({ department }) => department === 'OPD'));
}

interface PastVisit {
  patientId: string;
  years: number;
  hospital: DemoHospital;
  startedAt: number;
  practitionerId: string;
  departmentId: string | null;
  diagnosis: CommonDiagnosis;
}

function visitOf(rows: ClinicalRows, past: PastVisit, random: SeededRandom): void {
  const { patientId, years, hospital, startedAt, practitionerId, departmentId: department_id, diagnosis } = past;
  const whose = { id: randomUUID(), facility_id: hospital.facilityId, patient_id: patientId };
  const encounterId = randomUUID();
  const started = iso(startedAt);
  const seenAt = startedAt + random.whole(6, 55) * MINUTE;
  const seen = { started_at: iso(seenAt), ended_at: iso(seenAt + random.whole(8, 32) * MINUTE) };
  const when = { recorded_at: started, status: 'finished', practitioner_id: practitionerId };
  const stay = { started_at: started, ended_at: iso(seenAt + random.whole(35, 90) * MINUTE) };
  rows.visit.push({
    ...whose,
    ...when,
    ...stay,
    department_id,
    class: 'outpatient',
    business_date: dayOf(startedAt),
    reason: diagnosis.complaint,
  });
  rows.encounter.push({
    ...whose,
    ...when,
    ...seen,
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
    abated_precision: 'day',
    occurred_at: seen.started_at,
    recorded_at: started,
  });
  vitalsOf(rows, { ...whose, visit_id: whose.id, occurred_at: started, recorded_at: started }, years, random);
}

function vitalsOf(
  rows: ClinicalRows,
  whose: Pick<ClinicalRows['observation'][number], 'facility_id' | 'patient_id' | 'visit_id' | 'occurred_at' | 'recorded_at'>,
  years: number,
  random: SeededRandom,
): void {
  const usual = usualVitals(years);
  const setId = randomUUID();
  for (const { key, loinc, display, unit, unitDisplay, decimals } of vitalSigns) {
    const spread = usual[key];
    if (!spread) continue;
    rows.observation.push({
      ...whose,
      id: randomUUID(),
      set_id: setId,
      category: 'vital-signs',
      code_system: LOINC,
      code: loinc,
      display,
      value_number: vitalNear(key, spread, random).toFixed(decimals),
      unit,
      unit_display: unitDisplay,
      status: 'final',
    });
  }
}

function momentOf(day: Temporal.PlainDate, { starts, ends }: { starts: string; ends: string }, random: SeededRandom): number {
  const open = Temporal.PlainTime.from(starts);
  const minutes = open.until(ends, { largestUnit: 'minutes' }).minutes;
  const plainTime = open.add({ minutes: random.whole(-20, minutes - 30) });
  return day.toZonedDateTime({ timeZone: facility.timeZone, plainTime }).epochMilliseconds;
}

function dayOf(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(facility.timeZone).toPlainDate().toString();
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}

function emptyRows(): ClinicalRows {
  return {
    ...{ visit: [], encounter: [], condition: [], allergy_intolerance: [], patient_allergy_status: [], observation: [] },
    ...{ procedure: [], immunization: [], care_plan: [], care_plan_activity: [], goal: [] },
  };
}
