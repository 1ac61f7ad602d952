import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { found } from '../../../core/problem.error.js';

/** Finds or opens the account that charges go to. */
@Injectable()
export class AccountRepository {
  constructor(private readonly db: Db) {}

  /** A visit owns its account. Two acts at the same time find the same one. */
  async ofVisit(visitId: string, patientId: string): Promise<string> {
    return await this.opened(
      sql`insert into account (visit_id, patient_id, debtor_kind, currency)
        select ${visitId}::uuid, ${patientId}::uuid, 'patient', currency from facility where id = ${this.db.facilityId}
        on conflict (visit_id) do nothing returning id`,
      sql`visit_id = ${visitId}`,
    );
  }

  async ofPatient(patientId: string): Promise<string> {
    return await this.opened(
      sql`insert into account (patient_id, debtor_kind, currency)
        select ${patientId}::uuid, 'patient', currency from facility where id = ${this.db.facilityId}
        on conflict (facility_id, patient_id) where visit_id is null and patient_id is not null do nothing returning id`,
      sql`patient_id = ${patientId} and visit_id is null and facility_id = ${this.db.facilityId}`,
    );
  }

  /** The account of a buyer without a record, such as a customer of the pharmacy. */
  async ofWalkIn(): Promise<string> {
    const { rows } = await sql<{ id: string }>`insert into account (debtor_kind, currency)
      select 'walk-in', currency from facility where id = ${this.db.facilityId} returning id`.execute(this.db.q);
    return found(rows[0]).id;
  }

  /**
   * One document of an account at a time: what it bills is then surely still open. Statements that leave with this one run
   * after it, so they see what the document before has left.
   */
  async lock(id: string): Promise<{ patientId: string | null; visitId: string | null; currency: string }> {
    const { rows } = await sql<{ patientId: string | null; visitId: string | null; currency: string }>`
      select patient_id as "patientId", visit_id as "visitId", currency from account where id = ${id} for update`.execute(this.db.q);
    return found(rows[0]);
  }

  /** An account that another act opens at this very moment is seen by the second statement only. */
  private async opened(insert: RawBuilder<unknown>, known: RawBuilder<unknown>): Promise<string> {
    const { rows } = await sql<{ id: string }>`with made as (${insert})
      select id from made union all select id from account where ${known} limit 1`.execute(this.db.q);
    if (rows[0]) return rows[0].id;
    return found((await sql<{ id: string }>`select id from account where ${known}`.execute(this.db.q)).rows[0]).id;
  }

  async balanceOf(id: string): Promise<number> {
    const row = await this.db.q.selectFrom('account_balance').select('balance').where('account_id', '=', id).executeTakeFirst();
    return row?.balance ?? 0;
  }
}
