import { Injectable } from '@nestjs/common';
import type { Dashboard, Measure } from '@wardbook/contracts/reports/reports';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { Problem } from '../../core/problem.error.js';
import { comparedWith, type Period } from './periods.js';

const MOST_DAYS = 400;
const MOST_SHOWN = 15;
const DAY = 86_400_000;

/** Reads the dashboard of the facility of the request from the report views. */
@Injectable()
export class DashboardReader {
  constructor(private readonly db: Db) {}

  async read(from: string | undefined, to: string | undefined): Promise<Dashboard> {
    const { today, currency } = await this.facility();
    const period = { from: from ?? to ?? today, to: to ?? today };
    refuseImpossible(period);
    const compared = comparedWith(period);
    const [now, before] = [await this.figures(period), await this.figures(compared)];
    return {
      ...period,
      currency,
      comparedFrom: compared.from,
      comparedTo: compared.to,
      figures: (Object.keys(now) as Measure[]).map((measure) => ({ measure, value: now[measure], before: before[measure] })),
      visitsByHour: await this.visitsByHour(period),
      days: await this.days(period),
      revenueByDepartment: await this.revenueByDepartment(period),
      payerMix: await this.payerMix(period),
      diagnoses: await this.diagnoses(period),
      practitioners: await this.practitioners(period),
      departments: await this.departments(period),
    };
  }

  private async facility(): Promise<{ today: string; currency: string }> {
    return await this.one(
      sql`select core.business_date(core.now(), time_zone) as today, currency from facility where id = ${this.db.facilityId}`,
    );
  }

  private async figures(period: Period): Promise<Record<Measure, number | null>> {
    return await this.one(sql`select
      (select count(distinct patient_id) from report_visit where ${this.within(period)}) as patients,
      (select count(*) from report_visit where ${this.within(period)}) as visits,
      (select coalesce(sum(amount), 0)::bigint from report_revenue where ${this.within(period)}) as revenue,
      (select coalesce(sum(amount), 0)::bigint from report_takings where ${this.within(period)}) as takings,
      (select round(avg(wait_minutes))::int from report_visit where ${this.within(period)}) as wait,
      (select count(*) from patient join facility on facility.id = patient.facility_id
        where facility.id = ${this.db.facilityId} and patient.survivor_id is null
          and patient.created_at >= ${period.from}::date::timestamp at time zone facility.time_zone
          and patient.created_at < (${period.to}::date + 1)::timestamp at time zone facility.time_zone) as registrations`);
  }

  private async visitsByHour(period: Period) {
    return await this.many<Dashboard['visitsByHour'][number]>(sql`select hour, count(*) as visits from report_visit
      where ${this.within(period)} group by hour order by hour`);
  }

  private async days(period: Period) {
    return await this.many<Dashboard['days'][number]>(sql`select day::date as day,
        (select count(*) from report_visit where facility_id = ${this.db.facilityId} and business_date = day::date) as visits,
        (select coalesce(sum(amount), 0)::bigint from report_revenue where facility_id = ${this.db.facilityId} and business_date = day::date) as revenue
      from generate_series(${period.from}::date, ${period.to}::date, interval '1 day') as day order by day`);
  }

  private async revenueByDepartment(period: Period) {
    return await this.many<
      Dashboard['revenueByDepartment'][number]
    >(sql`select department.id, department.name, sum(amount)::bigint as amount
      from report_revenue left join department on department.id = report_revenue.department_id
      where ${this.within(period, 'report_revenue')} group by department.id, department.name order by amount desc limit ${MOST_SHOWN}`);
  }

  private async payerMix(period: Period) {
    return await this.many<Dashboard['payerMix'][number]>(sql`select payer.id, payer.name, sum(amount)::bigint as amount
      from report_billed left join payer on payer.id = report_billed.payer_id
      where ${this.within(period, 'report_billed')} group by payer.id, payer.name order by amount desc limit ${MOST_SHOWN}`);
  }

  private async diagnoses(period: Period) {
    return await this.many<Dashboard['diagnoses'][number]>(sql`select code, min(display) as display, count(*) as count from report_diagnosis
      where ${this.within(period)} and ${this.between('report_diagnosis', 'occurred_at', period)}
      group by code order by count desc, code limit ${MOST_SHOWN}`);
  }

  private async practitioners(period: Period) {
    return await this.many<Dashboard['practitioners'][number]>(sql`
      with consulted as (
        select practitioner_id, count(*) as consultations, count(distinct patient_id) as patients, round(avg(minutes))::int as minutes
        from report_consultation where ${this.within(period)} and ${this.between('report_consultation', 'started_at', period)} group by practitioner_id
      ), earned as (
        select performer_id, sum(amount)::bigint as revenue from report_revenue where ${this.within(period)} and performer_id is not null group by performer_id
      )
      select practitioner.id, concat_ws(' ', prefix, given_name, family_name) as name, coalesce(consultations, 0) as consultations,
        coalesce(patients, 0) as patients, minutes, coalesce(revenue, 0)::bigint as revenue
      from consulted full join earned on earned.performer_id = consulted.practitioner_id
      join practitioner on practitioner.id = coalesce(consulted.practitioner_id, earned.performer_id)
      join person on person.id = practitioner.person_id
      order by coalesce(consultations, 0) desc, revenue desc nulls last limit ${MOST_SHOWN}`);
  }

  private async departments(period: Period) {
    return await this.many<Dashboard['departments'][number]>(sql`
      select department.id, department.name, sum(counted.visits)::int as visits, sum(counted.patients)::int as patients,
        max(counted.wait) as wait, sum(counted.revenue)::bigint as revenue
      from (
        select department_id, count(*) as visits, count(distinct patient_id) as patients, round(avg(wait_minutes))::int as wait, 0 as revenue
        from report_visit where ${this.within(period)} group by department_id
        union all
        select department_id, 0, 0, null, sum(amount) from report_revenue where ${this.within(period)} group by department_id
      ) as counted
      left join department on department.id = counted.department_id
      group by department.id, department.name order by visits desc, revenue desc limit 50`);
  }

  private within({ from, to }: Period, view?: string): RawBuilder<unknown> {
    const column = (name: string) => sql.ref(view ? `${view}.${name}` : name);
    return sql`${column('facility_id')} = ${this.db.facilityId} and ${column('business_date')} between ${from}::date and ${to}::date`;
  }

  /** The same days as moments with a day to spare, so that an index on the moment can be used. */
  private between(view: string, column: string, { from, to }: Period): RawBuilder<unknown> {
    return sql`${sql.ref(`${view}.${column}`)} between ${from}::date - interval '1 day' and ${to}::date + interval '2 days'`;
  }

  private async one<Row>(query: RawBuilder<unknown>): Promise<Row> {
    return ((await query.execute(this.db.q)).rows as Row[])[0] as Row;
  }

  private async many<Row>(query: RawBuilder<unknown>): Promise<Row[]> {
    return (await query.execute(this.db.q)).rows as Row[];
  }
}

function refuseImpossible({ from, to }: Period): void {
  if (from > to) throw Problem.field('query.to', 'too-early', 'The period ends before it begins.');
  if ((Date.parse(to) - Date.parse(from)) / DAY > MOST_DAYS)
    throw Problem.field('query.from', 'too-long', 'A period has at most 400 days.');
}
