import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Actor } from '../database/actor.js';
import { Db } from '../database/db.js';

type AccessAction =
  | 'look'
  | 'search'
  | 'print'
  | 'export'
  | 'sign-in'
  | 'sign-out'
  | 'sign-in-failed'
  | 'confirm'
  | 'password-change'
  | 'denied';

interface AccessEntry {
  action: AccessAction;
  operation: string;
  patientId?: string | null;
  /** The patients of a list. */
  patientIds?: readonly string[];
  subjectId?: string | null;
  /** Facts without patient data, such as how many rows a search returned. */
  detail?: Record<string, unknown>;
}

/** Writes what triggers cannot see: looks, searches, prints, sign-ins and denials. */
@Injectable()
export class AuditTrail {
  constructor(private readonly db: Db) {}

  /** Writes into the running transaction, so an answer never leaves without its entry. It rides with the next statement. */
  async record({ action, operation, patientId = null, patientIds, subjectId = null, detail }: AccessEntry): Promise<void> {
    this.db.noteLook();
    const facts = detail ? JSON.stringify(detail) : null;
    this.db.later(
      sql`select audit.record_access(${action}, ${operation}, ${patientId}::uuid, ${patientIds ?? null}::uuid[], ${subjectId}::uuid, ${facts}::jsonb)`,
    );
  }

  /** A denial has no transaction of its own to ride in. */
  async denied(actor: Actor, operation: string, detail: Record<string, unknown>): Promise<void> {
    await this.db.tx(actor, () => this.record({ action: 'denied', operation, detail }));
  }
}
