import { Injectable } from '@nestjs/common';
import type { RejectionReason, Specimen } from '@wardbook/contracts/laboratory/work';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { userName } from './work.repository.js';

interface NewSpecimen {
  patientId: string;
  specimenTypeId: string;
  containerId: string | null;
  collectedAt: string | undefined;
  recollectionOfId: string | null;
  serviceRequestIds: readonly string[];
}

export interface SpecimenLabelRow {
  accessionNumber: string;
  barcode: string;
  patientName: string;
  mrn: string | null;
  birthDate: string | null;
  sex: string;
  typeDisplay: string;
  containerDisplay: string | null;
  collectedAt: string;
  timeZone: string;
  patientId: string;
  tests: string[];
  priority: string;
}

/** Tubes and what they are for: all their SQL. */
@Injectable()
export class SpecimenRepository {
  constructor(private readonly db: Db) {}

  /** The day and a number within it, such as `261122-0007`: short enough for a narrow barcode. */
  private async nextAccession(): Promise<string> {
    const { rows } = await sql<{ accession: string }>`
      insert into lab_accession_counter as counter (facility_id, business_date, last_number)
      values (core.facility_id(), today_at(core.facility_id()), 1)
      on conflict (facility_id, business_date) do update set last_number = counter.last_number + 1
      returning to_char(business_date, 'YYMMDD') || '-' || lpad(last_number::text, 4, '0') as accession`.execute(this.db.q);
    return rows[0]?.accession ?? '';
  }

  async insert(specimen: NewSpecimen): Promise<string> {
    const accession = await this.nextAccession();
    const { rows } = await sql<{ id: string }>`
      insert into specimen (facility_id, accession_number, barcode, patient_id, specimen_type_id, specimen_container_id, type_display,
        container_display, collected_at, collected_by, recollection_of_id)
      select core.facility_id(), ${accession}, ${accession}, ${specimen.patientId}, type.id, container.id, type.name, container.name,
        coalesce(${specimen.collectedAt ?? null}::timestamptz, core.now()), core.actor_id(), ${specimen.recollectionOfId}::uuid
      from specimen_type as type left join specimen_container as container on container.id = ${specimen.containerId}::uuid
      where type.id = ${specimen.specimenTypeId} returning id`.execute(this.db.q);
    const id = rows[0]?.id ?? '';
    const links = specimen.serviceRequestIds.map((request) => ({
      facility_id: this.db.facilityId,
      specimen_id: id,
      service_request_id: request,
    }));
    await this.db.q.insertInto('specimen_request').values(links).execute();
    return id;
  }

  /** The rejected tube that a new one for these requests replaces. */
  async rejectedBefore(serviceRequestIds: readonly string[]): Promise<string | null> {
    const row = await this.db.q
      .selectFrom('specimen')
      .innerJoin('specimen_request', 'specimen_request.specimen_id', 'specimen.id')
      .select('specimen.id')
      .where('service_request_id', 'in', [...serviceRequestIds])
      .where('specimen.status', '=', 'rejected')
      .orderBy('rejected_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  async receive(id: string, version: number): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('specimen')
      .set({ status: 'received', received_at: sql<string>`core.now()`, received_by: this.db.actor.userId })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async reject(id: string, version: number, reason: RejectionReason, note: string | null): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('specimen')
      .set({
        status: 'rejected',
        rejected_at: sql<string>`core.now()`,
        rejected_by: this.db.actor.userId,
        rejection_reason: reason,
        rejection_note: note,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async read(id: string): Promise<Specimen | undefined> {
    return (await this.described(sql`tube.id = ${id}`))[0];
  }

  async many(ids: readonly string[]): Promise<Specimen[]> {
    return await this.described(sql`tube.id = any(${[...ids]}::uuid[])`);
  }

  async byBarcode(barcode: string): Promise<Specimen | undefined> {
    return (await this.described(sql`(tube.barcode = ${barcode} or tube.accession_number = ${barcode})`))[0];
  }

  async ofRequest(serviceRequestId: string): Promise<Specimen[]> {
    return await this.described(
      sql`exists (select from specimen_request as own where own.specimen_id = tube.id and own.service_request_id = ${serviceRequestId})`,
    );
  }

  async label(id: string): Promise<SpecimenLabelRow | undefined> {
    const { rows } = await sql<SpecimenLabelRow>`
      select tube.accession_number as "accessionNumber", tube.barcode, patient.display_name as "patientName", tube.patient_id as "patientId",
        coalesce(own_mrn(tube.patient_id, tube.facility_id), patient.mrn) as mrn, patient.birth_date as "birthDate", patient.sex,
        tube.type_display as "typeDisplay", tube.container_display as "containerDisplay", tube.collected_at as "collectedAt",
        facility.time_zone as "timeZone",
        array(select test.code from specimen_request as link join lab_work_item as item on item.service_request_id = link.service_request_id
          join lab_test as test on test.id = item.lab_test_id where link.specimen_id = tube.id order by test.code) as tests,
        (select case min(item.urgency) when 1 then 'stat' when 2 then 'asap' when 3 then 'urgent' else 'routine' end
          from specimen_request as link join lab_work_item as item on item.service_request_id = link.service_request_id
          where link.specimen_id = tube.id) as priority
      from specimen as tube
      join patient_summary as patient on patient.patient_id = tube.patient_id
      join facility on facility.id = tube.facility_id
      where tube.id = ${id} and tube.facility_id = core.facility_id()`.execute(this.db.q);
    return rows[0];
  }

  private async described(condition: RawBuilder<unknown>): Promise<Specimen[]> {
    const { rows } = await sql<Specimen>`
      select tube.id, tube.version, tube.accession_number as "accessionNumber", tube.barcode, tube.status, tube.type_display as "typeDisplay",
        tube.container_display as "containerDisplay", tube.collected_at as "collectedAt", ${userName(sql`tube.collected_by`)} as "collectedBy",
        tube.received_at as "receivedAt", tube.rejected_at as "rejectedAt", tube.rejection_reason as "rejectionReason",
        tube.rejection_note as "rejectionNote", tube.recollection_of_id as "recollectionOfId",
        array(select request.display from specimen_request as link join service_request as request on request.id = link.service_request_id
          where link.specimen_id = tube.id order by request.display) as tests
      from specimen as tube where tube.facility_id = core.facility_id() and ${condition}
      order by tube.collected_at desc, tube.id desc limit 60`.execute(this.db.q);
    return rows;
  }
}
