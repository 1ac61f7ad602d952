import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { LabWorkItem, LabWorkStatus, LabWorkTab, listLabWork } from '@wardbook/contracts/laboratory/work';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, exactMoment } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';
import { literal } from '../../core/database/literal.js';

/** What services need of a work item beyond its line. */
export interface WorkRow {
  id: string;
  version: number;
  serviceRequestId: string;
  labTestId: string;
  testCode: string;
  loincCode: string | null;
  display: string;
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
  priority: string;
  status: LabWorkStatus;
  orderedAt: string;
  pregnant: boolean | null;
  ownerId: string;
  reportId: string | null;
  orderStatus: string;
  resultStatus: string;
  awaitingPayment: boolean;
  reason: string | null;
  returnReason: string | null;
  specimenTypeId: string | null;
  containerId: string | null;
}

interface StatusDetails {
  cancel_reason?: string;
  return_reason?: string | null;
  review_needed?: boolean;
  diagnostic_report_id?: string | null;
}

interface NewWorkItem {
  serviceRequestId: string;
  labTestId: string;
  patientId: string;
  encounterId: string;
  priority: string;
  pregnant: boolean | null;
  ownerId: string;
}

const urgencyPlace = z.tuple([z.number().int(), z.number().int(), exactMoment, z.uuid()]);
const latestPlace = z.tuple([exactMoment, z.uuid()]);
const MOST_CRITICAL = 50;

const inTab: Record<LabWorkTab, RawBuilder<unknown>> = {
  'to-collect': sql`item.status = 'to-collect'`,
  'to-receive': sql`item.status = 'to-receive'`,
  'to-enter': sql`item.status = 'to-enter'`,
  'to-verify': sql`item.status in ('to-verify', 'verified')`,
  released: sql`item.status = 'released'`,
  'to-review': sql`item.review_needed`,
};

const CRITICAL = sql<boolean>`(flag in ('LL', 'HH', 'AA'))`;
const CRITICAL_FIRST = sql<number>`(case result.judgement when 'critical' then 0 else 1 end)`;

/** Payment is waited for, unless it is an emergency. */
const AWAITING_PAYMENT = sql<boolean>`(item.priority <> 'stat' and (request.order_status = 'on-hold' or request.billing_status = 'awaiting-payment'))`;

export function userName(id: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select concat_ws(' ', person.prefix, person.given_name, person.family_name)
    from user_account join person on person.id = user_account.person_id where user_account.id = ${id})`;
}

/** The queue of the laboratory: all its SQL. Row-level security keeps it to the facility of the request. */
@Injectable()
export class WorkRepository {
  constructor(private readonly db: Db) {}

  async insert(item: NewWorkItem): Promise<string> {
    const { id } = await this.db.q
      .insertInto('lab_work_item')
      .values({
        facility_id: this.db.facilityId,
        service_request_id: item.serviceRequestId,
        lab_test_id: item.labTestId,
        patient_id: item.patientId,
        encounter_id: item.encounterId,
        priority: item.priority,
        pregnant: item.pregnant,
        owner_id: item.ownerId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async find(id: string): Promise<WorkRow | undefined> {
    return (await sql<WorkRow>`${this.workRows(sql`item.id = ${id}::uuid`)}`.execute(this.db.q)).rows[0];
  }

  async lock(ids: readonly string[]): Promise<WorkRow[]> {
    return await this.locked(sql`item.id = any(${[...ids]}::uuid[])`);
  }

  /** The work with an order, if the laboratory has any. */
  async ofRequest(serviceRequestId: string): Promise<WorkRow | undefined> {
    return (await this.locked(sql`item.service_request_id = ${serviceRequestId}`))[0];
  }

  async ofSpecimen(specimenId: string): Promise<WorkRow[]> {
    return await this.locked(
      sql`item.service_request_id in (select service_request_id from specimen_request where specimen_id = ${specimenId})`,
    );
  }

  /** The work of this facility with a patient's orders of which something was entered. */
  async withValuesOf(patientId: string): Promise<WorkRow[]> {
    return await this.locked(sql`item.patient_id = ${patientId} and item.status in ('to-enter', 'to-verify', 'verified', 'released')`);
  }

  /** Holds the rows until the end, in one order, so that two people at one item follow each other. */
  private async locked(condition: RawBuilder<unknown>): Promise<WorkRow[]> {
    const { rows } = await sql<WorkRow>`${this.workRows(condition)} order by item.id for no key update of item`.execute(this.db.q);
    return rows;
  }

  /** Tests that are open for the patient already. */
  async openTests(
    patientIds: readonly string[],
    labTestIds: readonly string[],
  ): Promise<{ labTestId: string; name: string; orderedAt: string }[]> {
    const { rows } = await sql<{ labTestId: string; name: string; orderedAt: string }>`
      select item.lab_test_id as "labTestId", lab_test.name, item.ordered_at as "orderedAt"
      from lab_work_item as item join lab_test on lab_test.id = item.lab_test_id
      where item.patient_id = any(${[...patientIds]}::uuid[]) and item.lab_test_id = any(${[...labTestIds]}::uuid[])
        and item.status not in ('released', 'cancelled')`.execute(this.db.q);
    return rows;
  }

  async setStatus(id: string, status: LabWorkStatus, more: StatusDetails = {}): Promise<void> {
    await this.db.q
      .updateTable('lab_work_item')
      .set({ status, status_since: sql<string>`core.now()`, ...more })
      .where('id', '=', id)
      .execute();
  }

  /** Counts the version on where nothing but values changed, so that a second editor notices. */
  async touch(id: string): Promise<void> {
    await this.db.q.updateTable('lab_work_item').set({ status_since: sql<string>`status_since` }).where('id', '=', id).execute();
  }

  /**
   * What has to be told since the last call: critical values, and that a critical value which had been told was corrected
   * to one that is not, or withdrawn.
   */
  async countCritical(id: string): Promise<void> {
    const critical = (flag: string) => sql`${sql.ref(flag)} in ('LL', 'HH', 'AA')`;
    await sql`update lab_work_item as item set critical_untold = (
        select count(*) from lab_result as result
        left join lab_result as old on old.id = result.amends_id
        left join diagnostic_report as report on report.id = result.diagnostic_report_id
        cross join lateral (select coalesce(max(created_at), '-infinity') as at from critical_call
          where critical_call.service_request_id = item.service_request_id) as told
        where result.service_request_id = item.service_request_id and case
          when result.status in ('entered', 'verified', 'released') and ${critical('result.flag')}
            then greatest(result.entered_at, result.judged_at) > told.at
          when result.status = 'released' and ${critical('old.flag')} then told.at > old.entered_at and result.released_at > told.at
          when result.status = 'entered-in-error' and ${critical('result.flag')}
            then told.at > result.entered_at and report.withdrawn_at > told.at
          else false end)
      where item.id = ${id}`.execute(this.db.q);
  }

  async setReviewed(id: string): Promise<void> {
    await this.db.q
      .updateTable('lab_work_item')
      .set({ review_needed: false, reviewed_at: sql<string>`core.now()`, reviewed_by: this.db.actor.userId })
      .where('id', '=', id)
      .execute();
  }

  async line(id: string): Promise<LabWorkItem | undefined> {
    return (await this.lines(sql`item.id = ${id}`, sql`item.id`, 1))[0];
  }

  async linesOfSpecimen(specimenId: string): Promise<LabWorkItem[]> {
    const condition = sql`item.service_request_id in (select service_request_id from specimen_request where specimen_id = ${specimenId})`;
    return await this.lines(condition, sql`item.urgency, item.ordered_at, item.id`, 60);
  }

  async critical(): Promise<LabWorkItem[]> {
    return await this.lines(sql`item.critical_untold > 0`, sql`item.ordered_at`, MOST_CRITICAL);
  }

  async counts(): Promise<Record<LabWorkTab, number>> {
    const tabs = Object.entries(inTab).map(([tab, condition]) => {
      const since = tab === 'released' ? sql`and item.status_since >= core.now() - interval '24 hours'` : sql``;
      return sql`${sql.lit(tab)}, (select count(*) from lab_work_item as item where item.facility_id = core.facility_id() and ${condition} ${since})`;
    });
    const { rows } = await sql<{ counts: Record<LabWorkTab, number> }>`select jsonb_build_object(${sql.join(tabs)}) as counts`.execute(
      this.db.q,
    );
    return rows[0]?.counts ?? ({} as Record<LabWorkTab, number>);
  }

  async list(query: Input<typeof listLabWork>['query']): Promise<{ items: LabWorkItem[]; nextCursor: string | null }> {
    const conditions = [inTab[query.tab]];
    if (query.section) conditions.push(sql`test.section = ${query.section}`);
    if (query.patientId) conditions.push(sql`item.patient_id = ${query.patientId}`);
    if (query.search) conditions.push(searched(query.search));
    const latestFirst = query.tab === 'released' || query.tab === 'to-review';
    // The verifier begins with critical values.
    const rank = query.tab === 'to-verify' ? CRITICAL_FIRST : sql<number>`1::int`;
    const order = latestFirst ? sql`item.status_since desc, item.id` : sql`${rank}, item.urgency, item.ordered_at, item.id`;
    conditions.push(latestFirst ? afterLatest(query.cursor) : afterUrgency(query.cursor, rank));
    const rows = await this.lines(sql.join(conditions, sql` and `), order, query.limit + 1, rank);
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    if (rows.length <= query.limit || !last) return { items, nextCursor: null };
    return {
      items,
      nextCursor: encodeCursor(latestFirst ? [last.exactSince, last.id] : [last.rank, last.urgency, last.exactOrdered, last.id]),
    };
  }

  private async lines(condition: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number, rank: RawBuilder<number> = sql`1::int`) {
    const { rows } = await sql<LabWorkItem & { rank: number; urgency: number; exactOrdered: string; exactSince: string }>`
      select item.id, item.version, item.service_request_id as "serviceRequestId", item.priority, item.status, item.status_since as "statusSince",
        item.ordered_at as "orderedAt", item.critical_untold as "criticalUntold", item.review_needed as "reviewNeeded",
        item.diagnostic_report_id as "reportId", ${rank} as rank, item.urgency, item.ordered_at::text as "exactOrdered", item.status_since::text as "exactSince",
        ${AWAITING_PAYMENT} as "awaitingPayment", ${userName(sql`item.owner_id`)} as "orderedBy",
        jsonb_build_object('id', patient.patient_id, 'name', patient.display_name, 'mrn', coalesce(own_mrn(item.patient_id, item.facility_id), patient.mrn),
          'sex', patient.sex, 'birthDate', patient.birth_date, 'birthPrecision', patient.birth_precision,
          'deceased', patient.deceased, 'diedOn', case when patient.deceased then died_on(patient.patient_id) end) as patient,
        jsonb_build_object('id', test.id, 'code', test.code, 'name', request.display, 'section', test.section,
          'specimenType', specimen_type.name, 'container', container.name) as test,
        result.entered, result.amending, result.judgement, result."enteredByMe", result."criticalValues",
        (select count(*) from lab_test_analyte where lab_test_id = test.id and required) as expected,
        (select jsonb_build_object('id', tube.id, 'version', tube.version, 'accessionNumber', tube.accession_number, 'status', tube.status,
            'rejectionReason', tube.rejection_reason)
          from specimen_request as link join specimen as tube on tube.id = link.specimen_id
          where link.service_request_id = item.service_request_id and tube.status <> 'entered-in-error'
          order by tube.collected_at desc, tube.id desc limit 1) as specimen
      from lab_work_item as item
      join service_request as request on request.id = item.service_request_id
      join patient_summary as patient on patient.patient_id = item.patient_id
      join lab_test as test on test.id = item.lab_test_id
      left join specimen_type on specimen_type.id = test.specimen_type_id
      left join specimen_container as container on container.id = test.specimen_container_id
      cross join lateral (
        select count(distinct analyte_id) filter (where status in ('entered', 'verified', 'released')) as entered,
          coalesce(bool_or(status in ('entered', 'verified')) and bool_or(status = 'released'), false) as amending,
          coalesce(bool_or(status in ('entered', 'verified') and entered_by = core.actor_id()), false) as "enteredByMe",
          case when bool_or(${CRITICAL}) then 'critical' when bool_or(flag <> 'N') then 'abnormal' when bool_and(coalesce(flag = 'N', false)) then 'normal' end as judgement,
          coalesce(jsonb_agg(jsonb_build_object('display', display, 'comparator', comparator, 'number', value_number, 'text', value_text,
            'unitDisplay', unit_display, 'decimals', decimals, 'valueKind', value_kind, 'flag', flag) order by position)
            filter (where ${CRITICAL}), '[]') as "criticalValues"
        from lab_result where lab_result.service_request_id = item.service_request_id and status in ('entered', 'verified', 'released')) as result
      where item.facility_id = core.facility_id() and ${condition} order by ${order} limit ${limit}`.execute(this.db.q);
    return rows;
  }

  private workRows(condition: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`select item.id, item.version, item.service_request_id as "serviceRequestId", item.lab_test_id as "labTestId", test.code as "testCode",
        test.loinc_code as "loincCode", request.display, item.patient_id as "patientId", request.visit_id as "visitId", item.encounter_id as "encounterId",
        item.priority, item.status, item.ordered_at as "orderedAt", item.pregnant, item.owner_id as "ownerId", item.diagnostic_report_id as "reportId",
        request.order_status as "orderStatus", request.result_status as "resultStatus", ${AWAITING_PAYMENT} as "awaitingPayment", request.reason, item.return_reason as "returnReason",
        test.specimen_type_id as "specimenTypeId", test.specimen_container_id as "containerId"
      from lab_work_item as item
      join lab_test as test on test.id = item.lab_test_id
      join service_request as request on request.id = item.service_request_id
      where item.facility_id = core.facility_id() and ${condition}`;
  }
}

function searched(search: string): RawBuilder<unknown> {
  return sql`(patient.name_text like '%' || btrim(core.search_text(${search})) || '%' or patient.mrn ilike ${`%${literal(search)}%`}
    or exists (select from specimen_request as link join specimen as tube on tube.id = link.specimen_id
      where link.service_request_id = item.service_request_id and ${search} in (tube.accession_number, tube.barcode)))`;
}

function afterUrgency(cursor: string | undefined, rank: RawBuilder<number>): RawBuilder<unknown> {
  const after = decodeCursor(cursor, urgencyPlace);
  return after
    ? sql`(${rank}, item.urgency, item.ordered_at, item.id) > (${after[0]}::int, ${after[1]}::int, ${after[2]}::timestamptz, ${after[3]}::uuid)`
    : sql`true`;
}

function afterLatest(cursor: string | undefined): RawBuilder<unknown> {
  const after = decodeCursor(cursor, latestPlace);
  return after
    ? sql`(item.status_since < ${after[0]}::timestamptz or (item.status_since = ${after[0]}::timestamptz and item.id > ${after[1]}::uuid))`
    : sql`true`;
}
