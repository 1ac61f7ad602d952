import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FieldFaultCode } from '@wardbook/contracts/core/field-faults';
import { administersOrganisation, mayIn, refuseUnlessIn } from '../../core/auth/authority.js';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Problem } from '../../core/problem.error.js';
import { facilityOpened } from '../organisation/index.js';
import { MembershipRepository, type WantedMembership } from './membership.repository.js';

interface FacilityRoles {
  facilityId: string;
  roleIds: readonly string[];
}

/** Gives roles and takes them away, in the facilities in which the acting user manages users. */
@Injectable()
export class Memberships implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly memberships: MembershipRepository,
    private readonly events: Events,
  ) {}

  /** The user who opens a facility gets the roles to set it up. */
  onModuleInit(): void {
    this.events.on(facilityOpened, ({ facilityId, from }) => this.memberships.copyOfActor(from, facilityId));
  }

  /** Makes the roles in the named facilities exactly these; in the others they stay. Returns whether one began or ended. */
  async set(userId: string, wanted: readonly FacilityRoles[]): Promise<boolean> {
    let changes = 0;
    const current = await this.memberships.current(userId);
    for (const [index, { facilityId, roleIds }] of wanted.entries()) {
      const held = current.filter((membership) => membership.facilityId === facilityId).map(({ roleId }) => roleId);
      const ending = held.filter((roleId) => !roleIds.includes(roleId));
      const beginning = [...new Set(roleIds)].filter((roleId) => !held.includes(roleId));
      if (ending.length + beginning.length > 0 && !mayIn(this.db.actor, 'user:manage', facilityId))
        throw notManaged(`body.memberships.${index}`);
      changes += ending.length + beginning.length;
      for (const roleId of ending) await this.memberships.end(userId, { facilityId, roleId });
      for (const roleId of beginning) await this.begin(userId, { facilityId, roleId }, `body.memberships.${index}`);
    }
    return changes > 0;
  }

  /** A sign-in for a person who works elsewhere too is given only by those who manage users there. */
  async refuseColleagueOfOthers(personId: string): Promise<void> {
    refuseUnlessIn(this.db.actor, 'user:manage', await this.memberships.facilitiesOfPractitioner(personId));
  }

  /**
   * An account opens every facility in which it has a role, so a change of its sign-in needs user management in all of them.
   * Otherwise the administrator of one facility could enter another one under another person's name.
   */
  async refuseUnlessAllManaged(userId: string): Promise<void> {
    const { actor } = this.db;
    const current = await this.memberships.current(userId);
    if (!administersOrganisation(actor) && (await this.memberships.administersOrganisation(userId)))
      throw new Problem('forbidden', {
        detail: 'This account administers the organisation, which you do not.',
        context: { rule: 'not_of_the_organisation' },
      });
    if (current.every(({ facilityId }) => mayIn(actor, 'user:manage', facilityId))) return;
    throw new Problem('forbidden', {
      detail: 'This account also has roles in a facility where you do not manage users.',
      context: { rule: 'account_elsewhere' },
    });
  }

  /**
   * A user gives no role to himself or herself, and no role that allows what the user may not do in that facility. Those who manage a
   * facility's roles may give each of them there, but for the one that decides for the organisation.
   */
  private async refuseUngrantable(userId: string, { facilityId, roleId }: WantedMembership, path: string): Promise<void> {
    const { actor } = this.db;
    if (actor.userId === userId)
      throw notGrantable(path, 'not_to_oneself', 'You cannot give a role to yourself. Ask a colleague who manages users.');
    if (administersOrganisation(actor)) return;
    const mayGiveEach = mayIn(actor, 'role:manage', facilityId);
    const lacking = (await this.memberships.permissionsOf(roleId)).some((permission) =>
      mayGiveEach ? permission === 'organisation:administer' : !mayIn(actor, permission, facilityId),
    );
    if (lacking)
      throw notGrantable(path, 'more_than_held', 'This role allows more than you may do yourself. Ask a colleague who manages roles.');
  }

  private async begin(userId: string, membership: WantedMembership, path: string): Promise<void> {
    await this.refuseUngrantable(userId, membership, path);
    if (await this.memberships.begin(userId, membership)) return;
    throw Problem.field(path, 'unknown', 'This role cannot be given: it is retired or not known.');
  }
}

function notGrantable(path: string, rule: string, message: string): Problem {
  return new Problem('forbidden', {
    detail: message,
    fields: [{ path, code: rule.replaceAll('_', '-') as FieldFaultCode, message }],
    context: { rule },
  });
}

function notManaged(path: string): Problem {
  const message = 'You do not manage users in this facility.';
  return new Problem('forbidden', {
    detail: message,
    fields: [{ path, code: 'not-managed', message }],
    context: { rule: 'facility_not_managed' },
  });
}
