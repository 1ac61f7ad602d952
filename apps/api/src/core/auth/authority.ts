import type { Permission } from '@wardbook/contracts/core/permissions';
import type { Actor } from '../database/actor.js';
import { Problem } from '../problem.error.js';

/** Whether the actor has the permission in that facility, whichever facility the request names. A program may do all that its code does. */
export function mayIn(actor: Actor, permission: Permission, facilityId: string): boolean {
  if (actor.kind !== 'user') return true;
  return actor.grants.some((grant) => grant.facilityId === facilityId && grant.permissions.includes(permission));
}

/** An administrator of one facility has no say in another. */
export function refuseUnlessIn(actor: Actor, permission: Permission, facilityIds: readonly string[]): void {
  if (facilityIds.every((id) => mayIn(actor, permission, id))) return;
  throw new Problem('forbidden', {
    detail: 'This also concerns a facility where you do not have this right.',
    context: { rule: 'other_facility' },
  });
}
