import { readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let patientId: string;

/** As long as the longest real chart: 600 visits with 12 values each. */
const VISITS = 600;
const VALUES = 12;

beforeAll(async () => {
  api = await testApi();
  const body = { sex: 'female' as const, birthDate: '1940-01-01', names: [{ family: 'Longchart' }], confirmedNotDuplicate: true };
  patientId = (await api.asRole('receptionist')(registerPatient, { body }, { idempotencyKey: crypto.randomUUID() })).id;
  await api.db.tx(systemActor('import', api.facilityId), async () => {
    await sql`with visited as (
        insert into visit (facility_id, patient_id, class, status, started_at, ended_at, business_date)
        select ${api.facilityId}, ${patientId}, 'outpatient', 'finished', at, at + interval '1 hour', at::date
        from generate_series(1, ${VISITS}) as n, lateral (select timestamptz '2000-01-01' + n * interval '14 days' as at) as moment
        returning id, started_at
      ), met as (
        insert into encounter (visit_id, facility_id, patient_id, kind, status, started_at)
        select id, ${api.facilityId}, ${patientId}, 'imported', 'finished', started_at from visited returning id, visit_id, started_at
      ), diagnosed as (
        insert into condition (facility_id, patient_id, visit_id, encounter_id, category, display, code_system, code, clinical_status, occurred_at)
        select ${api.facilityId}, ${patientId}, visit_id, id, 'encounter-diagnosis', 'Hypertension', 'http://hl7.org/fhir/sid/icd-10', 'I10', 'active', started_at from met
      )
      insert into observation (facility_id, patient_id, visit_id, encounter_id, category, status, code_system, code, display, value_number, unit,
        interpretation, occurred_at, recorded_at)
      select ${api.facilityId}, ${patientId}, visit_id, id, case when v < 4 then 'vital-signs' else 'laboratory' end, 'final', 'http://loinc.org',
        case when v = 1 then '8867-4' else 'test-' || v end, 'Test ' || v, 60 + v, case when v = 1 then '/min' else 'mmol/L' end,
        case when v = 5 then 'H' end, started_at, started_at
      from met cross join generate_series(1, ${VALUES}) as v`.execute(api.db.q);
  });
});

describe('the history', () => {
  it('returns everything in one response, newest first', async () => {
    const history = await api.asRole('doctor')(readHistory, { params: { id: patientId } });
    expect([history.visits.length, history.conditions.length, history.observations.length]).toEqual([VISITS, VISITS, VISITS * VALUES]);
    expect(history.visits[0]?.encounters).toHaveLength(1);
    expect(Date.parse(history.visits[0]!.startedAt)).toBeGreaterThan(Date.parse(history.visits.at(-1)!.startedAt));
    const visitIds = new Set(history.visits.map(({ id }) => id));
    expect(history.observations.every(({ visitId }) => visitId && visitIds.has(visitId))).toBe(true);
  });

  it('records the look in the audit trail and refuses users who may not read charts', async () => {
    await api.asRole('nurse')(readHistory, { params: { id: patientId } });
    const looks = await api.db.tx(
      systemActor('service'),
      async () =>
        (
          await sql`select from audit.access where patient_id = ${patientId} and operation = 'readHistory' and user_id = ${api.userIdOf('nurse')}`.execute(
            api.db.q,
          )
        ).rows,
    );
    expect(looks.length).toBeGreaterThan(0);
    const refused = await api
      .asRole('cashier')(readHistory, { params: { id: patientId } })
      .catch((error: ProblemError) => error);
    expect((refused as ProblemError).code).toBe('forbidden');
  });

  it('returns 404 for an unknown patient', async () => {
    const error = await api
      .asRole('doctor')(readHistory, { params: { id: crypto.randomUUID() } })
      .catch((thrown: ProblemError) => thrown);
    expect((error as ProblemError).code).toBe('not-found');
  });
});

describe('the summary', () => {
  it('shows the care plans that are in force, and not those that are over or not decided', async () => {
    const statuses = ['draft', 'active', 'on-hold', 'revoked', 'completed', 'unknown'];
    await api.db.tx(systemActor('import', api.facilityId), () =>
      sql`insert into care_plan (facility_id, patient_id, status, title, started_on)
        select ${api.facilityId}, ${patientId}, status, 'Plan ' || status, date '2020-01-01' from unnest(${statuses}::text[]) as status`.execute(
        api.db.q,
      ),
    );
    const { carePlans } = await api.asRole('doctor')(readSummary, { params: { id: patientId } });
    expect(carePlans.map(({ title }) => title).sort()).toEqual(['Plan active', 'Plan on-hold']);
  });

  it('names a problem of six hundred visits once, and shows short trends and the last results', async () => {
    const summary = await api.asRole('doctor')(readSummary, { params: { id: patientId } });
    expect(summary.problems.map(({ display }) => display)).toEqual(['Hypertension']);
    expect(summary.vitals.map(({ key, points }) => [key, points.length])).toEqual([['pulse', 8]]);
    expect(summary.results.map(({ display, flag }) => [display, flag])).toContainEqual(['Test 5', 'H']);
    expect(summary).toMatchObject({ visit: null, allergies: { status: 'not-asked' }, upcoming: [] });
  });
});
