import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { patientLine } from '@wardbook/contracts/encounters/visits';
import type { DispensingQueueEntry, listDispenses, listDispensingQueue, MedicationDispense } from '@wardbook/contracts/pharmacy/dispensing';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, exactMoment } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';
import { literal } from '../../core/database/literal.js';

type PatientLine = z.infer<typeof patientLine>;

export interface NewDispense {
  id: string;
  handoverId: string;
  kind: 'prescription' | 'over-the-counter';
  patientId: string | null;
  visitId: string | null;
  encounterId: string | null;
  medicationRequestId: string | null;
  storeId: string;
  medicineId: string;
  brandId: string | null;
  stockItemId: string;
  display: string;
  dosageText: string | null;
  quantity: number;
  unit: string;
  substitutionReason: string | null;
  note: string | null;
}

export interface DispensedBatch {
  dispenseId: string;
  batchId: string;
  number: string | null;
  expiresOn: string | null;
  quantity: number;
}

export interface ReturnedBatch {
  returnId: string;
  batchId: string;
  quantity: number;
  backToStock: boolean;
  reason: string;
}

export interface ReturnableDispense extends MedicationDispense {
  storeId: string;
}

/** `patientLine` of the contract, for a column that holds a patient's id. */
const patientOf = (
  column: string,
) => sql`(select jsonb_build_object('id', s.patient_id, 'name', s.display_name, 'mrn', s.mrn, 'kind', s.kind,
    'sex', s.sex, 'birthDate', s.birth_date, 'birthPrecision', s.birth_precision,
    'deceased', s.deceased, 'diedOn', case when s.deceased then died_on(s.patient_id) end)
  from patient_summary as s where s.patient_id = ${sql.ref(column)})`;

const prescriber = sql`coalesce((select concat_ws(' ', person.prefix, person.given_name, person.family_name) from practitioner
  join person on person.id = practitioner.person_id where practitioner.id = request.requester_id), request.requester_name)`;

/** What waits to be handed out, and what was. */
@Injectable()
export class DispenseRepository {
  constructor(private readonly db: Db) {}

  async queue({ limit, cursor, search }: Input<typeof listDispensingQueue>['query']) {
    const after = decodeCursor(cursor, z.tuple([exactMoment, z.uuid()]));
    const name = search
      ? sql`exists (select from patient_summary as s where s.patient_id = waiting."patientId"
      and (core.search_text(s.display_name) like '%' || core.search_text(${search}) || '%' or s.mrn ilike ${literal(search)} || '%'))`
      : sql`true`;
    const place = after ? sql`(waiting."prescribedAt", waiting."groupId") > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
    const { rows } = await sql<
      DispensingQueueEntry & { placeAt: string }
    >`select waiting.*, waiting."prescribedAt"::text as "placeAt", ${patientOf('waiting.patientId')} as patient
      from (
        select request.group_id as "groupId", request.patient_id as "patientId", min(request.prescribed_at) as "prescribedAt",
          min(${prescriber}) as prescriber, count(*) as lines, bool_or(request.fulfilment = 'partial') as partial,
          bool_or(request.billing_status = 'awaiting-payment') as "awaitingPayment"
        from medication_request as request
        where request.facility_id = ${this.db.facilityId} and request.status = 'active' and request.fulfilment in ('waiting', 'partial')
        group by request.group_id, request.patient_id
      ) as waiting
      where ${name} and ${place}
      order by waiting."prescribedAt", waiting."groupId" limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.placeAt, last.groupId]) : null };
  }

  async patient(id: string): Promise<PatientLine | null> {
    const { rows } = await sql<{
      patient: PatientLine | null;
    }>`select ${patientOf('asked.id')} as patient from (select ${id}::uuid as id) as asked`.execute(this.db.q);
    return rows[0]?.patient ?? null;
  }

  /** Queues the lines of a handover. */
  insertLater(dispenses: readonly NewDispense[]): void {
    const rows = dispenses.map((dispense) => ({
      id: dispense.id,
      facility_id: this.db.facilityId,
      handover_id: dispense.handoverId,
      kind: dispense.kind,
      patient_id: dispense.patientId,
      visit_id: dispense.visitId,
      encounter_id: dispense.encounterId,
      medication_request_id: dispense.medicationRequestId,
      store_id: dispense.storeId,
      medicine_id: dispense.medicineId,
      brand_id: dispense.brandId,
      stock_item_id: dispense.stockItemId,
      medicine_display: dispense.display,
      dosage_text: dispense.dosageText,
      quantity: dispense.quantity,
      unit: dispense.unit,
      substitution_reason: dispense.substitutionReason,
      note: dispense.note,
      business_date: sql<string>`today_at(${this.db.facilityId})`,
    }));
    this.db.later(this.db.q.insertInto('medication_dispense').values(rows));
  }

  /** Queues which batches were handed out. */
  insertBatchesLater(batches: readonly DispensedBatch[]): void {
    const rows = batches.map(({ dispenseId, batchId, number, expiresOn, quantity }) => ({
      ...{ medication_dispense_id: dispenseId, batch_id: batchId, batch_number: number, expires_on: expiresOn, quantity },
    }));
    this.db.later(this.db.q.insertInto('medication_dispense_batch').values(rows));
  }

  async ofHandover(handoverId: string): Promise<MedicationDispense[]> {
    return await this.select(sql`dispense.handover_id = ${handoverId}`, sql`dispense.id`, 60);
  }

  async find(id: string): Promise<ReturnableDispense | undefined> {
    return (await this.select<ReturnableDispense>(this.here(sql`dispense.id = ${id}`), sql`dispense.id`, 1))[0];
  }

  async lock(id: string): Promise<ReturnableDispense | undefined> {
    await sql`select from medication_dispense where id = ${id} and facility_id = ${this.db.facilityId} for update`.execute(this.db.q);
    return await this.find(id);
  }

  async list({ limit, cursor, patientId }: Input<typeof listDispenses>['query']) {
    const after = decodeCursor(cursor, z.uuid());
    const conditions = [this.here(patientId ? sql`dispense.patient_id = ${patientId}` : sql`true`)];
    if (after)
      conditions.push(
        sql`(dispense.occurred_at, dispense.id) < (select occurred_at, id from medication_dispense where id = ${after}::uuid)`,
      );
    const rows = await this.select<MedicationDispense & { patient: PatientLine | null }>(
      sql.join(conditions, sql` and `),
      sql`dispense.occurred_at desc, dispense.id desc`,
      limit + 1,
    );
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? encodeCursor(items.at(-1)?.id) : null };
  }

  /** The named constraints refuse more than was handed out, of the batch and of the whole. */
  async takeBack(id: string, { returnId, batchId, quantity, backToStock, reason }: ReturnedBatch): Promise<void> {
    const { rows } = await sql<{
      id: string;
    }>`update medication_dispense_batch set returned_quantity = returned_quantity + ${quantity}::numeric
      where medication_dispense_id = ${id} and batch_id = ${batchId} returning id`.execute(this.db.q);
    if (rows.length === 0) return;
    await sql`update medication_dispense set returned_quantity = returned_quantity + ${quantity}::numeric where id = ${id}`.execute(
      this.db.q,
    );
    await sql`insert into medication_return (return_id, facility_id, patient_id, medication_dispense_id, batch_id, quantity, back_to_stock, reason)
      select ${returnId}, facility_id, patient_id, id, ${batchId}, ${quantity}::numeric, ${backToStock}, ${reason} from medication_dispense where id = ${id}`.execute(
      this.db.q,
    );
  }

  private here(condition: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`dispense.facility_id = ${this.db.facilityId} and ${condition}`;
  }

  private async select<Row = MedicationDispense>(
    condition: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
    limit: number,
  ): Promise<Row[]> {
    const { rows } =
      await sql<Row>`select dispense.id, dispense.handover_id as "handoverId", dispense.kind, dispense.patient_id as "patientId",
        dispense.store_id as "storeId", dispense.medication_request_id as "medicationRequestId", dispense.stock_item_id as "stockItemId",
        dispense.medicine_display as display, dispense.dosage_text as "dosageText", dispense.quantity::float8 as quantity,
        dispense.returned_quantity::float8 as "returnedQuantity", dispense.unit, dispense.substitution_reason as "substitutionReason",
        dispense.occurred_at as "occurredAt", ${patientOf('dispense.patient_id')} as patient,
        (select concat_ws(' ', person.prefix, person.given_name, person.family_name) from user_account
          join person on person.id = user_account.person_id where user_account.id = dispense.created_by) as by,
        (select jsonb_agg(jsonb_build_object('batchId', batch_id, 'number', batch_number, 'expiresOn', expires_on, 'quantity', quantity::float8,
            'returnedQuantity', returned_quantity::float8) order by expires_on nulls last, batch_id)
          from medication_dispense_batch where medication_dispense_id = dispense.id) as batches
      from medication_dispense as dispense where ${condition} order by ${order} limit ${limit}`.execute(this.db.q);
    return rows;
  }
}
