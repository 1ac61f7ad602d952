import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import type { PriceEntry, Tax } from '../prices/price-rules.js';
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

/** An act whose price is asked for. */
export interface PlacedAct {
  serviceItemId: string;
  accountId: string;
  occurredAt: string | null;
}

/** A tax of the service on the day, for every payer or for one. */
export type PayerTax = Tax & { payerId: string | null };

interface PricedCircumstances extends Circumstances {
  /** The entries that could set the price; the rule chooses among them. */
  entries: PriceEntry[];
  taxes: PayerTax[];
}

export interface AccountCoverage extends CoverageShare {
  payerName: string;
  planName: string;
}

@Injectable()
export class CircumstancesRepository {
  constructor(private readonly db: Db) {}

  /** The circumstances of each act in the order given, with the prices and taxes of its service on its day. */
  async read(acts: readonly PlacedAct[]): Promise<PricedCircumstances[]> {
    const { rows } = await sql<PricedCircumstances>`
      with act as (
        select asked.*, facility.id as facility_id, facility.time_zone, coalesce("occurredAt", core.now()) at time zone facility.time_zone as wall
        from facility cross join rows from (jsonb_to_recordset(${JSON.stringify(acts)}::jsonb)
          as ("serviceItemId" uuid, "accountId" uuid, "occurredAt" timestamptz)) with ordinality as asked ("serviceItemId", "accountId", "occurredAt", position)
        where facility.id = ${this.db.facilityId}
      )
      select service_item.code as "serviceCode", service_item.name as "serviceName", service_item.kind,
        department.id as "departmentId", account.currency, act.wall::date as day, to_char(act.wall, 'HH24:MI:SS') as time,
        visit.class as "visitClass", visit.department_id as "visitDepartmentId",
        extract(year from age(act.wall::date, patient.birth_date))::int as "ageYears", ${ENTRIES} as entries, ${TAXES} as taxes
      from act
      join account on account.id = act."accountId"
      join service_item on service_item.id = act."serviceItemId"
      left join department on department.id = service_item.department_id and department.facility_id = act.facility_id
      left join visit on visit.id = account.visit_id
      left join patient on patient.id = account.patient_id
      order by act.position`.execute(this.db.q);
    return rows;
  }

  /**
   * The coverages of an account's patient on a day, in the order of their rank, with what is left of their caps. A patient
   * who was merged is covered by what any of the records says. A cap in another currency cannot be counted and covers nothing.
   */
  async coveragesOf(accountId: string, day: string): Promise<AccountCoverage[]> {
    const { rows } = await sql<AccountCoverage>`
      with ${chartOf(accountId)}
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

  /**
   * Two invoices at the same time must not both use what is left of one cap. Queues the locks of all coverages that may count for
   * the account, in the order of their ids; what is read of them in the same batch is read after.
   */
  lockCoveragesLater(accountId: string): void {
    this.db.later(sql`with ${chartOf(accountId)}
      select pg_advisory_xact_lock(hashtextextended('coverage:' || held.id, 0)) from (
        select id from coverage where patient_id in (select id from chart) and status = 'active' order by id
      ) as held`);
  }
}

const ENTRIES = sql`coalesce((select jsonb_agg(jsonb_build_object('id', price.id, 'facilityId', price.facility_id, 'payerId', price.payer_id,
    'visitClass', price.visit_class, 'ageFrom', price.age_from, 'ageTo', price.age_to, 'timeFrom', price.time_from, 'timeTo', price.time_to,
    'unitPrice', price.unit_price::text, 'validFrom', price.valid_from, 'validTo', price.valid_to))
  from price where price.service_item_id = service_item.id and price.currency = account.currency
    and act.wall::date between price.valid_from and coalesce(price.valid_to, 'infinity')), '[]')`;

const TAXES = sql`coalesce((select jsonb_agg(jsonb_build_object('payerId', tax_rate.payer_id, 'taxCodeId', tax_code.id, 'rate', tax_rate.rate::text,
    'inclusive', tax_code.inclusive))
  from tax_code join tax_rate on tax_rate.tax_code_id = tax_code.id
  where tax_code.id = service_item.tax_code_id and act.wall::date between tax_rate.valid_from and coalesce(tax_rate.valid_to, 'infinity')), '[]')`;

/** A patient who was merged is covered by what any of the records says. */
const chartOf = (accountId: string) => sql`chart as (
    select other.id from account
    join patient as mine on mine.id = account.patient_id
    join patient as other on other.id = coalesce(mine.survivor_id, mine.id) or other.survivor_id = coalesce(mine.survivor_id, mine.id)
    where account.id = ${accountId}
  )`;
