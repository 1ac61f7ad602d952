import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { LabReport } from '@wardbook/contracts/laboratory/reports';
import type { InboxItem, listResultInbox } from '@wardbook/contracts/laboratory/results-inbox';
import type { Severity } from '@wardbook/contracts/laboratory/rules';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, exactMoment } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';
import { ResultRepository } from './result.repository.js';
import { userName, type WorkRow } from './work.repository.js';

type ReportHead = Omit<LabReport, 'results' | 'superseded' | 'verifiedBy'>;
type InboxRow = Omit<InboxItem, 'report'> & { reportId: string; rank: number; place: string };

const place = z.tuple([z.number().int(), exactMoment, z.uuid()]);

/** Reports, and whose inbox they wait in: all their SQL. */
@Injectable()
export class ReportRepository {
  constructor(
    private readonly db: Db,
    private readonly results: ResultRepository,
  ) {}

  async issue(row: WorkRow, code: { system: string; code: string }, occurredAt: string, conclusion: string | null): Promise<string> {
    const { id } = await this.db.q
      .insertInto('diagnostic_report')
      .values({
        facility_id: this.db.facilityId,
        patient_id: row.patientId,
        encounter_id: row.encounterId,
        service_request_id: row.serviceRequestId,
        code_system: code.system,
        code: code.code,
        code_display: row.display,
        status: 'final',
        occurred_at: occurredAt,
        issued_at: sql<string>`core.now()`,
        conclusion,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** Without a new conclusion the earlier one stays. */
  async reissue(id: string, conclusion: string | null): Promise<void> {
    await this.db.q
      .updateTable('diagnostic_report')
      .set({ status: 'corrected', issued_at: sql<string>`core.now()`, ...(conclusion === null ? {} : { conclusion }) })
      .where('id', '=', id)
      .execute();
  }

  async withdraw(id: string, reason: string): Promise<void> {
    await this.db.q
      .updateTable('diagnostic_report')
      .set({
        status: 'entered-in-error',
        withdrawn_at: sql<string>`core.now()`,
        withdrawn_by: this.db.actor.userId,
        withdrawal_reason: reason,
      })
      .where('id', '=', id)
      .execute();
  }

  /** One line per owner waits, however often a report is amended before it is read. */
  async enterInbox(reportId: string, row: WorkRow, severity: Severity, amended: boolean): Promise<void> {
    await sql`insert into result_acknowledgement (facility_id, diagnostic_report_id, patient_id, owner_id, severity, amended)
      values (${this.db.facilityId}, ${reportId}, ${row.patientId}, ${row.ownerId}, ${severity}, ${amended})
      on conflict (diagnostic_report_id, owner_id) where acknowledged_at is null
      do update set severity = excluded.severity, amended = excluded.amended, released_at = core.now()`.execute(this.db.q);
  }

  async read(id: string): Promise<LabReport | undefined> {
    return (await this.many([id]))[0];
  }

  /** The number on paper: that of the specimen, or of the report itself where it came from elsewhere. */
  async numberOf(id: string): Promise<{ number: string; requestedBy: string | null }> {
    const { rows } = await sql<{ number: string; requestedBy: string | null }>`
      select coalesce((select tube.accession_number from specimen_request as link join specimen as tube on tube.id = link.specimen_id
          where link.service_request_id = report.service_request_id and tube.status = 'received'
          order by tube.collected_at desc limit 1), upper(right(report.id::text, 12))) as number,
        ${userName(sql`item.owner_id`)} as "requestedBy"
      from diagnostic_report as report left join lab_work_item as item on item.service_request_id = report.service_request_id
      where report.id = ${id}`.execute(this.db.q);
    return rows[0] ?? { number: '', requestedBy: null };
  }

  async inbox({
    state,
    cursor,
    limit,
  }: Input<typeof listResultInbox>['query']): Promise<{ items: InboxItem[]; nextCursor: string | null }> {
    const after = decodeCursor(cursor, place);
    const key = state === 'open' ? sql`item.released_at` : sql`item.acknowledged_at`;
    // What cannot wait comes first; what was acknowledged is in order of time.
    const rank = state === 'open' ? sql<number>`(case item.severity when 'critical' then 0 else 1 end)` : sql<number>`0::int`;
    const { rows } = await sql<InboxRow>`
      select item.id, item.version, item.diagnostic_report_id as "reportId", item.severity, item.amended, item.released_at as "releasedAt",
        item.acknowledged_at as "acknowledgedAt", item.note, ${rank} as rank, ${key}::text as place,
        ${userName(sql`item.acknowledged_by`)} as "acknowledgedBy",
        case when item.owner_id <> core.actor_id() then ${userName(sql`item.owner_id`)} end as "leftBy"
      from result_acknowledgement as item
      where ${state === 'open' ? this.waitingForCaller() : sql`item.acknowledged_by = core.actor_id()`}
        and ${
          after
            ? sql`(${rank} > ${after[0]}::int or (${rank} = ${after[0]}::int and (${key} < ${after[1]}::timestamptz
          or (${key} = ${after[1]}::timestamptz and item.id > ${after[2]}::uuid))))`
            : sql`true`
        }
      order by ${rank}, ${key} desc, item.id limit ${limit + 1}`.execute(this.db.q);
    const shown = rows.slice(0, limit);
    const reports = new Map((await this.many(shown.map(({ reportId }) => reportId))).map((report) => [report.id, report]));
    const items = shown.flatMap((row) => {
      const report = reports.get(row.reportId);
      return report ? [{ ...row, report }] : [];
    });
    const last = shown.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.rank, last.place, last.id]) : null };
  }

  async countInbox(): Promise<{ open: number; critical: number }> {
    const { rows } = await sql<{ open: number; critical: number }>`
      select count(*) as open, count(*) filter (where severity = 'critical') as critical
      from result_acknowledgement as item where ${this.waitingForCaller()}`.execute(this.db.q);
    return rows[0] ?? { open: 0, critical: 0 };
  }

  /** What waits for the caller, or what the caller has acknowledged. */
  async inboxItem(id: string): Promise<Pick<InboxItem, 'id' | 'acknowledgedAt' | 'severity'> | undefined> {
    const { rows } = await sql<Pick<InboxItem, 'id' | 'acknowledgedAt' | 'severity'>>`
      select item.id, item.severity, item.acknowledged_at as "acknowledgedAt" from result_acknowledgement as item
      where item.id = ${id} and (${this.waitingForCaller()} or item.acknowledged_by = core.actor_id()) for no key update`.execute(
      this.db.q,
    );
    return rows[0];
  }

  /** The caller's own results, and those of this facility whose owner can no longer sign in or order here. */
  private waitingForCaller(): RawBuilder<boolean> {
    return sql`item.acknowledged_at is null and (item.owner_id = core.actor_id() or (item.facility_id = ${this.db.facilityId}
      and item.owner_id not in (select user_permission.user_id from user_permission
        join user_account on user_account.id = user_permission.user_id and user_account.active
        where user_permission.facility_id = ${this.db.facilityId} and 'order:place' = any(user_permission.permissions))))`;
  }

  async acknowledge(id: string, note: string | null): Promise<string> {
    const { at } = await this.db.q
      .updateTable('result_acknowledgement')
      .set({ acknowledged_at: sql<string>`core.now()`, acknowledged_by: this.db.actor.userId, note })
      .where('id', '=', id)
      .returning('acknowledged_at as at')
      .executeTakeFirstOrThrow();
    return at ?? '';
  }

  /** Tells whether it was acknowledged by the caller and nothing newer of the report waits. */
  async reopen(id: string): Promise<boolean> {
    const { numAffectedRows } =
      await sql`update result_acknowledgement as item set acknowledged_at = null, acknowledged_by = null, note = null
      where item.id = ${id} and item.acknowledged_by = core.actor_id() and not exists (select from result_acknowledgement as newer
        where newer.diagnostic_report_id = item.diagnostic_report_id and newer.owner_id = item.owner_id and newer.acknowledged_at is null)`.execute(
        this.db.q,
      );
    return Number(numAffectedRows) > 0;
  }

  private async many(ids: readonly string[]): Promise<LabReport[]> {
    const heads = await this.heads(sql`report.id = any(${[...ids]}::uuid[])`);
    const results = await this.results.ofReports(ids);
    return heads.map((head) => {
      const own = results.filter(({ reportId }) => reportId === head.id);
      const inForce = own.filter(({ status }) => status === 'released');
      const superseded = own.filter(({ status }) => status !== 'released').toReversed();
      const verifiedBy =
        [...new Set((head.withdrawn ? own : inForce).map((result) => result.verifiedBy))].filter((name) => name !== null).join(', ') ||
        null;
      return { ...head, results: inForce, superseded, verifiedBy };
    });
  }

  private async heads(condition: RawBuilder<unknown>): Promise<ReportHead[]> {
    const { rows } = await sql<ReportHead>`
      select report.id, report.status, report.code_display as name, report.code, report.occurred_at as "occurredAt", report.issued_at as "issuedAt",
        report.conclusion, report.text, case when report.withdrawn_at is not null then jsonb_build_object('at', report.withdrawn_at,
          'by', ${userName(sql`report.withdrawn_by`)}, 'reason', report.withdrawal_reason) end as withdrawn,
        jsonb_build_object('id', patient.patient_id, 'name', patient.display_name, 'mrn', coalesce(own_mrn(report.patient_id, report.facility_id), patient.mrn),
          'sex', patient.sex, 'birthDate', patient.birth_date, 'birthPrecision', patient.birth_precision,
          'deceased', patient.deceased, 'diedOn', case when patient.deceased then died_on(patient.patient_id) end) as patient
      from diagnostic_report as report join patient_summary as patient on patient.patient_id = report.patient_id
      where (report.status <> 'entered-in-error' or report.withdrawn_at is not null) and ${condition}`.execute(this.db.q);
    return rows;
  }
}
