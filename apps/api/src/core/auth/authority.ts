import type { Permission } from '@wardbook/contracts/core/permissions';
import type { Actor } from '../database/actor.js';
import { Problem } from '../problem.error.js';

/** What administers a facility. Those who administer the organisation may do it in each of its facilities. */
const ADMINISTRATION: readonly Permission[] = ['organisation:manage', 'practitioner:manage', 'user:manage', 'role:manage'];

/** Whether the actor decides for the whole organisation, in whichever facility that role was given. A program may do all that its code does. */
export function administersOrganisation(actor: Actor): boolean {
  return actor.kind !== 'user' || actor.grants.some(({ permissions }) => permissions.includes('organisation:administer'));
}

/** Whether the actor has the permission in that facility, whichever facility the request names. */
export function mayIn(actor: Actor, permission: Permission, facilityId: string): boolean {
  if (actor.kind !== 'user') return true;
  if (ADMINISTRATION.includes(permission) && administersOrganisation(actor)) return true;
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

/** What belongs to the organisation is decided by those who administer it: its name, roles, settings and facilities. */
export function refuseUnlessOfTheOrganisation(actor: Actor): void {
  if (administersOrganisation(actor)) return;
  throw new Problem('forbidden', {
    detail: 'This concerns the whole organisation, which you do not administer.',
    context: { rule: 'not_of_the_organisation' },
  });
}
