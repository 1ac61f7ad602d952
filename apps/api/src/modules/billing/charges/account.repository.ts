import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { found } from '../../../core/problem.error.js';

/** Finds or opens the account that charges go to. */
@Injectable()
export class AccountRepository {
  constructor(private readonly db: Db) {}

  /** A visit owns its account. Two acts at the same time find the same one. */
  async ofVisit(visitId: string, patientId: string): Promise<string> {
    await sql`insert into account (visit_id, patient_id, debtor_kind, currency)
      select ${visitId}::uuid, ${patientId}::uuid, 'patient', currency from facility where id = ${this.db.facilityId}
      on conflict (visit_id) do nothing`.execute(this.db.q);
    const row = await this.db.q.selectFrom('account').select('id').where('visit_id', '=', visitId).executeTakeFirst();
    return found(row).id;
  }

  async ofPatient(patientId: string): Promise<string> {
    await sql`insert into account (patient_id, debtor_kind, currency)
      select ${patientId}::uuid, 'patient', currency from facility where id = ${this.db.facilityId}
      on conflict (facility_id, patient_id) where visit_id is null and patient_id is not null do nothing`.execute(this.db.q);
    const query = this.db.q.selectFrom('account').select('id').where('patient_id', '=', patientId).where('visit_id', 'is', null);
    return found(await query.executeTakeFirst()).id;
  }

  /** Somebody who is not registered, such as a customer of the pharmacy. */
  async ofWalkIn(): Promise<string> {
    const { rows } = await sql<{ id: string }>`insert into account (debtor_kind, currency)
      select 'walk-in', currency from facility where id = ${this.db.facilityId} returning id`.execute(this.db.q);
    return found(rows[0]).id;
  }

  /** One document of an account at a time: what it bills is then surely still open. */
  async lock(id: string): Promise<{ patientId: string | null; visitId: string | null; currency: string }> {
    const { rows } = await sql<{ patientId: string | null; visitId: string | null; currency: string }>`
      select patient_id as "patientId", visit_id as "visitId", currency from account where id = ${id} for update`.execute(this.db.q);
    return found(rows[0]);
  }

  async balanceOf(id: string): Promise<number> {
    const row = await this.db.q.selectFrom('account_balance').select('balance').where('account_id', '=', id).executeTakeFirst();
    return row?.balance ?? 0;
  }
}
