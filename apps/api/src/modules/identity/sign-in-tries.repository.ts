import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../core/database/db.js';

/** After the fifth try in a row without the right password no other is taken for 30 seconds, doubling up to 15 minutes. */
const FREE_TRIES = 4;
const WINDOW_SECONDS = 300;
const NETWORK_PARTS = 4;

const NOT_LOCKED = sql`(known.locked_until is null or known.locked_until <= now())`;
const NEXT_LOCK = sql`case when known.in_a_row >= ${FREE_TRIES}
  then now() + least(interval '15 minutes', interval '30 seconds' * 2 ^ least(known.in_a_row - ${FREE_TRIES}, 6)) end`;

/**
 * Counts the passwords that are tried, in the database, so that all processes count together, and each before it is compared, so
 * that guesses which arrive at once are counted too. Every statement stands alone.
 */
@Injectable()
export class SignInTries {
  constructor(private readonly db: Db) {}

  /** Takes a try from a network address. Returns how many there were in the window and the seconds that are left of it. */
  async takeFromAddress(address: string): Promise<{ tries: number; secondsLeft: number }> {
    const isOver = sql`known.since < now() - ${WINDOW_SECONDS} * interval '1 second'`;
    const { rows } = await sql<{ tries: number; secondsLeft: number }>`insert into sign_in_address as known (address)
      values (${networkOf(address)}) on conflict (address) do update set tries = case when ${isOver} then 1 else known.tries + 1 end,
        since = case when ${isOver} then now() else known.since end
      returning tries, ceil(${WINDOW_SECONDS} - extract(epoch from now() - since))::int as "secondsLeft"`.execute(this.db.outside);
    return rows[0] ?? { tries: 0, secondsLeft: 0 };
  }

  /** Returns whether the account takes a password from a device that it does not know. */
  async takeFromStranger(userId: string): Promise<boolean> {
    return await this.took(sql`insert into sign_in_failure as known (user_id) values (${userId})
      on conflict (user_id) do update set in_a_row = known.in_a_row + 1, locked_until = ${NEXT_LOCK} where ${NOT_LOCKED}`);
  }

  /** Returns whether the account takes a password from this device of its own. */
  async takeFromDevice(deviceId: string): Promise<boolean> {
    return await this.took(
      sql`update known_device as known set in_a_row = in_a_row + 1, locked_until = ${NEXT_LOCK} where id = ${deviceId} and ${NOT_LOCKED}`,
    );
  }

  /** After the right password from a device that the account did not know. */
  async giveBack(address: string, userId: string): Promise<void> {
    await sql`update sign_in_address set tries = greatest(tries - 1, 0) where address = ${networkOf(address)}`.execute(this.db.q);
    await sql`update sign_in_failure set in_a_row = 0, locked_until = null where user_id = ${userId}`.execute(this.db.q);
  }

  /** From now on the account knows the device, and what was tried from it is forgotten. */
  async know(userId: string, hash: Buffer): Promise<void> {
    await sql`insert into known_device (user_id, hash) values (${userId}, ${hash})
      on conflict (user_id, hash) do update set in_a_row = 0, locked_until = null, last_used_at = now()`.execute(this.db.q);
  }

  private async took(statement: RawBuilder<unknown>): Promise<boolean> {
    return (await statement.execute(this.db.outside)).numAffectedRows === 1n;
  }
}

/** A subscriber has a whole IPv6 network of 64 bits, so its addresses count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const [front, back] = [head, tail ?? ''].map((text) => (text === '' ? [] : text.split(':'))) as [string[], string[]];
  const missing = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array<string>(missing).fill('0'), ...back].slice(0, NETWORK_PARTS).join(':');
}
