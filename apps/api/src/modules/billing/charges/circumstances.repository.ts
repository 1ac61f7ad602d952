import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import type { CoverageShare } from './split-rules.js';

/** What is known about an act that can change its price, besides the price list itself. */
export interface Circumstances {
  serviceCode: string;
  serviceName: string;
  kind: string;
  /** The service's own department, where it is one of this facility. */
  departmentId: string | null;
  currency: string;
  day: string;
  time: string;
  visitClass: string | null;
  visitDepartmentId: string | null;
  ageYears: number | null;
}

export interface AccountCoverage extends CoverageShare {
  payerName: string;
  planName: string;
}

@Injectable()
export class CircumstancesRepository {
  constructor(private readonly db: Db) {}

  async read(serviceItemId: string, accountId: string, occurredAt: string | null): Promise<Circumstances | undefined> {
    const { rows } = await sql<Circumstances>`
      with place as (
        select id, currency, time_zone, coalesce(${occurredAt}::timestamptz, core.now()) as at from facility where id = ${this.db.facilityId}
      )
      select service_item.code as "serviceCode", service_item.name as "serviceName", service_item.kind,
        department.id as "departmentId", account.currency,
        core.business_date(place.at, place.time_zone) as day, to_char(place.at at time zone place.time_zone, 'HH24:MI:SS') as time,
        visit.class as "visitClass", visit.department_id as "visitDepartmentId",
        extract(year from age(core.business_date(place.at, place.time_zone), patient.birth_date))::int as "ageYears"
      from place
      join account on account.id = ${accountId}
      join service_item on service_item.id = ${serviceItemId}
      left join department on department.id = service_item.department_id and department.facility_id = place.id
      left join visit on visit.id = account.visit_id
      left join patient on patient.id = account.patient_id`.execute(this.db.q);
    return rows[0];
  }

  /**
   * The coverages of an account's patient on a day, in the order of their rank, with what is left of their caps. A patient
   * who was merged is covered by what any of the records says. A cap in another currency cannot be counted and covers nothing.
   */
  async coveragesOf(accountId: string, day: string): Promise<AccountCoverage[]> {
    const { rows } = await sql<AccountCoverage>`
      with chart as (
        select other.id from account
        join patient as mine on mine.id = account.patient_id
        join patient as other on other.id = coalesce(mine.survivor_id, mine.id) or other.survivor_id = coalesce(mine.survivor_id, mine.id)
        where account.id = ${accountId}
      )
      select coverage.id as "coverageId", payer.id as "payerId", payer_plan.id as "payerPlanId", payer.name as "payerName",
        payer_plan.name as "planName", trim_scale(payer_plan.covered_percent)::text as percent,
        payer_plan.no_balance_billing as "noBalanceBilling",
        case payer_plan.cap_period when 'year' then to_char(${day}::date, 'YYYY') else 'visit' end as "capPeriod",
        case when payer_plan.cap_amount is null then null
          when payer_plan.currency <> account.currency then 0
          else greatest(0, payer_plan.cap_amount - case payer_plan.cap_period
            when 'visit' then coverage_used(coverage.id, account.id, null, null)
            else coverage_used(coverage.id, null, date_trunc('year', ${day}::date)::date, (date_trunc('year', ${day}::date) + interval '1 year - 1 day')::date) end)
        end as "capLeft"
      from account
      join coverage on coverage.patient_id in (select id from chart) and coverage.status = 'active'
        and ${day}::date between coverage.valid_from and coalesce(coverage.valid_to, 'infinity')
      join payer_plan on payer_plan.id = coverage.payer_plan_id and payer_plan.active
      join payer on payer.id = payer_plan.payer_id and payer.active
      where account.id = ${accountId} order by coverage.rank, coverage.valid_from, coverage.id`.execute(this.db.q);
    return rows;
  }

  /** Two invoices at the same time must not both use what is left of one cap. */
  async lockCoverages(coverages: readonly CoverageShare[]): Promise<void> {
    for (const { coverageId } of [...coverages].sort((a, b) => a.coverageId.localeCompare(b.coverageId))) {
      await sql`select pg_advisory_xact_lock(hashtextextended('coverage:' || ${coverageId}, 0))`.execute(this.db.q);
    }
  }
}
