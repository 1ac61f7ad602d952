import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import { sql } from 'kysely';
import { Db } from '../database/db.js';
import { Problem } from '../problem.error.js';

export interface StoredAnswer {
  status: number;
  answer: string;
}

/**
 * Remembers the answers of writes that may be sent twice. The row is written first, so a second request with the same key
 * waits at the primary key until the first has committed (and then gets its answer) or rolled back (and then does the work).
 */
@Injectable()
export class Idempotency {
  constructor(private readonly db: Db) {}

  /** Claims the key in the running transaction, or answers what the first request was answered. */
  async claim(endpoint: AnyEndpoint, key: string, input: unknown): Promise<StoredAnswer | null> {
    const hash = createHash('sha256')
      .update(JSON.stringify([this.db.actor.facilityId, input]))
      .digest('hex');
    const user = this.db.actor.userId;
    const claimed = await sql`insert into core.idempotent_answer (user_id, operation, key, request_hash)
      values (${user}, ${endpoint.operationId}, ${key}, ${hash}) on conflict do nothing`.execute(this.db.q);
    if (claimed.numAffectedRows === 1n) return null;
    const { rows } = await sql<StoredAnswer & { request_hash: string }>`select request_hash, status, answer
      from core.idempotent_answer where user_id = ${user} and operation = ${endpoint.operationId} and key = ${key}`.execute(this.db.q);
    if (!rows[0] || rows[0].request_hash !== hash) throw new Problem('idempotency-key-reused');
    return rows[0];
  }

  /** It leaves with the commit. */
  store(endpoint: AnyEndpoint, key: string, given: StoredAnswer): void {
    this.db.later(sql`update core.idempotent_answer set status = ${given.status}, answer = ${given.answer}
      where user_id = ${this.db.actor.userId} and operation = ${endpoint.operationId} and key = ${key}`);
  }
}
