import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import type { PasswordOwner } from './password-rules.js';

export interface Account {
  id: string;
  passwordHash: string;
  /** The account's own record of the device that the request comes from. */
  deviceId: string | null;
}

const TRIES_IN_A_SESSION = 5;

@Injectable()
export class AccountRepository {
  constructor(private readonly db: Db) {}

  /** Outside a transaction: the password is verified before one begins. */
  async findByEmail(email: string, deviceHash: Buffer | null): Promise<Account | null> {
    const row = await this.db.outside
      .selectFrom('user_account')
      .leftJoin('known_device', (join) => join.onRef('known_device.user_id', '=', 'user_account.id').on('hash', '=', deviceHash))
      .select(['user_account.id', 'password_hash as passwordHash', 'known_device.id as deviceId'])
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

  /** When an admin lifts the lock. */
  async forgetFailures(id: string): Promise<void> {
    await this.db.q.deleteFrom('sign_in_failure').where('user_id', '=', id).execute();
    await sql`update known_device set in_a_row = 0, locked_until = null where user_id = ${id} and in_a_row > 0`.execute(this.db.q);
  }

  async forgetDevices(id: string): Promise<void> {
    await this.db.q.deleteFrom('known_device').where('user_id', '=', id).execute();
  }

  /** Takes one of the passwords that a session may try, and returns how many are left. No session, or none left, gives null. */
  async takeTry(sessionId: string): Promise<number | null> {
    const { rows } = await sql<{ left: number }>`update session set password_tries = password_tries + 1
      where id = ${sessionId} and ended_at is null and password_tries < ${TRIES_IN_A_SESSION}
      returning ${TRIES_IN_A_SESSION} - password_tries as left`.execute(this.db.outside);
    return rows[0]?.left ?? null;
  }

  async forgetTries(sessionId: string): Promise<void> {
    await sql`update session set password_tries = 0 where id = ${sessionId}`.execute(this.db.outside);
  }

  async confirmSession(sessionId: string): Promise<void> {
    await sql`update session set confirmed_at = now() where id = ${sessionId}`.execute(this.db.q);
  }

  async endGuessedSession(sessionId: string): Promise<void> {
    await sql`update session set ended_at = now(), end_reason = 'password-guessed' where id = ${sessionId} and ended_at is null`.execute(
      this.db.q,
    );
  }

  /** Returns how many were ended. */
  async endOtherSessions({ userId, sessionId }: { userId: string; sessionId: string }): Promise<number> {
    const { numAffectedRows } = await sql`update session set ended_at = now(), end_reason = 'password-changed'
      where user_id = ${userId} and id <> ${sessionId} and ended_at is null`.execute(this.db.q);
    return Number(numAffectedRows ?? 0);
  }

  async ownerOf(userId: string): Promise<PasswordOwner> {
    const { rows } = await sql<PasswordOwner>`select user_account.email, array[person.given_name, person.family_name] as names,
        array(select name from organisation union select name from facility union select code from facility) as places
      from user_account join person on person.id = user_account.person_id where user_account.id = ${userId}`.execute(this.db.outside);
    const owner = rows[0];
    if (!owner) throw new Error('A session without its account.');
    return owner;
  }

  async setPasswordHash(id: string, passwordHash: string): Promise<void> {
    await this.db.q
      .updateTable('user_account')
      .set({ password_hash: passwordHash, one_time_password_until: null })
      .where('id', '=', id)
      .execute();
  }
}
