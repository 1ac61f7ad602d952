import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { listReportRows, ReportRow, ReportRowKind } from '@wardbook/contracts/reports/reports';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import { decodeCursor, encodeCursor, exactMoment } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

type Query = Input<typeof listReportRows>['query'];

const place = z.tuple([exactMoment, z.uuid()]);

/** Kinds that count each person once, and kinds that count what was measured. */
const PEOPLE: readonly ReportRowKind[] = ['patients', 'seen'];
const MEASURED: readonly ReportRowKind[] = ['wait', 'durations'];

const CONSULTATIONS = sql`select id, facility_id, business_date, started_at as at, patient_id, 'consultation' as title, null as number,
      null::uuid as invoice_id, department_id, practitioner_id, null::uuid as payer_id, null::int as hour, null as code, minutes::bigint as value
    from report_consultation`;

/** Where the rows of each kind come from, in the columns that all of them have. */
const sources: Record<ReportRowKind, RawBuilder<unknown>> = {
  visits: visits(sql`null::int`),
  wait: visits(sql`wait_minutes`),
  // One row for each patient: the first visit of the period.
  patients: visits(sql`null::int`),
  registrations: sql`select patient.id, patient.facility_id, core.business_date(patient.created_at, facility.time_zone) as business_date,
      patient.created_at as at, patient.id as patient_id, '' as title, null as number, null::uuid as invoice_id, null::uuid as department_id,
      null::uuid as practitioner_id, null::uuid as payer_id, null::int as hour, null as code, null::bigint as value
    from patient join facility on facility.id = patient.facility_id where patient.survivor_id is null`,
  revenue: sql`select report_revenue.id, report_revenue.facility_id, business_date, issued_at as at, account.patient_id, description as title,
      number, invoice_id, department_id, performer_id as practitioner_id, null::uuid as payer_id, null::int as hour, null as code, amount as value
    from report_revenue join account on account.id = report_revenue.account_id`,
  billed: sql`select report_billed.id, report_billed.facility_id, business_date, issued_at as at, account.patient_id, description as title,
      number, invoice_id, null::uuid as department_id, null::uuid as practitioner_id, payer_id, null::int as hour, null as code, amount as value
    from report_billed join account on account.id = report_billed.account_id`,
  takings: sql`select report_takings.id, report_takings.facility_id, business_date, paid_at as at, account.patient_id, method as title,
      number, null::uuid as invoice_id, null::uuid as department_id, null::uuid as practitioner_id, null::uuid as payer_id, null::int as hour,
      null as code, amount as value
    from report_takings join account on account.id = report_takings.account_id`,
  diagnoses: sql`select id, facility_id, business_date, occurred_at as at, patient_id, display as title, null as number, null::uuid as invoice_id,
      null::uuid as department_id, null::uuid as practitioner_id, null::uuid as payer_id, null::int as hour, code, null::bigint as value
    from report_diagnosis`,
  consultations: CONSULTATIONS,
  // One row for each patient: the first consultation of the period.
  seen: CONSULTATIONS,
  durations: CONSULTATIONS,
};

function visits(value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select visit_id as id, facility_id, business_date, started_at as at, patient_id, class as title, null as number,
      null::uuid as invoice_id, department_id, practitioner_id, null::uuid as payer_id, hour, null as code, ${value}::bigint as value
    from report_visit`;
}

/** The rows behind a figure. They come from the same views, so their count or sum is the figure. */
@Injectable()
export class ReportRowsReader {
  constructor(
    private readonly db: Db,
    private readonly trail: AuditTrail,
  ) {}

  async list(query: Query) {
    const rows = sql`select * from (${sources[query.kind]}) as counted where ${sql.join(this.conditions(query), sql` and `)}`;
    const distinct = PEOPLE.includes(query.kind)
      ? sql`select distinct on (patient_id) * from (${rows}) as each_visit order by patient_id, at`
      : rows;
    const after = decodeCursor(query.cursor, place);
    const { rows: found } = await sql<ReportRow & { placeAt: string }>`${this.shown(distinct)}
      where ${after ? sql`(counted.at, counted.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
      order by counted.at desc, counted.id desc limit ${query.limit + 1}`.execute(this.db.q);
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    await this.trail.record({ action: 'search', operation: 'listReportRows', detail: { kind: query.kind, rows: items.length } });
    return {
      items,
      nextCursor: found.length > query.limit && last ? encodeCursor([last.placeAt, last.id]) : null,
      ...(await this.total(distinct)),
    };
  }

  private conditions({ from, to, kind, department, practitioner, payer, hour, code }: Query): RawBuilder<unknown>[] {
    const conditions = [sql`facility_id = ${this.db.facilityId}`, sql`business_date between ${from}::date and ${to}::date`];
    const part = (column: string, wanted: string) =>
      wanted === 'none' ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${wanted}::uuid`;
    if (department) conditions.push(part('department_id', department));
    if (practitioner) conditions.push(part('practitioner_id', practitioner));
    if (payer) conditions.push(part('payer_id', payer));
    if (hour !== undefined) conditions.push(sql`hour = ${hour}`);
    if (code !== undefined) conditions.push(sql`code = ${code}`);
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
