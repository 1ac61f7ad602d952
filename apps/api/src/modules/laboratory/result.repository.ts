import { Injectable } from '@nestjs/common';
import type { LabResultValue } from '@wardbook/contracts/laboratory/results';
import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../core/database/database.types.js';
import { Db } from '../../core/database/db.js';
import { userName } from './work.repository.js';

export type ResultRow = LabResultValue & {
  enteredById: string | null;
  verifiedById: string | null;
  analyteCode: string;
  unit: string | null;
  position: number;
  amendsId: string | null;
  judgedSex: string | null;
  judgedBirthDate: string | null;
};

export type NewResult = Omit<Insertable<DB['lab_result']>, 'facility_id' | 'entered_at' | 'entered_by'>;

export interface SubjectRow {
  sex: string;
  birthDate: string | null;
  kind: 'person' | 'animal';
  /** The day by which the age counts: when the specimen was taken, in the facility's zone. */
  day: string;
  occurredAt: string;
}

/** Values, all versions of them: all their SQL. */
@Injectable()
export class ResultRepository {
  constructor(private readonly db: Db) {}

  /** Everything of a request that was not discarded, in the order of the report, the newest revision last. */
  async ofRequest(serviceRequestId: string): Promise<ResultRow[]> {
    return await this.described(sql`result.service_request_id = ${serviceRequestId} and result.status <> 'entered-in-error'`);
  }

  async ofReports(reportIds: readonly string[]): Promise<(ResultRow & { reportId: string })[]> {
    return (await this.described(sql`result.diagnostic_report_id = any(${[...reportIds]}::uuid[])
      and result.status in ('released', 'superseded', 'entered-in-error')`)) as (ResultRow & { reportId: string })[];
  }

  /** The last released value of each analyte from an earlier request of the same person. */
  async previous(patientIds: readonly string[], analyteIds: readonly string[], exceptRequestId: string): Promise<ResultRow[]> {
    return await this.described(
      sql`result.patient_id = any(${[...patientIds]}::uuid[]) and result.analyte_id = any(${[...analyteIds]}::uuid[])
        and result.status = 'released' and result.service_request_id <> ${exceptRequestId}`,
      sql`distinct on (result.analyte_id)`,
      sql`result.analyte_id, result.occurred_at desc`,
    );
  }

  async subject(serviceRequestId: string): Promise<SubjectRow> {
    const { rows } = await sql<SubjectRow>`
      select patient.kind, patient.sex, patient.birth_date as "birthDate", core.business_date(taken.at, facility.time_zone)::text as day, taken.at as "occurredAt"
      from service_request as request
      join patient_summary as patient on patient.patient_id = request.patient_id
      join facility on facility.id = request.facility_id
      cross join lateral (select coalesce((select max(tube.collected_at) from specimen_request as link join specimen as tube on tube.id = link.specimen_id
        where link.service_request_id = request.id and tube.status in ('collected', 'received')), core.now()) as at) as taken
      where request.id = ${serviceRequestId}`.execute(this.db.q);
    const row = rows[0];
    if (!row) throw new Error('A work item without its request or patient.');
    return row;
  }

  /** Without `enteredBy` a correction of the patient's record has made the value mean something else. */
  async insert(result: NewResult, enteredBy: string | null = this.db.actor.userId): Promise<void> {
    await this.db.q
      .insertInto('lab_result')
      .values({ ...result, facility_id: this.db.facilityId, entered_at: sql<string>`core.now()`, entered_by: enteredBy })
      .execute();
  }

  /** The same value with another meaning; who entered and verified it stays. */
  async rejudge(id: string, judged: Partial<NewResult>): Promise<void> {
    await this.db.q
      .updateTable('lab_result')
      .set({ ...judged, judged_at: sql<string>`core.now()` })
      .where('id', '=', id)
      .execute();
  }

  /** What was released counts no more; the report still shows it as what it is. */
  async withdraw(serviceRequestId: string): Promise<void> {
    await this.db.q
      .updateTable('lab_result')
      .set({ status: 'entered-in-error' })
      .where('service_request_id', '=', serviceRequestId)
      .where('status', 'in', ['entered', 'verified', 'released'])
      .execute();
  }

  /** Before it is released a value is simply written again; the audit trail keeps what stood there. */
  async rewrite(id: string, result: Partial<NewResult>): Promise<void> {
    await this.db.q
      .updateTable('lab_result')
      .set({
        ...result,
        status: 'entered',
        judged_at: sql<string>`core.now()`,
        entered_at: sql<string>`core.now()`,
        entered_by: this.db.actor.userId,
        verified_at: null,
        verified_by: null,
        verified_alone: false,
      })
      .where('id', '=', id)
      .execute();
  }

  async discard(id: string): Promise<void> {
    await this.db.q.updateTable('lab_result').set({ status: 'entered-in-error' }).where('id', '=', id).execute();
  }

  async discardWork(serviceRequestId: string): Promise<void> {
    await this.db.q
      .updateTable('lab_result')
      .set({ status: 'entered-in-error' })
      .where('service_request_id', '=', serviceRequestId)
      .where('status', 'in', ['entered', 'verified'])
      .execute();
  }

  /** `alone` marks what the verifier had entered too; the constraint refuses it unmarked. */
  async verify(serviceRequestId: string, alone: boolean): Promise<void> {
    await sql`update lab_result set status = 'verified', verified_at = core.now(), verified_by = core.actor_id(),
        verified_alone = ${alone} and entered_by = core.actor_id()
      where service_request_id = ${serviceRequestId} and status = 'entered'`.execute(this.db.q);
  }

  async unverify(serviceRequestId: string): Promise<void> {
    await this.db.q
      .updateTable('lab_result')
      .set({ status: 'entered', verified_at: null, verified_by: null, verified_alone: false })
      .where('service_request_id', '=', serviceRequestId)
      .where('status', '=', 'verified')
      .execute();
  }

  /** What an amendment replaces goes out of force first: one value of an analyte is in force at a time. */
  async release(serviceRequestId: string, reportId: string): Promise<void> {
    await sql`update lab_result set status = 'superseded' where service_request_id = ${serviceRequestId} and status = 'released'
      and analyte_id in (select analyte_id from lab_result as newer
        where newer.service_request_id = ${serviceRequestId} and newer.status = 'verified')`.execute(this.db.q);
    await sql`update lab_result set status = 'released', released_at = core.now(), released_by = core.actor_id(), diagnostic_report_id = ${reportId}
      where service_request_id = ${serviceRequestId} and status = 'verified'`.execute(this.db.q);
  }

  private async described(
    condition: RawBuilder<unknown>,
    distinct: RawBuilder<unknown> = sql``,
    order: RawBuilder<unknown> = sql`result.position, result.display, result.revision`,
  ): Promise<ResultRow[]> {
    const { rows } = await sql<ResultRow>`
      select ${distinct} result.id, result.analyte_id as "analyteId", result.analyte_code as "analyteCode", result.display,
        result.loinc_code as "loincCode", result.status, result.value_kind as "valueKind", result.comparator,
        result.value_number::float8 as number, result.value_code as code, result.value_text as text, result.unit, result.unit_display as "unitDisplay",
        result.decimals, result.range_low::float8 as "rangeLow", result.range_high::float8 as "rangeHigh", result.range_text as "rangeText",
        result.method, result.flag, result.note, result.revision, result.amends_id as "amendsId", result.amendment_reason as "amendmentReason",
        exists (select from lab_result as old where old.id = result.amends_id and old.flag in ('LL', 'HH', 'AA'))
          and coalesce(result.flag not in ('LL', 'HH', 'AA'), true) as "correctsCritical", result.judged_sex as "judgedSex", result.judged_birth_date as "judgedBirthDate",
        result.position, result.diagnostic_report_id as "reportId", result.occurred_at as "occurredAt", result.entered_at as "enteredAt",
        result.entered_by as "enteredById", result.verified_by as "verifiedById", ${userName(sql`result.entered_by`)} as "enteredBy",
        result.verified_at as "verifiedAt", ${userName(sql`result.verified_by`)} as "verifiedBy", result.released_at as "releasedAt"
      from lab_result as result where ${condition} order by ${order} limit 2000`.execute(this.db.q);
    return rows;
  }
}
