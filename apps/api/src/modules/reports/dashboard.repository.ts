import { Injectable } from '@nestjs/common';
import type { Dashboard, Measure } from '@wardbook/contracts/reports/reports';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import type { Period } from './periods.js';

const MOST_SHOWN = 15;

export interface Facts extends Pick<Dashboard, 'visitsByHour' | 'days' | 'revenueByDepartment' | 'practitioners' | 'departments'> {
  now: Record<Measure, number | null>;
  before: Record<Measure, number | null>;
}

/** Which of its columns a row of a grouping set is about, as `grouping()` numbers it. */
const OF_ALL = 7;
const OF_A_DAY = 3;
const OF_THE_SECOND = 5;
const OF_THE_THIRD = 6;

@Injectable()
export class DashboardRepository {
  constructor(private readonly db: Db) {}

  async facility(): Promise<{ today: string; currency: string } | undefined> {
    const { rows } = await sql<{ today: string; currency: string }>`select core.business_date(core.now(), time_zone) as today, currency
      from facility where id = ${this.db.facilityId}`.execute(this.db.q);
    return rows[0];
  }

  /** What visits and the journal tell of both periods. Each is read once, and every part of the dashboard is a sum of that. */
  async facts(period: Period, compared: Period): Promise<Facts | undefined> {
    const { rows } = await sql<Facts>`
      with ${this.visits(period, compared)}, ${this.money(period, compared)}, ${this.consultations(period)}, ${this.figures(period, compared)}
      select (select to_jsonb(figures) from figures where now) as now, (select to_jsonb(figures) from figures where not now) as before,
        coalesce((select jsonb_agg(jsonb_build_object('hour', hour, 'visits', visits) order by hour)
          from come where part = ${OF_THE_SECOND} and now), '[]') as "visitsByHour",
        (select jsonb_agg(jsonb_build_object('day', day::date, 'visits', coalesce(visits, 0), 'revenue', coalesce(amount, 0)) order by day)
          from generate_series(${period.from}::date, ${period.to}::date, interval '1 day') as day
          left join come on come.part = ${OF_A_DAY} and come.business_date = day::date
          left join earned on earned.part = ${OF_A_DAY} and earned.business_date = day::date) as days,
        ${REVENUE_BY_DEPARTMENT} as "revenueByDepartment", ${PRACTITIONERS} as practitioners, ${DEPARTMENTS} as departments`.execute(
      this.db.q,
    );
    return rows[0];
  }

  async payerMix(period: Period): Promise<Dashboard['payerMix']> {
    const { rows } = await sql<Dashboard['payerMix'][number]>`select payer.id, payer.name, amount
      from (select payer_id, sum(amount)::bigint as amount from report_billed where ${this.within(period)} group by payer_id) as billed
      left join payer on payer.id = billed.payer_id order by amount desc limit ${MOST_SHOWN}`.execute(this.db.q);
    return rows;
  }

  async diagnoses(period: Period): Promise<Dashboard['diagnoses']> {
    const { rows } = await sql<Dashboard['diagnoses'][number]>`select code, min(display) as display, count(*) as count from report_diagnosis
      where ${this.within(period)} and ${spared('occurred_at', period)}
      group by code order by count desc, code limit ${MOST_SHOWN}`.execute(this.db.q);
    return rows;
  }

  private visits(period: Period, compared: Period): RawBuilder<unknown> {
    return sql`come as materialized (
        select now, business_date, hour, department_id, grouping(business_date, hour, department_id) as part, count(*)::int as visits
        from ${this.inEither('report_visit', period, compared)} as visit
        group by grouping sets ((now), (business_date), (now, hour), (now, department_id))
      ), people as materialized (
        select now, department_id, patient_id from ${this.inEither('report_visit', period, compared)} as visit
        group by now, department_id, patient_id
      ), waited as materialized (
        select now, department_id, grouping(department_id) = 1 as whole, round(avg(minutes))::int as minutes
        from ${this.inEither('report_wait', period, compared)} as wait group by grouping sets ((now), (now, department_id))
      )`;
  }

  private money(period: Period, compared: Period): RawBuilder<unknown> {
    return sql`earned as materialized (
        select now, business_date, department_id, performer_id, grouping(business_date, department_id, performer_id) as part,
          sum(amount)::bigint as amount
        from ${this.inEither('report_revenue', period, compared)} as line
        group by grouping sets ((now), (business_date), (now, department_id), (now, performer_id))
      ), taken as materialized (
        select now, sum(amount)::bigint as amount from ${this.inEither('report_takings', period, compared)} as payment group by now
      )`;
  }

  private consultations(period: Period): RawBuilder<unknown> {
    return sql`consulted as materialized (
        select practitioner_id, sum(count)::int as consultations, count(*)::int as patients, round(sum(minutes) / nullif(sum(finished), 0))::int as minutes
        from (
          select practitioner_id, patient_id, count(*) as count, sum(minutes) as minutes, count(minutes) as finished
          from report_consultation where ${this.within(period)} and ${spared('started_at', period)} group by practitioner_id, patient_id
        ) as of_a_patient group by practitioner_id
      )`;
  }

  private figures(period: Period, compared: Period): RawBuilder<unknown> {
    const registered = ({ from, to }: Period) => sql`(select count(*) from patient
      where facility_id = ${this.db.facilityId} and survivor_id is null
        and created_at >= ${from}::date::timestamp at time zone time_zone and created_at < (${to}::date + 1)::timestamp at time zone time_zone)`;
    return sql`figures as (
        select side.now, (select count(*) from (select distinct patient_id from people where people.now = side.now) as person) as patients,
          coalesce((select visits from come where come.now = side.now and part = ${OF_ALL}), 0) as visits,
          coalesce((select amount from earned where earned.now = side.now and part = ${OF_ALL}), 0) as revenue,
          coalesce((select amount from taken where taken.now = side.now), 0) as takings,
          (select minutes from waited where waited.now = side.now and whole) as wait,
          case when side.now then ${registered(period)} else ${registered(compared)} end as registrations
        from (values (true), (false)) as side (now) join facility on facility.id = ${this.db.facilityId}
      )`;
  }

  /** The rows of a view in the period, which are `now`, and those in the period that it is compared with. */
  private inEither(view: string, { from, to }: Period, compared: Period): RawBuilder<unknown> {
    return sql`(select *, business_date >= ${from}::date as now from ${sql.table(view)}
      where facility_id = ${this.db.facilityId} and (business_date between ${from}::date and ${to}::date
        or business_date between ${compared.from}::date and ${compared.to}::date))`;
  }

  private within({ from, to }: Period): RawBuilder<unknown> {
    return sql`facility_id = ${this.db.facilityId} and business_date between ${from}::date and ${to}::date`;
  }
}

/** The same days as moments with a day to spare, so that an index on the moment can be used. */
function spared(column: string, { from, to }: Period): RawBuilder<unknown> {
  return sql`${sql.ref(column)} between ${from}::date - interval '1 day' and ${to}::date + interval '2 days'`;
}

/** The first rows of a query as one JSON value. */
function firstOf(query: RawBuilder<unknown>, most: number): RawBuilder<unknown> {
  return sql`coalesce((select jsonb_agg(to_jsonb(shown)) from (${query} limit ${most}) as shown), '[]')`;
}

const REVENUE_BY_DEPARTMENT = firstOf(
  sql`select department.id, department.name, amount from earned left join department on department.id = earned.department_id
    where part = ${OF_THE_SECOND} and now order by amount desc`,
  MOST_SHOWN,
);

const PRACTITIONERS = firstOf(
  sql`select practitioner.id, concat_ws(' ', prefix, given_name, family_name) as name, coalesce(consultations, 0) as consultations,
      coalesce(patients, 0) as patients, minutes, coalesce(amount, 0) as revenue
    from consulted
    full join (select performer_id, amount from earned where part = ${OF_THE_THIRD} and now and performer_id is not null) as performed
      on performed.performer_id = consulted.practitioner_id
    join practitioner on practitioner.id = coalesce(consulted.practitioner_id, performed.performer_id)
    join person on person.id = practitioner.person_id
    order by coalesce(consultations, 0) desc, amount desc nulls last`,
  MOST_SHOWN,
);

const DEPARTMENTS = firstOf(
  sql`select department.id, department.name, sum(visits)::int as visits, sum(patients)::int as patients, max(wait) as wait, sum(revenue)::bigint as revenue
    from (
      select department_id, visits, 0 as patients, null::int as wait, 0 as revenue from come where part = ${OF_THE_THIRD} and now
      union all select department_id, 0, count(*), null, 0 from people where now group by department_id
      union all select department_id, 0, 0, minutes, 0 from waited where not whole and now
      union all select department_id, 0, 0, null, amount from earned where part = ${OF_THE_SECOND} and now
    ) as counted
    left join department on department.id = counted.department_id
    group by department.id, department.name order by visits desc, revenue desc`,
  50,
);
