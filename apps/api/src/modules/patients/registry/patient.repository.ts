import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { newIds } from '../../../core/database/new-ids.js';
import type { LifeSpan } from './life-span.js';
import { type ListName, listTables, type NewPatient, type Place, patientRow, type Row, rowsOf } from './patient-rows.js';

const DIGITS_OF_MRN = 6;

/** Writes the registry's rows. What lists and searches read follows from them through `refresh`. */
@Injectable()
export class PatientRepository {
  constructor(private readonly db: Db) {}

  async place(): Promise<Place> {
    const { rows } =
      await sql<Place>`select facility.id as "facilityId", organisation.country, facility.time_zone as "timeZone", facility.modules,
        core.business_date(core.now(), facility.time_zone) as today
      from facility, organisation where facility.id = ${this.db.facilityId}`.execute(this.db.q);
    if (!rows[0]) throw new Error('The facility of the transaction does not exist.');
    return rows[0];
  }

  async isDeceased(id: string): Promise<boolean> {
    const row = await this.db.q.selectFrom('patient').select('deceased').where('id', '=', id).executeTakeFirst();
    return row?.deceased ?? false;
  }

  async hold(ids: readonly string[]): Promise<void> {
    await sql`select from patient where id = any(${ids}::uuid[]) order by id for no key update`.execute(this.db.q);
  }

  async lifeSpan(id: string): Promise<LifeSpan | undefined> {
    const { rows } = await sql<LifeSpan>`select patient.birth_date as "birthDate", patient.birth_precision as "birthPrecision",
        core.business_date(core.now(), facility.time_zone) as today
      from patient, facility where patient.id = ${id} and facility.id = ${this.db.facilityId}`.execute(this.db.q);
    return rows[0];
  }

  /** Writes new patients with everything that belongs to them, and returns their ids in the order given. */
  async insertAll(patients: readonly NewPatient[], place: Place): Promise<string[]> {
    const ids = this.insertLater(patients, place);
    if (ids.length > 0) await this.refresh(ids);
    return ids;
  }

  /** The same, queued to leave with the next statement. `refresh` is still to be called. */
  insertLater(patients: readonly NewPatient[], place: Place): string[] {
    if (patients.length === 0) return [];
    const ids = newIds(patients.length);
    this.db.later(
      this.db.q.insertInto('patient').values(patients.map((patient, index) => ({ id: ids[index] ?? '', ...patientRow(patient, place) }))),
    );
    const lists = patients.map((patient) => rowsOf(patient, place));
    for (const list of Object.keys(listTables) as ListName[]) {
      this.insertRowsLater(
        list,
        lists.flatMap((each, index) => (each[list] ?? []).map((row) => ({ ...row, patient_id: ids[index] }))),
      );
    }
    this.giveRecordNumbersLater(ids, place.facilityId);
    return ids;
  }

  /** Changes the patient's own columns when the version still is the one given; returns whether it was. */
  async update(id: string, version: number, columns: Partial<ReturnType<typeof patientRow>>): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('patient')
      .set((expression) => ({ version: expression.ref('version'), ...columns }))
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Makes the current rows of a list those given: rows with an id are changed, others are new, the rest is retired. */
  async replaceRows(list: ListName, patientId: string, rows: readonly Row[]): Promise<void> {
    const table = listTables[list];
    const kept = rows.flatMap(({ id }) => (id ? [id] : []));
    await sql`update ${sql.table(table)} set retired_at = core.now()
      where patient_id = ${patientId} and retired_at is null and not (id = any(${kept}::uuid[]))
        ${list === 'identifiers' ? sql`and type <> 'MR'` : sql``}`.execute(this.db.q);
    for (const { id, ...columns } of rows) {
      if (!id) continue;
      await this.db.q
        .updateTable(table)
        .set(changeable(columns) as never)
        .where('id', '=', id)
        .where('patient_id', '=', patientId)
        .execute();
    }
    this.insertRowsLater(
      list,
      rows.filter(({ id }) => !id).map((row) => ({ ...row, patient_id: patientId })),
    );
  }

  /** Brings what lists and searches read up to date. Call it after every change of a patient's rows. */
  async refresh(ids: readonly string[]): Promise<void> {
    await sql`select patient_refresh(${ids}::uuid[])`.execute(this.db.q);
  }

  refreshLater(ids: readonly string[]): void {
    this.db.later(sql`select patient_refresh(${ids}::uuid[])`);
  }

  async exists(id: string): Promise<boolean> {
    const row = await this.db.q.selectFrom('patient').select('id').where('id', '=', id).executeTakeFirst();
    return row !== undefined;
  }

  /** The record that survives and all that were merged into it: reads of a chart cover them all. */
  async chartIds(id: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`with survivor as (
        select coalesce(survivor_id, id) as id from patient where id = ${id}
      ) select id from survivor union select patient.id from patient join survivor on patient.survivor_id = survivor.id`.execute(this.db.q);
    return rows.map((row) => row.id);
  }

  private insertRowsLater(list: ListName, rows: Row[]): void {
    if (rows.length === 0) return;
    const values = rows.map(({ id: _, ...columns }) => columns);
    this.db.later(this.db.q.insertInto(listTables[list]).values(values as never));
  }

  /** The counter's row is locked until the commit, so it is taken last. A failed registration may leave a gap. */
  giveRecordNumbersLater(ids: readonly string[], facilityId: string): void {
    this.db.later(sql`with counter as (
        insert into mrn_counter (facility_id, last_number) values (${facilityId}, ${ids.length})
        on conflict (facility_id) do update set last_number = mrn_counter.last_number + excluded.last_number
        returning last_number - ${ids.length} as before
      )
      insert into patient_identifier (patient_id, type, value, issuer_facility_id, verification)
      select given.id, 'MR', facility.mrn_prefix || lpad(number::text, greatest(${DIGITS_OF_MRN}, length(number::text)), '0'),
        facility.id, 'verified'
      from unnest(${ids}::uuid[]) with ordinality as given (id, place)
      cross join counter cross join lateral (select counter.before + given.place as number) as numbered
      join facility on facility.id = ${facilityId}`);
  }
}

/** A record number is the facility's: an edit changes neither its kind nor its value. */
function changeable(columns: Record<string, unknown>): Record<string, unknown> {
  return columns.type === 'MR' ? { verification: columns.verification } : columns;
}
