import { Injectable } from '@nestjs/common';
import { type Insertable, sql } from 'kysely';
import { bulkInsert } from '../../../core/database/bulk-insert.js';
import type { DB } from '../../../core/database/database.types.js';
import { Db } from '../../../core/database/db.js';
import { PatientRepository } from './patient.repository.js';

type WithId<Row> = Row & { id: string };

export interface PatientRows {
  patient: WithId<Insertable<DB['patient']>>[];
  patient_name: Insertable<DB['patient_name']>[];
  patient_telecom: Insertable<DB['patient_telecom']>[];
  patient_address: Insertable<DB['patient_address']>[];
  patient_identifier: Insertable<DB['patient_identifier']>[];
  related_person: Insertable<DB['related_person']>[];
}

const IDENTIFIER = ['patient_id', 'type', 'system', 'value', 'verification'] as const;

/** Writes many records of elsewhere at once, whose ids are given so that their history can be written beside them. */
@Injectable()
export class PatientBulkWriter {
  constructor(
    private readonly db: Db,
    private readonly patients: PatientRepository,
  ) {}

  /** Every patient gets a record number of the facility. Returns how many identifiers another patient has already. */
  async write(rows: PatientRows, facilityId: string): Promise<number> {
    if (rows.patient.length === 0) return 0;
    const { q } = this.db;
    const birth = ['birth_date', 'birth_precision', 'deceased', 'deceased_at'] as const;
    const imported = rows.patient.map((row) => ({ ...row, source: 'import' }));
    await bulkInsert(q, 'patient', ['id', 'facility_id', 'source', 'sex', 'gender', ...birth, 'language'], imported);
    const name = ['patient_id', 'use', 'script', 'prefix', 'given', 'family', 'suffix', 'display', 'rank'] as const;
    await bulkInsert(q, 'patient_name', name, rows.patient_name);
    await bulkInsert(q, 'patient_telecom', ['patient_id', 'system', 'value', 'extension', 'use', 'rank', 'messages'], rows.patient_telecom);
    const address = ['patient_id', 'use', 'country', 'region', 'district', 'locality', 'line', 'postal_code', 'rank'] as const;
    await bulkInsert(q, 'patient_address', address, rows.patient_address);
    const related = ['patient_id', 'role', 'name', 'phone', 'valid_from', 'valid_to'] as const;
    await bulkInsert(q, 'related_person', related, rows.related_person);
    const held = await this.writeIdentifiers(rows.patient_identifier);
    const ids = rows.patient.map(({ id }) => id);
    this.patients.giveRecordNumbersLater(ids, facilityId);
    await this.patients.refresh(ids);
    return held;
  }

  /** A unique number that another patient has already is kept under a type that need not be unique. */
  private async writeIdentifiers(rows: PatientRows['patient_identifier']): Promise<number> {
    const columns = sql.join(IDENTIFIER.map((column) => sql.ref(column)));
    const { rows: held } = await sql<{ patient_id: string; system: string; value: string }>`with given as (
        select ${columns}, ordinality from jsonb_populate_recordset(null::patient_identifier, ${JSON.stringify(rows)}::jsonb) with ordinality
      ), written as (
        insert into patient_identifier (${columns}) select ${columns} from given order by ordinality on conflict do nothing
        returning patient_id, type, system, value
      )
      select patient_id, system, value from given
      where not exists (select from written where written.patient_id = given.patient_id and written.type = given.type
        and written.system = given.system and written.value = given.value)`.execute(this.db.q);
    const plain = held.map((row) => ({ ...row, type: 'OTH', verification: 'stated' }));
    await bulkInsert(this.db.q, 'patient_identifier', IDENTIFIER, plain);
    return held.length;
  }
}
