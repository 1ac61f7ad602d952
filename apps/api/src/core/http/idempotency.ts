import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import { sql } from 'kysely';
import { Db } from '../database/db.js';
import { Problem } from '../problem.error.js';

export interface StoredAnswer {
  status: number;
  answer: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Remembers the answers of writes that may be sent twice. The row is written first, so a second request with the same key
 * waits at the primary key until the first has committed (and then gets its answer) or rolled back (and then does the work).
 *
 * An answer may hold a patient's data or a one-time password, so it is encrypted with the key that the caller sent, and of
 * that key only a hash is kept: the table alone tells nothing.
 */
@Injectable()
export class Idempotency {
  constructor(private readonly db: Db) {}

  /** Claims the key in the running transaction, or returns what the first request was answered. */
  async claim(endpoint: AnyEndpoint, key: string, input: unknown): Promise<StoredAnswer | null> {
    const hash = sha256(JSON.stringify([this.db.actor.facilityId, input]));
    const user = this.db.actor.userId;
    const claimed = await sql`insert into core.idempotent_answer (user_id, operation, key, request_hash)
      values (${user}, ${endpoint.operationId}, ${sha256(key)}, ${hash}) on conflict do nothing`.execute(this.db.q);
    if (claimed.numAffectedRows === 1n) return null;
    const { rows } = await sql<{ request_hash: string; status: number; answer: Buffer }>`select request_hash, status, answer
      from core.idempotent_answer where user_id = ${user} and operation = ${endpoint.operationId} and key = ${sha256(key)}`.execute(
      this.db.q,
    );
    if (!rows[0] || rows[0].request_hash !== hash) throw new Problem('idempotency-key-reused');
    return { status: rows[0].status, answer: decrypt(rows[0].answer, key) };
  }

  /** It leaves with the commit. */
  store(endpoint: AnyEndpoint, key: string, { status, answer }: StoredAnswer): void {
    this.db.later(sql`update core.idempotent_answer set status = ${status}, answer = ${encrypt(answer, key)}
      where user_id = ${this.db.actor.userId} and operation = ${endpoint.operationId} and key = ${sha256(key)}`);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash that is kept and the key that encrypts come from the same text, so the second is derived under a name of its own. */
function cipherKey(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'idempotent answer', 32));
}

function encrypt(text: string, key: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, cipherKey(key), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function decrypt(sealed: Buffer, key: string): string {
  const decipher = createDecipheriv(CIPHER, cipherKey(key), sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
