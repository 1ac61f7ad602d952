import type { Permission } from '@wardbook/contracts/core/permissions';
import type { Admission } from './admission.js';

export type ActorKind = 'user' | 'patient' | 'service' | 'job' | 'import' | 'migration';

interface Grant {
  facilityId: string;
  permissions: readonly Permission[];
}

/** The actor of a transaction, to whom the database attributes every change. */
export interface Actor {
  kind: ActorKind;
  userId: string | null;
  facilityId: string | null;
  requestId: string | null;
  /** Where a request comes from. A program has neither. */
  sessionId: string | null;
  address: string | null;
  reason: string | null;
  permissions: ReadonlySet<Permission>;
  /** What the user may do in each facility. Empty for a program. */
  grants: readonly Grant[];
  /** Set while the guard decided from memory: each transaction then proves it again. */
  admission?: Admission;
}

/** An actor without a person behind it: a job, an import, the demo. It is allowed everything its code does. */
export function systemActor(kind: Exclude<ActorKind, 'user' | 'patient'>, facilityId: string | null = null): Actor {
  return {
    kind,
    userId: null,
    facilityId,
    requestId: null,
    sessionId: null,
    address: null,
    reason: null,
    permissions: new Set(),
    grants: [],
  };
}
