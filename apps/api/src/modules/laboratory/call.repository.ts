import { Injectable } from '@nestjs/common';
import type { CriticalCall } from '@wardbook/contracts/laboratory/results';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { userName } from './work.repository.js';

interface NewCall {
  patientId: string;
  serviceRequestId: string;
  toldName: string;
  toldRole: string | null;
  toldAt: string | undefined;
  note: string | null;
}

/** All SQL of calls about critical values and of the laboratory's conclusions. */
@Injectable()
export class CallRepository {
  constructor(private readonly db: Db) {}

  async insert(call: NewCall): Promise<void> {
    await this.db.q
      .insertInto('critical_call')
      .values({
        facility_id: this.db.facilityId,
        patient_id: call.patientId,
        service_request_id: call.serviceRequestId,
        told_name: call.toldName,
        told_role: call.toldRole,
        told_at: call.toldAt ?? sql<string>`core.now()`,
        read_back: true,
        note: call.note,
      })
      .execute();
  }

  async ofRequest(serviceRequestId: string): Promise<CriticalCall[]> {
    const { rows } = await sql<CriticalCall>`
      select id, told_name as "toldName", told_role as "toldRole", told_at as "toldAt", note, ${userName(sql`call.created_by`)} as by
      from critical_call as call where service_request_id = ${serviceRequestId} order by told_at, id`.execute(this.db.q);
    return rows;
  }

  async conclusionOf(reportId: string | null): Promise<string | null> {
    if (!reportId) return null;
    const row = await this.db.q.selectFrom('diagnostic_report').select('conclusion').where('id', '=', reportId).executeTakeFirst();
    return row?.conclusion ?? null;
  }
}
