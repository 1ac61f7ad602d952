import { Injectable } from '@nestjs/common';
import { type AnyEndpoint, isRead } from '@wardbook/contracts/core/endpoint';
import { PatientProtection } from '../auth/patient-protection.js';
import { Db } from '../database/db.js';
import { AuditTrail } from './audit-trail.js';
import { BulkReading } from './bulk-reading.js';
import { patientsIn } from './patients-in.js';

const OF_ONE_PATIENT = /^\/patients\/:id(\/|$)/;

type Input = Record<string, unknown>;

/** Sees to it that no answer with a patient's data leaves without its row in the trail, nor a restricted record to a role that may not. */
@Injectable()
export class PatientLooks {
  constructor(
    private readonly db: Db,
    private readonly trail: AuditTrail,
    private readonly protection: PatientProtection,
    private readonly bulk: BulkReading,
  ) {}

  /** Before the work, where the address names the patient. */
  async before(endpoint: AnyEndpoint, input: Input): Promise<void> {
    const id = patientOfAddress(endpoint, input);
    if (id && endpoint.shows === 'record') await this.protection.refuseRestricted(this.db.actor, [id]);
  }

  /** In the transaction of the work, once its answer is known. A service that writes its own, more telling row has done so already. */
  async after(endpoint: AnyEndpoint, input: Input, answer: unknown): Promise<void> {
    const { shows, operationId } = endpoint;
    if (!shows) return;
    const own = patientOfAddress(endpoint, input);
    const ids = own ? [own] : [...new Set([...patientsIn(answer, endpoint), ...askedFor(input)])];
    if (shows === 'record' && !own) await this.protection.refuseRestricted(this.db.actor, ids);
    const { userId } = this.db.actor;
    if (shows === 'patients') {
      if (userId) this.bulk.refuseTooMany(userId, ids);
      if (this.db.hasLooked) return;
      const action = hasSearch(input) ? 'search' : 'look';
      await this.trail.record({ action, operation: operationId, patientIds: ids, detail: { shown: ids.length } });
    } else if (isRead(endpoint) && !this.db.hasLooked) {
      const subjectId = idOf(input);
      for (const patientId of ids.length > 0 ? ids : [null]) {
        await this.trail.record({
          action: 'look',
          operation: operationId,
          patientId,
          subjectId: subjectId === patientId ? null : subjectId,
        });
      }
    }
  }
}

function patientOfAddress({ path }: AnyEndpoint, { params }: Input): string | null {
  return OF_ONE_PATIENT.test(path) ? idOf({ params }) : null;
}

/** A check of a prescription names its patient only in the question. */
function askedFor({ body }: Input): string[] {
  const { patientId } = (body ?? {}) as { patientId?: unknown };
  return typeof patientId === 'string' ? [patientId] : [];
}

/** What the address names. A payment has no patient in its answer, and is found by this. */
function idOf({ params }: Input): string | null {
  return (params as { id?: string } | undefined)?.id ?? null;
}

function hasSearch({ query, body }: Input): boolean {
  return body !== undefined || (query as { search?: string } | undefined)?.search !== undefined;
}
