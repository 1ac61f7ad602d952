import { Injectable } from '@nestjs/common';
import { debtAges } from '@wardbook/contracts/reports/reports';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { LIVE } from './dashboard.repository.js';

/** A part of a debt by the age of its invoices, as a place in `debtAges`. */
interface AgedAmount {
  age: number;
  amount: number;
}

const LATER_AGES = debtAges.slice(1);

/** What is owed and what lies in the stores at this moment. */
@Injectable()
export class PositionRepository {
  constructor(private readonly db: Db) {}

  /** What each payer owes, from the kept days and what came since. */
  async payers(today: string): Promise<(AgedAmount & { id: string; name: string })[]> {
    const { rows } = await sql<AgedAmount & { id: string; name: string }>`with live as materialized (
        select day from (
          select day::date as day from generate_series(
            (select min(business_date) from journal_entry where facility_id = ${this.db.facilityId}), ${today}::date, interval '1 day') as day
        ) as asked where ${LIVE}
      )
      select payer.id, payer.name, age, amount from (
        select payer_id, width_bucket(${today}::date - since, ${LATER_AGES}::int[]) as age, sum(amount)::bigint as amount from (
          select part::uuid as payer_id, since, amount from report_figure
          where facility_id = ${this.db.facilityId} and kind = 'payer-debt' and business_date not in (select day from live)
          union all
          select payer_id, since, amount from report_payer_debt
          where facility_id = ${this.db.facilityId} and business_date = any(array(select day from live))
        ) as debt group by payer_id, age
      ) as owed join payer on payer.id = owed.payer_id
      where amount <> 0 order by payer.name, payer.id`.execute(this.db.q);
    return rows;
  }

  /** What patients owe, and what the hospital owes them. */
  async patients(today: string): Promise<(AgedAmount & { credit: number })[]> {
    const { rows } = await sql<
      AgedAmount & { credit: number }
    >`select width_bucket(${today}::date - business_date, ${LATER_AGES}::int[]) as age,
        coalesce(sum(amount) filter (where amount > 0), 0)::bigint as amount, coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as credit
      from invoice_outstanding where facility_id = ${this.db.facilityId} and amount <> 0 group by age`.execute(this.db.q);
    return rows;
  }

  /** The value of each batch in minor units, rounded as it is listed, so that the sum is the sum of the list. */
  async stock(minorUnits: number): Promise<{ value: number; withoutCost: number } | undefined> {
    const { rows } = await sql<{ value: number; withoutCost: number }>`select count(*) filter (where unit_cost is null) as "withoutCost",
        coalesce(sum(round(quantity * unit_cost * ${minorUnits}::int)), 0)::bigint as value
      from report_stock where facility_id = ${this.db.facilityId}`.execute(this.db.q);
    return rows[0];
  }
}
