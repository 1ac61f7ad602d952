import { Injectable } from '@nestjs/common';
import type { Dashboard } from '@wardbook/contracts/reports/reports';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { numbersOf } from './people.js';
import type { Period } from './periods.js';

/** One part of a figure, summed over the days of a period. `report_figures_of` in the database says what each kind counts. */
export interface Figure {
  /** Whether it is of the period itself, and not of the one that it is compared with. */
  now: boolean;
  kind: string;
  part: string;
  label: string | null;
  count: number;
  amount: number;
  /** For the kinds `visits-people` and `consultations-people`: the numbers of the patients, once for each time, as `countPeople` takes them. */
  people: Uint32Array | null;
}

interface Row extends Omit<Figure, 'people'> {
  day: string | null;
  people: string | null;
}

export type DayFigure = Dashboard['days'][number];

/** What the earlier period is asked for: it is compared as a whole. */
const COMPARED = ['visits', 'waits', 'revenue', 'takings', 'registrations', 'tax', 'turnaround'];

/**
 * A kept day is left aside as soon as something changed it, and read as it is now. The first days are kept first, so that a day
 * before all kept ones is empty unless something changed it.
 */
export const LIVE = sql`not exists (select from report_day where report_day.facility_id = core.facility_id() and report_day.business_date = asked.day)
    and asked.day >= coalesce((select min(report_day.business_date) from report_day where report_day.facility_id = core.facility_id()), '-infinity')
  or exists (select from report_late_change as late where late.facility_id = core.facility_id() and late.business_date = asked.day)`;

@Injectable()
export class DashboardRepository {
  constructor(private readonly db: Db) {}

  async facility(): Promise<{ today: string; currency: string } | undefined> {
    const { rows } = await sql<{ today: string; currency: string }>`select core.business_date(core.now(), time_zone) as today, currency
      from facility where id = ${this.db.facilityId}`.execute(this.db.q);
    return rows[0];
  }

  /**
   * The parts of all figures of both periods, and the days of the period, from one snapshot. People come in a list for each month,
   * since one value of a megabyte costs more to receive than many of some kilobytes.
   */
  async figures(period: Period, compared: Period): Promise<{ parts: Figure[]; days: DayFigure[] }> {
    const { rows } = await sql<Row>`with ${this.live(period, compared)}
      select null::date as day, now, kind, part, ${NAME} as label, count, amount, null as people
      from (
        select now, kind, part, min(label) as label, sum(count)::int as count, sum(amount)::bigint as amount
        from (${this.kept(period, compared)} union all select * from live_figure) as daily group by now, kind, part
      ) as summed
      union all
      select null, now, kind || '-people', part, null, 0, 0, encode(string_agg(people, ''), 'base64')
      from (${this.kept(period, compared)} and people is not null union all select * from live_figure where people is not null) as daily
      group by now, kind, part, date_trunc('month', business_date)
      union all
      select day::date, true, 'days', '', null, coalesce(visits, 0), coalesce(revenue, 0), null
      from generate_series(${period.from}::date, ${period.to}::date, interval '1 day') as day
      left join (
        select business_date, sum(count) filter (where kind = 'visits')::int as visits, sum(amount) filter (where kind = 'revenue')::bigint as revenue
        from (${this.kept(period, compared)} and kind in ('visits', 'revenue') union all select * from live_figure) as daily group by business_date
      ) as summed on summed.business_date = day::date`.execute(this.db.q);
    const days = rows.flatMap(({ day, count, amount }) => (day === null ? [] : { day, visits: count, revenue: amount }));
    const parts = rows.flatMap(({ day, people, ...part }) =>
      day === null ? { ...part, people: people === null ? null : numbersOf(people) } : [],
    );
    return { parts, days: days.sort((one, other) => (one.day < other.day ? -1 : 1)) };
  }

  private live(period: Period, compared: Period): RawBuilder<unknown> {
    return sql`live as materialized (
        select day from (
          select day::date as day from generate_series(${compared.from}::date, ${period.to}::date, interval '1 day') as day
        ) as asked where (${within('asked.day', period)} or ${within('asked.day', compared)}) and (${LIVE})
      ), live_figure as materialized (
        select ${within('live.day', period)} as now, live.day as business_date, kind, part, label, count, amount, people
        from live cross join lateral report_figures_of(live.day) where ${asked(within('live.day', period))}
      )`;
  }

  private kept(period: Period, compared: Period): RawBuilder<unknown> {
    return sql`select ${within('business_date', period)} as now, business_date, kind, part, label, count, amount, people from report_figure
      where facility_id = ${this.db.facilityId} and business_date not in (select day from live)
        and (${within('business_date', period)} or ${within('business_date', compared)}) and ${asked(within('business_date', period))}`;
  }
}

function within(column: string, { from, to }: Period): RawBuilder<unknown> {
  return sql`${sql.ref(column)} between ${from}::date and ${to}::date`;
}

/** All kinds of the period itself, and of the earlier one those that are compared. What payers owe is no matter of a period. */
function asked(now: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(kind = any(${COMPARED}::text[]) or kind <> 'payer-debt' and ${now})`;
}

/** What a part is called; a diagnosis has its own words. */
const NAME = sql`case
  when kind in ('visits', 'waits', 'revenue') then (select name from department where id = nullif(part, '')::uuid)
  when kind in ('consultations', 'durations', 'performed') then (select concat_ws(' ', prefix, given_name, family_name)
    from practitioner join person on person.id = practitioner.person_id where practitioner.id = nullif(part, '')::uuid)
  when kind = 'billed' then (select name from payer where id = nullif(part, '')::uuid)
  else label end`;
