import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { DosageStep } from '@wardbook/contracts/pharmacy/dosage';
import type { listPrescriptions, MedicationRequest, PrescribingWarning, RequestStatus } from '@wardbook/contracts/pharmacy/prescribing';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

export interface NewRequest {
  groupId: string;
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
  requesterId: string | null;
  medicineId: string;
  brandId: string | null;
  display: string;
  dosage: DosageStep[];
  dosageText: string;
  weightKg: number | null;
  quantity: number | null;
  quantityUnit: string;
  substitutionAllowed: boolean;
  reason: string | null;
  note: string | null;
  courseDays: number | null;
}

/** Columns of `medicationRequest`, for a query in which the table is named `request`. */
const REQUEST: RawBuilder<unknown> = sql`request.id, request.group_id as "groupId", request.patient_id as "patientId",
  request.encounter_id as "encounterId", request.visit_id as "visitId", request.medicine_id as "medicineId", request.brand_id as "brandId",
  request.medicine_display as display, request.dosage, request.dosage_text as "dosageText", request.quantity::float8 as quantity,
  request.quantity_unit as "quantityUnit", request.dispensed_quantity::float8 as "dispensedQuantity",
  request.substitution_allowed as "substitutionAllowed", request.reason, request.note, request.status, request.fulfilment,
  request.billing_status as "billingStatus", request.prescribed_at as "prescribedAt", request.course_ends_on as "courseEndsOn", request.version,
  coalesce((select concat_ws(' ', person.prefix, person.given_name, person.family_name) from practitioner
    join person on person.id = practitioner.person_id where practitioner.id = request.requester_id), request.requester_name) as prescriber`;

/** Prescription lines. What was ordered never changes; only the statuses and what was dispensed move. */
@Injectable()
export class MedicationRequestRepository {
  constructor(private readonly db: Db) {}

  async insert(lines: readonly NewRequest[]): Promise<string[]> {
    const rows = lines.map((line) => ({
      facility_id: this.db.facilityId,
      patient_id: line.patientId,
      visit_id: line.visitId,
      encounter_id: line.encounterId,
      group_id: line.groupId,
      requester_id: line.requesterId,
      medicine_id: line.medicineId,
      brand_id: line.brandId,
      medicine_display: line.display,
      dosage: JSON.stringify(line.dosage),
      dosage_text: line.dosageText,
      weight_kg: line.weightKg,
      quantity: line.quantity,
      quantity_unit: line.quantityUnit,
      substitution_allowed: line.substitutionAllowed,
      reason: line.reason,
      note: line.note,
      fulfilment: line.quantity === null ? 'not-asked' : 'waiting',
      course_ends_on: line.courseDays === null ? null : sql<string>`today_at(${this.db.facilityId}) + ${line.courseDays - 1}::int`,
    }));
    const inserted = await this.db.q.insertInto('medication_request').values(rows).returning('id').execute();
    return inserted.map(({ id }) => id);
  }

  async keepOverride(patientId: string, requestId: string, warnings: readonly PrescribingWarning[], reason: string): Promise<void> {
    const row = { patient_id: patientId, medication_request_id: requestId, warnings: JSON.stringify(warnings), reason };
    await this.db.q.insertInto('prescribing_override').values(row).execute();
  }

  async find(id: string): Promise<MedicationRequest | undefined> {
    return (await this.select(sql`request.id = ${id}`, sql`request.id`, 1))[0];
  }

  async ofGroup(groupId: string): Promise<MedicationRequest[]> {
    return await this.select(sql`request.group_id = ${groupId}`, sql`request.created_at, request.id`, 100);
  }

  /** Holds the rows until the transaction ends, in key order. */
  async lock(ids: readonly string[]): Promise<Map<string, MedicationRequest>> {
    const { rows } = await sql<MedicationRequest>`select ${REQUEST} from medication_request as request
      where request.id = any(${[...ids]}::uuid[]) and request.facility_id = ${this.db.facilityId}
      order by request.id for update of request`.execute(this.db.q);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async ofPatient(chartIds: readonly string[], { limit, cursor, active }: Input<typeof listPrescriptions>['query']) {
    const after = decodeCursor(cursor, z.uuid());
    const conditions = [sql`request.patient_id = any(${[...chartIds]}::uuid[]) and request.status <> 'entered-in-error'`];
    if (active) {
      conditions.push(sql`request.status in ('active', 'on-hold')
        and (request.course_ends_on is null or request.course_ends_on >= today_at(${this.db.facilityId}))`);
    }
    if (after) {
      conditions.push(
        sql`(request.prescribed_at, request.id) < (select prescribed_at, id from medication_request where id = ${after}::uuid)`,
      );
    }
    const rows = await this.select(sql.join(conditions, sql` and `), sql`request.prescribed_at desc, request.id desc`, limit + 1);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? encodeCursor(items.at(-1)?.id) : null };
  }

  async end(id: string, version: number, status: RequestStatus, reason: string): Promise<boolean> {
    const { numAffectedRows } =
      await sql`update medication_request set status = ${status}, status_reason = ${reason}, ended_at = core.now(),
        fulfilment = case when fulfilment in ('waiting', 'partial') then 'closed' else fulfilment end,
        error_at = case when ${status} = 'entered-in-error' then core.now() end,
        error_by = case when ${status} = 'entered-in-error' then core.actor_id() end
      where id = ${id} and version = ${version}`.execute(this.db.q);
    return numAffectedRows === 1n;
  }

  async close(id: string, reason: string): Promise<void> {
    await this.db.q.updateTable('medication_request').set({ fulfilment: 'closed', status_reason: reason }).where('id', '=', id).execute();
  }

  /** Counts what is handed out of lines that are locked. The named constraint refuses more than was prescribed. */
  addDispensedLater(lines: readonly { medicationRequestId: string; quantity: number }[]): void {
    this.db.later(sql`update medication_request as request set dispensed_quantity = given.sum, fulfilment = case
        when given.sum >= request.quantity then 'dispensed' when given.sum > 0 then 'partial' else 'waiting' end
      from (
        select known.id, known.dispensed_quantity + sum(line.quantity) as sum
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line ("medicationRequestId" uuid, quantity numeric)
        join medication_request as known on known.id = line."medicationRequestId" group by known.id
      ) as given
      where request.id = given.id`);
  }

  /** What came back is not with the patient any more: it can be handed out again, or the line is closed or ended as any other. */
  async takeBack(id: string, quantity: number): Promise<void> {
    await sql`update medication_request as request set dispensed_quantity = kept.quantity,
        fulfilment = case when request.status = 'active' and request.fulfilment in ('partial', 'dispensed')
          then case when kept.quantity > 0 then 'partial' else 'waiting' end else request.fulfilment end
      from (select dispensed_quantity - ${quantity}::numeric as quantity from medication_request where id = ${id}) as kept
      where request.id = ${id}`.execute(this.db.q);
  }

  async setBillingStatus(id: string, status: MedicationRequest['billingStatus']): Promise<void> {
    await this.db.q.updateTable('medication_request').set({ billing_status: status }).where('id', '=', id).execute();
  }

  async overrideReason(requestId: string): Promise<string | null> {
    const query = this.db.q.selectFrom('prescribing_override').select('reason').where('medication_request_id', '=', requestId);
    return (await query.orderBy('created_at', 'desc').limit(1).executeTakeFirst())?.reason ?? null;
  }

  /** The warnings in spite of which lines were prescribed. */
  async answeredWarnings(requestIds: readonly string[]): Promise<Map<string, PrescribingWarning[]>> {
    const { rows } = await sql<{ id: string; warnings: PrescribingWarning[] }>`select medication_request_id as id,
        jsonb_path_query_array(jsonb_agg(warnings), '$[*][*]') as warnings
      from prescribing_override where medication_request_id = any(${[...requestIds]}::uuid[]) group by medication_request_id`.execute(
      this.db.q,
    );
    return new Map(rows.map(({ id, warnings }) => [id, warnings]));
  }

  private async select(condition: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number): Promise<MedicationRequest[]> {
    const { rows } = await sql<MedicationRequest>`select ${REQUEST} from medication_request as request
      where ${condition} order by ${order} limit ${limit}`.execute(this.db.q);
    return rows;
  }
}
