import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

export interface Account {
  id: string;
  passwordHash: string;
  lockedUntil: string | null;
}

/** After the fifth failure in a row the account rests for 30 seconds, doubling up to 15 minutes. */
const FREE_FAILURES = 4;

@Injectable()
export class AccountRepository {
  constructor(private readonly db: Db) {}

  /** Outside a transaction: the password is verified before one begins. */
  async findByEmail(email: string): Promise<Account | null> {
    const row = await this.db.outside
      .selectFrom('user_account')
      .select(['id', 'password_hash as passwordHash', 'locked_until as lockedUntil'])
      .where('email', '=', email)
      .where('active', '=', true)
      .where(({ eb, or }) => or([eb('one_time_password_until', 'is', null), eb('one_time_password_until', '>', sql<string>`now()`)]))
      .executeTakeFirst();
    return row ?? null;
  }

  async passwordHashOf(userId: string): Promise<string> {
    const row = await this.db.outside.selectFrom('user_account').select('password_hash').where('id', '=', userId).executeTakeFirstOrThrow();
    return row.password_hash;
  }

  async noteFailure(id: string): Promise<void> {
    await sql`update user_account set failed_attempts = failed_attempts + 1,
      locked_until = case when failed_attempts >= ${FREE_FAILURES}
        then now() + least(interval '15 minutes', interval '30 seconds' * 2 ^ least(failed_attempts - ${FREE_FAILURES}, 6)) end
      where id = ${id}`.execute(this.db.q);
  }

  async noteSuccess(id: string): Promise<void> {
    await sql`update user_account set failed_attempts = 0, locked_until = null
      where id = ${id} and failed_attempts > 0`.execute(this.db.q);
  }

  async setPasswordHash(id: string, passwordHash: string): Promise<void> {
    await this.db.q
      .updateTable('user_account')
      .set({ password_hash: passwordHash, one_time_password_until: null })
      .where('id', '=', id)
      .execute();
  }
}
