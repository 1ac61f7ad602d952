import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { PatientFacts } from '../../patients/index.js';

/**
 * Tells what a patient owes this facility: the balance of the journal over the accounts. The desk that records who pays says it
 * at the check-in, without seeing the charges.
 */
@Injectable()
export class PatientBalances {
  constructor(
    private readonly db: Db,
    facts: PatientFacts,
  ) {
    facts.offer('balance', {
      permission: 'charge:read',
      deskPermission: 'coverage:manage',
      module: 'billing',
      read: (ids) => this.read(ids),
    });
  }

  private async read(ids: readonly string[]) {
    const { rows } = await sql<{ id: string; currency: string; amount: number }>`
      select account.patient_id as id, account.currency, sum(account_balance.balance)::bigint as amount
      from account join account_balance on account_balance.account_id = account.id
      where account.patient_id = any(${ids}::uuid[]) and account.debtor_kind = 'patient'
      group by account.patient_id, account.currency`.execute(this.db.q);
    return new Map(rows.map(({ id, ...balance }) => [id, balance] as const));
  }
}
