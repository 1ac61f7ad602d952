import { addCharge, openAccount } from '@wardbook/contracts/billing/charges';
import { issueCreditNote } from '@wardbook/contracts/billing/invoices';
import { recordPayment, voidPayment } from '@wardbook/contracts/billing/till';
import { addCoverage, createPayer, createPayerPlan } from '@wardbook/contracts/insurance/payers';
import { type Dashboard, getDashboard } from '@wardbook/contracts/reports/reports';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { billingSteps, key } from '../../testing/billing-steps.js';
import { independentFigures } from '../../testing/independent-figures.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { ReportDays } from './report-days.service.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
let planId: string;

const today = Temporal.Now.plainDateISO('Africa/Nairobi');
const daysAgo = (days: number) => today.subtract({ days }).toString();
/** The days on which work is done, all of them over, and the last of them still counted as it is. */
const DAYS = [41, 40, 30, 12, 9, 8, 2, 1].map(daysAgo);
const PERIODS = [
  ...DAYS.map((day) => ({ from: day, to: day })),
  { from: daysAgo(12), to: daysAgo(8) },
  { from: daysAgo(45), to: daysAgo(1) },
];

beforeAll(async () => {
  api = await ownTestApi();
  steps = billingSteps(api);
  await at(daysAgo(60), steps.tillIsOpen);
  const payer = await api.asRole('admin')(createPayer, { body: { code: 'P1', name: 'Payer', kind: 'insurer' } });
  const plan = { code: 'P', name: 'Plan', coveredPercent: 70, cap: null };
  planId = (await api.asRole('admin')(createPayerPlan, { params: { id: payer.id }, body: plan })).id;
});
afterAll(async () => await api.close());

async function at<T>(day: string, act: () => Promise<T>): Promise<T> {
  api.clock.set(new Date(`${day}T09:00:00Z`));
  try {
    return await act();
  } finally {
    api.clock.release();
  }
}

const inFacility = async <T>(act: () => Promise<T>): Promise<T> => await api.db.tx(systemActor('service', api.facilityId), act);
const run = async (query: RawBuilder<unknown>) => await inFacility(async () => (await query.execute(api.db.q)).rows as { id: string }[]);

/** The same sequence on each run. */
function sequence(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return {
    below: (count: number) => Math.floor(next() * count),
    one: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
  };
}
type Sequence = ReturnType<typeof sequence>;

/** Clinical work is written by SQL: the days must follow the rows of every writer. */
class Work {
  readonly patients: string[] = [];
  readonly visits: string[] = [];
  readonly payments: string[] = [];
  readonly invoices: { id: string; lines: string[] }[] = [];

  constructor(private readonly chance: Sequence) {}

  readonly acts = [
    ...[this.register, this.visit, this.consult, this.diagnose, this.release, this.bill],
    ...[this.undoVisit, this.undoConsultation, this.undoDiagnosis, this.undoReport, this.undoPayment, this.credit, this.merge],
  ];

  async step(day: string, act = this.chance.one([...this.acts, this.visit, this.bill])): Promise<void> {
    await at(day, () => act.call(this));
  }

  async register(): Promise<void> {
    const source = this.chance.below(3) === 0 ? 'import' : 'registration';
    const [made] = await run(
      sql`insert into patient (facility_id, sex, source) values (${api.facilityId}, 'female', ${source}) returning id`,
    );
    if (made) this.patients.push(made.id);
  }

  async visit(): Promise<void> {
    if (this.patients.length === 0) return await this.register();
    const moment = sql`core.now() + ${this.chance.below(600)} * interval '1 minute' - interval '5 hours'`;
    const [made] = await run(sql`insert into visit (facility_id, patient_id, class, status, started_at, business_date)
      select ${api.facilityId}, ${this.chance.one(this.patients)}, 'outpatient', 'arrived', moment, core.business_date(core.now(), 'Africa/Nairobi')
      from (select ${moment} as moment) as told returning id`);
    if (made) this.visits.push(made.id);
  }

  async consult(): Promise<void> {
    const visitId = this.chance.one(this.visits);
    const practitioner = this.chance.below(2) === 0 ? sql`(select id from practitioner limit 1)` : sql`null`;
    await run(sql`insert into encounter (visit_id, facility_id, patient_id, kind, status, practitioner_id, started_at, ended_at)
      select id, facility_id, patient_id, 'consultation', 'finished', ${practitioner}, at, at + interval '17 minutes'
      from visit cross join lateral (select greatest(core.now(), started_at) as at) as begun where id = ${visitId ?? null}`);
  }

  async diagnose(): Promise<void> {
    const patientId = this.chance.one(this.patients);
    if (!patientId) return;
    const display = `Finding ${this.chance.below(20)}`;
    await run(sql`insert into condition (facility_id, patient_id, category, display, clinical_status)
      values (${api.facilityId}, ${patientId}, 'encounter-diagnosis', ${display}, 'active')`);
  }

  async undoVisit(): Promise<void> {
    await run(sql`update visit set status = 'cancelled', status_reason = 'Wrong' where id = ${this.chance.one(this.visits) ?? null}`);
  }

  async undoConsultation(): Promise<void> {
    await run(sql`update encounter set status = 'cancelled', status_reason = 'Wrong' where id = (
      select id from encounter where status = 'finished' order by id offset ${this.chance.below(3)} limit 1)`);
  }

  async undoReport(): Promise<void> {
    await run(sql`update diagnostic_report set status = 'entered-in-error' where id = (
      select id from diagnostic_report where status = 'final' order by id offset ${this.chance.below(3)} limit 1)`);
  }

  async undoDiagnosis(): Promise<void> {
    await run(sql`update condition set verification_status = 'refuted' where id = (
      select id from condition where verification_status = 'confirmed' order by display, id offset ${this.chance.below(4)} limit 1)`);
  }

  async merge(): Promise<void> {
    const [one, other] = [this.chance.one(this.patients), this.chance.one(this.patients)];
    if (one && one !== other) await run(sql`update patient set survivor_id = ${other} where id = ${one} and survivor_id is null`);
  }

  async release(): Promise<void> {
    const patientId = this.chance.one(this.patients);
    if (!patientId) return;
    await run(sql`with asked as (
        insert into service_request (facility_id, patient_id, type, code_system, code, display, business_date)
        values (${api.facilityId}, ${patientId}, 'laboratory', 'local', 'x', 'Test', core.business_date(core.now(), 'Africa/Nairobi')) returning *
      ), reported as (
        insert into diagnostic_report (facility_id, patient_id, service_request_id, code_system, code, code_display, status, issued_at)
        select facility_id, patient_id, id, 'local', 'x', 'Test', 'final', core.now() from asked returning *
      )
      insert into lab_work_item (facility_id, service_request_id, lab_test_id, patient_id, status, ordered_at, owner_id, diagnostic_report_id)
      select facility_id, service_request_id, (select id from lab_test limit 1), patient_id, 'released',
        core.now() - ${this.chance.below(500)} * interval '1 minute', ${api.userIdOf('doctor')}, id from reported`);
  }

  async bill(): Promise<void> {
    const { cashier, newPatient, newService, invoiceAll } = steps;
    const patientId = await newPatient();
    this.patients.push(patientId);
    const coverage = { planId, memberNumber: crypto.randomUUID() };
    if (this.chance.below(2) === 0) await api.asRole('receptionist')(addCoverage, { params: { id: patientId }, body: coverage });
    const { id } = await cashier(openAccount, { body: { patientId } });
    const service = await newService(`${100 + this.chance.below(900)}.10`);
    await cashier(addCharge, { params: { id }, body: { serviceItemId: service.id } }, key());
    const invoice = await invoiceAll(id);
    this.invoices.push({ id: invoice.id, lines: invoice.lines.map((line) => line.id) });
    if (invoice.patientAmount === 0 || this.chance.below(3) === 0) return;
    const method = this.chance.one(['cash', 'card'] as const);
    const { id: paid } = await cashier(recordPayment, { body: { accountId: id, method, amount: invoice.patientAmount } }, key());
    this.payments.push(paid);
  }

  async undoPayment(): Promise<void> {
    const id = this.payments.pop();
    if (id) await steps.cashier(voidPayment, { params: { id }, body: { reason: 'Wrong' } }, key());
  }

  async credit(): Promise<void> {
    const invoice = this.invoices.shift();
    if (!invoice) return;
    const body = { lineIds: invoice.lines, reason: 'Wrong', afterwards: 'cancel' as const };
    await steps.cashier(issueCreditNote, { params: { id: invoice.id }, body }, key());
  }
}

const dashboardOf = async (query: { from: string; to: string }) =>
  await api.asRole('admin')(getDashboard, { query: { ...query, diagnoses: 'all' } });

function shownBy({ figures, position, ...parts }: Dashboard) {
  const { days, revenueByDepartment, payerMix, takingsByMethod, diagnoses, practitioners } = parts;
  return {
    figures: Object.fromEntries(figures.map(({ measure, value }) => [measure, value])),
    days: days.filter(({ visits, revenue }) => visits !== 0 || revenue !== 0),
    revenue: revenueByDepartment.reduce((sum, { amount }) => sum + amount, 0),
    payerMix: Object.fromEntries(payerMix.map(({ id, amount }) => [id ?? 'none', amount])),
    takings: Object.fromEntries(takingsByMethod.map(({ method, amount }) => [method, amount])),
    diagnoses: Object.fromEntries(diagnoses.map(({ code, count }) => [code, count])),
    seen: Object.fromEntries(
      practitioners.filter(({ patients }) => patients > 0).map((row) => [row.id ?? 'none', [row.consultations, row.patients]]),
    ),
    payers: position.payers.map(({ amount }) => amount),
    patients: position.patients.amount,
    credit: position.credit,
  };
}

const keptDays = async () => (await run(sql`select business_date::text as id from report_day order by 1`)).map(({ id }) => id);
/** The kept days that are not used, because something changed them. */
const changedDays = async () => {
  const changed = await run(
    sql`select distinct business_date::text as id from report_late_change join report_day using (facility_id, business_date) order by 1`,
  );
  return changed.map(({ id }) => id);
};
const keepAll = async () => await api.service(ReportDays).keepAll();

async function expectEqual(periods = PERIODS) {
  for (const period of periods) {
    const expected = await inFacility(() => independentFigures(api.db, period));
    expect({ period, ...shownBy(await dashboardOf(period)) }).toEqual({ period, ...expected });
  }
}

describe('the kept days', () => {
  it('come to what independent statements count, after any work on any day and with or without being kept', async () => {
    const chance = sequence(20_261_129);
    const work = new Work(chance);
    for (let round = 0; round < 7; round += 1) {
      for (let step = 0; step < 14; step += 1) await work.step(chance.one(DAYS));
      if (round % 2 === 1) await keepAll();
      await expectEqual();
    }
    // One act alone, since what another one notes of the same day would hide what this one does not.
    for (const act of work.acts) {
      await keepAll();
      await work.step(daysAgo(40), act);
      await expectEqual([
        { from: daysAgo(40), to: daysAgo(40) },
        { from: daysAgo(41), to: daysAgo(1) },
      ]);
    }
    await keepAll();
    await expectEqual();
    expect(await changedDays()).toEqual([]);
    expect((await keptDays()).at(-1)).toBe(daysAgo(2));
  }, 240_000);

  it('serve the dashboard until something changes them', async () => {
    const day = daysAgo(9);
    const work = new Work(sequence(1));
    for (const act of [work.register, work.visit, work.visit]) await work.step(day, act);
    await keepAll();
    const { days } = await dashboardOf({ from: day, to: day });
    const visits = days[0]?.visits ?? 0;
    const owner = new pg.Client({ connectionString: api.ownerUrl });
    await owner.connect();
    try {
      await owner.query("update report_figure set count = count + 1000 where kind = 'visits' and business_date = $1", [day]);
    } finally {
      await owner.end();
    }
    expect((await dashboardOf({ from: day, to: day })).days[0]?.visits).toBeGreaterThan(visits);
    await at(day, () =>
      run(sql`update visit set status = 'entered-in-error', status_reason = 'Wrong' where id = (
      select id from visit where business_date = ${day} and status = 'arrived' limit 1)`),
    );
    expect((await dashboardOf({ from: day, to: day })).days[0]?.visits).toBe(visits - 1);
    await keepAll();
    expect((await dashboardOf({ from: day, to: day })).days[0]?.visits).toBe(visits - 1);
  });

  it('count again when the facility moves to another zone', async () => {
    await keepAll();
    await run(sql`update facility set time_zone = 'America/Lima' where id = ${api.facilityId}`);
    expect(await changedDays()).toEqual(await keptDays());
    await run(sql`update facility set time_zone = 'Africa/Nairobi' where id = ${api.facilityId}`);
    await keepAll();
    await expectEqual();
  });
});
