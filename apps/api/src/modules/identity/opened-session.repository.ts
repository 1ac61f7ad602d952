import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

interface NewSession {
  id: string;
  userId: string;
  longestHours: number;
  refreshHash: Buffer;
  userAgent: string | undefined;
}

/** Whose session a refresh token belongs to, and how long ago another one took its place. */
export interface RefreshTokenOwner {
  id: string;
  userId: string;
  current: boolean;
  spentSecondsAgo: number;
}

/** Writes sessions as they open, go on and end, with the hashes of their refresh tokens. */
@Injectable()
export class OpenedSessionRepository {
  constructor(private readonly db: Db) {}

  async insert({ id, userId, longestHours, refreshHash, userAgent }: NewSession): Promise<void> {
    await sql`insert into session (id, user_id, expires_at, refresh_hash, user_agent)
      values (${id}, ${userId}, now() + ${longestHours} * interval '1 hour', ${refreshHash}, ${userAgent?.slice(0, 300) ?? null})`.execute(
      this.db.q,
    );
  }

  /** Puts the next refresh token in the place of one; false where another request was first. */
  async rotate(id: string, spent: Buffer, next: Buffer): Promise<boolean> {
    const result = await sql`update session set refresh_hash = ${next}
      where id = ${id} and refresh_hash = ${spent} and ended_at is null`.execute(this.db.q);
    if (result.numAffectedRows !== 1n) return false;
    await this.db.q.insertInto('spent_refresh_token').values({ hash: spent, session_id: id }).execute();
    return true;
  }

  /** A session that has ended stays as it ended. */
  async end(id: string, reason: 'signed-out' | 'refresh-reused'): Promise<void> {
    await sql`update session set ended_at = now(), end_reason = ${reason} where id = ${id} and ended_at is null`.execute(this.db.q);
  }

  /** Outside any transaction, since a refresh comes before there is an actor. */
  async findByRefreshHash(hash: Buffer): Promise<RefreshTokenOwner | undefined> {
    const { rows } = await sql<RefreshTokenOwner>`
      select id, user_id as "userId", true as current, 0::float8 as "spentSecondsAgo" from session where refresh_hash = ${hash}
      union all
      select session.id, user_id, false, extract(epoch from now() - spent_at)::float8
      from spent_refresh_token join session on session.id = session_id where hash = ${hash}`.execute(this.db.outside);
    return rows[0];
  }
}
