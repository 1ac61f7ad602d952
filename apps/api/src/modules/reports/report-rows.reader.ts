import { Injectable } from '@nestjs/common';
import { decimalsOf } from '@wardbook/contracts/core/currencies';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { listReportRows, ReportRow, ReportRowKind } from '@wardbook/contracts/reports/reports';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, exactMoment } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';
import { found } from '../../core/problem.error.js';
import { DashboardRepository } from './dashboard.repository.js';
import { rowSource } from './report-rows.sql.js';

type Query = Input<typeof listReportRows>['query'];

const place = z.tuple([exactMoment, z.uuid()]);

/** Kinds that count each person once, by the first row of the period, and kinds that count what was measured. */
const PEOPLE: readonly ReportRowKind[] = ['patients', 'seen'];
const MEASURED: readonly ReportRowKind[] = ['wait', 'durations', 'turnaround', 'patient-debt', 'credit'];

/** The rows behind a figure. They come from the same views, so their count or sum is the figure. */
@Injectable()
export class ReportRowsReader {
  constructor(
    private readonly db: Db,
    private readonly dashboard: DashboardRepository,
  ) {}

  async list(query: Query) {
    const rows = sql`select * from (${rowSource(query.kind, await this.minorUnits(query.kind))}) as counted where ${sql.join(this.conditions(query), sql` and `)}`;
    const distinct = PEOPLE.includes(query.kind)
      ? sql`select distinct on (patient_id) * from (${rows}) as each_visit order by patient_id, at`
      : rows;
    const after = decodeCursor(query.cursor, place);
    const { rows: read } = await sql<ReportRow & { placeAt: string }>`${this.shown(distinct)}
      where ${after ? sql`(counted.at, counted.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
      order by counted.at desc, counted.id desc limit ${query.limit + 1}`.execute(this.db.q);
    const items = read.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items,
      nextCursor: read.length > query.limit && last ? encodeCursor([last.placeAt, last.id]) : null,
      ...(await this.total(distinct)),
    };
  }

  /** Costs are kept in the currency itself; only stock is valued by them. */
  private async minorUnits(kind: ReportRowKind): Promise<number> {
    return kind === 'stock' ? 10 ** decimalsOf(found(await this.dashboard.facility()).currency) : 1;
  }

  private conditions({ from, to, kind, department, practitioner, payer, hour, code, method }: Query): RawBuilder<unknown>[] {
    const conditions = [sql`facility_id = ${this.db.facilityId}`, sql`business_date between ${from}::date and ${to}::date`];
    const part = (column: string, wanted: string) =>
      wanted === 'none' ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${wanted}::uuid`;
    if (department) conditions.push(part('department_id', department));
    if (practitioner) conditions.push(part('practitioner_id', practitioner));
    if (payer) conditions.push(part('payer_id', payer));
    if (hour !== undefined) conditions.push(sql`hour = ${hour}`);
    if (code !== undefined) conditions.push(sql`code = ${code}`);
    if (method !== undefined) conditions.push(sql`method = ${method}`);
    if (MEASURED.includes(kind)) conditions.push(sql`value is not null`);
    return conditions;
  }

  private async total(rows: RawBuilder<unknown>): Promise<{ count: number; sum: number | null }> {
    const { rows: totals } = await sql<{ count: number; sum: number | null }>`select count(*) as count, sum(value)::bigint as sum
      from (${rows}) as counted`.execute(this.db.q);
    return totals[0] ?? { count: 0, sum: null };
  }

  private shown(rows: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`select counted.id, counted.at, counted.at::text as "placeAt", counted.title, counted.number, counted.invoice_id as "invoiceId",
        counted.value, department.name as "departmentName", nullif(concat_ws(' ', person.prefix, person.given_name, person.family_name), '') as "practitionerName",
        case when patient_summary.patient_id is not null then jsonb_build_object('id', patient_summary.patient_id,
          'name', patient_summary.display_name, 'mrn', patient_summary.mrn) end as patient
      from (${rows}) as counted
      left join patient_summary on patient_summary.patient_id = counted.patient_id
      left join department on department.id = counted.department_id
      left join practitioner on practitioner.id = counted.practitioner_id
      left join person on person.id = practitioner.person_id`;
  }
}
