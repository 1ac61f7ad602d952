import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../core/database/db.js';

interface Period {
  from: string;
  to: string;
}

type Part = RawBuilder<unknown>;

interface Sources {
  facility: string;
  visits: Part;
  lines: Part;
  earned: Part;
  on: (moment: string) => Part;
  onDay: (column: string) => Part;
}

function totals({ facility, visits, lines, earned, on, onDay }: Sources): Part {
  return sql`select
    (select count(distinct patient_id) from ${visits} as visit) as patients, (select count(*) from ${visits} as visit) as visits,
    (select coalesce(sum(amount), 0)::bigint from ${earned} as line) as revenue,
    (select coalesce(sum(case kind when 'receipt' then amount else -amount end), 0)::bigint from payment
      where facility_id = ${facility} and ${onDay('business_date')}) as takings,
    (select round(avg(round(minutes)))::int from (select extract(epoch from min(encounter.started_at) - visit.started_at) / 60 as minutes
      from ${visits} as visit join encounter on encounter.visit_id = visit.id
      where encounter.kind = 'consultation' and encounter.status not in ('cancelled', 'entered-in-error') group by visit.id, visit.started_at) as wait) as wait,
    (select count(*) from patient where facility_id = ${facility} and source = 'registration' and survivor_id is null and ${on('created_at')}) as registrations,
    (select coalesce(sum(tax_amount), 0)::bigint from ${lines} as line) as tax,
    (select round(avg(round(extract(epoch from report.recorded_at - item.ordered_at) / 60)))::int from lab_work_item as item
      join diagnostic_report as report on report.id = item.diagnostic_report_id where item.facility_id = ${facility} and report.status <> 'entered-in-error' and ${on('report.recorded_at')}) as turnaround`;
}

/** The figures of a period counted from the tables themselves: from documents instead of the journal, and without the report views. */
export async function independentFigures(db: Db, { from, to }: Period) {
  const facility = db.facilityId;
  const on = (moment: string) => sql`(${sql.ref(moment)} at time zone 'Africa/Nairobi')::date between ${from}::date and ${to}::date`;
  const onDay = (column: string) => sql`${sql.ref(column)} between ${from}::date and ${to}::date`;
  const visits = sql`(select * from visit where facility_id = ${facility} and ${onDay('business_date')} and status in ('arrived', 'triaged', 'in-progress', 'on-leave', 'finished'))`;
  const lines = sql`(select line.*, invoice.business_date from invoice join invoice_line as line on line.invoice_id = invoice.id
    where invoice.facility_id = ${facility} and invoice.kind in ('invoice', 'credit-note') and ${onDay('invoice.business_date')})`;
  const earned = sql`(select business_date, net_amount - coalesce((select sum(amount) from invoice_line_split as part
    where part.invoice_line_id = line.id and party = 'allowance'), 0) as amount from ${lines} as line)`;
  const one = async <T extends object>(query: ReturnType<typeof sql>): Promise<T> => (await query.execute(db.q)).rows[0] as T;
  const pairs = async <V>(query: ReturnType<typeof sql>): Promise<Record<string, V>> =>
    Object.fromEntries(((await query.execute(db.q)).rows as { key: string; value: V }[]).map(({ key, value }) => [key, value]));

  const figures = await one<Record<string, number | null>>(totals({ facility, visits, lines, earned, on, onDay }));
  const days = await sql<{
    day: string;
    visits: number;
    revenue: number;
  }>`select day, sum(visits)::int as visits, sum(revenue)::bigint as revenue from (
      select business_date as day, 1 as visits, 0 as revenue from ${visits} as visit
      union all select business_date, 0, amount from ${earned} as line
    ) as counted group by day having sum(visits) <> 0 or sum(revenue) <> 0 order by day`.execute(db.q);
  const payers = await sql<{ amount: number }>`select sum(part.amount)::bigint as amount from invoice_line_split as part
    join invoice_line as line on line.id = part.invoice_line_id join invoice on invoice.id = line.invoice_id and invoice.kind <> 'proforma'
    where part.facility_id = ${facility} and party = 'coverage' group by payer_id having sum(part.amount) <> 0`.execute(db.q);
  const owed = await one<{ patients: number; credit: number }>(sql`select coalesce(sum(greatest(amount, 0)), 0)::bigint as patients,
      coalesce(sum(greatest(-amount, 0)), 0)::bigint as credit from (
      select sum(outstanding) as amount from invoice_line_balance where facility_id = ${facility} group by invoice_id) as invoice`);
  return {
    figures,
    days: days.rows,
    revenue: figures.revenue,
    payerMix:
      await pairs<number>(sql`select coalesce(payer_id::text, 'none') as key, sum(amount)::bigint as value from invoice_line_split as part
      join ${lines} as line on line.id = part.invoice_line_id where party in ('patient', 'coverage') and amount <> 0 group by payer_id`),
    takings: await pairs<number>(sql`select method as key, sum(case kind when 'receipt' then amount else -amount end)::bigint as value
      from payment where facility_id = ${facility} and ${onDay('business_date')} group by method`),
    diagnoses: await pairs<number>(sql`select display as key, count(*) as value from condition where facility_id = ${facility}
      and category = 'encounter-diagnosis' and verification_status not in ('refuted', 'entered-in-error') and ${on('occurred_at')} group by display`),
    seen: await pairs<
      number[]
    >(sql`select coalesce(practitioner_id::text, 'none') as key, jsonb_build_array(count(*), count(distinct patient_id)) as value
      from encounter where facility_id = ${facility} and kind = 'consultation' and status not in ('planned', 'cancelled', 'entered-in-error')
      and ${on('started_at')} group by practitioner_id`),
    payers: payers.rows.map(({ amount }) => amount),
    ...owed,
  };
}
