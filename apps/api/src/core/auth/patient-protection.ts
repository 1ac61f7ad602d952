import { Injectable } from '@nestjs/common';
import type { Permission } from '@wardbook/contracts/core/permissions';
import type { Actor } from '../database/actor.js';
import { Problem } from '../problem.error.js';

/** Which patients are restricted, and the permission that opens each. */
export type Restrictions = ReadonlyMap<string, Permission>;

/**
 * Whose record opens only for some roles. There are few of them, and they are remembered under the version of everything that decides
 * access: the request's first statement proves that it is still the same.
 */
@Injectable()
export class PatientProtection {
  private read: () => Promise<Restrictions> = async () => new Map();
  private known: { version: number; restrictions: Restrictions } | null = null;

  /** The module that keeps patients says where to read it. */
  readWith(read: () => Promise<Restrictions>): void {
    this.read = read;
  }

  /** In a transaction of the actor. */
  async refuseRestricted(actor: Actor, patientIds: readonly string[]): Promise<void> {
    if (patientIds.length === 0) return;
    const hidden = await this.hiddenFrom(actor);
    if (!patientIds.some(hidden)) return;
    throw new Problem('forbidden', {
      detail: 'This record is restricted, and none of your roles opens it.',
      context: { rule: 'restricted_patient' },
    });
  }

  /** Whether the actor may not open a patient's record. A program opens each. */
  async hiddenFrom(actor: Actor): Promise<(patientId: string) => boolean> {
    if (actor.kind !== 'user') return () => false;
    const restrictions = await this.current(actor.admission?.version);
    return (patientId) => {
      const needed = restrictions.get(patientId);
      return needed !== undefined && !actor.permissions.has(needed);
    };
  }

  private async current(version: number | undefined): Promise<Restrictions> {
    if (version !== undefined && this.known?.version === version) return this.known.restrictions;
    const restrictions = await this.read();
    if (version !== undefined) this.known = { version, restrictions };
    return restrictions;
  }
}
